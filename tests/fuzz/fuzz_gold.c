/* Any bytes as gold: read, then held against a small graph; every finding must have a place and readable texts. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <kgextract/eval.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static kg_graph *make_graph(void) {
  kg_builder *builder = kg_builder_new();
  kg_paper paper = {.id = kg_str_of("2103.00020")};
  kg_entity entity = {.name = kg_str_of("CLIP")};
  kg_mention mention = {.relation = KG_INTRODUCES, .confidence = 1, .line = 1, .col = 1};
  kg_mention_quote(&mention, kg_str_of("CLIP"), (kg_str){0}, (kg_str){0});
  uint32_t from, to;
  if (!builder || kg_builder_paper(builder, &paper, &from, NULL) ||
      kg_builder_entity(builder, &entity, kg_str_of("model"), &to) || kg_builder_mention(builder, from, to, &mention))
    abort();
  kg_graph *graph = kg_builder_finish(builder, KG_BIPARTITE, (kg_str){NULL, 0});
  kg_builder_free(builder);
  return graph;
}

static void check_view(kg_str view) {
  if (kgi_utf8_bad(view) < view.len) abort();
}

static void check(const kg_evaluation *evaluation) {
  size_t n, absent;
  const kg_finding *findings = kg_evaluation_findings(evaluation, &n);
  for (size_t i = 0; i < n; i++) {
    check_view(findings[i].paper);
    check_view(findings[i].name);
    check_view(findings[i].said);
    check_view(findings[i].gold);
    if (findings[i].line == 0 || findings[i].col == 0) abort();
  }
  if (kg_evaluation_papers(evaluation, &absent) < absent) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  kg_gold *gold;
  kg_evaluation *evaluation;
  if (kg_gold_read_memory(&gold, "fuzz", (kg_str){(const char *)bytes, size}, NULL, NULL) != KG_OK) return 0;
  kg_graph *graph = make_graph();
  if (!graph || kg_evaluate(&evaluation, gold, graph, NULL) != KG_OK) abort();
  check(evaluation);
  kg_evaluation_free(evaluation);
  kg_graph_free(graph);
  kg_gold_free(gold);
  return 0;
}
