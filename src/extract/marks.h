/* Where in a text the bytes stand that some step looks for: found in one pass, 64 of them a word of bits. */
#ifndef KGI_EXTRACT_MARKS_H
#define KGI_EXTRACT_MARKS_H

#include <stdint.h>

#include <kgextract/base.h>

#include "base/vec.h"

typedef enum kgi_mark {
  KGI_MARK_CAPITAL, /* A to Z */
  KGI_MARK_ENDER,   /* what may end a sentence, or the first byte of it */
  KGI_MARK_ZONE,    /* what only URLs, e-mail addresses and citations have */
  KGI_MARK_OPENING, /* an opening bracket, or the first byte of a wide one */
  KGI_MARKS
} kgi_mark;

typedef struct kgi_marks {
  size_t len;               /* of the text */
  KGI_VEC(uint64_t) blocks; /* KGI_MARKS for each 64 bytes */
} kgi_marks;

/* Finds the marks of a text, reusing the memory. */
kg_status kgi_marks_set(kgi_marks *marks, kg_str text) KG_CHECKED;

/* The first place of such a byte from `at` on; the length of the text if there is none. */
size_t kgi_marks_next(const kgi_marks *marks, kgi_mark kind, size_t at);

/* The last place of such a byte before `end`; SIZE_MAX if there is none. */
size_t kgi_marks_last(const kgi_marks *marks, kgi_mark kind, size_t end);

#endif
