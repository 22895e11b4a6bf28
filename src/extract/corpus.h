/* The papers of a run: each paper once, with every place it stands at. */
#ifndef KGI_EXTRACT_CORPUS_H
#define KGI_EXTRACT_CORPUS_H

#include "base/buf.h"
#include "base/intern.h"
#include "base/spill.h"
#include "base/vec.h"
#include "kgextract/extract.h"

/* Where the texts of a record stand: the pieces of all of them, one text's behind the other's. */
typedef struct kgi_stand {
  uint32_t n[KG_FIELDS];
  kg_piece pieces[];
} kgi_stand;

/* A paper: its richest record (longest text, then the greater bytes, then the first place), so that the order of
 * records does not matter. There may be millions, so this is small; kgi_corpus_record unfolds it. */
typedef struct kgi_stored {
  const char *parcel;        /* all strings but the id, once kept */
  const kgi_stand *stand;    /* NULL where that is not kept, or the same for all */
  struct kgi_stored *poorer; /* the next record that has what richer ones lack beside the texts; a few at most */
  uint64_t hash;             /* of the id and the texts: tells most records apart without a look at them */
  uint32_t size;             /* of the texts, as far as it can count */
  uint32_t file, line;       /* the place; file: number of its name */
  uint8_t has;               /* of what stands beside the texts, as bits */
  bool changed;              /* since it came, in what extraction looks at: the texts, the date */
} kgi_stored;

/* Where a record stood, kept or not. */
typedef struct kgi_stood {
  uint32_t paper, file, line; /* paper, file: numbers of their strings */
} kgi_stood;

typedef struct kgi_corpus {
  bool placeless;  /* it is told beforehand that nobody will ask where texts stand */
  kgi_arena texts; /* all that records say but the abstracts; once gathered, also their places and ids */
  kgi_spill abstracts;
  kgi_arena rest; /* what the graph does not need */
  kgi_buf scratch;
  kgi_interner ids, files;
  KGI_VEC(kgi_stored) papers; /* by id number: in the order of coming */
  KGI_VEC(kgi_stood) places;
  uint32_t *order;      /* the numbers of papers in the order of their ids, once sorted */
  kg_source *sources;   /* of all papers, once gathered */
  size_t *first_source; /* of paper n; they end at that of n + 1 */
  size_t bytes;         /* of all titles and abstracts that were taken in */
  bool changed;         /* some papers have since they came */
} kgi_corpus;

/* Takes a record in. Of one that brings nothing new (the same texts again, or poorer ones) only the place is kept. */
kg_status kgi_corpus_add(kgi_corpus *corpus, const kg_record *record) KG_CHECKED;
void kgi_corpus_clear(kgi_corpus *corpus);

/* The kept record of a paper; its strings and pieces are the corpus's. */
kg_record kgi_corpus_record(const kgi_corpus *corpus, size_t paper);

/* Finds the order of papers by id; what a kept record lacks beside its texts (address, date, authors, categories) is
 * taken from the richest of the others that has it. No record can be added any more. */
kg_status kgi_corpus_sort(kgi_corpus *corpus) KG_CHECKED;

/* Puts the places of each paper together, by file and line. From here on `texts` holds all that papers need but their
 * abstracts, and no record can be added any more. */
kg_status kgi_corpus_gather(kgi_corpus *corpus) KG_CHECKED;

/* The places of a paper, once gathered. */
const kg_source *kgi_corpus_sources(const kgi_corpus *corpus, size_t paper, size_t *n);

/* The texts of a record without their places. */
void kgi_record_texts(const kg_record *record, kg_str texts[KG_FIELDS]);

/* Where byte `offset` of a field stands in the source file. */
void kgi_locate(const kg_record *record, kg_field field, uint32_t offset, uint32_t *line, uint32_t *col);

#endif
