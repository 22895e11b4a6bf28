/* The readers: one row and one file for each input format. */
#ifndef KGI_READ_READER_H
#define KGI_READ_READER_H

#include <kgextract/extract.h>

#include "read/input.h"

/* One input being read: where it comes from and where its papers go. */
typedef struct kgi_reading {
  kgi_input *input;
  kg_record_fn each;
  void *ctx;
  kg_diag *diag;
  kg_error *err;
  size_t papers;    /* handed over so far */
  unsigned threads; /* how many may read, if more than one */
  bool unpacked;    /* the input comes out of a packed one, and what is packed in it stays so */
} kgi_reading;

typedef struct kgi_reader {
  const char *name, *help;
  const char *paper; /* what is a paper to it, for the message that there is none; NULL where that needs no word */
  /* How much the first bytes look like this format, 0 (not at all) to 100. */
  int (*sniff)(kg_str head);
  /* Hands over every paper; bad records are reported. */
  kg_status (*read)(kgi_reading *reading);
} kgi_reader;

/* To add a reader, add its file and its word here. */
#define KGI_READERS(X) X(markdown) X(jsonl) X(json) X(text)

#define KGI_DECLARE_READER(name) extern const kgi_reader kgi_reader_##name;
KGI_READERS(KGI_DECLARE_READER)
#undef KGI_DECLARE_READER

/* Completes a record (source file, id, date) and hands it over. `source.line` must be set. */
kg_status kgi_hand_over(kgi_reading *reading, kg_record *record) KG_CHECKED;

/* Whether an input that begins so is worth reading for papers. */
bool kgi_may_hold_papers(kg_str head);

/* Reads one input with the reader that suits its content. `missing` is how bad it is when it holds no papers. */
kg_status kgi_read_input(kgi_reading *reading, kg_severity missing) KG_CHECKED;

#endif
