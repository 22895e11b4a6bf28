/* The part of a graph that an answer speaks of, as a graph of its own. */
#include <string.h>

#include "base/error.h"
#include "query/table.h"

#define ABSENT UINT32_MAX

typedef struct copying {
  const kg_graph *graph;
  const kg_paper *papers;
  const kg_entity *entities;
  const kg_edge *edges;
  const kg_str *types;
  size_t n_papers, n_entities, n_edges;
  uint32_t *places; /* by node: where the builder has it, or ABSENT */
  bool *is_copied;  /* by edge */
  kgi_arena arena;
  kg_builder *builder;
} copying;

static kg_status begin(copying *work) {
  size_t n_types;
  work->papers = kg_graph_papers(work->graph, &work->n_papers);
  work->entities = kg_graph_entities(work->graph, &work->n_entities);
  work->edges = kg_graph_edges(work->graph, &work->n_edges);
  work->types = kg_graph_types(work->graph, &n_types);
  size_t n = work->n_papers + work->n_entities;
  work->places = kgi_arena_alloc(&work->arena, n * sizeof *work->places);
  work->is_copied = kgi_arena_alloc(&work->arena, work->n_edges * sizeof *work->is_copied);
  work->builder = kg_builder_new();
  if (!work->places || !work->is_copied || !work->builder) return KG_NOMEM;
  kg_builder_evidence(work->builder, kg_graph_evidence(work->graph));
  for (size_t i = 0; i < n; i++) work->places[i] = ABSENT;
  memset(work->is_copied, 0, work->n_edges * sizeof *work->is_copied);
  return KG_OK;
}

static kg_status copy_node(copying *work, uint32_t node) {
  uint32_t *place = &work->places[node];
  if (*place != ABSENT) return KG_OK;
  if (node < work->n_papers) return kg_builder_paper(work->builder, &work->papers[node], place, NULL);
  const kg_entity *entity = &work->entities[node - work->n_papers];
  KGI_TRY(kg_builder_entity(work->builder, entity, work->types[entity->type], place));
  *place |= KG_ENTITY_BIT;
  return KG_OK;
}

static kg_status copy_edge(copying *work, uint32_t index) {
  const kg_edge *edge = &work->edges[index];
  if (work->is_copied[index]) return KG_OK;
  work->is_copied[index] = true;
  KGI_TRY(copy_node(work, edge->from));
  KGI_TRY(copy_node(work, edge->to));
  uint32_t from = work->places[edge->from], to = work->places[edge->to];
  for (size_t i = 0; i < edge->n_mentions; i++)
    KGI_TRY(kg_builder_mention(work->builder, from, to & ~KG_ENTITY_BIT, &edge->mentions[i]));
  return kg_builder_edge(work->builder, from, to, edge->relation, edge->confidence, edge->weight);
}

static kg_status copy(copying *work, const kg_table *answer) {
  KGI_TRY(begin(work));
  for (size_t i = 0; i < answer->nodes.n; i++) KGI_TRY(copy_node(work, answer->nodes.items[i]));
  for (size_t i = 0; i < answer->edges.n; i++) KGI_TRY(copy_edge(work, answer->edges.items[i]));
  return KG_OK;
}

kg_status kg_table_graph(kg_graph **out, const kg_table *answer, const kg_graph *graph, kg_error *err) {
  copying work = {.graph = graph};
  *out = NULL;
  kg_status status = copy(&work, answer);
  if (status == KG_OK) {
    *out = kg_builder_finish(work.builder, kg_graph_view(graph), (kg_str){NULL, 0});
    status = *out ? KG_OK : KG_NOMEM;
  }
  kg_builder_free(work.builder);
  kgi_arena_clear(&work.arena);
  return status == KG_OK ? KG_OK : kgi_fail(err, status, (kgi_place){0}, "%s", kg_status_text(status));
}
