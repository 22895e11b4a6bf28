/* What was found in all papers, put into a graph. */
#ifndef KGI_EXTRACT_HARVEST_H
#define KGI_EXTRACT_HARVEST_H

#include "extract/workshop.h"

/* Spreads the names that some papers introduce to all others, by several threads, and delivers what comes of it in the
 * order of ids. The workshop is finished, the corpus sorted; its texts become the graph's. */
kg_status kgi_harvest(const kgi_workshop *shop, kgi_corpus *corpus, const kg_lexicon *lexicon,
                      const kg_extract_options *options, kg_graph **graph) KG_CHECKED;

#endif
