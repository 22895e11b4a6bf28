/* GEXF, read back with libxml2: what Gephi and graphology rely on. */
#include "xml_reading.h"

#include "write/day.h"

static void is_complete(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  reading in = read_xml("gexf", graph);
  assert_text_at(&in, "string(/x:gexf/@version)", "1.3");
  assert_true(number_at(&in, "count(//x:node)") == 7);
  assert_true(number_at(&in, "count(//x:edge)") == 5);
  assert_text_at(&in, "string(//x:node[@id='p0']/@label)", "LongCite");
  assert_text_at(&in, "string(//x:node[@id='p0']//x:attvalue[@for='sources']/@value)", "[\"digest.md:7\"]");
  assert_text_at(&in, "string(//x:node[@label='GPT-4o']//x:attvalue[@for='kind']/@value)", "model");
  assert_text_at(&in, "string(//x:node[@label='GPT-4o']//x:attvalue[@for='papers']/@value)", "3");
  assert_text_at(&in, "string(//x:edge[@label='compares']/@weight)", "2");
  assert_text_at(&in, "string(//x:edge[@label='compares']//x:attvalue[@for='evidence']/@value)",
                 "It surpasses GPT-4o.");
  assert_true(number_at(&in, "count(//x:node[viz:color/@r and viz:position/@x and viz:size/@value])") == 7);
  close_reading(&in);
  kg_graph_free(graph);
}

/* Only one block of columns a class, and every value has its column: graphology throws otherwise. */
static void columns_are_declared(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  reading in = read_xml("gexf", graph);
  assert_true(number_at(&in, "count(//x:attributes)") == 2);
  assert_true(number_at(&in, "count(//x:attribute[@id = preceding-sibling::x:attribute/@id])") == 0);
  assert_true(
      number_at(&in, "count(//x:node//x:attvalue[not(@for = //x:attributes[@class='node']/x:attribute/@id)])") == 0);
  assert_true(
      number_at(&in, "count(//x:edge//x:attvalue[not(@for = //x:attributes[@class='edge']/x:attribute/@id)])") == 0);
  assert_true(number_at(&in, "count(//x:attribute[@id='id' or @id='label' or @id='weight'])") == 0);
  close_reading(&in);
  kg_graph_free(graph);
}

/* A paper starts on its date, an entity with the first paper that names it, an edge with its paper; what has no date
 * is there always. */
static void time_line_plays(void **state) {
  (void)state;
  kg_builder *builder = kg_builder_new();
  uint32_t entity = add_entity(builder, "GPT-4o", "model"), index;
  static const char *const dates[] = {"2024-12-31", "2024-02", "2023-02-30", ""};
  for (size_t i = 0; i < 4; i++) {
    char id[] = {'a', (char)('0' + i), '\0'};
    kg_paper paper = {.id = kg_str_of(id), .date = kg_str_of(dates[i])};
    assert_int_equal(kg_builder_paper(builder, &paper, &index, NULL), KG_OK);
    add_mention(builder, index, entity, KG_USES, "GPT-4o");
  }
  kg_graph *graph = finish(builder);
  reading in = read_xml("gexf", graph);
  assert_text_at(&in, "string(//x:node[@id='p0']/@start)", "2024-12-31");
  assert_text_at(&in, "string(//x:node[@id='p1']/@start)", "2024-02-01");
  assert_text_at(&in, "string(//x:node[@id='e0']/@start)", "2024-02-01");
  assert_text_at(&in, "string(//x:edge[@source='p0']/@start)", "2024-12-31");
  assert_true(number_at(&in, "count(//*[@start])") == 5);
  assert_true(number_at(&in, "count(//@end | //@timestamp)") == 0);
  close_reading(&in);
  kg_graph_free(graph);
}

static void days_are_of_the_calendar(void **state) {
  (void)state;
  static const char *const dates[][2] = {
      {"2024", "2024-01-01"}, {"2024-07", "2024-07-01"}, {"2024-02-29", "2024-02-29"},
      {"2023-02-29", ""},     {"1900-02-29", ""},        {"2000-02-29", "2000-02-29"},
      {"2024-13", ""},        {"2024-00-10", ""},        {"0000", ""},
      {"2024-1", ""},         {"2024/01", ""},           {"", ""}};
  for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
    assert_string_equal(kgi_day_of(kg_str_of(dates[i][0])).text, dates[i][1]);
  kgi_day early = kgi_day_of(kg_str_of("2023")), late = kgi_day_of(kg_str_of("2024")), none = kgi_day_of(kg_str_of(""));
  assert_string_equal(kgi_day_first(late, early).text, early.text);
  assert_string_equal(kgi_day_first(none, late).text, late.text);
  assert_string_equal(kgi_day_last(early, late).text, late.text);
  assert_string_equal(kgi_day_last(early, none).text, early.text);
}

static void nasty_texts_come_back(void **state) {
  (void)state;
  kg_graph *graph = nasty_graph();
  reading in = read_xml("gexf", graph);
  for (size_t i = 0; i < N_NASTY; i++) {
    char path[96];
    snprintf(path, sizeof path, "string(//x:node[@id='p%zu']//x:attvalue[@for='name']/@value)", i);
    assert_text_at(&in, path, nasty_texts[i]);
  }
  close_reading(&in);
  kg_graph_free(graph);
}

/* Line ends and tabulators of an attribute are kept; what XML cannot hold is replaced. */
static void white_space_comes_back(void **state) {
  (void)state;
  kg_builder *builder = kg_builder_new();
  add_paper(builder, "id",
            "a\tb\nc\rd\x01"
            "e",
            "");
  kg_graph *graph = finish(builder);
  reading in = read_xml("gexf", graph);
  assert_text_at(&in, "string(//x:node//x:attvalue[@for='name']/@value)", "a\tb\nc\rd e");
  close_reading(&in);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(is_complete),           cmocka_unit_test(columns_are_declared),
      cmocka_unit_test(time_line_plays),       cmocka_unit_test(days_are_of_the_calendar),
      cmocka_unit_test(nasty_texts_come_back), cmocka_unit_test(white_space_comes_back),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  xmlCleanupParser();
  return failed;
}
