/* How things look: shapes and colours of papers, entity types and relations. Colours keep apart for the colour-blind
 * (after Okabe and Ito), and nothing is told by colour alone. */
#ifndef KGI_WRITE_PALETTE_H
#define KGI_WRITE_PALETTE_H

#include <kgextract/graph.h>

typedef struct kgi_node_style {
  const char *shape, *style; /* Graphviz attributes */
  const char *fill, *text;   /* #rrggbb */
} kgi_node_style;

typedef struct kgi_edge_style {
  const char *style, *color;
  double width;
} kgi_edge_style;

const kgi_node_style *kgi_palette_paper(void);

/* The look of the graph's `type`-th type. Types of users get rows of their own, in turn. */
const kgi_node_style *kgi_palette_type(const kg_graph *graph, uint32_t type);

const kgi_edge_style *kgi_palette_relation(kg_relation relation);

#endif
