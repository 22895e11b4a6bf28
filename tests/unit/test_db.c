/* Databases: what is written reads back, and broken ones are refused. */
#include "writing.h"

#include <unistd.h>

#include "base/file.h"
#include "base/str.h"

static kg_graph *loaded(const kgi_buf *bytes) {
  kg_graph *graph;
  kg_error err = {0};
  if (kg_load_memory(&graph, "graph.db", kgi_buf_str(bytes), NULL, &err)) fail_msg("%s", err.text);
  return graph;
}

/* Writing, reading and writing again gives the same bytes, and the same JSON as before. */
static void assert_round_trip(kg_graph *graph) {
  kgi_buf first = written("db", graph), json = written("json", graph);
  kg_graph *again = loaded(&first);
  kgi_buf second = written("db", again), again_json = written("json", again);
  assert_string_equal(kgi_buf_cstr(&json), kgi_buf_cstr(&again_json));
  assert_int_equal(first.len, second.len);
  assert_memory_equal(first.bytes, second.bytes, first.len);
  kgi_buf_clear(&first);
  kgi_buf_clear(&second);
  kgi_buf_clear(&json);
  kgi_buf_clear(&again_json);
  kg_graph_free(graph);
  kg_graph_free(again);
}

static void graphs_read_back_as_they_were(void **state) {
  (void)state;
  assert_round_trip(sample_graph());
  assert_round_trip(nasty_graph());
  assert_round_trip(large_graph(300, 200, 5));
  assert_round_trip(finish(kg_builder_new()));
}

static void projections_read_back_as_they_were(void **state) {
  (void)state;
  for (kg_view view = KG_VIEW_ENTITIES; view < KG_VIEWS; view++) {
    kg_graph *graph = sample_graph(), *part;
    kg_select select = {.view = view};
    assert_int_equal(kg_graph_select(&part, graph, &select, NULL), KG_OK);
    kg_graph_free(graph);
    assert_round_trip(part);
  }
}

/* A graph, written as the file of this name, where a file is filled in its place if SQLite takes the name. */
static void assert_same_file(const char *name, kg_graph *graph) {
  char dir[] = "/tmp/test_db.XXXXXX";
  kgi_buf bytes = written("db", graph), file = {0};
  assert_non_null(mkdtemp(dir));
  assert_int_equal(chdir(dir), 0);
  assert_int_equal(kg_write_file(kg_writer_by_name("db"), graph, NULL, name, NULL, NULL), KG_OK);
  assert_int_equal(kgi_read_file(name, &file, NULL), KG_OK);
  assert_int_equal(file.len, bytes.len);
  assert_memory_equal(file.bytes, bytes.bytes, bytes.len);
  assert_int_equal(unlink(name), 0);
  assert_int_equal(chdir("/"), 0);
  assert_int_equal(rmdir(dir), 0); /* nothing is left beside */
  kgi_buf_clear(&bytes);
  kgi_buf_clear(&file);
  kg_graph_free(graph);
}

static void files_have_the_same_bytes(void **state) {
  (void)state;
  assert_same_file("graph.db", sample_graph());
  assert_same_file("file:other?name=.db", sample_graph()); /* to SQLite an address of another file */
  assert_same_file("graph.db", large_graph(3000, 2000, 5));
}

/* Loads bytes that may be broken: anything but a crash will do. */
static void try_load(void *ctx, kg_str bytes) {
  (void)ctx;
  kg_graph *graph;
  kg_error err = {0};
  kg_status status = kg_load_memory(&graph, "graph.db", bytes, NULL, &err);
  assert_true(status == KG_OK ? graph != NULL : graph == NULL && err.text[0]);
  kg_graph_free(graph);
}

static void broken_bytes_do_no_harm(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kgi_buf bytes = written("db", graph);
  spoil(&bytes, 300, 1777, try_load, NULL);
  kgi_buf_clear(&bytes);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(graphs_read_back_as_they_were), cmocka_unit_test(projections_read_back_as_they_were),
      cmocka_unit_test(files_have_the_same_bytes), cmocka_unit_test(broken_bytes_do_no_harm)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
