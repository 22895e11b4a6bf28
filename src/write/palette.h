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

/* What is told apart on light and on dark ground. */
typedef struct kgi_palette {
  const char *theme, *background;
  const char *outline;                            /* of nodes, #rrggbbaa */
  kgi_node_style paper, plain, hidden, community; /* plain: text on the ground */
  kgi_edge_style relations[KG_RELATIONS];
} kgi_palette;

/* The palette of a theme, by default the light one; NULL when there is none of this name. */
const kgi_palette *kgi_palette_of(const char *theme);

/* All names of themes, for messages. */
#define KGI_THEME_NAMES "light, dark"

#define KGI_DARK "#111111"

/* The fill of the n-th largest community; all beyond the first few share one. Text on it is dark. */
const char *kgi_palette_cluster(uint32_t n);
/* How many communities have a fill of their own. */
enum { KGI_PALETTE_CLUSTERS = 8 };

/* The look of the graph's `type`-th type. Types of users get rows of their own, in turn. */
const kgi_node_style *kgi_palette_type(const kg_graph *graph, uint32_t type);

#endif
