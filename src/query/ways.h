/* The ways between two nodes, found from both ends inwards: of a large graph only what lies near is looked at. */
#ifndef KGI_QUERY_WAYS_H
#define KGI_QUERY_WAYS_H

#include "query/network.h"

/* The `most` cheapest paths without loops between two different nodes, the cheapest first, in the question's memory.
 * `cost` gives an edge's: 1 and so little more that a path of fewer steps is always cheaper; and no path leads over
 * nodes that `is_closed` names. */
typedef struct kgi_journey {
  kgi_question *question;
  uint32_t from, to;
  size_t most;
  bool (*is_closed)(void *ctx, uint32_t node);
  double (*cost)(void *ctx, const kg_edge *edge);
  void *ctx;
} kgi_journey;

kg_status kgi_journey_paths(const kgi_journey *journey, kgi_paths *paths) KG_CHECKED;

#endif
