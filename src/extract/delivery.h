/* What was found in one paper, put into the graph that is being built. */
#ifndef KGI_EXTRACT_DELIVERY_H
#define KGI_EXTRACT_DELIVERY_H

#include "dict/lexicon.h"
#include "extract/corpus.h"
#include "extract/result.h"

typedef struct kgi_delivery {
  const kg_lexicon *lexicon;
  const kgi_corpus *corpus; /* sorted */
  kg_builder *builder;
  kg_evidence evidence;
  uint32_t *known; /* by entry of the lexicon, then by number of a new name: its entity once that is in the builder, or
                      KGI_NO_ID */
} kgi_delivery;

/* Starts delivering the results of the corpus, in which there are so many new names, to a new builder;
 * kgi_delivery_clear ends it. */
kg_status kgi_delivery_init(kgi_delivery *to, kg_builder *builder, const kg_lexicon *lexicon, const kgi_corpus *corpus,
                            kg_evidence evidence, size_t new_names) KG_CHECKED;
void kgi_delivery_clear(kgi_delivery *to);

/* Adds the paper of number n, which becomes the next one of the builder. */
kg_status kgi_deliver_paper(const kgi_delivery *to, size_t n, kg_str memo) KG_CHECKED;
/* Adds all names found in the paper of number n, which is number `paper` in the builder. Without evidence another
 * thread may add papers meanwhile. */
kg_status kgi_deliver_names(const kgi_delivery *to, size_t n, uint32_t paper, const kgi_result *result) KG_CHECKED;

#endif
