/* GraphML, read back with libxml2: what graph programs rely on. */
#include <math.h>

#include "xml_reading.h"

static reading read_back(const kg_graph *graph) { return read_xml("graphml", graph); }

static void is_complete(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  reading in = read_back(graph);
  assert_true(number_at(&in, "count(//g:node)") == 7);
  assert_true(number_at(&in, "count(//g:edge)") == 5);
  assert_text_at(&in, "string(//g:graph/@edgedefault)", "undirected");
  assert_text_at(&in, "string(//g:node[@id='p0']/g:data[@key='label'])", "LongCite");
  assert_text_at(&in, "string(//g:node[@id='p0']/g:data[@key='name'])", "LongCite: Citations in Long-context QA");
  assert_text_at(&in, "string(//g:node[@id='p0']/g:data[@key='paper_id'])", "2409.02897");
  assert_text_at(&in, "string(//g:node[@id='p0']/g:data[@key='sources'])", "digest.md:7");
  assert_text_at(&in, "string(//g:node[g:data='GPT-4o']/g:data[@key='kind'])", "model");
  assert_text_at(&in, "string(//g:node[g:data='GPT-4o']/g:data[@key='papers'])", "3");
  assert_text_at(&in, "string(//g:node[g:data='GPT-4o']/g:data[@key='mentions'])", "4");
  assert_text_at(&in, "string(//g:node[g:data='GPT-4o']/g:data[@key='aliases'])", "别名");
  close_reading(&in);
  kg_graph_free(graph);
}

/* The evidence is the mention that bears the edge's relation, not the first. */
static void edge_shows_its_best_mention(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  reading in = read_back(graph);
  const char *const edge = "string(//g:edge[@source='p0'][g:data[@key='relation']='compares']/g:data[@key='%s'])";
  const char *const expected[][2] = {
      {"edgelabel", "compares"}, {"weight", "2"},       {"confidence", "0.9"},    {"edgedate", "2024-09"},
      {"text_start", "9"},       {"text_end", "15"},    {"line", "11"},           {"col", "10"},
      {"text", "GPT-4o"},        {"field", "abstract"}, {"rule", "model.tsv:12"}, {"evidence", "It surpasses GPT-4o."}};
  char path[160];
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
    snprintf(path, sizeof path, edge, expected[i][0]);
    assert_text_at(&in, path, expected[i][1]);
  }
  close_reading(&in);
  kg_graph_free(graph);
}

static void keys_are_declared_once_and_never_empty(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  reading in = read_back(graph);
  assert_true(number_at(&in, "count(//g:key[@id = preceding-sibling::g:key/@id])") == 0);
  assert_true(number_at(&in, "count(//g:data[not(@key = //g:key/@id)])") == 0);
  assert_true(number_at(&in, "count(//g:data[not(text())])") == 0);
  assert_true(number_at(&in, "count(//g:default | //g:key[@for='all'] | //g:key[not(@attr.type)])") == 0);
  assert_true(number_at(&in, "count(//g:node[preceding-sibling::g:edge])") == 0);
  assert_true(number_at(&in, "count(//g:edge[not(@source = //g:node/@id) or not(@target = //g:node/@id)])") == 0);
  close_reading(&in);
  kg_graph_free(graph);
}

/* Sizes from exactly 4 to exactly 100, places around 0 and within 5000: Gephi then changes nothing. */
static void assert_nothing_to_scale(kg_graph *graph) {
  reading in = read_back(graph);
  double n = number_at(&in, "count(//g:node)");
  assert_true(number_at(&in, "count(//g:data[@key='x'])") == n);
  assert_true(fabs(number_at(&in, "sum(//g:data[@key='x'])")) < n / 100);
  assert_true(fabs(number_at(&in, "sum(//g:data[@key='y'])")) < n / 100);
  assert_true(number_at(&in, "count(//g:data[@key='x' or @key='y'][. > 5000 or . < -5000])") == 0);
  assert_true(number_at(&in, "count(//g:data[@key='size'][. = 4])") > 0);
  assert_true(number_at(&in, "count(//g:data[@key='size'][. = 100])") > 0);
  assert_true(number_at(&in, "count(//g:data[@key='size'][. > 100 or . < 4])") == 0);
  close_reading(&in);
  kg_graph_free(graph);
}

/* A graph that is drawn whole, one that Graphviz places, and one too large for that. */
static void gephi_has_nothing_to_scale(void **state) {
  (void)state;
  assert_nothing_to_scale(large_graph(60, 150, 7));
  assert_nothing_to_scale(large_graph(700, 900, 8));
  assert_nothing_to_scale(large_graph(3000, 3000, 10));
}

static void nasty_texts_come_back(void **state) {
  (void)state;
  kg_graph *graph = nasty_graph();
  reading in = read_back(graph);
  for (size_t i = 0; i < N_NASTY; i++) {
    char path[96];
    snprintf(path, sizeof path, "string(//g:node[g:data='id%02zu']/g:data[@key='name'])", i);
    assert_text_at(&in, path, nasty_texts[i]);
  }
  assert_true(number_at(&in, "count(//g:data[@key='label'][starts-with(., '<html')])") == 0);
  close_reading(&in);
  kg_graph_free(graph);
}

/* Control characters and broken bytes cannot be in XML; the length of what is valid stays. */
static void what_xml_cannot_hold_is_replaced(void **state) {
  (void)state;
  kg_builder *builder = kg_builder_new();
  add_paper(builder, "id", "a\x01z \xEF\xBF\xBE \r\xC2\x80", "");
  kg_graph *graph = finish(builder);
  reading in = read_back(graph);
  assert_text_at(&in, "string(//g:node/g:data[@key='name'])", "a z \xEF\xBF\xBD \r\xC2\x80");
  close_reading(&in);
  kg_graph_free(graph);
}

static void views_are_written(void **state) {
  (void)state;
  kg_graph *graph = sample_graph(), *view = NULL;
  const kg_select select = {.view = KG_VIEW_PAPERS};
  assert_int_equal(kg_graph_select(&view, graph, &select, NULL), KG_OK);
  reading in = read_back(view);
  assert_true(number_at(&in, "count(//g:node)") == 4);
  assert_true(number_at(&in, "count(//g:edge[g:data[@key='relation'] = 'shares'])") == 3);
  assert_true(number_at(&in, "count(//g:edge[not(g:data[@key='weight'] > 0)])") == 0);
  close_reading(&in);
  kg_graph_free(view);
  kg_graph_free(graph);
}

/* Without a working Graphviz the file is whole but for the positions, and a warning says so. */
static void missing_layout_costs_only_positions(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kgi_buf buf = {0};
  kg_diag diag = {0};
  setenv("GVBINDIR", "/nonexistent", 1);
  kg_status status = write_with(&buf, "graphml", graph, NULL, &diag, NULL);
  unsetenv("GVBINDIR");
  assert_int_equal(status, KG_OK);
  assert_int_equal(diag.warnings, 1);
  assert_null(strstr(kgi_buf_cstr(&buf), "<data key=\"x\">"));
  assert_non_null(strstr(kgi_buf_cstr(&buf), "</graphml>"));
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(is_complete),
      cmocka_unit_test(edge_shows_its_best_mention),
      cmocka_unit_test(keys_are_declared_once_and_never_empty),
      cmocka_unit_test(gephi_has_nothing_to_scale),
      cmocka_unit_test(nasty_texts_come_back),
      cmocka_unit_test(what_xml_cannot_hold_is_replaced),
      cmocka_unit_test(views_are_written),
      cmocka_unit_test(missing_layout_costs_only_positions),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  xmlCleanupParser();
  return failed;
}
