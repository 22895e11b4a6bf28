/* From mention and edge rows to the sorted edges of a graph. */
#ifndef KGI_MODEL_EDGES_H
#define KGI_MODEL_EDGES_H

#include "model/builder.h"
#include "model/graph.h"

/* One edge per pair of nodes, with its mentions; `papers` and `entities` are the final places of the builder's
 * indexes. False when memory ran out. */
bool kgi_edges_join(kg_graph *graph, kg_builder *builder, const uint32_t *papers, const uint32_t *entities);

/* Fills the lists of edges by node. */
bool kgi_edges_index(kg_graph *graph);

/* The order of an edge's mentions: by place, the strongest first; 0 if they differ at most by the file they are read
 * from. */
int kgi_mention_compare(const kg_mention *a, const kg_mention *b);

/* Whether an edge says no more than its mentions. */
bool kgi_edge_is_implied(const kg_edge *edge);

#endif
