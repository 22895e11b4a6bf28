/* What a string looks like, as a candidate name. */
#ifndef KGI_EXTRACT_SHAPE_H
#define KGI_EXTRACT_SHAPE_H

#include <stdbool.h>

#include <kgextract/base.h>

typedef enum kgi_shape {
  KGI_SHAPE_NONE,   /* no name: lower-case words, numbers, function words */
  KGI_SHAPE_PHRASE, /* Han, or lower-case words: a name only where the text says so */
  KGI_SHAPE_WEAK,   /* one capitalised word, or Title Case Words */
  KGI_SHAPE_STRONG  /* LLaVA, MM1.5, L-Mul, FLAN-T5: could hardly be anything else */
} kgi_shape;

kgi_shape kgi_shape_of(kg_str text);

/* All letters are capitals (digits and hyphens may stand between): an acronym. */
bool kgi_is_acronym(kg_str text);

/* Holds at least one Han character. */
bool kgi_has_han(kg_str text);

/* "Deep Universal Value of Thresholds": words written as names are, not as glosses. */
bool kgi_is_title_case(kg_str text);

#endif
