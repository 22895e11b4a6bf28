/* Files read piece by piece: a graph, and what is wrong with it, is told as if the file were in memory whole. */
#include "writing.h"

#include <unistd.h>

#include "base/str.h"
#include "base/window.h"

static const char path[] = "test_window.tmp";

typedef struct outcome {
  kg_status status;
  kgi_buf messages, graph;
} outcome;

static void collect(void *ctx, kg_severity severity, const kg_error *what) {
  outcome *to = ctx;
  char line[900];
  (void)severity;
  kgi_buf_puts(&to->messages, kg_error_format(what, line, sizeof line));
  kgi_buf_puts(&to->messages, "\n");
}

static void put_file(kg_str bytes) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
  assert_int_equal(fclose(file), 0);
}

static outcome load(kg_str bytes, bool from_file) {
  outcome got = {0};
  kg_graph *graph;
  kg_error err = {0};
  kg_diag diag = {.report = collect, .ctx = &got};
  got.status = from_file ? kg_load(&graph, path, &diag, &err) : kg_load_memory(&graph, path, bytes, &diag, &err);
  if (got.status) collect(&got, KG_ERROR, &err);
  if (graph) got.graph = written("jsonl", graph);
  kg_graph_free(graph);
  return got;
}

static void assert_same_both_ways(kg_str bytes) {
  put_file(bytes);
  outcome read = load(bytes, true), there = load(bytes, false);
  assert_int_equal(read.status, there.status);
  assert_string_equal(kgi_buf_cstr(&read.messages), kgi_buf_cstr(&there.messages));
  assert_string_equal(kgi_buf_cstr(&read.graph), kgi_buf_cstr(&there.graph));
  kgi_buf_clear(&read.messages);
  kgi_buf_clear(&read.graph);
  kgi_buf_clear(&there.messages);
  kgi_buf_clear(&there.graph);
  assert_int_equal(remove(path), 0);
}

static void graphs_load_from_files_as_from_memory(void **state) {
  static const char *const formats[] = {"jsonl", "json", "graphml", "db"};
  (void)state;
  kg_graph *graph = large_graph(4000, 300, 5);
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    kgi_buf bytes = written(formats[i], graph);
    assert_true(bytes.len > 3 << 20);
    assert_same_both_ways(kgi_buf_str(&bytes));
    memcpy(bytes.bytes + bytes.len / 7 * 6, "{\"]}", 4); /* far behind what is let go */
    if (strcmp(formats[i], "db") != 0) assert_same_both_ways(kgi_buf_str(&bytes));
    kgi_buf_clear(&bytes);
  }
  kg_graph_free(graph);
}

static void a_long_line_is_read_whole(void **state) {
  (void)state;
  kgi_buf bytes = {0};
  kgi_buf_puts(&bytes, "\xef\xbb\xbf{\"id\":\"a\",\"entities\":[]}\n{\"id\":\"b\",\"entities\":[],\"abstract\":\"");
  for (size_t i = 0; i < 400000; i++) kgi_buf_puts(&bytes, "many words ");
  kgi_buf_puts(&bytes, "\"}\n{\"id\":1,\"entities\":[{\"name\":\"x\"}]}\n{]");
  assert_same_both_ways(kgi_buf_str(&bytes));
  kgi_buf_clear(&bytes);
}

static void a_file_that_shrinks_is_an_error(void **state) {
  (void)state;
  kgi_window window;
  kg_error err = {0};
  put_file(KGI_STR("0123456789"));
  assert_int_equal(kgi_window_open(&window, path, &err), KG_OK);
  assert_int_equal(window.text.len, 10);
  assert_int_equal(truncate(path, 4), 0);
  assert_int_equal(kgi_window_reach(&window, kgi_str_slice(window.text, 0, 4), &err), KG_OK);
  assert_memory_equal(window.text.ptr, "0123", 4);
  assert_int_equal(kgi_window_reach(&window, kgi_str_slice(window.text, 4, 5), &err), KG_IO);
  assert_non_null(strstr(err.text, "cut off"));
  kgi_window_close(&window);
  assert_int_equal(remove(path), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(graphs_load_from_files_as_from_memory),
                                     cmocka_unit_test(a_long_line_is_read_whole),
                                     cmocka_unit_test(a_file_that_shrinks_is_an_error)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
