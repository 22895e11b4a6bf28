/* What of a graph fits into a picture that can still be read, and words for what does not. */
#ifndef KGI_WRITE_CROP_H
#define KGI_WRITE_CROP_H

#include <kgextract/graph.h>

#include "base/buf.h"

typedef struct kgi_crop {
  bool *nodes, *edges; /* which are drawn */
  bool is_detailed;    /* few enough for every paper to bear its name */
  kgi_buf left_out;    /* "412 entities in only one paper, …"; empty if all is drawn */
} kgi_crop;

/* Decides; kgi_crop_clear ends it also after a failure (KG_NOMEM). */
kg_status kgi_crop_init(kgi_crop *crop, const kg_graph *graph) KG_CHECKED;
void kgi_crop_clear(kgi_crop *crop);

/* Whether even the strongest entities have too many papers to draw each of them: then links between entities must stand
 * for the papers. */
bool kgi_crop_is_hopeless(const kg_graph *graph);

enum { KGI_CROP_TOP = 150 }; /* entities worth drawing then */

#endif
