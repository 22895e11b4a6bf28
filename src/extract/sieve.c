#include "extract/sieve.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/str.h"
#include "base/utf8.h"

/* Where a text shows a form, each capital of it stands in a word of the text, and that word is a piece of the form from
 * one gap that may be a boundary to another. So for one capital each such piece is noted, with the bytes beside it in
 * the form. */
typedef struct piece {
  kg_str word;
  unsigned before, behind; /* what stands beside the word */
} piece;

/* Beside a word: nothing that the form says, a byte of ASCII, the same behind blanks or hyphens, any other byte. */
enum { NOTHING = 0, SEPARATED = 0x80, FOREIGN = 0x100 };

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_word(char c) { return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

static unsigned beside(char c, bool separated) {
  if ((unsigned char)c >= 0x80) return FOREIGN;
  return (unsigned char)c | (separated ? SEPARATED : 0);
}

enum { LINE = 8 }; /* blocks that come from memory at once: those of one word */

/* The two bits of a piece, and the block where they lie. */
static uint64_t *block_of(const kgi_sieve *sieve, uint64_t word, unsigned before, unsigned behind, uint64_t *bits) {
  uint64_t hash = (word ^ before << 9 ^ behind) * 0x9E3779B97F4A7C15u;
  *bits = (uint64_t)1 << (hash >> 58) | (uint64_t)1 << (hash >> 52 & 63);
  return &sieve->blocks[(word & (sieve->n_blocks / LINE - 1)) * LINE + (hash >> 16 & (LINE - 1))];
}

static void note(const kgi_sieve *sieve, const piece *p) {
  uint64_t bits, *block = block_of(sieve, kgi_hash(p->word), p->before, p->behind, &bits);
  *block |= bits;
}

static bool has(const kgi_sieve *sieve, uint64_t word, unsigned before, unsigned behind) {
  uint64_t bits, block = *block_of(sieve, word, before, behind, &bits);
  return (block & bits) == bits;
}

static bool is_noted(const kgi_sieve *sieve, const piece *p) {
  uint64_t word = kgi_hash(p->word);
  return has(sieve, word, NOTHING, NOTHING) || has(sieve, word, p->before, NOTHING) ||
         has(sieve, word, NOTHING, p->behind) || has(sieve, word, p->before, p->behind);
}

/* --- forms --- */

static bool is_split(const kgi_form *form, size_t gap) { return gap < 64 && form->splits >> gap & 1; }

/* What a text may show beside a gap of the form; returns how much. */
static size_t sides_of(const kgi_form *form, const char *raw, size_t gap, size_t side, unsigned sides[3]) {
  if (gap == 0 || gap == form->len) return sides[0] = NOTHING, 1;
  sides[0] = FOREIGN;
  sides[1] = beside(raw[side], false);
  sides[2] = beside(raw[side], true);
  return is_split(form, gap) ? 3 : 2;
}

static void note_word(const kgi_sieve *sieve, const kgi_form *form, const char *raw, size_t start, kg_str word) {
  unsigned before[3], behind[3];
  size_t end = start + word.len;
  size_t n = sides_of(form, raw, start, start - 1, before), m = sides_of(form, raw, end, end, behind);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < m; j++) note(sieve, &(piece){word, before[i], behind[j]});
}

/* The piece raw[start, end) of a form: the last byte of a plural may be either s. */
static void note_piece(const kgi_sieve *sieve, const kgi_form *form, const char *raw, size_t start, size_t end) {
  char plural[KGI_LONGEST_FORM];
  kg_str word = {raw + start, end - start};
  note_word(sieve, form, raw, start, word);
  if (end < form->len || !(form->flags & KGI_FORM_PLURAL)) return;
  memcpy(plural, word.ptr, word.len);
  plural[word.len - 1] = 'S';
  note_word(sieve, form, raw, start, (kg_str){plural, word.len});
}

static void note_ends(const kgi_sieve *sieve, const kgi_form *form, const char *raw, size_t start, size_t capital) {
  for (size_t end = capital + 1; end <= form->len; end++) {
    bool stops = end == form->len || !is_word(raw[end]);
    if (stops || is_split(form, end)) note_piece(sieve, form, raw, start, end);
    if (stops) return;
  }
}

static bool is_gap(const kgi_form *form, const char *raw, size_t gap) {
  return gap == 0 || gap == form->len || !is_word(raw[gap - 1]) || !is_word(raw[gap]) || is_split(form, gap);
}

/* The capital in the longest piece without a gap: the rarest word that a text must show. */
static size_t best_capital(const kgi_form *form, const char *raw) {
  size_t best = form->len, longest = 0;
  for (size_t start = 0, end; start < form->len; start = end) {
    size_t capital = form->len;
    for (end = start; end == start || !is_gap(form, raw, end); end++)
      if (is_upper(raw[end])) capital = end;
    if (capital == form->len || end - start < longest) continue;
    best = capital;
    longest = end - start;
  }
  return best;
}

static void note_form(const kgi_sieve *sieve, const kgi_form *form, const char *raw) {
  size_t capital = best_capital(form, raw);
  for (size_t start = capital; capital < form->len; start--) {
    bool stops = start == 0 || !is_word(raw[start - 1]);
    if (stops || is_split(form, start)) note_ends(sieve, form, raw, start, capital);
    if (stops) return;
  }
}

kg_status kgi_sieve_build(kgi_sieve *sieve, const kgi_index *index) {
  enum { BLOCKS_PER_FORM = 8 }; /* a text asks for some sixty words: one in a thousand may pass in vain */
  sieve->n_blocks = LINE;
  while (sieve->n_blocks < index->forms.n * BLOCKS_PER_FORM) sieve->n_blocks *= 2;
  size_t size = sieve->n_blocks * sizeof *sieve->blocks;
  sieve->blocks = aligned_alloc(LINE * sizeof *sieve->blocks, size);
  if (!sieve->blocks) return KG_NOMEM;
  memset(sieve->blocks, 0, size);
  for (size_t i = 0; i < index->forms.n; i++) {
    const kgi_form *form = &index->forms.items[i];
    note_form(sieve, form, index->bytes.items + form->key + form->len);
  }
  return KG_OK;
}

void kgi_sieve_clear(kgi_sieve *sieve) {
  free(sieve->blocks);
  *sieve = (kgi_sieve){0};
}

/* --- texts --- */

/* The bytes of a block that are capitals, or outside ASCII, by their highest bits. */
static uint64_t marks_of(uint64_t block) {
  const uint64_t high = 0x8080808080808080u;
  uint64_t ascii = block & ~high, from_a = ascii + 0x3F3F3F3F3F3F3F3Fu, behind_z = ascii + 0x2525252525252525u;
  return ((from_a & ~behind_z) | block) & high;
}

/* The next capital, or byte outside ASCII, from `at` on. */
static size_t next_mark(kg_str text, size_t at) {
  uint64_t block;
  for (; at + sizeof block <= text.len; at += sizeof block) {
    memcpy(&block, text.ptr + at, sizeof block);
    if (marks_of(block)) break;
  }
  while (at < text.len && !is_upper(text.ptr[at]) && (signed char)text.ptr[at] >= 0) at++;
  return at;
}

/* Whether a character outside ASCII can neither be of a word nor fold to one. */
static bool is_apart(uint32_t code) {
  return kgi_is_han(code) || (code >= 0x2000 && code < 0x2040) || (code > 0x3000 && code < 0x3020) ||
         (code > 0xFF00 && code < 0xFF10) || (code >= 0xFF1A && code <= 0xFF20);
}

static bool is_soft(char c) { return c == ' ' || (c && strchr("-\n\t\r_$^{}~", c)); }

static unsigned side_before(kg_str text, size_t start) {
  size_t at = start;
  while (at > 0 && is_soft(text.ptr[at - 1])) at--;
  return at > 0 ? beside(text.ptr[at - 1], at < start) : NOTHING;
}

static unsigned side_behind(kg_str text, size_t end) {
  size_t at = end;
  while (at < text.len && is_soft(text.ptr[at])) at++;
  return at < text.len ? beside(text.ptr[at], at > end) : NOTHING;
}

static kgi_range word_around(kg_str text, size_t at) {
  size_t start = at, end = at;
  while (start > 0 && is_word(text.ptr[start - 1])) start--;
  while (end < text.len && is_word(text.ptr[end])) end++;
  return (kgi_range){(uint32_t)start, (uint32_t)end};
}

bool kgi_sieve_next(const kgi_sieve *sieve, kg_str text, size_t *at, kgi_range *word) {
  while ((*at = next_mark(text, *at)) < text.len) {
    uint32_t code;
    if ((signed char)text.ptr[*at] < 0) {
      *word = (kgi_range){(uint32_t)*at, (uint32_t)*at};
      *at += kgi_utf8_decode(text.ptr + *at, &code);
      if (!is_apart(code)) return true;
      continue;
    }
    *word = word_around(text, *at);
    *at = word->end;
    if (is_noted(sieve, &(piece){kgi_str_slice(text, word->start, word->end), side_before(text, word->start),
                                 side_behind(text, word->end)}))
      return true;
  }
  return false;
}
