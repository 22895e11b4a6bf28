/* Node-link JSON and JSON lines, read back with yajl. */
#include <yajl/yajl_gen.h>
#include <yajl/yajl_tree.h>

#include "write/json_gen.h"
#include "writing.h"

static yajl_val parse(const char *text) {
  char why[256] = "";
  yajl_val root = yajl_tree_parse(text, why, sizeof why);
  if (!root) fail_msg("%s", why);
  return root;
}

/* The member at a path like "graph.name". */
static yajl_val at(yajl_val value, const char *path) {
  char copy[128];
  const char *names[8];
  char *rest = NULL;
  size_t n = 0;
  snprintf(copy, sizeof copy, "%s", path);
  for (char *name = strtok_r(copy, ".", &rest); name; name = strtok_r(NULL, ".", &rest)) names[n++] = name;
  names[n] = NULL;
  yajl_val found = yajl_tree_get(value, names, yajl_t_any);
  if (!found) fail_msg("no %s", path);
  return found;
}

static const char *text_at(yajl_val value, const char *path) {
  const char *text = YAJL_GET_STRING(at(value, path));
  assert_non_null(text);
  return text;
}

static size_t length(yajl_val array) {
  assert_true(YAJL_IS_ARRAY(array));
  return YAJL_GET_ARRAY(array)->len;
}

static yajl_val item(yajl_val array, size_t i) {
  assert_true(i < length(array));
  return YAJL_GET_ARRAY(array)->values[i];
}

static void node_link_is_complete(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kgi_buf buf = written("json", graph);
  yajl_val root = parse(kgi_buf_cstr(&buf)), nodes = at(root, "nodes"), links = at(root, "links");
  assert_true(YAJL_IS_FALSE(at(root, "directed")));
  assert_true(YAJL_IS_FALSE(at(root, "multigraph")));
  assert_string_equal(text_at(root, "graph.view"), "bipartite");
  assert_int_equal(YAJL_GET_INTEGER(at(root, "graph.papers")), 4);
  assert_int_equal(YAJL_GET_INTEGER(at(root, "graph.edges")), 5);
  assert_int_equal(length(nodes), 7);
  assert_int_equal(length(links), 5);
  assert_string_equal(text_at(item(nodes, 0), "id"), "p0");
  assert_string_equal(text_at(item(nodes, 0), "kind"), "paper");
  assert_string_equal(text_at(item(nodes, 0), "title_alt"), "另一个标题");
  assert_int_equal(YAJL_GET_INTEGER(at(item(at(item(nodes, 0), "sources"), 0), "line")), 7);
  assert_string_equal(text_at(item(nodes, 4), "id"), "e0");
  assert_string_equal(text_at(item(nodes, 4), "kind"), "model");
  assert_string_equal(text_at(item(nodes, 4), "origin"), "dictionary");
  assert_int_equal(length(at(item(nodes, 4), "aliases")), 1);
  yajl_tree_free(root);
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

static void link_has_its_mentions(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kgi_buf buf = written("json", graph);
  yajl_val root = parse(kgi_buf_cstr(&buf)), link = item(at(root, "links"), 0);
  assert_string_equal(text_at(link, "source"), "p0");
  assert_string_equal(text_at(link, "relation"), "compares");
  assert_string_equal(YAJL_GET_NUMBER(at(link, "confidence")), "0.9");
  assert_string_equal(YAJL_GET_NUMBER(at(link, "weight")), "2");
  yajl_val mention = item(at(link, "mentions"), 0);
  assert_int_equal(length(at(link, "mentions")), 2);
  assert_string_equal(text_at(mention, "field"), "abstract");
  assert_string_equal(text_at(mention, "rule"), "model.tsv:12");
  assert_int_equal(YAJL_GET_INTEGER(at(mention, "end")), 6);
  assert_int_equal(YAJL_GET_INTEGER(at(mention, "col")), 10);
  yajl_tree_free(root);
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

static void lines_are_papers(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kgi_buf buf = written("jsonl", graph);
  size_t n = 0;
  yajl_val first = NULL;
  char *rest = NULL;
  assert_int_equal(buf.bytes[buf.len - 1], '\n');
  for (char *line = strtok_r(buf.bytes, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest), n++) {
    yajl_val paper = parse(line);
    assert_true(YAJL_IS_ARRAY(at(paper, "entities")));
    if (n == 0)
      first = paper;
    else
      yajl_tree_free(paper);
  }
  assert_int_equal(n, 4);
  assert_string_equal(text_at(first, "id"), "2409.02897");
  assert_string_equal(text_at(first, "date"), "2024-09");
  assert_int_equal(length(at(first, "entities")), 3);
  yajl_val entity = item(at(first, "entities"), 0);
  assert_string_equal(text_at(entity, "name"), "GPT-4o");
  assert_string_equal(text_at(entity, "type"), "model");
  assert_string_equal(text_at(entity, "relation"), "compares");
  assert_string_equal(text_at(item(at(entity, "mentions"), 1), "sentence"), "It surpasses GPT-4o.");
  yajl_tree_free(first);
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

static void nasty_texts_come_back(void **state) {
  (void)state;
  kg_graph *graph = nasty_graph();
  kgi_buf buf = written("json", graph);
  yajl_val root = parse(kgi_buf_cstr(&buf));
  for (size_t i = 0; i < N_NASTY; i++)
    assert_string_equal(text_at(item(at(root, "nodes"), i), "title"), nasty_texts[i]);
  yajl_tree_free(root);
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

/* Control characters are escaped and stay; broken bytes become U+FFFD. */
static void any_bytes_are_written(void **state) {
  (void)state;
  kg_builder *builder = kg_builder_new();
  add_paper(builder, "id", "a\x01\t\n\"\\", "");
  kg_graph *graph = finish(builder);
  kgi_buf buf = written("json", graph);
  yajl_val root = parse(kgi_buf_cstr(&buf));
  assert_string_equal(text_at(item(at(root, "nodes"), 0), "title"), "a\x01\t\n\"\\");
  yajl_tree_free(root);
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

/* Strings are escaped as yajl would: each byte at each place of a text of eight and a rest, alone and among others. */
static void strings_are_as_yajl_writes_them(void **state) {
  (void)state;
  uint32_t seed = 2463534242u;
  for (unsigned round = 0; round < 20000; round++) {
    char text[24];
    size_t len = round % sizeof text;
    for (size_t i = 0; i < len; i++) {
      seed = seed * 1664525 + 1013904223;
      text[i] = (char)(round % 3 ? seed >> 25 : 'a'); /* ASCII, which is valid wherever it stands */
    }
    if (len) text[round / 24 % len] = (char)(round / 24 % 128);
    kgi_buf own = {0};
    kgi_gen json;
    kgi_gen_begin(&json, &own);
    kgi_gen_str(&json, (kg_str){text, len});
    assert_true(kgi_gen_end(&json));
    yajl_gen gen = yajl_gen_alloc(NULL);
    const unsigned char *bytes;
    size_t size;
    assert_int_equal(yajl_gen_string(gen, (const unsigned char *)text, len), yajl_gen_status_ok);
    yajl_gen_get_buf(gen, &bytes, &size);
    assert_int_equal(own.len, size);
    assert_memory_equal(own.bytes, bytes, size);
    yajl_gen_free(gen);
    kgi_buf_clear(&own);
  }
}

static void lines_refuse_views(void **state) {
  (void)state;
  kg_graph *graph = sample_graph(), *view = NULL;
  const kg_select select = {.view = KG_VIEW_ENTITIES};
  assert_int_equal(kg_graph_select(&view, graph, &select, NULL), KG_OK);
  kgi_buf buf = {0};
  kg_error err = {0};
  assert_int_equal(write_with(&buf, "jsonl", view, NULL, NULL, &err), KG_UNSUPPORTED);
  assert_int_equal(err.status, KG_UNSUPPORTED);
  kgi_buf_clear(&buf);
  buf = written("json", view);
  yajl_val root = parse(kgi_buf_cstr(&buf));
  assert_string_equal(text_at(root, "graph.view"), "entities");
  assert_string_equal(text_at(item(at(root, "links"), 0), "relation"), "shares");
  yajl_tree_free(root);
  kgi_buf_clear(&buf);
  kg_graph_free(view);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(node_link_is_complete),
      cmocka_unit_test(link_has_its_mentions),
      cmocka_unit_test(lines_are_papers),
      cmocka_unit_test(nasty_texts_come_back),
      cmocka_unit_test(any_bytes_are_written),
      cmocka_unit_test(lines_refuse_views),
      cmocka_unit_test(strings_are_as_yajl_writes_them),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
