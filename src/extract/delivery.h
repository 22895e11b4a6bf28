/* What was found in one paper, put into the graph that is being built. */
#ifndef KGI_EXTRACT_DELIVERY_H
#define KGI_EXTRACT_DELIVERY_H

#include "extract/corpus.h"
#include "extract/result.h"

typedef struct kgi_delivery {
  const kg_lexicon *lexicon;
  const kgi_corpus *corpus; /* sorted */
  kg_builder *builder;
  kg_evidence evidence;
} kgi_delivery;

/* Adds the n-th paper with all names found in it. */
kg_status kgi_deliver(const kgi_delivery *to, size_t n, const kgi_result *result, kg_str memo) KG_CHECKED;

#endif
