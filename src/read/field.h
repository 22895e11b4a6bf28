/* A paper's field being put together from runs of its source, with the place of each run. */
#ifndef KGI_READ_FIELD_H
#define KGI_READ_FIELD_H

#include <kgextract/extract.h>

#include "base/buf.h"
#include "read/places.h"

/* What separates a run from the one before, from weak to strong. */
typedef enum kgi_break {
  KGI_JOINED, /* nothing */
  KGI_SOFT,   /* a line's end inside a paragraph: a space, but nothing between two Han characters */
  KGI_HARD,   /* a wanted line's end */
  KGI_BLOCK   /* a paragraph's end */
} kgi_break;

/* Zero-initialise all but `places` to start; kgi_field_clear ends it. */
typedef struct kgi_field {
  const kgi_places *places;
  kgi_source_line line; /* of the last piece */
  kgi_buf text;
  KGI_VEC(kg_piece) pieces;
  size_t source;     /* where the last run ended */
  bool exact;        /* the last run's bytes were those of the source */
  kgi_break pending; /* stands before the next run, never at the ends of the field */
  bool failed;       /* see kgi_field_failed */
} kgi_field;

/* Appends a run that stands at offset `source`. */
void kgi_field_put(kgi_field *field, kg_str run, size_t source);

/* Appends bytes that stand for something else at `source` (an escape, an entity). */
void kgi_field_put_decoded(kgi_field *field, kg_str bytes, size_t source);

/* Separates what comes next; the stronger of two breaks holds. */
void kgi_field_break(kgi_field *field, kgi_break what);

/* The finished field, valid until it changes. */
kg_text kgi_field_text(const kgi_field *field);

/* Whether memory ran out on the way. */
bool kgi_field_failed(const kgi_field *field);

void kgi_field_reset(kgi_field *field);
void kgi_field_clear(kgi_field *field);

#endif
