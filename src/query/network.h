/* Graph measures, by igraph but for one (network.c, pagerank.c). */
#ifndef KGI_QUERY_NETWORK_H
#define KGI_QUERY_NETWORK_H

#include "query/verb.h"

/* Scores by node, in the question's memory. PageRank as a multiple of the average node's; betweenness as the share of
 * shortest paths between two others that lead through the node, KG_LIMIT on a graph too large for it. */
kg_status kgi_network_pagerank(kgi_question *question, const double **scores) KG_CHECKED;
kg_status kgi_network_betweenness(kgi_question *question, const double **scores) KG_CHECKED;

/* Some edges of a graph, by their ends. */
typedef struct kgi_edges {
  const kg_edge **items;
  size_t n, cap;
} kgi_edges;

/* Leaves only the edges on walks of so many steps at most between two nodes. */
kg_status kgi_network_between(kgi_question *question, kgi_edges *edges, uint32_t from, uint32_t to,
                              double steps) KG_CHECKED;

/* The edges of a path in walking order. */
typedef struct kgi_path {
  double cost;
  const kg_edge **edges;
  size_t n;
} kgi_path;

typedef struct kgi_paths {
  kgi_path *items;
  size_t n;
} kgi_paths;

/* The `most` cheapest paths without loops between two different nodes over these edges, the cheapest first, in the
 * question's memory. */
kg_status kgi_network_paths(kgi_question *question, const kgi_edges *edges, const double *costs, uint32_t from,
                            uint32_t to, size_t most, kgi_paths *paths) KG_CHECKED;

#endif
