/* What a selection left out and why, as a sentence. */
#ifndef KGI_MODEL_OMISSION_H
#define KGI_MODEL_OMISSION_H

#include "base/buf.h"
#include "model/graph.h"

/* What became of a node. */
typedef enum kgi_fate {
  KGI_KEPT,
  KGI_OTHER_TYPE,
  KGI_OUT_OF_TIME,
  KGI_FAR,
  KGI_RARE,
  KGI_BELOW_TOP,
  KGI_LONELY,
  KGI_FATES
} kgi_fate;

/* Appends "left out: 12 of 80 entities (in fewer than 2 papers), 3 of 59 papers (no remaining entity)", after what
 * the graph itself left out; nothing if all nodes were kept. */
void kgi_omission_tell(kgi_buf *out, const kg_graph *graph, const kgi_fate *fates, const kg_select *select);

#endif
