/* Graphs as JSON lines: what is in a line, and lines read by several threads. */
#include "loading.h"

#include <stdlib.h>

#include "base/file.h"

/* An entity that is left out takes its aliases along; those of a paper that is are there all the same. */
static void entities_are_kept_apart_from_what_is_broken(void **state) {
  (void)state;
  size_t n;
  kg_graph *graph = load(
      "{\"id\":\"a\",\"entities\":[{\"name\":\"X\",\"aliases\":[\"not Y\"]},"
      "{\"aliases\":[\"Why\"],\"type\":\"model\",\"name\":\"Y\"}]}\n"
      "{\"entities\":[{\"name\":\"Y\",\"type\":\"model\",\"origin\":\"dictionary\"}]}\n"
      "{\"id\":\"b\",\"entities\":[{\"name\":\"Z\",\"type\":\"model\"},\n",
      "file:1:23: entity without name or type; left out\n"
      "file:2:1: paper without id; left out\n"
      "file:3:51: JSON parse error: premature EOF near ''; mend it there, or write the graph anew\n");
  const kg_entity *entities = kg_graph_entities(graph, &n);
  assert_int_equal(n, 2);
  assert_str(entities[0].name, "Y");
  assert_str(entities[0].origin, "dictionary");
  assert_int_equal(entities[0].n_aliases, 1);
  assert_str(entities[0].aliases[0], "Why");
  assert_str(entities[1].name, "Z");
  kg_graph_free(graph);
}

/* More entities than are looked up at once, new ones and known ones, each with its members in another order. */
static void papers_may_name_many(void **state) {
  (void)state;
  kgi_buf lines = {0};
  size_t n;
  for (int paper = 0; paper < 2; paper++) {
    kgi_buf_putf(&lines, "{\"entities\":[");
    for (int i = 0; i < 50; i++)
      kgi_buf_putf(
          &lines,
          i % 2 ? "%s{\"name\":\"n%02d\",\"type\":\"model\"}" : "%s{\"type\":\"tool\",\"x\":1,\"name\":\"n%02d\"}",
          i ? "," : "", i / (paper + 1));
    kgi_buf_putf(&lines, "],\"id\":\"%d\"}\n", paper);
  }
  kg_graph *graph = load(kgi_buf_cstr(&lines), "");
  kgi_buf_clear(&lines);
  const kg_entity *entities = kg_graph_entities(graph, &n);
  assert_int_equal(n, 25 + 13 + 25 + 12); /* of the first 25 the second paper has each as a model and as a tool */
  assert_str(entities[0].name, "n00");
  assert_str(entities[n - 1].name, "n48");
  kg_graph_edges(graph, &n);
  assert_int_equal(n, 100);
  kg_graph_free(graph);
}

/* Numbers are what strtod makes of them, and nothing else is one. */
static void numbers_are_read(void **state) {
  (void)state;
  static const char *const good[] = {
      "\"1\"",  "0.95",   "0.7",     "1e-1", "1.5e-1", "0.123456789012", "0.12345678901234567",
      "\".5\"", "\"1.\"", "\"+.25\""};
  static const char *const bad[] = {".", "0.5.", "5,", "nan", "1 "};
  char line[200], message[200];
  size_t n;
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    snprintf(line, sizeof line, "{\"entities\":[{\"name\":\"X\",\"type\":\"model\",\"confidence\":%s}],\"id\":\"a\"}",
             good[i]);
    kg_graph *graph = load(line, "");
    assert_true(kg_graph_edges(graph, &n)[0].confidence == (float)strtod(good[i] + (good[i][0] == '"'), NULL));
    kg_graph_free(graph);
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    snprintf(line, sizeof line,
             "{\"entities\":[{\"name\":\"X\",\"type\":\"model\",\"confidence\":\"%s\"}],\"id\":\"a\"}", bad[i]);
    snprintf(message, sizeof message, "file:1:14: bad number near '%s'; left out\n", bad[i]);
    kg_graph_free(load(line, message));
  }
}

/* Several times what one thread takes at a time: papers, broken lines and one that is longer than that. */
static void write_lines(const char *path) {
  kgi_buf lines = {0};
  for (int i = 0; i < 20000; i++) {
    kgi_buf_putf(&lines, "{\"id\":\"%d\",\"sources\":[{\"file\":\"a.md\",\"line\":%d}],", i % 15000, i);
    kgi_buf_putf(&lines, "\"entities\":[{\"name\":\"n%d\",\"type\":\"tool\",\"confidence\":0.%d}", i % 301, i % 98 + 1);
    kgi_buf_puts(&lines, i % 1000 == 7 ? "\n" : "]}\n");
  }
  kgi_buf_putf(&lines, "{\"id\":\"long\",\"entities\":[],\"title\":\"%0*d\"}\n{\"id\":\"cut", 1 << 20, 0);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(lines.bytes, 1, lines.len, file), lines.len);
  assert_int_equal(fclose(file), 0);
  kgi_buf_clear(&lines);
}

static void write_graph(const char *path, unsigned threads, const char *to, log *messages) {
  kg_graph *graph;
  *messages = new_log(messages);
  assert_int_equal(kg_load_parallel(threads, &graph, path, &messages->diag, NULL), KG_OK);
  const kg_writer *writer = kg_writer_by_name("jsonl");
  assert_int_equal(kg_write_file(writer, graph, &(kg_write_options){0}, to, NULL, NULL), KG_OK);
  kg_graph_free(graph);
}

static void threads_do_not_show(void **state) {
  (void)state;
  static const char path[] = "test_load.tmp", one[] = "test_load.one.tmp", four[] = "test_load.four.tmp";
  log of_one, of_four;
  kgi_buf by_one = {0}, by_four = {0};
  write_lines(path);
  write_graph(path, 1, one, &of_one);
  write_graph(path, 4, four, &of_four);
  assert_string_equal(of_one.text, of_four.text);
  assert_int_equal(of_one.diag.errors, 21);
  assert_int_equal(of_four.diag.errors, 21);
  assert_int_equal(kgi_read_file(one, &by_one, NULL), KG_OK);
  assert_int_equal(kgi_read_file(four, &by_four, NULL), KG_OK);
  assert_true(by_one.len > 2000000 && kgi_str_eq(kgi_buf_str(&by_one), kgi_buf_str(&by_four)));
  kgi_buf_clear(&by_one);
  kgi_buf_clear(&by_four);
  assert_int_equal(remove(path) | remove(one) | remove(four), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(entities_are_kept_apart_from_what_is_broken),
      cmocka_unit_test(papers_may_name_many),
      cmocka_unit_test(numbers_are_read),
      cmocka_unit_test(threads_do_not_show),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
