/* The title within a line: without number, category, and the links that follow it. */
#ifndef KGI_READ_TITLE_H
#define KGI_READ_TITLE_H

#include "read/doc.h"

/* Bytes of the document's text. */
typedef struct kgi_range {
  size_t start, end;
} kgi_range;

/* The title in line `index` from byte `from` on. `*category` is the arXiv category in front of it, empty if none. */
kgi_range kgi_title_range(const kgi_doc *doc, size_t index, size_t from, kg_str *category);

/* Whether a text can be a title: it has letters and is no label, address or id. */
bool kgi_is_title(kg_str text);

/* Whether a title is in a language that is not written in Latin (or Greek) letters. */
bool kgi_is_foreign(kg_str text);

#endif
