/* Boxes joined by lines, placed by one of Graphviz's engines. Only for child processes. */
#ifndef KGI_WRITE_ENGINE_H
#define KGI_WRITE_ENGINE_H

#include "write/gv.h"

/* A rectangle by its centre and size, in points, y up. */
typedef struct kgi_box {
  double x, y, w, h;
} kgi_box;

typedef struct kgi_pair {
  uint32_t a, b; /* indexes into the boxes */
} kgi_pair;

typedef struct kgi_web {
  kgi_box *boxes;
  kgi_pair *pairs;
  size_t n_boxes, n_pairs;
} kgi_web;

/* Sets the boxes' places. With `apart` no two boxes overlap afterwards. */
bool kgi_engine_run(GVC_t *gvc, const kgi_web *web, const char *engine, bool apart);

/* Whether Graphviz has an engine of this name that can be asked for. */
bool kgi_engine_is_known(const char *name);

/* All such names, for messages. */
#define KGI_ENGINE_NAMES "dot, neato, fdp, sfdp, twopi, circo"

#endif
