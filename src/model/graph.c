#include "model/graph.h"

#include <stdlib.h>

void kg_graph_free(kg_graph *graph) {
  if (!graph) return;
  for (size_t i = 0; i < KGI_GRAPH_ARENAS; i++) kgi_arena_clear(&graph->arenas[i]);
  kgi_spill_clear(&graph->abstracts);
  free(graph->edges.items);
  free(graph->papers);
  free(graph->mentions);
  free(graph);
}

kg_view kg_graph_view(const kg_graph *graph) { return graph->view; }

const kg_paper *kg_graph_papers(const kg_graph *graph, size_t *n) {
  *n = graph->n_papers;
  return graph->papers;
}

const kg_entity *kg_graph_entities(const kg_graph *graph, size_t *n) {
  *n = graph->n_entities;
  return graph->entities;
}

const kg_edge *kg_graph_edges(const kg_graph *graph, size_t *n) {
  *n = graph->edges.n;
  return graph->edges.items;
}

const kg_str *kg_graph_types(const kg_graph *graph, size_t *n) {
  *n = graph->n_types;
  return graph->types;
}

const uint32_t *kg_graph_edges_of(const kg_graph *graph, uint32_t node, size_t *n) {
  *n = 0;
  if (node >= kgi_graph_nodes(graph)) return NULL;
  *n = graph->first_touch[node + 1] - graph->first_touch[node];
  return graph->touches + graph->first_touch[node];
}

kg_evidence kg_graph_evidence(const kg_graph *graph) { return graph->evidence; }

kg_str kg_graph_left_out(const kg_graph *graph) { return graph->left_out; }
