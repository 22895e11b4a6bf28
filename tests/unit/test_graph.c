/* Building and freezing: order, merging, evidence, indexes. */
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <kgextract/graph.h>

#include "base/str.h"
#include "model/builder.h"

static void assert_str(kg_str text, const char *expected) {
  assert_int_equal(text.len, strlen(expected));
  assert_memory_equal(text.ptr, expected, text.len);
}

static uint32_t add_paper(kg_builder *builder, const char *id, const char *title, const char *abstract) {
  uint32_t index;
  kg_paper paper = {.id = kg_str_of(id), .text = {kg_str_of(title), {NULL, 0}, kg_str_of(abstract)}};
  assert_int_equal(kg_builder_paper(builder, &paper, &index, NULL), KG_OK);
  return index;
}

static uint32_t add_entity(kg_builder *builder, const char *name, const char *type) {
  uint32_t index;
  kg_entity entity = {.name = kg_str_of(name), .origin = KGI_STR("dictionary")};
  assert_int_equal(kg_builder_entity(builder, &entity, kg_str_of(type), &index), KG_OK);
  return index;
}

static kg_graph *finish(kg_builder *builder) {
  kg_graph *graph = kg_builder_finish(builder, KG_BIPARTITE, (kg_str){NULL, 0});
  assert_non_null(graph);
  kg_builder_free(builder);
  return graph;
}

static void sorts_whatever_the_order_of_arrival(void **state) {
  (void)state;
  size_t n;
  kg_builder *builder = kg_builder_new();
  add_paper(builder, "2304.08485", "Visual Instruction Tuning", "");
  add_paper(builder, "2103.00020", "CLIP", "");
  add_entity(builder, "zeta", "user type");
  add_entity(builder, "MMLU", "benchmark");
  add_entity(builder, "alpha", "a type");
  add_entity(builder, "LLaVA", "model");
  add_entity(builder, "CLIP", "model");
  kg_graph *graph = finish(builder);
  const kg_paper *papers = kg_graph_papers(graph, &n);
  assert_int_equal(n, 2);
  assert_str(papers[0].id, "2103.00020");
  const kg_str *types = kg_graph_types(graph, &n);
  assert_int_equal(n, 8);
  assert_str(types[0], "model");
  assert_str(types[6], "a type");
  assert_str(types[7], "user type");
  static const char *const names[] = {"CLIP", "LLaVA", "MMLU", "alpha", "zeta"};
  const kg_entity *entities = kg_graph_entities(graph, &n);
  assert_int_equal(n, 5);
  for (size_t i = 0; i < n; i++) assert_str(entities[i].name, names[i]);
  assert_int_equal(entities[2].type, 2);
  kg_graph_free(graph);
}

static void no_papers_are_an_empty_array(void **state) {
  (void)state;
  size_t n;
  kg_builder *builder = kg_builder_new();
  add_entity(builder, "MMLU", "benchmark");
  kg_graph *graph = finish(builder);
  assert_non_null(kg_graph_papers(graph, &n));
  assert_int_equal(n, 0);
  kg_graph_free(graph);
}

static void second_record_fills_gaps_and_adds_sources(void **state) {
  (void)state;
  uint32_t index;
  bool known = true;
  size_t n;
  kg_builder *builder = kg_builder_new();
  kg_source one = {KGI_STR("a.md"), 3}, two = {KGI_STR("b.md"), 9};
  kg_paper paper = {.id = KGI_STR("x"), .text = {KGI_STR("Title")}, .sources = &one, .n_sources = 1};
  assert_int_equal(kg_builder_paper(builder, &paper, &index, &known), KG_OK);
  assert_false(known);
  paper.text[KG_TITLE] = KGI_STR("Another title");
  paper.url = KGI_STR("https://example.org");
  kg_source both[] = {two, one};
  paper.sources = both;
  paper.n_sources = 2;
  assert_int_equal(kg_builder_paper(builder, &paper, &index, &known), KG_OK);
  assert_true(known);
  kg_graph *graph = finish(builder);
  const kg_paper *papers = kg_graph_papers(graph, &n);
  assert_int_equal(n, 1);
  assert_str(papers[0].text[KG_TITLE], "Title");
  assert_str(papers[0].url, "https://example.org");
  assert_int_equal(papers[0].n_sources, 2);
  assert_str(papers[0].sources[0].file, "a.md");
  assert_int_equal(papers[0].sources[1].line, 9);
  kg_graph_free(graph);
}

static void aliases_are_united_and_sorted(void **state) {
  (void)state;
  uint32_t index;
  size_t n;
  kg_builder *builder = kg_builder_new();
  kg_str first[] = {KGI_STR("llava"), KGI_STR("LLaVA")}, second[] = {KGI_STR("LLaVa"), KGI_STR("llava")};
  kg_entity entity = {.name = KGI_STR("LLaVA"), .aliases = first, .n_aliases = 2};
  assert_int_equal(kg_builder_entity(builder, &entity, KGI_STR("model"), &index), KG_OK);
  entity.aliases = second;
  assert_int_equal(kg_builder_entity(builder, &entity, KGI_STR("model"), &index), KG_OK);
  add_entity(builder, "BLIP", "model");
  kg_graph *graph = finish(builder);
  const kg_entity *entities = kg_graph_entities(graph, &n);
  assert_int_equal(n, 2);
  assert_int_equal(entities[0].n_aliases, 0);
  assert_int_equal(entities[1].n_aliases, 2);
  assert_str(entities[1].aliases[0], "LLaVa");
  assert_str(entities[1].aliases[1], "llava");
  kg_graph_free(graph);
}

static kg_mention mention_at(uint32_t start, uint32_t end, const char *text, const char *sentence) {
  kg_mention mention = {.field = KG_ABSTRACT, .relation = KG_USES, .confidence = 0.5f, .start = start, .end = end};
  kg_mention_quote(&mention, kg_str_of(text), kg_str_of(sentence), KGI_STR("model.tsv:1"));
  return mention;
}

static bool lies_in(kg_str whole, kg_str part) {
  return part.ptr >= whole.ptr && part.ptr + part.len <= whole.ptr + whole.len;
}

static void mentions_point_into_the_stored_text(void **state) {
  (void)state;
  size_t n;
  kg_builder *builder = kg_builder_new();
  uint32_t paper = add_paper(builder, "p", "T", "We use CLIP. CLIP helps.");
  uint32_t clip = add_entity(builder, "CLIP", "model");
  kg_mention second = mention_at(13, 17, "CLIP", "CLIP helps."), first = mention_at(7, 11, "CLIP", "We use CLIP.");
  kg_mention elsewhere = mention_at(20, 24, "Clip", "Not there: Clip.");
  first.relation = KG_INTRODUCES;
  first.confidence = 0.25f;
  assert_int_equal(kg_builder_mention(builder, paper, clip, &second), KG_OK);
  assert_int_equal(kg_builder_mention(builder, paper, clip, &elsewhere), KG_OK);
  assert_int_equal(kg_builder_mention(builder, paper, clip, &first), KG_OK);
  assert_int_equal(kg_builder_mention(builder, paper, clip, &first), KG_OK);
  assert_int_equal(kg_builder_mention(builder, paper, clip + 1, &first), KG_USAGE);
  kg_graph *graph = finish(builder);
  kg_str abstract = kg_graph_papers(graph, &n)[0].text[KG_ABSTRACT];
  const kg_edge *edges = kg_graph_edges(graph, &n);
  assert_int_equal(n, 1);
  assert_int_equal(edges[0].relation, KG_INTRODUCES);
  assert_true(edges[0].confidence == 0.25f); /* of the relation it states */
  assert_true(edges[0].weight == 3);
  assert_int_equal(edges[0].n_mentions, 3);
  assert_int_equal(edges[0].mentions[0].start, 7);
  assert_ptr_equal(edges[0].mentions[0].text, abstract.ptr + 7);
  assert_ptr_equal(edges[0].mentions[0].sentence, abstract.ptr);
  assert_ptr_equal(edges[0].mentions[1].sentence, abstract.ptr + 13);
  assert_false(lies_in(abstract, kg_mention_text(&edges[0].mentions[2])));
  assert_str(kg_mention_sentence(&edges[0].mentions[2]), "Not there: Clip.");
  kg_graph_free(graph);
}

/* 'é' is two bytes, of which the second is one too many. */
static void a_rule_too_long_is_cut_at_a_character(void **state) {
  (void)state;
  static char rule[UINT16_MAX + 1];
  memset(rule, 'r', sizeof rule);
  memcpy(rule + UINT16_MAX - 1, "é", 2);
  kg_mention mention;
  kg_mention_quote(&mention, KGI_STR("CLIP"), KGI_STR("We use CLIP."), (kg_str){rule, sizeof rule});
  assert_int_equal(kg_mention_rule(&mention).len, UINT16_MAX - 1);
  kg_mention_quote(&mention, KGI_STR("CLIP"), KGI_STR("We use CLIP."), (kg_str){rule, UINT16_MAX - 1});
  assert_int_equal(kg_mention_rule(&mention).len, UINT16_MAX - 1);
  assert_str(kg_mention_text(&mention), "CLIP");
  assert_str(kg_mention_sentence(&mention), "We use CLIP.");
}

static void edges_are_one_a_pair_and_indexed_both_ways(void **state) {
  (void)state;
  size_t n;
  kg_builder *builder = kg_builder_new();
  uint32_t b = add_paper(builder, "b", "B", ""), a = add_paper(builder, "a", "A", "");
  uint32_t y = add_entity(builder, "Y", "model"), x = add_entity(builder, "X", "model");
  kg_mention mention = mention_at(0, 0, "Y", "");
  assert_int_equal(kg_builder_edge(builder, b, y | KG_ENTITY_BIT, KG_USES, 1, 2), KG_OK);
  assert_int_equal(kg_builder_edge(builder, x | KG_ENTITY_BIT, b, KG_MENTIONS, 1, 1), KG_OK);
  assert_int_equal(kg_builder_edge(builder, b, y | KG_ENTITY_BIT, KG_EVALUATES, 0.5f, 7), KG_OK);
  assert_int_equal(kg_builder_mention(builder, a, y, &mention), KG_OK);
  assert_int_equal(kg_builder_edge(builder, b, b, KG_USES, 1, 1), KG_USAGE);
  assert_int_equal(kg_builder_edge(builder, b, 9, KG_USES, 1, 1), KG_USAGE);
  assert_int_equal(kg_builder_edge(builder, a, b, KG_SHARES, 1, 1), KG_OK);
  kg_graph *graph = finish(builder);
  const kg_edge *edges = kg_graph_edges(graph, &n);
  static const uint32_t ends[][2] = {{0, 3}, {1, 2}, {1, 3}};
  assert_int_equal(n, 3);
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(edges[i].from, ends[i][0]);
    assert_int_equal(edges[i].to, ends[i][1]);
  }
  assert_int_equal(edges[2].relation, KG_EVALUATES);
  assert_true(edges[2].weight == 7 && edges[2].confidence == 0.5f);
  const uint32_t *touches = kg_graph_edges_of(graph, 3, &n);
  assert_int_equal(n, 2);
  assert_int_equal(touches[0], 0);
  assert_int_equal(touches[1], 2);
  (void)kg_graph_edges_of(graph, 1, &n);
  assert_int_equal(n, 2);
  (void)kg_graph_edges_of(graph, 4, &n);
  assert_int_equal(n, 0);
  kg_graph_free(graph);
}

/* Papers that are announced may be spoken of before they come, others may not. */
static void edges_need_not_wait_for_announced_papers(void **state) {
  (void)state;
  uint32_t entity, first, second;
  kg_builder *builder = kg_builder_new();
  assert_int_equal(kgi_builder_reserve(builder, 2, 0), KG_OK);
  assert_int_equal(kg_builder_entity(builder, &(kg_entity){.name = KGI_STR("BERT")}, KGI_STR("model"), &entity), KG_OK);
  assert_int_equal(kg_builder_edge(builder, 1, entity | KG_ENTITY_BIT, KG_USES, 1, 1), KG_OK);
  assert_int_equal(kg_builder_edge(builder, 2, entity | KG_ENTITY_BIT, KG_USES, 1, 1), KG_USAGE);
  assert_int_equal(kg_builder_paper(builder, &(kg_paper){.id = KGI_STR("1810.04805")}, &first, NULL), KG_OK);
  assert_int_equal(kg_builder_paper(builder, &(kg_paper){.id = KGI_STR("1907.11692")}, &second, NULL), KG_OK);
  kg_graph *graph = kg_builder_finish(builder, KG_BIPARTITE, (kg_str){0});
  size_t n;
  const kg_edge *edges = kg_graph_edges(graph, &n);
  assert_int_equal(n, 1);
  assert_str(kg_graph_papers(graph, &n)[edges[0].from].id, "1907.11692");
  kg_graph_free(graph);
  kg_builder_free(builder);
}

static void a_finished_builder_is_new_again(void **state) {
  (void)state;
  size_t n;
  kg_builder *builder = kg_builder_new();
  add_paper(builder, "a", "A", "");
  add_entity(builder, "X", "model");
  kg_graph_free(kg_builder_finish(builder, KG_BIPARTITE, KGI_STR("nothing")));
  assert_int_equal(add_paper(builder, "b", "B", ""), 0);
  kg_graph *graph = finish(builder);
  assert_str(kg_graph_papers(graph, &n)[0].id, "b");
  (void)kg_graph_entities(graph, &n);
  assert_int_equal(n, 0);
  assert_int_equal(kg_graph_left_out(graph).len, 0);
  kg_graph_free(graph);
}

static void what_has_no_name_is_refused(void **state) {
  (void)state;
  uint32_t index;
  kg_builder *builder = kg_builder_new();
  assert_int_equal(kg_builder_paper(builder, &(kg_paper){0}, &index, NULL), KG_USAGE);
  assert_int_equal(kg_builder_entity(builder, &(kg_entity){0}, KGI_STR("model"), &index), KG_USAGE);
  kg_graph *graph = finish(builder);
  size_t n;
  (void)kg_graph_edges(graph, &n);
  assert_int_equal(n, 0);
  kg_graph_free(graph);
  kg_graph_free(NULL);
  kg_builder_free(NULL);
}

/* What the heap holds; the sanitizers keep their own, and show nothing. */
static size_t bytes_in_use(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

/* A thousand papers that all name the same two hundred entities, once each. */
static kg_graph *dense_graph(kg_evidence evidence) {
  enum { ENTITIES = 200, PAPERS = 1000 };
  kg_builder *builder = kg_builder_new();
  char name[16];
  kg_builder_evidence(builder, evidence);
  for (unsigned i = 0; i < ENTITIES; i++) {
    snprintf(name, sizeof name, "E%u", i);
    add_entity(builder, name, "model");
  }
  for (unsigned i = 0; i < PAPERS * ENTITIES; i++) {
    uint32_t paper = i / ENTITIES, entity = i % ENTITIES;
    snprintf(name, sizeof name, "p%u", paper);
    if (entity == 0) add_paper(builder, name, "t", "");
    kg_mention mention = {.confidence = 0.5f, .end = 1};
    kg_mention_quote(&mention, KGI_STR("t"), KGI_STR("t"), KGI_STR("r"));
    assert_int_equal(kg_builder_mention(builder, paper, entity, &mention), KG_OK);
    if (evidence == KG_EVIDENCE_NONE)
      assert_int_equal(kg_builder_edge(builder, paper, entity | KG_ENTITY_BIT, KG_USES, 0.5f, 1), KG_OK);
  }
  kg_graph *graph = kg_builder_finish(builder, KG_BIPARTITE, (kg_str){0});
  kg_builder_free(builder);
  return graph;
}

/* The index of edges and the nodes included: 4 bytes an edge are more than these take here. */
static void an_edge_takes_little_memory(void **state) {
  (void)state;
  static const struct {
    kg_evidence evidence;
    size_t most;
  } cases[] = {{KG_EVIDENCE_NONE, 44}, {KG_EVIDENCE_FULL, 100}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t before = bytes_in_use(), n;
    kg_graph *graph = dense_graph(cases[i].evidence);
    kg_graph_edges(graph, &n);
    assert_int_equal(n, 200000);
    size_t used = bytes_in_use() - before;
    if (used > n * cases[i].most && used < SIZE_MAX / 2) fail_msg("%zu bytes an edge", used / n);
    kg_graph_free(graph);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sorts_whatever_the_order_of_arrival),
      cmocka_unit_test(no_papers_are_an_empty_array),
      cmocka_unit_test(second_record_fills_gaps_and_adds_sources),
      cmocka_unit_test(aliases_are_united_and_sorted),
      cmocka_unit_test(mentions_point_into_the_stored_text),
      cmocka_unit_test(a_rule_too_long_is_cut_at_a_character),
      cmocka_unit_test(edges_are_one_a_pair_and_indexed_both_ways),
      cmocka_unit_test(edges_need_not_wait_for_announced_papers),
      cmocka_unit_test(a_finished_builder_is_new_again),
      cmocka_unit_test(what_has_no_name_is_refused),
      cmocka_unit_test(an_edge_takes_little_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
