/* Graph measures, by igraph but for one (network.c, pagerank.c). Nodes and edges keep the numbers they have in the
 * graph. */
#ifndef KGI_QUERY_NETWORK_H
#define KGI_QUERY_NETWORK_H

#include "query/verb.h"

/* Scores by node, in the question's memory. PageRank as a multiple of the average node's; betweenness as the share of
 * shortest paths between two others that lead through the node, KG_LIMIT on a graph too large for it. */
kg_status kgi_network_pagerank(kgi_question *question, const double **scores) KG_CHECKED;
kg_status kgi_network_betweenness(kgi_question *question, const double **scores) KG_CHECKED;

/* The edges of a path in walking order. */
typedef struct kgi_path {
  double cost;
  const uint32_t *edges;
  size_t n;
} kgi_path;

typedef struct kgi_paths {
  kgi_path *items;
  size_t n;
} kgi_paths;

/* The `most` cheapest paths without loops between two different nodes, the cheapest first, in the question's memory.
 * `costs` are by edge: 1 and so little more that a path of fewer steps is always cheaper; HUGE_VAL closes an edge. */
kg_status kgi_network_paths(kgi_question *question, uint32_t from, uint32_t to, size_t most, const double *costs,
                            kgi_paths *paths) KG_CHECKED;

#endif
