/* Graph files in: each format, what is left out, and where the messages point. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <kgextract/extract.h>
#include <kgextract/format.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/str.h"

/* Collects messages, one a line. */
typedef struct log {
  kg_diag diag;
  char text[4096];
} log;

static void collect(void *ctx, kg_severity severity, const kg_error *what) {
  log *messages = ctx;
  char line[900];
  (void)severity;
  kg_error_format(what, line, sizeof line);
  size_t len = strlen(messages->text);
  snprintf(messages->text + len, sizeof messages->text - len, "%s\n", line);
}

static log new_log(log *messages) { return (log){.diag = {.report = collect, .ctx = messages}}; }

static kg_graph *load(const char *bytes, const char *expected_messages) {
  log messages = new_log(&messages);
  kg_error err = {0};
  kg_graph *graph = NULL;
  assert_int_equal(kg_load_memory(&graph, "file", kg_str_of(bytes), &messages.diag, &err), KG_OK);
  assert_string_equal(messages.text, expected_messages);
  assert_non_null(graph);
  return graph;
}

static void assert_refused(const char *bytes, kg_status status, const char *expected) {
  kg_graph *graph;
  kg_error err = {0};
  char text[900];
  assert_int_equal(kg_load_memory(&graph, "file", kg_str_of(bytes), NULL, &err), status);
  assert_null(graph);
  assert_string_equal(kg_error_format(&err, text, sizeof text), expected);
}

static void assert_str(kg_str text, const char *expected) {
  assert_int_equal(text.len, strlen(expected));
  assert_memory_equal(text.ptr, expected, text.len);
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
      cmocka_unit_test(entities_are_kept_apart_from_what_is_broken),
      cmocka_unit_test(papers_may_name_many),
      cmocka_unit_test(numbers_are_read),
      cmocka_unit_test(threads_do_not_show),
      cmocka_unit_test(files_that_are_broken_as_a_whole_are_refused),
      cmocka_unit_test(broken_text_is_repaired),
      cmocka_unit_test(xml_entities_are_harmless),
      cmocka_unit_test(tells_graph_files_from_inputs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
