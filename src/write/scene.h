/* All that a picture shows, as plain data: made from the graph before Graphviz is asked for anything. */
#ifndef KGI_WRITE_SCENE_H
#define KGI_WRITE_SCENE_H

#include "base/arena.h"
#include "base/vec.h"
#include "write/cluster.h"
#include "write/crop.h"
#include "write/engine.h"
#include "write/palette.h"
#include "write/writer.h"

/* A node as drawn. Texts are escaped for Graphviz and never NULL. */
typedef struct kgi_mark {
  char id[16];
  const kgi_node_style *style;
  const char *fill, *text; /* colours */
  const char *label, *tooltip, *url;
  double font; /* points; 0: a small mark without label */
  kgi_box box; /* its size is measured, its place found in the child */
} kgi_mark;

typedef struct kgi_line {
  kgi_pair ends; /* indexes of marks */
  const kgi_edge_style *style;
  const char *tooltip;
  const char *alpha; /* two hexadecimal digits */
  double width;
} kgi_line;

/* A part of the legend: a node or an edge as drawn and what it stands for, or with neither a remark. */
typedef struct kgi_sample {
  const kgi_node_style *node;
  const char *fill; /* of the node, instead of its own; or NULL */
  const kgi_edge_style *edge;
  const char *label;
} kgi_sample;

typedef struct kgi_scene {
  kgi_arena arena; /* owns the texts */
  KGI_VEC(kgi_mark) marks;
  KGI_VEC(kgi_line) lines;
  KGI_VEC(kgi_sample) samples;
  const char *title, *counts, *note; /* note: what was left out, may be "" */
  const char *engine;                /* NULL: chosen by size */
  const kgi_palette *palette;
  unsigned dpi; /* of bitmaps; 0: chosen by size */
  bool is_detailed;
} kgi_scene;

typedef struct kgi_look {
  const kgi_palette *palette;
  const kgi_clusters *clusters; /* whose colours the nodes take; or NULL */
  bool entities;                /* URLs are for SVG and DOT, else for PDF */
} kgi_look;

/* Makes the scene of a graph; kgi_scene_clear ends it also after a failure. */
kg_status kgi_scene_init(kgi_scene *scene, const kg_graph *graph, const kgi_crop *crop,
                         const kgi_look *look) KG_CHECKED;
void kgi_scene_clear(kgi_scene *scene);

/* A copy of the text in the scene's memory; NULL when memory ran out. */
const char *kgi_scene_text(kgi_scene *scene, const kgi_buf *text);

#endif
