/* Brackets of both widths in a text: long form (SHORT), NAME（释义）. */
#ifndef KGI_EXTRACT_BRACKET_H
#define KGI_EXTRACT_BRACKET_H

#include "extract/part.h"

typedef struct kgi_bracket {
  uint32_t field;
  uint32_t left;   /* end of the text before the bracket, blanks and quotes taken off */
  kgi_range inner; /* what stands in it */
  uint32_t next;   /* where to go on */
} kgi_bracket;

/* The next bracket of a field's text from `from` on; false if there is none. */
bool kgi_bracket_find(const kgi_part *part, uint32_t field, uint32_t from, kgi_bracket *found);

/* The form that a part of a bracket gives: without lead-ins such as 简称, and quotes; empty when nothing is left. */
kgi_range kgi_bracket_form(kg_str text, kgi_range range);

/* The text behind the closing bracket. */
kg_str kgi_bracket_behind(kg_str text, const kgi_bracket *bracket);

#endif
