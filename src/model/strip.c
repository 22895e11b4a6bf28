/* kg_graph_strip: the same graph with less evidence; and how much of it a graph from a file has. */
#include "base/error.h"
#include "model/edges.h"
#include "model/graph.h"

static uint32_t place_of(const kg_graph *graph, uint32_t node) {
  return node < graph->n_papers ? node : (uint32_t)(node - graph->n_papers) | KG_ENTITY_BIT;
}

static kg_status copy_edge(const kg_graph *graph, kg_builder *builder, const kg_edge *edge) {
  uint32_t to = place_of(graph, edge->to);
  for (size_t i = 0; i < edge->n_mentions; i++)
    KGI_TRY(kg_builder_mention(builder, edge->from, to & ~KG_ENTITY_BIT, &edge->mentions[i]));
  return kg_builder_edge(builder, place_of(graph, edge->from), to, edge->relation, edge->confidence, edge->weight);
}

/* Nodes come in their order, so their numbers stay. */
static kg_status copy(const kg_graph *graph, kg_builder *builder) {
  uint32_t index;
  for (size_t i = 0; i < graph->n_papers; i++) KGI_TRY(kg_builder_paper(builder, &graph->papers[i], &index, NULL));
  for (size_t i = 0; i < graph->n_entities; i++) {
    const kg_entity *entity = &graph->entities[i];
    KGI_TRY(kg_builder_entity(builder, entity, graph->types[entity->type], &index));
  }
  for (size_t i = 0; i < graph->edges.n; i++) KGI_TRY(copy_edge(graph, builder, &graph->edges.items[i]));
  return KG_OK;
}

kg_status kg_graph_strip(kg_graph **out, const kg_graph *graph, kg_evidence evidence, kg_error *err) {
  *out = NULL;
  kg_builder *builder = kg_builder_new();
  if (builder) kg_builder_evidence(builder, evidence > graph->evidence ? evidence : graph->evidence);
  kg_status status = builder ? copy(graph, builder) : KG_NOMEM;
  if (!status) *out = kg_builder_finish(builder, graph->view, graph->left_out);
  if (!status && !*out) status = KG_NOMEM;
  kg_builder_free(builder);
  return status ? kgi_fail(err, status, (kgi_place){0}, "%s", kg_status_text(status)) : KG_OK;
}

void kgi_graph_find_evidence(kg_graph *graph) {
  bool full = graph->view != KG_BIPARTITE || !graph->edges.n;
  for (size_t i = 0; !full && i < graph->n_papers; i++) full = graph->papers[i].text[KG_ABSTRACT].len > 0;
  for (size_t i = 0; !full && i < graph->n_mentions; i++) full = graph->mentions[i].sentence_len > 0;
  kg_evidence less = graph->n_mentions ? KG_EVIDENCE_PLACE : KG_EVIDENCE_NONE;
  graph->evidence = full ? KG_EVIDENCE_FULL : less;
}
