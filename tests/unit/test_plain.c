/* Numbers have a point in every locale of the program around the library. */
#include "writing.h"

#include <locale.h>

static char folder[] = "/tmp/kgextract-locale-XXXXXX";

/* Makes a locale with decimal commas; where that cannot be had, the tests say nothing. */
static int set_up(void **state) {
  char command[160];
  *state = NULL;
  if (!mkdtemp(folder)) return -1;
  snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 2> /dev/null", folder);
  if (system(command) != 0 || setenv("LOCPATH", folder, 1) != 0 || !setlocale(LC_ALL, "de_DE.UTF-8")) return 0;
  *state = folder;
  return 0;
}

static int tear_down(void **state) {
  char command[160];
  (void)state;
  snprintf(command, sizeof command, "rm -r %s", folder);
  return system(command);
}

static void need_commas(void **state) {
  char text[8];
  if (!*state) skip();
  snprintf(text, sizeof text, "%.1f", 0.5);
  assert_string_equal(text, "0,5");
}

static void assert_contains(const kgi_buf *buf, const char *part) {
  if (!strstr(kgi_buf_cstr(buf), part)) fail_msg("no '%s' in: %s", part, kgi_buf_cstr(buf));
}

static kg_status append(void *ctx, const char *bytes, size_t len) {
  kgi_buf_put(ctx, (kg_str){bytes, len});
  return KG_OK;
}

static void patterns_are_read(void **state) {
  need_commas(state);
  kg_diag diag = {0};
  kg_lexicon *lexicon = kg_lexicon_new();
  const char *rows = "p\tuses\t0.75\tuse\tuse (?<name>\\w+)\n";
  assert_int_equal(kg_lexicon_add_memory(lexicon, "a.patterns", kg_str_of(rows), &diag, NULL), KG_OK);
  assert_int_equal(diag.errors, 0);
  assert_int_equal(kg_lexicon_patterns(lexicon), 1);
  kg_lexicon_free(lexicon);
}

static void graphs_come_back(void **state) {
  need_commas(state);
  kg_graph *graph = sample_graph(), *again;
  kgi_buf first = written("json", graph);
  assert_contains(&first, "\"confidence\":0.9");
  assert_int_equal(kg_load_memory(&again, "a.json", kgi_buf_str(&first), NULL, NULL), KG_OK);
  kgi_buf second = written("json", again);
  assert_string_equal(kgi_buf_cstr(&first), kgi_buf_cstr(&second));
  kgi_buf_clear(&first);
  kgi_buf_clear(&second);
  kg_graph_free(graph);
  kg_graph_free(again);
}

static void answers_are_json(void **state) {
  need_commas(state);
  kg_graph *graph = sample_graph();
  kgi_buf out = {0};
  kg_output output = {.write = append, .ctx = &out};
  kg_table *table;
  kg_query_options options = {.sort = "pagerank"};
  assert_int_equal(kg_query(&table, graph, "entities", NULL, 0, &options, NULL), KG_OK);
  assert_int_equal(kg_table_write(table, "json", 0, &output, NULL), KG_OK);
  assert_contains(&out, "\"pagerank\":");
  for (const char *at = kgi_buf_cstr(&out); (at = strstr(at, "\"pagerank\":")) != NULL; at++)
    assert_int_equal(at[strlen("\"pagerank\":") + 1], '.');
  kg_table_free(table);
  kgi_buf_clear(&out);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(patterns_are_read), cmocka_unit_test(graphs_come_back),
                                     cmocka_unit_test(answers_are_json)};
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
