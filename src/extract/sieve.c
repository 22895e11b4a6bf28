#include "extract/sieve.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

enum { LINE = 8 }; /* blocks that come from memory at once: those of one word */

/* The two bits of a glimpse, and the block where they lie. */
static uint64_t *block_of(const kgi_sieve *sieve, kgi_glimpse glimpse, uint64_t *bits) {
  uint64_t hash = glimpse * 0x9E3779B97F4A7C15u, word = glimpse >> 2 * KGI_SIDE_BITS;
  *bits = (uint64_t)1 << (hash >> 58) | (uint64_t)1 << (hash >> 52 & 63);
  return &sieve->blocks[(word & (sieve->n_blocks / LINE - 1)) * LINE + (hash >> 49 & (LINE - 1))];
}

static void note(const kgi_sieve *sieve, kgi_glimpse glimpse) {
  uint64_t bits, *block = block_of(sieve, glimpse, &bits);
  *block |= bits;
}

static bool has(const kgi_sieve *sieve, kgi_glimpse glimpse) {
  uint64_t bits, block = *block_of(sieve, glimpse, &bits);
  return (block & bits) == bits;
}

bool kgi_sieve_passes(const kgi_sieve *sieve, kgi_glimpse glimpse) {
  const kgi_glimpse before = KGI_GLIMPSE_BEFORE, behind = KGI_GLIMPSE_BEHIND;
  return has(sieve, glimpse & ~(before | behind)) || has(sieve, glimpse & ~behind) || has(sieve, glimpse & ~before) ||
         has(sieve, glimpse);
}

/* --- forms --- */

/* A form, and its gaps: a text that shows it has a bound at those that are forced, and may have one, with a separator,
 * at its splits. */
typedef struct shape {
  const char *key, *raw;
  size_t len;
  uint64_t splits;
  bool plural;
  bool forced[KGI_LONGEST_FORM + 1];
} shape;

static bool is_split(const shape *form, size_t gap) { return gap < 64 && form->splits >> gap & 1; }

static bool is_gap(const shape *form, size_t gap) { return form->forced[gap] || is_split(form, gap); }

/* What a text may show beyond a gap, where the form has the byte at `side`; returns how much. */
static size_t sides_of(const shape *form, size_t gap, size_t side, unsigned sides[2]) {
  size_t n = 0;
  if (gap == 0 || gap == form->len) return sides[0] = KGI_SIDE_UNKNOWN, 1;
  if (form->forced[gap]) sides[n++] = kgi_side_of(form->key[side], false);
  if (is_split(form, gap)) sides[n++] = kgi_side_of(form->key[side], true);
  return n;
}

/* Notes a piece whose bytes have this sum, with those that may stand beside it. */
static void note_sides(const kgi_sieve *sieve, const shape *form, size_t start, size_t end, uint64_t sum) {
  unsigned before[2], behind[2];
  size_t n = sides_of(form, start, start - 1, before), m = sides_of(form, end, end, behind);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < m; j++) note(sieve, kgi_glimpse_of(sum, before[i], behind[j]));
}

/* A text may show a plural s as a capital. */
static void note_piece(const kgi_sieve *sieve, const shape *form, size_t start, size_t end) {
  uint64_t sum = 0;
  for (size_t i = start; i + 1 < end; i++) sum = kgi_roll_join(sum, i - start, (unsigned char)form->raw[i]);
  const char last = form->raw[end - 1];
  note_sides(sieve, form, start, end, kgi_roll_join(sum, end - 1 - start, (unsigned char)last));
  if (form->plural && end == form->len) note_sides(sieve, form, start, end, kgi_roll_join(sum, end - 1 - start, 'S'));
}

static void note_ends(const kgi_sieve *sieve, const shape *form, size_t start, size_t capital) {
  for (size_t end = capital + 1; end <= form->len; end++) {
    if (is_gap(form, end)) note_piece(sieve, form, start, end);
    if (form->forced[end]) return;
  }
}

/* The capital in the longest piece without a gap: the rarest word that a text must show. */
static size_t best_capital(const shape *form) {
  size_t best = form->len, longest = 0;
  for (size_t start = 0, end; start < form->len; start = end) {
    size_t capital = form->len;
    for (end = start; end == start || !is_gap(form, end); end++)
      if (kgi_is_upper(form->raw[end])) capital = end;
    if (capital == form->len || end - start < longest) continue;
    best = capital;
    longest = end - start;
  }
  return best;
}

/* Where a text shows a form, each capital of it stands in a word of the text, and that word is a piece of the form from
 * one gap to another. So for one capital each such piece is noted, with the bytes beside it in the form. */
static void note_form(const kgi_sieve *sieve, const shape *form) {
  size_t capital = best_capital(form);
  for (size_t start = capital; capital < form->len; start--) {
    if (is_gap(form, start)) note_ends(sieve, form, start, capital);
    if (form->forced[start]) return;
  }
}

static kg_status read_shape(shape *out, const kgi_index *index, const kgi_form *form, kgi_folded *scratch) {
  *out = (shape){.key = index->bytes.items + form->key,
                 .len = form->len,
                 .splits = form->splits,
                 .plural = form->flags & KGI_FORM_PLURAL};
  out->raw = out->key + form->len;
  kg_status status = kgi_fold(scratch, (kg_str){out->key, out->len});
  for (size_t b = 0; !status && b < scratch->n_bounds; b++) out->forced[scratch->bounds[b].at] = true;
  return status;
}

static kg_status note_all(const kgi_sieve *sieve, const kgi_index *index, kgi_folded *scratch) {
  kg_status status = KG_OK;
  for (size_t i = 0; !status && i < index->forms.n; i++) {
    shape form;
    status = read_shape(&form, index, &index->forms.items[i], scratch);
    if (!status) note_form(sieve, &form);
  }
  return status;
}

kg_status kgi_sieve_build(kgi_sieve *sieve, const kgi_index *index) {
  enum { BLOCKS_PER_FORM = 8 }; /* a text asks for some twenty words: one in a thousand may pass in vain */
  kgi_folded scratch = {0};
  sieve->n_blocks = LINE;
  while (sieve->n_blocks < index->forms.n * BLOCKS_PER_FORM) sieve->n_blocks *= 2;
  size_t size = sieve->n_blocks * sizeof *sieve->blocks;
  sieve->blocks = aligned_alloc(LINE * sizeof *sieve->blocks, size);
  if (!sieve->blocks) return KG_NOMEM;
  memset(sieve->blocks, 0, size);
  kg_status status = note_all(sieve, index, &scratch);
  kgi_folded_clear(&scratch);
  return status;
}

void kgi_sieve_clear(kgi_sieve *sieve) {
  free(sieve->blocks);
  *sieve = (kgi_sieve){0};
}
