/* Papers extracted by several threads while further ones are still being read. */
#ifndef KGI_EXTRACT_WORKSHOP_H
#define KGI_EXTRACT_WORKSHOP_H

#include "extract/corpus.h"
#include "extract/work.h"

typedef struct kgi_workshop kgi_workshop;

/* Where papers are extracted as the options say; results of unchanged papers are taken from `earlier`, which may be
 * NULL. NULL when memory ran out. */
kgi_workshop *kgi_workshop_new(const kg_lexicon *lexicon, const kg_extract_options *options, const kg_graph *earlier);
void kgi_workshop_free(kgi_workshop *shop);

/* Takes the next new paper in; its strings must stay. Papers are numbered as they come, from 0. */
kg_status kgi_workshop_add(kgi_workshop *shop, const kg_record *record) KG_CHECKED;

/* Ends the extraction of all papers of the corpus, which is sorted now, and does those anew that have changed since
 * they came. */
kg_status kgi_workshop_finish(kgi_workshop *shop, const kgi_corpus *corpus) KG_CHECKED;

/* What was found in the paper with this number; where nothing was, that is empty. */
const kgi_result *kgi_workshop_result(const kgi_workshop *shop, uint32_t number);
/* Where that is held; NULL is in there where nothing was found. */
kgi_result **kgi_workshop_place(const kgi_workshop *shop, uint32_t number);

/* Lets go of the glimpses of all results, once names are spread: they are not to be looked at any more. */
void kgi_workshop_drop_glimpses(kgi_workshop *shop);

/* Whether the pattern gave up on some paper. */
bool kgi_workshop_failed(const kgi_workshop *shop, size_t pattern);

#endif
