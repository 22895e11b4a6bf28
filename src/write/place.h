/* Positions and sizes of nodes for graph programs. */
#ifndef KGI_WRITE_PLACE_H
#define KGI_WRITE_PLACE_H

#include "base/buf.h"
#include "write/writer.h"

typedef struct kgi_spot {
  double x, y;
} kgi_spot;

/* A spot for every node, in `buf` (n nodes × kgi_spot): centred on 0, within ±5000, neighbours about 90 apart, so that
 * Gephi shows them unchanged. Leaves *spots NULL, and warns, when the layout fails. */
kg_status kgi_place_nodes(const kgi_writing *job, kgi_buf *buf, const kgi_spot **spots) KG_CHECKED;

#endif
