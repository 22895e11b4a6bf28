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

/* --- examples of glimpses --- */

enum { COUNTS = 1 << 16 };

static uint32_t *count_of(const kgi_sieve *sieve, kgi_glimpse glimpse) {
  return &sieve->seen[(glimpse >> 2 * KGI_SIDE_BITS) % COUNTS];
}

kg_status kgi_sieve_expect(kgi_sieve *sieve, const kgi_glimpse *glimpses, size_t n) {
  if (!sieve->seen) sieve->seen = calloc(COUNTS, sizeof *sieve->seen);
  for (size_t i = 0; sieve->seen && i < n; i++) ++*count_of(sieve, glimpses[i]);
  return sieve->seen ? KG_OK : KG_NOMEM;
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

/* A form's bytes from one gap to another, and their sum in some letter case. */
typedef struct piece {
  size_t start, end;
  uint64_t sum;
} piece;

enum { HALF = KGI_LONGEST_FORM / 2, MOST_PIECES = HALF * (HALF + 1) + KGI_LONGEST_FORM };

/* The pieces that hold a capital and no forced gap: where a text shows the form, the capital stands in a word of the
 * text, and that word is one of them. A plural s may be a capital in the text. */
static size_t find_pieces(const shape *form, size_t capital, piece pieces[MOST_PIECES]) {
  size_t first = capital, last = capital + 1, n = 0;
  while (!form->forced[first]) first--;
  while (!form->forced[last]) last++;
  for (size_t start = first; start <= capital; start++) {
    uint64_t sum = 0;
    for (size_t end = start + 1, at = 0; is_gap(form, start) && end <= last; end++, at++) {
      uint64_t stem = sum;
      sum = kgi_roll_join(stem, at, (unsigned char)form->raw[end - 1]);
      if (end <= capital || !is_gap(form, end)) continue;
      pieces[n++] = (piece){start, end, sum};
      if (form->plural && end == form->len) pieces[n++] = (piece){start, end, kgi_roll_join(stem, at, 'S')};
    }
  }
  return n;
}

/* Notes a piece, with the bytes that may stand beside it. */
static void note_piece(const kgi_sieve *sieve, const shape *form, piece p) {
  unsigned before[2], behind[2];
  size_t n = sides_of(form, p.start, p.start - 1, before), m = sides_of(form, p.end, p.end, behind);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < m; j++) note(sieve, kgi_glimpse_of(p.sum, before[i], behind[j]));
}

/* How often a word with this capital is to be expected. */
static uint64_t rate(const kgi_sieve *sieve, const shape *form, size_t capital) {
  piece pieces[MOST_PIECES];
  uint64_t seen = 0;
  for (size_t n = find_pieces(form, capital, pieces); sieve->seen && n-- > 0;)
    seen += *count_of(sieve, kgi_glimpse_of(pieces[n].sum, 0, 0));
  return seen;
}

/* The capital whose word is the rarest. */
static size_t best_capital(const kgi_sieve *sieve, const shape *form) {
  size_t best = form->len;
  uint64_t rarest = UINT64_MAX;
  for (size_t at = 0; at < form->len; at++) {
    uint64_t seen = kgi_is_upper(form->raw[at]) ? rate(sieve, form, at) : UINT64_MAX;
    if (seen >= rarest) continue;
    best = at;
    rarest = seen;
  }
  return best;
}

/* Notes the pieces with one of the capitals: that is enough to tell that a text does not show the form. */
static void note_form(const kgi_sieve *sieve, const shape *form) {
  piece pieces[MOST_PIECES];
  size_t capital = best_capital(sieve, form);
  if (capital == form->len) return;
  for (size_t n = find_pieces(form, capital, pieces); n-- > 0;) note_piece(sieve, form, pieces[n]);
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
  free(sieve->seen);
  *sieve = (kgi_sieve){0};
}
