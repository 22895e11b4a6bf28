/* Questions to databases that stay where they are: the answers of the whole graph, whatever the file holds. */
#include "writing.h"

#include <unistd.h>

#include "base/str.h"

static char path[80];

static void save(kg_str bytes) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
  assert_int_equal(fclose(file), 0);
}

static kg_status to_buf(void *ctx, const char *bytes, size_t len) {
  kgi_buf_put(ctx, (kg_str){bytes, len});
  return KG_OK;
}

/* The answer as text, with its notes. */
static kgi_buf printed(const kg_table *table) {
  kgi_buf out = {0};
  kg_output output = {.write = to_buf, .ctx = &out};
  assert_int_equal(kg_table_write(table, "json", 0, &output, NULL), KG_OK);
  for (size_t n = 0; kg_table_note(table, n).ptr; n++) kgi_buf_put(&out, kg_table_note(table, n));
  return out;
}

/* As many names as the verb takes: of the first entity and the first paper. */
static size_t names_for(const char *args, const kg_graph *graph, const char *names[2], char space[2][80]) {
  size_t n;
  const kg_entity *entities = kg_graph_entities(graph, &n);
  snprintf(space[0], sizeof space[0], "%.*s", n ? (int)entities->name.len : 0, n ? entities->name.ptr : "");
  const kg_paper *papers = kg_graph_papers(graph, &n);
  snprintf(space[1], sizeof space[1], "%.*s", n ? (int)papers->id.len : 0, n ? papers->id.ptr : "");
  names[0] = space[strcmp(args, "ID") == 0];
  names[1] = strcmp(args, "A B") == 0 ? space[1] : NULL;
  return !args[0] || args[0] == '[' ? 0 : names[1] ? 2 : 1;
}

static void assert_same(const kg_graph *graph, const char *verb, const char *args, const kg_query_options *options) {
  const char *names[2];
  char space[2][80];
  size_t n = names_for(args, graph, names, space);
  kg_table *whole, *fetched;
  kg_graph *part;
  kg_error err = {0};
  assert_int_equal(kg_query(&whole, graph, verb, names, n, options, &err), KG_OK);
  if (kg_query_file(&fetched, &part, path, verb, names, n, options, NULL, &err)) fail_msg("%s: %s", verb, err.text);
  kgi_buf expected = printed(whole), got = printed(fetched);
  assert_string_equal(kgi_buf_cstr(&expected), kgi_buf_cstr(&got));
  kgi_buf_clear(&expected);
  kgi_buf_clear(&got);
  kg_table_free(whole);
  kg_table_free(fetched);
  kg_graph_free(part);
}

static void assert_all_the_same(kg_graph *graph) {
  const char *verb, *args, *help;
  kgi_buf bytes = written("db", graph);
  kg_graph *stored;
  assert_int_equal(kg_load_memory(&stored, "graph.db", kgi_buf_str(&bytes), NULL, NULL), KG_OK);
  save(kgi_buf_str(&bytes));
  for (size_t i = 0; kg_query_verb_at(i, &verb, &args, &help); i++)
    for (unsigned top = 0; top < 3; top++)
      assert_same(stored, verb, args, &(kg_query_options){.top = top, .evidence = true});
  kgi_buf_clear(&bytes);
  kg_graph_free(graph);
  kg_graph_free(stored);
}

static void databases_answer_as_their_graphs(void **state) {
  (void)state;
  assert_all_the_same(sample_graph());
  assert_all_the_same(nasty_graph());
  assert_all_the_same(large_graph(300, 200, 5));
}

static void what_cannot_be_asked_in_place_is_told(void **state) {
  kg_table *table;
  kg_error err = {0};
  (void)state;
  save(kg_str_of("{\"nodes\": []}"));
  assert_int_equal(kg_query_file(&table, NULL, path, "entities", NULL, 0, NULL, NULL, &err), KG_UNSUPPORTED);
  assert_null(table);
  assert_int_equal(kg_query_file(&table, NULL, "/nowhere.db", "entities", NULL, 0, NULL, NULL, NULL), KG_UNSUPPORTED);
  assert_int_equal(kg_query_file(&table, NULL, path, "nothing", NULL, 0, NULL, NULL, NULL), KG_USAGE);
}

/* Anything but a crash will do. */
static void ask_all(const kg_graph *graph) {
  const char *verb, *args, *help, *names[2];
  char space[2][80];
  for (size_t i = 0; kg_query_verb_at(i, &verb, &args, &help); i++) {
    size_t n = names_for(args, graph, names, space);
    kg_table *table;
    kg_graph *part;
    kg_status status = kg_query_file(&table, &part, path, verb, names, n, NULL, NULL, NULL);
    assert_true(status == KG_OK ? table != NULL : !table && !part);
    kg_table_free(table);
    kg_graph_free(part);
  }
}

static void save_and_ask(void *graph, kg_str bytes) {
  save(bytes);
  ask_all(graph);
}

static void broken_bytes_do_no_harm(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kgi_buf bytes = written("db", graph);
  spoil(&bytes, 60, 9973, save_and_ask, graph);
  kgi_buf_clear(&bytes);
  kg_graph_free(graph);
}

/* A file of this run's own. */
static int make_path(void **state) {
  (void)state;
  snprintf(path, sizeof path, "/tmp/kgextract-test-fetch-%ld.db", (long)getpid());
  return 0;
}

static int forget(void **state) {
  (void)state;
  return unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(databases_answer_as_their_graphs),
                                     cmocka_unit_test(what_cannot_be_asked_in_place_is_told),
                                     cmocka_unit_test(broken_bytes_do_no_harm)};
  return cmocka_run_group_tests(tests, make_path, forget);
}
