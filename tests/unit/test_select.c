/* Selecting parts of a graph and projecting it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <kgextract/graph.h>

#include "base/str.h"

/* Papers p1..p3 and one without edges; LLaVA in all three, CLIP and MMLU in two, GQA in one. */
static const struct {
  const char *id, *date;
} papers[] = {{"p1", "2023-04-17"}, {"p2", "2024"}, {"p3", "2024-06"}, {"p4", ""}};

static const struct {
  const char *name, *type, *alias;
} entities[] = {{"LLaVA", "model", "Large Language and Vision Assistant"},
                {"CLIP", "model", ""},
                {"MMLU", "benchmark", ""},
                {"GQA", "dataset", ""}};

static const struct {
  uint32_t paper, entity;
  kg_relation relation;
  float confidence;
} mentions[] = {{0, 0, KG_INTRODUCES, 1},    {0, 1, KG_USES, 0.5f},      {1, 0, KG_COMPARES, 0.5f},
                {1, 1, KG_USES, 1},          {1, 2, KG_EVALUATES, 1},    {2, 0, KG_COMPARES, 1},
                {2, 0, KG_EVALUATES, 0.25f}, {2, 2, KG_EVALUATES, 0.5f}, {2, 3, KG_EVALUATES, 1}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static kg_graph *sample(void) {
  uint32_t p[COUNT(papers)], e[COUNT(entities)];
  kg_builder *builder = kg_builder_new();
  for (size_t i = 0; i < COUNT(papers); i++) {
    kg_paper paper = {.id = kg_str_of(papers[i].id), .date = kg_str_of(papers[i].date)};
    assert_int_equal(kg_builder_paper(builder, &paper, &p[i], NULL), KG_OK);
  }
  for (size_t i = 0; i < COUNT(entities); i++) {
    kg_str alias = kg_str_of(entities[i].alias);
    kg_entity entity = {.name = kg_str_of(entities[i].name), .aliases = &alias, .n_aliases = 1};
    assert_int_equal(kg_builder_entity(builder, &entity, kg_str_of(entities[i].type), &e[i]), KG_OK);
  }
  for (size_t i = 0; i < COUNT(mentions); i++) {
    kg_mention mention = {.relation = mentions[i].relation, .confidence = mentions[i].confidence, .start = (uint32_t)i};
    assert_int_equal(kg_builder_mention(builder, p[mentions[i].paper], e[mentions[i].entity], &mention), KG_OK);
  }
  kg_graph *graph = kg_builder_finish(builder, KG_BIPARTITE, (kg_str){NULL, 0});
  assert_non_null(graph);
  kg_builder_free(builder);
  return graph;
}

/* Selects from the sample and tells the names of what is left: "p1 p2 | CLIP LLaVA | 3 | left out". */
static void assert_selected(kg_select select, const char *expected) {
  char told[1024] = "";
  size_t n, len = 0;
  kg_graph *graph = sample(), *part;
  kg_error err = {0};
  assert_int_equal(kg_graph_select(&part, graph, &select, &err), KG_OK);
  const kg_paper *kept = kg_graph_papers(part, &n);
  for (size_t i = 0; i < n; i++)
    len += (size_t)snprintf(told + len, sizeof told - len, "%.*s ", (int)kept[i].id.len, kept[i].id.ptr);
  len += (size_t)snprintf(told + len, sizeof told - len, "| ");
  const kg_entity *names = kg_graph_entities(part, &n);
  for (size_t i = 0; i < n; i++)
    len += (size_t)snprintf(told + len, sizeof told - len, "%.*s ", (int)names[i].name.len, names[i].name.ptr);
  (void)kg_graph_edges(part, &n);
  kg_str left_out = kg_graph_left_out(part);
  snprintf(told + len, sizeof told - len, "| %zu |%s%.*s", n, left_out.len ? " " : "", (int)left_out.len, left_out.ptr);
  kg_graph_free(part);
  kg_graph_free(graph);
  assert_string_equal(told, expected);
}

static void nothing_asked_keeps_all(void **state) {
  (void)state;
  assert_selected((kg_select){0}, "p1 p2 p3 p4 | CLIP LLaVA GQA MMLU | 8 |");
}

static void keeps_types_and_relations(void **state) {
  (void)state;
  assert_selected((kg_select){.types = "dataset, Benchmark"},
                  "p2 p3 p4 | GQA MMLU | 3 | left out: 2 of 4 entities (of other types), "
                  "1 of 4 papers (no remaining entity)");
  assert_selected((kg_select){.relations = "introduces"},
                  "p1 p4 | LLaVA | 1 | left out: 3 of 4 entities (no remaining paper), "
                  "2 of 4 papers (no remaining entity)");
}

static void keeps_what_is_in_many_papers(void **state) {
  (void)state;
  assert_selected((kg_select){.min_papers = 2},
                  "p1 p2 p3 p4 | CLIP LLaVA MMLU | 7 | left out: 1 of 4 entities (in fewer than 2 papers)");
  assert_selected((kg_select){.top = 1},
                  "p1 p2 p3 | LLaVA | 3 | left out: 3 of 4 entities (not among the top 1), "
                  "1 of 4 papers (no remaining entity)");
}

static void keeps_what_is_near_the_focus(void **state) {
  (void)state;
  assert_selected((kg_select){.focus = "gqa", .hops = 1},
                  "p3 | GQA | 1 | left out: 3 of 4 entities (more than 1 step from gqa), "
                  "3 of 4 papers (more than 1 step from gqa)");
  assert_selected((kg_select){.focus = "P1", .hops = 1},
                  "p1 | CLIP LLaVA | 2 | left out: 2 of 4 entities (more than 1 step from P1), "
                  "3 of 4 papers (more than 1 step from P1)");
  assert_selected((kg_select){.focus = "large language and vision assistant", .hops = 2, .types = "benchmark"},
                  "p1 p2 p3 | LLaVA MMLU | 5 | left out: 2 of 4 entities (of other types), 1 of 4 papers (more than "
                  "2 steps from large language and vision assistant)");
}

static void keeps_a_time(void **state) {
  (void)state;
  assert_selected((kg_select){.since = "2024-03"},
                  "p2 p3 | CLIP LLaVA GQA MMLU | 6 | left out: 2 of 4 papers (no date or before 2024-03)");
  assert_selected((kg_select){.until = "2023"},
                  "p1 | CLIP LLaVA | 2 | left out: 2 of 4 entities (no remaining paper), "
                  "3 of 4 papers (no date or after 2023)");
}

static void weak_mentions_go_and_take_their_relation_along(void **state) {
  (void)state;
  size_t n;
  kg_graph *graph = sample(), *part;
  kg_select select = {.min_confidence = 0.75f};
  assert_int_equal(kg_graph_select(&part, graph, &select, NULL), KG_OK);
  const kg_edge *edges = kg_graph_edges(part, &n);
  assert_int_equal(n, 5);
  const kg_entity *names = kg_graph_entities(part, &n);
  uint32_t n_papers = 4;
  for (size_t i = 0; i < 5; i++) {
    kg_str name = names[edges[i].to - n_papers].name;
    if (edges[i].from == 2 && kgi_str_eq(name, KGI_STR("LLaVA"))) {
      assert_int_equal(edges[i].relation, KG_COMPARES);
      assert_true(edges[i].weight == 1);
      n = 0;
    }
  }
  assert_int_equal(n, 0);
  kg_graph_free(part);
  kg_graph_free(graph);
}

static void projections_count_what_is_shared(void **state) {
  (void)state;
  size_t n;
  kg_graph *graph = sample(), *part, *again;
  kg_select select = {.view = KG_VIEW_ENTITIES};
  assert_int_equal(kg_graph_select(&part, graph, &select, NULL), KG_OK);
  assert_int_equal(kg_graph_view(part), KG_VIEW_ENTITIES);
  (void)kg_graph_papers(part, &n);
  assert_int_equal(n, 0);
  static const struct {
    uint32_t from, to;
    double weight;
  } expected[] = {{0, 1, 2}, {0, 3, 1}, {1, 2, 1}, {1, 3, 2}, {2, 3, 1}};
  const kg_edge *edges = kg_graph_edges(part, &n);
  assert_int_equal(n, COUNT(expected));
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(edges[i].from, expected[i].from);
    assert_int_equal(edges[i].to, expected[i].to);
    assert_int_equal(edges[i].relation, KG_SHARES);
    assert_true(edges[i].weight == expected[i].weight);
  }
  select.view = KG_VIEW_PAPERS;
  assert_int_equal(kg_graph_select(&again, part, &select, NULL), KG_USAGE);
  assert_null(again);
  kg_graph_free(part);
  assert_int_equal(kg_graph_select(&part, graph, &select, NULL), KG_OK);
  edges = kg_graph_edges(part, &n);
  assert_int_equal(n, 3);
  assert_true(edges[0].weight == 2 && edges[1].weight == 1 && edges[2].weight == 2);
  kg_graph_free(part);
  kg_graph_free(graph);
}

static void assert_refused(kg_select select, kg_status status, const char *text) {
  kg_graph *graph = sample(), *part;
  kg_error err = {0};
  assert_int_equal(kg_graph_select(&part, graph, &select, &err), status);
  assert_null(part);
  assert_string_equal(err.text, text);
  kg_graph_free(graph);
}

static void names_that_are_not_there_are_refused(void **state) {
  (void)state;
  assert_refused((kg_select){.types = "modle"}, KG_USAGE, "unknown type 'modle'; did you mean model?");
  assert_refused((kg_select){.relations = "uses,plays"}, KG_USAGE, "unknown relation 'plays'");
  assert_refused((kg_select){.focus = "LLaWA"}, KG_NOTFOUND, "unknown focus 'LLaWA'; did you mean LLaVA?");
  assert_refused((kg_select){.since = "24-01"}, KG_USAGE,
                 "since: no date near '24-01'; write YYYY, YYYY-MM or YYYY-MM-DD");
}

static void what_was_left_out_before_is_still_told(void **state) {
  (void)state;
  kg_graph *graph = sample(), *part, *again;
  kg_select few = {.min_papers = 2}, best = {.top = 2};
  assert_int_equal(kg_graph_select(&part, graph, &few, NULL), KG_OK);
  assert_int_equal(kg_graph_select(&again, part, &best, NULL), KG_OK);
  kg_str told = kg_graph_left_out(again);
  const char *expected =
      "left out: 1 of 4 entities (in fewer than 2 papers); then 1 of 3 entities (not among the top 2), "
      "1 of 4 papers (no remaining entity)";
  assert_int_equal(told.len, strlen(expected));
  assert_memory_equal(told.ptr, expected, told.len);
  kg_graph_free(again);
  kg_graph_free(part);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_asked_keeps_all),
      cmocka_unit_test(keeps_types_and_relations),
      cmocka_unit_test(keeps_what_is_in_many_papers),
      cmocka_unit_test(keeps_what_is_near_the_focus),
      cmocka_unit_test(keeps_a_time),
      cmocka_unit_test(weak_mentions_go_and_take_their_relation_along),
      cmocka_unit_test(projections_count_what_is_shared),
      cmocka_unit_test(names_that_are_not_there_are_refused),
      cmocka_unit_test(what_was_left_out_before_is_still_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
