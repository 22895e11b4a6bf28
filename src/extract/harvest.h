/* What was found in all papers, brought together for a graph. */
#ifndef KGI_EXTRACT_HARVEST_H
#define KGI_EXTRACT_HARVEST_H

#include "extract/workshop.h"

/* Spreads the names that some papers introduce to all others, by several threads, and delivers what comes of it to a
 * new builder in the order of ids. The workshop is finished, and its results are used up; the corpus is sorted, and its
 * texts become the builder's, which needs neither of them afterwards. */
kg_status kgi_harvest(kgi_workshop *shop, kgi_corpus *corpus, const kg_lexicon *lexicon,
                      const kg_extract_options *options, kg_builder *builder) KG_CHECKED;

#endif
