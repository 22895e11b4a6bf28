/* One field of a paper made ready: folded, cut into sentences, with the zones where no name can stand. */
#ifndef KGI_EXTRACT_PART_H
#define KGI_EXTRACT_PART_H

#include "base/vec.h"
#include "dict/index.h"
#include "extract/marks.h"

/* Bytes [start, end) of a field's text. */
typedef struct kgi_range {
  uint32_t start, end;
} kgi_range;

typedef KGI_VEC(kgi_range) kgi_ranges;

/* The names that a sentence holds. */
typedef struct kgi_held {
  uint32_t types; /* as bits, and KGI_ANY_NAME; 0: there are none */
  uint32_t end;   /* of the last one */
} kgi_held;

typedef KGI_VEC(kgi_held) kgi_holdings;

/* Where in a text spans begin. */
typedef struct kgi_starts {
  KGI_VEC(uint64_t) begun; /* a bit for each byte: whether some do there */
  KGI_VEC(uint32_t) first; /* by byte, where they do: the number of the first of them */
  uint32_t longest;        /* bytes that a span has, at most */
} kgi_starts;

typedef struct kgi_part {
  kg_str text;
  kgi_folded folded;
  kgi_hits hits; /* of names */
  kgi_cues cues; /* by place */
  kgi_marks marks;
  kgi_ranges sentences; /* cover the text, in order */
  kgi_ranges quiet;     /* URLs, e-mails, citation keys */
  kgi_holdings held;    /* by sentence */
  kgi_starts starts;
  KGI_VEC(uint32_t) claimed; /* by sentence: the last claim that begins in it, or KGI_NO_ID */
} kgi_part;

/* Prepares `part` for a text, reusing its memory: folds and scans it, without sentences and zones. */
kg_status kgi_part_set(kgi_part *part, kg_str text, const kgi_index *index) KG_CHECKED;
/* Finds its marks, sentences and quiet zones. */
kg_status kgi_part_cut(kgi_part *part) KG_CHECKED;
void kgi_part_clear(kgi_part *part);

/* The source bytes of a hit. */
static inline kgi_range kgi_hit_range(const kgi_hit *hit) { return (kgi_range){hit->start, hit->end}; }

/* The number of the sentence in which `at` lies; 0 if there are none. */
size_t kgi_part_sentence_number(const kgi_part *part, uint32_t at);
/* That sentence, or the whole text, without the blanks around it. */
kgi_range kgi_part_sentence(const kgi_part *part, uint32_t at);

/* Cuts a text into sentences: at 。！？ and line ends, and at . ! ? before a blank and a capital, digit or Han;
 * none is longer than 4 KiB. */
kg_status kgi_sentences(kg_str text, const kgi_marks *marks, kgi_ranges *out) KG_CHECKED;

/* Finds URLs, e-mail addresses, bare host names and citation keys. */
kg_status kgi_quiet_zones(kg_str text, const kgi_marks *marks, kgi_ranges *out) KG_CHECKED;

bool kgi_ranges_touch(const kgi_ranges *ranges, kgi_range range);

#endif
