/* A marked-up document as a flat list of lines: what stands between two breaks, with its links. All text is decoded and
 * in one buffer; spots lead from there back to the source. */
#ifndef KGI_READ_DOC_H
#define KGI_READ_DOC_H

#include "base/arena.h"
#include "read/field.h"
#include "read/link.h"

typedef enum kgi_line_kind {
  KGI_LINE_TEXT,
  KGI_LINE_HEADING,
  KGI_LINE_ITEM, /* of a list */
  KGI_LINE_CELL, /* of a table */
  KGI_LINE_CODE,
  KGI_LINE_SUMMARY, /* of what can be folded away */
  KGI_LINE_RULE     /* has no text */
} kgi_line_kind;

typedef struct kgi_line {
  uint32_t start, end;  /* bytes of the document's text */
  uint32_t strong;      /* up to here it is all strong; `start` if it does not begin so */
  uint32_t first_link;  /* its links end where those of the next line begin */
  uint32_t spot;        /* how many spots there were before it */
  uint32_t row, column; /* of a cell; rows are numbered through the document from 1 */
  uint8_t kind;         /* kgi_line_kind */
  uint8_t level;        /* of a heading, 1 to 6; of a cell, 1 in the table's head */
  uint8_t before;       /* kgi_break to the line before */
} kgi_line;

/* From byte `at` of the document's text on, text and source run byte for byte from `source`; or the text up to the next
 * spot was decoded from something there. */
typedef struct kgi_spot {
  uint32_t at, source;
  kgi_source_line line; /* of the source */
  bool decoded;
} kgi_spot;

/* Zero-initialise all but `places` to start; kgi_doc_clear ends it. */
typedef struct kgi_doc {
  const kgi_places *places;
  kgi_buf text;
  KGI_VEC(kgi_line) lines;
  KGI_VEC(kgi_link) links;
  KGI_VEC(kgi_spot) spots;
  kgi_arena arena; /* of the links' targets */
  bool failed;     /* memory ran out */
} kgi_doc;

void kgi_doc_clear(kgi_doc *doc);

/* Starts a line like `model`, whose offsets are set here. NULL when memory ran out. */
kgi_line *kgi_doc_add_line(kgi_doc *doc, kgi_line model);

/* Appends to the last line bytes that stand at offset `source`, or that were decoded from what stands there. */
void kgi_doc_add_text(kgi_doc *doc, kg_str run, size_t source, bool decoded);

/* The text of bytes [start, end). */
kg_str kgi_doc_slice(const kgi_doc *doc, size_t start, size_t end);

kg_str kgi_doc_line_text(const kgi_doc *doc, const kgi_line *line);

/* The links of the line with this index. Inline, since every line is asked for them by all who look at it. */
static inline const kgi_link *kgi_doc_links(const kgi_doc *doc, size_t line, size_t *n) {
  size_t first = doc->lines.items[line].first_link;
  size_t end = line + 1 < doc->lines.n ? doc->lines.items[line + 1].first_link : doc->links.n;
  *n = end - first;
  return *n ? doc->links.items + first : NULL;
}

/* Where the line with this index begins, and where the text ends. */
kgi_place kgi_doc_place(const kgi_doc *doc, size_t line);
kgi_place kgi_doc_end(const kgi_doc *doc);

/* Appends bytes [start, end) of the document's text to a field, without white space at their ends. They stand in the
 * line with this index, or not far from there. */
void kgi_doc_copy(const kgi_doc *doc, size_t line, size_t start, size_t end, kgi_field *field);

#endif
