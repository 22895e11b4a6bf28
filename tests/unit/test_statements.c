/* Turtle and Cypher: places counted in characters, addresses, quotes. */
#include "base/sink.h"
#include "write/quote.h"
#include "write/span.h"
#include "writing.h"

static void assert_str(kg_str text, const char *expected) {
  assert_int_equal(text.len, strlen(expected));
  assert_memory_equal(text.ptr, expected, text.len);
}

static void places_are_counted_in_characters(void **state) {
  (void)state;
  const char *text = "我们用\xF0\x9F\x98\x80 LLaVA 做实验";
  kg_mention mention = {.start = 14, .end = 19};
  kgi_span span = kgi_span_of(kg_str_of(text), &mention);
  assert_int_equal(span.start, 5);
  assert_int_equal(span.end, 10);
  assert_str(span.prefix, "我们用\xF0\x9F\x98\x80 ");
  assert_str(span.suffix, " 做实验");
}

static void surroundings_are_cut_between_characters(void **state) {
  (void)state;
  char text[256] = "";
  for (int i = 0; i < 40; i++) memcpy(text + 3 * i, i < 33 ? "前" : "后", 4);
  kg_mention mention = {.start = 99, .end = 99};
  kgi_span span = kgi_span_of(kg_str_of(text), &mention);
  assert_int_equal(span.prefix.len, 32 * 3);
  assert_int_equal(span.suffix.len, 7 * 3);
  mention = (kg_mention){.start = 500, .end = 900};
  span = kgi_span_of(kg_str_of(text), &mention);
  assert_int_equal(span.end, 40);
  assert_int_equal(span.suffix.len, 0);
}

static void a_paper_goes_by_its_own_address_only(void **state) {
  (void)state;
  kg_builder *builder = kg_builder_new();
  add_paper(builder, "2409.02897", "A", "https://arxiv.org/abs/2409.02897");
  add_paper(builder, "b c>", "B", "https://example.org/all-papers");
  add_paper(builder, "c", "C", "javascript:c");
  add_paper(builder, "d", "D", "https://a.org/d>\n<x");
  kg_graph *graph = finish(builder);
  kgi_buf buf = written("turtle", graph);
  assert_non_null(strstr(buf.bytes, "\n<https://arxiv.org/abs/2409.02897> a schema:ScholarlyArticle"));
  assert_non_null(strstr(buf.bytes, "\n<urn:kgextract:paper:b%20c%3E> a schema"));
  assert_non_null(strstr(buf.bytes, "\n<urn:kgextract:paper:c> a schema"));
  assert_non_null(strstr(buf.bytes, "\n<https://a.org/d%3E%0A%3Cx> a schema"));
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

/* Who uses what one other paper introduces, uses a method of that paper; two introducers leave it open. */
static void citations_follow_introductions(void **state) {
  (void)state;
  kg_builder *builder = kg_builder_new();
  uint32_t a = add_paper(builder, "a", "A", ""), b = add_paper(builder, "b", "B", "");
  uint32_t model = add_entity(builder, "LongCite", "model"), data = add_entity(builder, "LongBench-Cite", "benchmark");
  uint32_t both = add_entity(builder, "LoRA", "method");
  add_mention(builder, a, model, KG_INTRODUCES, "We train LongCite.");
  add_mention(builder, a, data, KG_INTRODUCES, "We build LongBench-Cite.");
  add_mention(builder, b, model, KG_COMPARES, "It surpasses LongCite.");
  add_mention(builder, b, data, KG_EVALUATES, "On LongBench-Cite it is best.");
  add_mention(builder, a, both, KG_INTRODUCES, "We propose LoRA.");
  add_mention(builder, b, both, KG_INTRODUCES, "LoRA is ours.");
  kg_graph *graph = finish(builder);
  kgi_buf buf = written("turtle", graph);
  assert_non_null(strstr(buf.bytes, "<urn:kgextract:paper:b> cito:discusses <urn:kgextract:paper:a> ."));
  assert_non_null(strstr(buf.bytes, "<urn:kgextract:paper:b> cito:usesDataFrom <urn:kgextract:paper:a> ."));
  assert_null(strstr(buf.bytes, "<urn:kgextract:paper:a> cito:"));
  assert_null(strstr(buf.bytes, "cito:usesMethodIn"));
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

typedef struct memory {
  kgi_sink sink;
  kgi_buf bytes, clean;
} memory;

static void quotes_cannot_be_left(void **state) {
  (void)state;
  memory *out = calloc(1, sizeof *out);
  const kg_output output = {take_bytes, &out->bytes};
  kgi_sink_init(&out->sink, &output);
  kgi_put_quoted(&out->sink, &out->clean,
                 kg_str_of("a\"b\\c\nd\re\x01"
                           "f\\"));
  assert_int_equal(kgi_sink_flush(&out->sink), KG_OK);
  assert_string_equal(kgi_buf_cstr(&out->bytes), "\"a\\\"b\\\\c\\nd\\re f\\\\\"");
  kgi_buf_clear(&out->bytes);
  kgi_buf_clear(&out->clean);
  free(out);
}

/* A statement takes at most 500 rows, and labels are letters and digits whatever a type is called. */
static void cypher_comes_in_batches(void **state) {
  (void)state;
  kg_builder *builder = kg_builder_new();
  for (unsigned i = 0; i < 1001; i++) {
    char id[16];
    snprintf(id, sizeof id, "id%u", i);
    uint32_t paper = add_paper(builder, id, "T", "");
    add_mention(builder, paper, add_entity(builder, "X", "my `type`"), KG_USES, "X");
  }
  kg_graph *graph = finish(builder);
  kgi_buf buf = written("cypher", graph);
  size_t papers = 0, edges = 0;
  for (const char *at = buf.bytes; (at = strstr(at, "MERGE (n:Paper")); at++) papers++;
  for (const char *at = buf.bytes; (at = strstr(at, "MERGE (a)-[r:USES]->(b)")); at++) edges++;
  assert_int_equal(papers, 3);
  assert_int_equal(edges, 3);
  assert_non_null(strstr(buf.bytes, "SET n:`My__type_`, n += row;"));
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(places_are_counted_in_characters),
      cmocka_unit_test(surroundings_are_cut_between_characters),
      cmocka_unit_test(a_paper_goes_by_its_own_address_only),
      cmocka_unit_test(citations_follow_introductions),
      cmocka_unit_test(quotes_cannot_be_left),
      cmocka_unit_test(cypher_comes_in_batches),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
