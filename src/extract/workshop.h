/* Papers extracted by several threads while further ones are still being read. */
#ifndef KGI_EXTRACT_WORKSHOP_H
#define KGI_EXTRACT_WORKSHOP_H

#include "extract/corpus.h"
#include "extract/work.h"

/* What the threads made of a paper. */
typedef struct kgi_task {
  kgi_result result;
  kg_str memo;
  bool recalled;
} kgi_task;

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

/* What became of the paper with this number. */
kgi_task *kgi_workshop_task(const kgi_workshop *shop, uint32_t number);

/* Whether the pattern gave up on some paper. */
bool kgi_workshop_failed(const kgi_workshop *shop, size_t pattern);

#endif
