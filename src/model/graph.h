/* The frozen graph: flat arrays, all strings in its own arenas. */
#ifndef KGI_MODEL_GRAPH_H
#define KGI_MODEL_GRAPH_H

#include <kgextract/graph.h>

#include "base/arena.h"
#include "base/spill.h"
#include "base/vec.h"

enum { KGI_GRAPH_ARENAS = 5 };

struct kg_graph {
  kgi_arena arenas[KGI_GRAPH_ARENAS]; /* the first holds the arrays below, too */
  kgi_spill abstracts;                /* those that do not lie in the arenas */
  kg_view view;
  kg_evidence evidence;
  kg_str left_out;
  kg_paper *papers; /* owned */
  kg_entity *entities;
  kg_mention *mentions; /* owned */
  kg_str *types;
  size_t n_papers, n_entities, n_mentions, n_types;
  KGI_VEC(kg_edge) edges;
  size_t *first_touch; /* of node n: touches[first_touch[n]] up to touches[first_touch[n + 1]] */
  uint32_t *touches;   /* edge indexes */
};

static inline size_t kgi_graph_nodes(const kg_graph *graph) { return graph->n_papers + graph->n_entities; }

/* Of a graph from a file: without abstracts, sentences or even mentions it keeps less than all. */
void kgi_graph_find_evidence(kg_graph *graph);

/* An edge says the strongest relation stated, as surely as its surest statement. */
void kgi_strengthen(kg_relation *relation, float *confidence, kg_relation stated, float sure);

#endif
