/* The one normal form in which names and texts meet.
 *
 * Folding maps a text to a *key*: NFKC, lower case, soft separators (blanks, hyphens, underscores, typographic
 * dashes, `$ ^ { }`) taken out. Each gap between key bytes remembers whether a separator stood there and whether a
 * name may begin or end there: the boundary rule by script, "a Latin name may touch Han characters, never Latin
 * letters or digits; a Han name is a substring". Each key byte knows the source bytes it came from. */
#ifndef KGI_BASE_FOLD_H
#define KGI_BASE_FOLD_H

#include <stdbool.h>

#include <kgextract/base.h>

enum { KGI_BOUNDARY = 1, KGI_SEPARATOR = 2 };

enum { KGI_LONGEST_FORM = 64 }; /* folded bytes that a surface form may have; hashes reach no further */

typedef struct kgi_folded {
  size_t n, cap;
  char *key;        /* folded bytes */
  char *raw;        /* the same without folding of letter case */
  uint32_t *from;   /* offset in the source of the character each byte comes from */
  uint8_t *gap;     /* n + 1 gaps: gap[i] lies before key[i] */
  uint64_t *sums;   /* n + 1 prefix sums of the rolling hash */
  uint32_t *bounds; /* the gaps that are boundaries, in order; the last is n */
  size_t n_bounds;
  bool has_han; /* the source shows a Chinese character */
  uint64_t powers[KGI_LONGEST_FORM + 1];
} kgi_folded;

/* Folds valid UTF-8 into *out, reusing its memory (zero-initialise it first). */
kg_status kgi_fold(kgi_folded *out, kg_str text) KG_CHECKED;
/* Folds a key once more, for its gaps and sums alone; *same tells whether it stays as it is. */
kg_status kgi_fold_key(kgi_folded *out, kg_str key, bool *same) KG_CHECKED;
void kgi_folded_clear(kgi_folded *folded);

/* Hash of key bytes [start, end), in constant time; end - start <= KGI_LONGEST_FORM. */
static inline uint64_t kgi_folded_hash(const kgi_folded *f, size_t start, size_t end) {
  uint64_t h = f->sums[end] - f->sums[start] * f->powers[end - start];
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  return h ^ h >> 32;
}

/* Bit i is set when a separator stands i bytes behind `start`, for the gaps strictly between start and end
 * (end - start <= KGI_LONGEST_FORM). */
uint64_t kgi_folded_separators(const kgi_folded *folded, size_t start, size_t end);

#endif
