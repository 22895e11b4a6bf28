/* What of a text tells which names it cannot show: its capitalised words, each with what stands beside it. */
#ifndef KGI_EXTRACT_GLIMPSE_H
#define KGI_EXTRACT_GLIMPSE_H

#include "base/fold.h"
#include "extract/part.h"

/* The hash of a word from one bound to the next, folded but for letter case, with what stands before and behind it in
 * place of some bits. */
typedef uint64_t kgi_glimpse;

/* Beside a word: nothing that is known, a folded byte, the same with a separator between. */
enum { KGI_SIDE_UNKNOWN = 0, KGI_SIDE_SEPARATED = 0x100, KGI_SIDE_BITS = 9 };

#define KGI_GLIMPSE_BEHIND (((kgi_glimpse)1 << KGI_SIDE_BITS) - 1)
#define KGI_GLIMPSE_BEFORE (KGI_GLIMPSE_BEHIND << KGI_SIDE_BITS)

static inline unsigned kgi_side_of(char c, bool separated) {
  return (unsigned char)c | (separated ? KGI_SIDE_SEPARATED : 0);
}

/* For a word with this sum (base/roll.h). */
static inline kgi_glimpse kgi_glimpse_of(uint64_t sum, unsigned before, unsigned behind) {
  kgi_glimpse sides = (kgi_glimpse)before << KGI_SIDE_BITS | behind;
  return (kgi_roll_hash(sum) & ~(KGI_GLIMPSE_BEFORE | KGI_GLIMPSE_BEHIND)) | sides;
}

/* The next glimpse from the bound of number *at on, and where the word lies in the text that was folded; *at moves
 * behind it. False at the end. */
bool kgi_glimpse_next(const kgi_folded *text, size_t *at, kgi_range *word, kgi_glimpse *glimpse);

#endif
