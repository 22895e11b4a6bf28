/* The papers of a run: each paper once, with every place it stands at. */
#ifndef KGI_EXTRACT_CORPUS_H
#define KGI_EXTRACT_CORPUS_H

#include "base/intern.h"
#include "base/vec.h"
#include "kgextract/extract.h"

typedef struct kgi_stored {
  kg_record record; /* own copies of all strings and pieces */
  KGI_VEC(kg_source) sources;
  KGI_VEC(kg_record) others; /* records of the same paper that were not kept */
} kgi_stored;

typedef struct kgi_corpus {
  kgi_arena arena;
  kgi_interner ids;
  KGI_VEC(kgi_stored) papers; /* by id number */
  size_t bytes;               /* of titles and abstracts */
} kgi_corpus;

/* Stores a record. Of several records of one paper the richest is kept (longest text, then the greater bytes, so
 * that order does not matter); all their sources are. */
kg_status kgi_corpus_add(kgi_corpus *corpus, const kg_record *record) KG_CHECKED;
void kgi_corpus_clear(kgi_corpus *corpus);

/* Sorts papers by id and their sources by file and line; what a kept record lacks beside its texts (address, date,
 * authors, categories) is taken from the richest of the others that has it. */
void kgi_corpus_sort(kgi_corpus *corpus);

/* The texts of a record without their places. */
void kgi_record_texts(const kg_record *record, kg_str texts[KG_FIELDS]);

/* Where byte `offset` of a field stands in the source file. */
void kgi_locate(const kg_record *record, kg_field field, uint32_t offset, uint32_t *line, uint32_t *col);

#endif
