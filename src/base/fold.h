/* The one normal form in which names and texts meet.
 *
 * Folding maps a text to a *key*: NFKC, lower case, soft separators (blanks, control characters, hyphens, underscores,
 * tildes, typographic dashes, `$ ^ { }`) taken out. A *bound* is a place in the key where a name may begin or end, by
 * the boundary rule by script: "a Latin name may touch Han characters, never Latin letters or digits; a Han name is a
 * substring". Each bound remembers whether a separator stood there and where it lies in the source. */
#ifndef KGI_BASE_FOLD_H
#define KGI_BASE_FOLD_H

#include <stdbool.h>

#include <kgextract/base.h>

#include "base/roll.h"

enum { KGI_LONGEST_FORM = 64 }; /* folded bytes that a surface form may have */

typedef struct kgi_bound {
  uint64_t sum;   /* of the key from here to the next bound */
  uint32_t at;    /* offset in the key */
  uint32_t start; /* in the source: of the character that begins here */
  uint32_t end;   /* in the source: behind the character before */
  bool separated; /* a separator stands between the two, or nothing at all on one side */
} kgi_bound;

typedef struct kgi_folded {
  size_t n, cap;
  char *key; /* folded bytes; behind them are two zeros, and more that can be read */
  char *raw; /* the same without folding of letter case */
  kgi_bound *bounds;
  size_t n_bounds; /* in order; the last is at n */
  bool has_han;    /* the source shows a Chinese character */
} kgi_folded;

/* Folds valid UTF-8 into *out, reusing its memory (zero-initialise it first). */
kg_status kgi_fold(kgi_folded *out, kg_str text) KG_CHECKED;
void kgi_folded_clear(kgi_folded *folded);

/* Hash of the key bytes from one bound to another behind it. */
static inline uint64_t kgi_folded_hash(const kgi_bound *from, const kgi_bound *to) {
  uint64_t sum = from->sum;
  for (const kgi_bound *at = from + 1; at < to; at++) sum = kgi_roll_join(sum, at->at - from->at, at->sum);
  return kgi_roll_hash(sum);
}

/* The bound at byte `at` of the key, or NULL. */
const kgi_bound *kgi_folded_bound(const kgi_folded *folded, size_t at);

#endif
