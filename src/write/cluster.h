/* Communities: groups of nodes that hang together more than chance would have it. */
#ifndef KGI_WRITE_CLUSTER_H
#define KGI_WRITE_CLUSTER_H

#include <kgextract/graph.h>

#include "base/buf.h"

/* Groups are numbered from the largest; a node without edges is in none. */
typedef struct kgi_clusters {
  uint32_t *of_node; /* or KGI_NO_CLUSTER */
  size_t n;
} kgi_clusters;

#define KGI_NO_CLUSTER UINT32_MAX

/* Finds them by the Leiden method; kgi_clusters_clear ends them also after a failure. */
kg_status kgi_clusters_init(kgi_clusters *clusters, const kg_graph *graph, kg_error *err) KG_CHECKED;
void kgi_clusters_clear(kgi_clusters *clusters);

#endif
