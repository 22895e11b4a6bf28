/* Graph files in: each format, what is left out, and where the messages point. */
#include "loading.h"

#include <kgextract/extract.h>

static void assert_refused(const char *bytes, kg_status status, const char *expected) {
  kg_graph *graph;
  kg_error err = {0};
  char text[900];
  assert_int_equal(kg_load_memory(&graph, "file", kg_str_of(bytes), NULL, &err), status);
  assert_null(graph);
  assert_string_equal(kg_error_format(&err, text, sizeof text), expected);
}

/* The graph that every format below holds: one paper that introduces LLaVA, twice named, and uses CLIP. */
static void assert_sample(const kg_graph *graph, bool with_origin) {
  size_t n;
  const kg_paper *papers = kg_graph_papers(graph, &n);
  assert_int_equal(n, 1);
  assert_str(papers[0].id, "2304.08485");
  assert_str(papers[0].text[KG_TITLE], "Visual Instruction Tuning");
  assert_str(papers[0].text[KG_TITLE_ALT], "视觉指令微调");
  assert_str(papers[0].text[KG_ABSTRACT], "We present LLaVA. LLaVA uses CLIP & <more>.");
  assert_str(papers[0].date, "2023-04");
  assert_int_equal(papers[0].n_sources, 2);
  assert_str(papers[0].sources[1].file, "b:c.md");
  assert_int_equal(papers[0].sources[1].line, 7);
  const kg_entity *entities = kg_graph_entities(graph, &n);
  assert_int_equal(n, 2);
  assert_str(entities[0].name, "CLIP");
  assert_str(entities[1].name, "LLaVA");
  assert_int_equal(entities[1].type, 0);
  if (with_origin) {
    assert_str(entities[1].origin, "dictionary");
    assert_str(entities[1].family, "LLaVA");
    assert_int_equal(entities[1].n_aliases, 2);
    assert_str(entities[1].aliases[0], "Llava");
  }
  const kg_edge *edges = kg_graph_edges(graph, &n);
  assert_int_equal(n, 2);
  assert_int_equal(edges[0].relation, KG_USES);
  assert_int_equal(edges[1].relation, KG_INTRODUCES);
  assert_true(edges[1].weight == 2);
  assert_true(edges[1].confidence == 0.75f);
  assert_int_equal(edges[1].n_mentions, 2);
  const kg_mention *mention = &edges[1].mentions[1];
  assert_int_equal(mention->field, KG_ABSTRACT);
  assert_int_equal(mention->col, 19);
  assert_ptr_equal(mention->text, papers[0].text[KG_ABSTRACT].ptr + 18);
  assert_str(kg_mention_sentence(mention), "LLaVA uses CLIP & <more>.");
  assert_str(kg_mention_rule(mention), "model.tsv:2");
}

#define MENTIONS_OF_LLAVA                                                                                              \
  "[{\"field\":\"abstract\",\"start\":11,\"end\":16,\"line\":5,\"col\":12,\"text\":\"LLaVA\","                         \
  "\"sentence\":\"We present LLaVA.\",\"rule\":\"propose\",\"relation\":\"introduces\",\"confidence\":0.75},"          \
  "{\"field\":\"abstract\",\"start\":18,\"end\":23,\"line\":5,\"col\":19,\"text\":\"LLaVA\",\"rule\":\"model.tsv:2\"," \
  "\"sentence\":\"LLaVA uses CLIP & <more>.\",\"relation\":\"mentions\",\"confidence\":0.5}]"

static const char json[] =
    "{\"directed\":false,\"multigraph\":false,\"graph\":{\"name\":\"n\",\"view\":\"bipartite\",\"papers\":1,"
    "\"entities\":2,\"edges\":2,\"left_out\":\"left out: 1 of 3 entities\"},\n\"nodes\":["
    "{\"id\":\"p0\",\"kind\":\"paper\",\"paper_id\":\"2304.08485\",\"title\":\"Visual Instruction Tuning\","
    "\"title_alt\":\"视觉指令微调\",\"abstract\":\"We present LLaVA. LLaVA uses CLIP & <more>.\","
    "\"date\":\"2023-04\",\"sources\":[{\"file\":\"a.md\",\"line\":3},{\"file\":\"b:c.md\",\"line\":7}]},\n"
    "{\"id\":\"e0\",\"kind\":\"model\",\"name\":\"CLIP\",\"unknown\":{\"name\":[[\"x\"]]}},\n"
    "{\"id\":\"e1\",\"kind\":\"model\",\"name\":\"LLaVA\",\"aliases\":[\"llava\",\"Llava\"],\"origin\":\"dictionary\","
    "\"family\":\"LLaVA\"}],\n\"links\":["
    "{\"source\":\"p0\",\"target\":\"e1\",\"relation\":\"introduces\",\"confidence\":0.75,\"weight\":2,"
    "\"mentions\":" MENTIONS_OF_LLAVA "},\n{\"source\":\"e0\",\"target\":\"p0\",\"relation\":\"uses\"}]}\n";

static void reads_node_link_json(void **state) {
  (void)state;
  kg_graph *graph = load(json, "");
  assert_sample(graph, true);
  assert_str(kg_graph_left_out(graph), "left out: 1 of 3 entities");
  kg_graph_free(graph);
}

static const char json_lines[] =
    "\xEF\xBB\xBF{\"id\":\"2304.08485\",\"title\":\"Visual Instruction Tuning\",\"title_alt\":\"视觉指令微调\","
    "\"entities\":[{\"name\":\"LLaVA\",\"type\":\"model\",\"relation\":\"introduces\",\"confidence\":0.75,"
    "\"mentions\":" MENTIONS_OF_LLAVA
    "},{\"name\":\"CLIP\",\"type\":\"model\",\"relation\":\"uses\"}],"
    "\"abstract\":\"We present LLaVA. LLaVA uses CLIP & <more>.\",\"date\":\"2023-04\","
    "\"sources\":[{\"file\":\"a.md\",\"line\":3},{\"file\":\"b:c.md\",\"line\":7}]}\n\n";

static void reads_json_lines(void **state) {
  (void)state;
  kg_graph *graph = load(json_lines, "");
  assert_sample(graph, false);
  kg_graph_free(graph);
}

static kg_status to_buf(void *ctx, const char *bytes, size_t len) {
  kgi_buf_put(ctx, (kg_str){bytes, len});
  return KG_OK;
}

static void write_to(kgi_buf *buf, const kg_graph *graph, const char *format) {
  kg_error err = {0};
  kg_output output = {.write = to_buf, .ctx = buf};
  assert_int_equal(kg_write(kg_writer_by_name(format), graph, NULL, &output, NULL, &err), KG_OK);
}

static void what_is_written_is_read_back(void **state) {
  (void)state;
  static const char *const formats[] = {"json", "jsonl", "graphml"};
  kg_graph *graph = load(json_lines, "");
  kgi_buf expected = {0};
  write_to(&expected, graph, "json");
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    kgi_buf file = {0}, written = {0};
    write_to(&file, graph, formats[i]);
    kg_graph *again = load(kgi_buf_cstr(&file), "");
    write_to(&written, again, "json");
    assert_string_equal(kgi_buf_cstr(&written), kgi_buf_cstr(&expected));
    kg_graph_free(again);
    kgi_buf_clear(&file);
    kgi_buf_clear(&written);
  }
  kgi_buf_clear(&expected);
  kg_graph_free(graph);
}

#define GRAPHML_HEAD                                                                                                  \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"           \
  "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"                                       \
  "<key id=\"k1\" for=\"node\" attr.name=\"kind\"/><key id=\"name\" for=\"node\" attr.name=\"name\"/>"                \
  "<key id=\"paper_id\" for=\"node\" attr.name=\"paper_id\"/><key id=\"title_alt\" attr.name=\"title_alt\"/>"         \
  "<key id=\"abstract\" attr.name=\"abstract\"/><key id=\"date\" attr.name=\"date\"/>"                                \
  "<key id=\"sources\" attr.name=\"sources\"/><key id=\"aliases\" attr.name=\"aliases\"/>"                            \
  "<key id=\"origin\" attr.name=\"origin\"/><key id=\"family\" attr.name=\"family\"/>"                                \
  "<key id=\"mentions\" for=\"node\" attr.name=\"mentions\"/><key id=\"weight\" attr.name=\"weight\"/>"               \
  "<key id=\"relation\" attr.name=\"relation\"/><key id=\"confidence\" attr.name=\"confidence\"/>"                    \
  "<key id=\"evidence\" attr.name=\"evidence\"/><key id=\"field\" attr.name=\"field\"/>"                              \
  "<key id=\"start\" attr.name=\"start\"/><key id=\"end\" attr.name=\"end\"/><key id=\"text\" attr.name=\"text\"/>"   \
  "<key id=\"edgedate\" for=\"edge\" attr.name=\"date\"/><key id=\"mj\" for=\"edge\" attr.name=\"mentions_json\"/>\n" \
  "<graph id=\"G\" edgedefault=\"undirected\">\n<desc>d</desc>\n"

static void reads_graphml(void **state) {
  (void)state;
  size_t n;
  kg_graph *graph =
      load(GRAPHML_HEAD
           "<node id=\"p0\"><data key=\"k1\">paper</data><data key=\"name\">Visual Instruction Tuning</data>"
           "<data key=\"paper_id\">2304.08485</data><data key=\"title_alt\">视觉指令微调</data><data key=\"mentions\">3"
           "</data><data key=\"abstract\">We present LLaVA. LLaVA uses CLIP &amp;<![CDATA[ <more>.]]></data>"
           "<data key=\"date\">2023-04</data><data key=\"sources\">a.md:3 | b:c.md:7</data></node>\n"
           "<node id=\"e0\"><data key=\"k1\">model</data><data key=\"name\">CLIP</data></node>\n"
           "<node id=\"e1\"><data key=\"k1\">model</data><data key=\"name\">LLaVA</data>"
           "<data key=\"aliases\">llava | Llava</data><data key=\"origin\">dictionary</data>"
           "<data key=\"family\">LLaVA</data></node>\n"
           "<edge id=\"m0\" source=\"p0\" target=\"e1\"><data key=\"weight\">2</data><data key=\"relation\">introduces"
           "</data><data key=\"confidence\">0.75</data><data key=\"mj\"><![CDATA[" MENTIONS_OF_LLAVA
           "]]></data></edge>\n"
           "<edge id=\"m1\" source=\"p0\" target=\"e0\"><data key=\"relation\">uses</data><data key=\"field\">abstract"
           "</data><data key=\"start\">29</data><data key=\"end\">33</data><data key=\"text\">CLIP</data>"
           "<data key=\"evidence\">LLaVA uses CLIP &amp; &lt;more&gt;.</data></edge></graph></graphml>",
           "");
  assert_sample(graph, true);
  const kg_edge *edges = kg_graph_edges(graph, &n);
  assert_int_equal(edges[0].n_mentions, 1);
  assert_int_equal(edges[0].mentions[0].relation, KG_USES);
  assert_true(edges[0].mentions[0].confidence == 1);
  kg_graph_free(graph);
}

static void shared_links_make_a_projection(void **state) {
  (void)state;
  kg_graph *graph = load(GRAPHML_HEAD
                         "<node id=\"e0\"><data key=\"k1\">model</data><data key=\"name\">CLIP</data></node>"
                         "<node id=\"e1\"><data key=\"k1\">model</data><data key=\"name\">LLaVA</data></node>"
                         "<edge source=\"e0\" target=\"e1\"><data key=\"relation\">shares</data></edge>"
                         "</graph></graphml>",
                         "");
  assert_int_equal(kg_graph_view(graph), KG_VIEW_ENTITIES);
  kg_graph_free(graph);
}

static void broken_records_are_told_and_the_rest_is_kept(void **state) {
  (void)state;
  size_t n;
  kg_graph *graph = load(
      "{\"nodes\":[{\"id\":\"p0\",\"kind\":\"paper\"},{\"id\":\"e0\",\"kind\":\"model\",\"name\":\"X\"},\n"
      "{\"kind\":\"paper\"},\n "
      "{\"id\":\"p0\",\"kind\":\"paper\"},\n{\"id\":\"e1\",\"kind\":\"model\"},{\"id\":\"e2\"}],"
      "\n\"links\":[\n{\"source\":\"p0\",\"target\":\"e0\",\"relation\":\"evaluate\"},\n"
      "{\"source\":\"p0\",\"target\":\"e9\"},\n{\"source\":\"p0\",\"target\":\"p0\"},\n"
      "{\"source\":\"p0\",\"target\":\"e0\",\"weight\":-1},\n{\"source\":\"p0\",\"target\":\"e0\",\"confidence\":7},\n"
      "{\"source\":\"p0\",\"target\":\"e0\",\"weight\":3,\"mentions\":[{\"text\":\"X\",\"start\":5,\"end\":1},"
      "{\"field\":\"body\"},{\"line\":-1},{\"col\":\"x\"}]}]}",
      "file:2:1: node without id near ''; left out\n"
      "file:3:2: node is there twice near 'p0'; left out\n"
      "file:4:1: entity without name near 'e1'; left out\n"
      "file:4:28: node without kind near 'e2'; left out\n"
      "file:6:1: unknown relation near 'evaluate'; did you mean evaluates?; left out\n"
      "file:7:1: link to a node that was not there before near 'e9'; left out\n"
      "file:8:1: 'mentions' cannot join these two nodes; left out\n"
      "file:9:1: weight not above 0 near '-1'; left out\n"
      "file:10:1: confidence not between 0 and 1 near '7'; left out\n"
      "file:11:53: mention ends at 1, before its start 5; left out\n"
      "file:11:84: unknown field near 'body'; title, title_alt or abstract; left out\n"
      "file:11:101: no offset or line number near '-1'; left out\n"
      "file:11:113: bad number near 'x'; left out\n");
  const kg_edge *edges = kg_graph_edges(graph, &n);
  assert_int_equal(n, 1);
  assert_true(edges[0].weight == 3);
  kg_graph_free(graph);
}

static void broken_lines_are_told_and_the_rest_is_kept(void **state) {
  (void)state;
  size_t n;
  kg_graph *graph = load(
      "{\"id\":\"a\",\"entities\":[]}\n{\"id\":\"b\",\"entities\":[{\"name\":\"X\",\"type\":\"model\"},}\n"
      "{\"id\":\"c\",\"entities\":[{\"name\":\"Y\"}]}\n{\"entities\":[]}\n{\"id\":\"d\"\n",
      "file:2:51: JSON parse error: unallowed token at this point in JSON text near '}'; mend it there, or write the "
      "graph anew\n"
      "file:3:23: entity without name or type; left out\n"
      "file:4:1: paper without id; left out\n"
      "file:5:10: JSON parse error: premature EOF near ''; mend it there, or write the graph anew\n");
  const kg_paper *papers = kg_graph_papers(graph, &n);
  assert_int_equal(n, 2);
  assert_str(papers[1].id, "c");
  kg_graph_free(graph);
}

static void files_that_are_broken_as_a_whole_are_refused(void **state) {
  (void)state;
  assert_refused("{\"nodes\":[\n{\"id\":\"p0\",]}", KG_SYNTAX,
                 "file:2:12: JSON parse error: invalid object key (must be a string) near ']}'; mend it there, or "
                 "write the graph anew");
  assert_refused(
      "<graphml>\n<node id=\"p0\"></graph>", KG_SYNTAX,
      "file:2:23: XML: Opening and ending tag mismatch: node line 2 and graph; mend it there, or write the graph anew");
  assert_refused("## A digest\n", KG_UNSUPPORTED, "file: not a graph file of this program (graphml, json, jsonl, db)");
  assert_refused("", KG_UNSUPPORTED, "file: not a graph file of this program (graphml, json, jsonl, db)");
  assert_refused("{\"id\":\"a\",\"title\":\"An input line about \\\"entities\\\": [x]\"}\n", KG_UNSUPPORTED,
                 "file: not a graph file of this program (graphml, json, jsonl, db)");
}

static void broken_text_is_repaired(void **state) {
  (void)state;
  size_t n;
  kg_graph *graph = load("{\"id\":\"a\",\"title\":\"x\\udc00y\",\"entities\":[]}", "");
  assert_str(kg_graph_papers(graph, &n)[0].text[KG_TITLE], "x\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDy");
  kg_graph_free(graph);
}

#define TEN(name) "&" name ";&" name ";&" name ";&" name ";&" name ";&" name ";&" name ";&" name ";&" name ";&" name ";"

/* An entity that names a file is not read, one that grows a millionfold not expanded. */
static void xml_entities_are_harmless(void **state) {
  (void)state;
  size_t n;
  kg_graph *graph = load(
      "<!DOCTYPE graphml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><graphml>"
      "<key id=\"kind\" attr.name=\"kind\"/><key id=\"name\" attr.name=\"name\"/>"
      "<node id=\"p\"><data key=\"kind\">paper</data><data key=\"name\">a&x;b</data></node></graphml>",
      "");
  assert_str(kg_graph_papers(graph, &n)[0].text[KG_TITLE], "ab");
  static const char grows[] =
      "<!DOCTYPE graphml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"" TEN("a") "\"><!ENTITY c \"" TEN(
          "b") "\"><!ENTITY d \"" TEN("c") "\"><!ENTITY e \"" TEN("d") "\"><!ENTITY f \"" TEN("e")
              "\">]><graphml>&f;</graphml>";
  kg_graph_free(graph);
  assert_int_equal(kg_load_memory(&graph, "file", kg_str_of(grows), NULL, NULL), KG_SYNTAX);
  assert_null(graph);
}

static void tells_graph_files_from_inputs(void **state) {
  (void)state;
  static const char path[] = "test_load.tmp";
  static const struct {
    const char *bytes;
    bool graph, papers;
  } files[] = {{json, true, false},
               {"{\"id\":\"x\",\"abstract\":\"y\"}\n", false, true},
               {"@prefix a: <urn:a> .\n", false, false},
               {"a,b,c\n1,2,3\n", false, false},
               {"%PDF-1.7", false, false},
               {"\xFF\xFEh", false, true},
               {"", false, true}};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(files[i].bytes, 1, strlen(files[i].bytes), file), strlen(files[i].bytes));
    assert_int_equal(fclose(file), 0);
    assert_int_equal(kg_is_graph_file(path), files[i].graph);
    assert_int_equal(kg_may_hold_papers(path), files[i].papers);
  }
  assert_int_equal(remove(path), 0);
  assert_false(kg_is_graph_file(path));
  assert_false(kg_is_graph_file("."));
  assert_false(kg_may_hold_papers(path));
  assert_true(kg_may_hold_papers("."));
  kg_graph *graph;
  kg_error err = {0};
  assert_int_equal(kg_load(&graph, path, NULL, &err), KG_IO);
  assert_null(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_node_link_json),
      cmocka_unit_test(reads_json_lines),
      cmocka_unit_test(reads_graphml),
      cmocka_unit_test(what_is_written_is_read_back),
      cmocka_unit_test(shared_links_make_a_projection),
      cmocka_unit_test(broken_records_are_told_and_the_rest_is_kept),
      cmocka_unit_test(broken_lines_are_told_and_the_rest_is_kept),
      cmocka_unit_test(files_that_are_broken_as_a_whole_are_refused),
      cmocka_unit_test(broken_text_is_repaired),
      cmocka_unit_test(xml_entities_are_harmless),
      cmocka_unit_test(tells_graph_files_from_inputs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
