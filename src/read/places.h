/* Where a byte of a read text stands in its file: offsets in, line:col out. Nothing is counted until asked. */
#ifndef KGI_READ_PLACES_H
#define KGI_READ_PLACES_H

#include "base/error.h"
#include "base/vec.h"

/* Zero-initialise to start; kgi_places_clear ends it. */
typedef struct kgi_places {
  const char *source; /* name of the file */
  uint32_t first;     /* number of the text's first line */
  KGI_VEC(uint32_t) starts;
  KGI_VEC(uint32_t) widened; /* offsets of the three bytes long U+FFFD that replace one broken byte */
} kgi_places;

/* Indexes the lines of `text`, whose first is line `first`; false when memory ran out. */
bool kgi_places_index(kgi_places *places, kg_str text, uint32_t first);

/* Makes the index that of one line without end of line: much cheaper. */
bool kgi_places_single(kgi_places *places, uint32_t line);

/* Notes where `clean`, the repaired form of `raw`, is longer than it; false when memory ran out. */
bool kgi_places_widen(kgi_places *places, kg_str raw, kg_str clean);

/* A line's number and the offsets of its first byte and of what follows it; all 0: of no line. */
typedef struct kgi_source_line {
  uint32_t number;
  uint32_t start, end;
} kgi_source_line;

/* Makes it the line that holds the byte at `offset`; that is cheap where it is so already or stands shortly before. */
void kgi_places_move(const kgi_places *places, kgi_source_line *line, size_t offset);

/* Line and column of the byte at `offset` as it stood in the file; the other function knows its line. */
kgi_place kgi_places_at(const kgi_places *places, size_t offset);
kgi_place kgi_places_in(const kgi_places *places, const kgi_source_line *line, size_t offset);

void kgi_places_clear(kgi_places *places);

#endif
