#include "base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/ascii.h"
#include "base/block.h"
#include "base/str.h"
#include "base/utf8.h"

static bool grow(void *array, size_t size) {
  void *grown = realloc(*(void **)array, size);
  if (grown) *(void **)array = grown;
  return grown != NULL;
}

static bool resize(kgi_folded *f, size_t cap) {
  bool good = grow(&f->key, cap) && grow(&f->raw, cap) && grow(&f->bounds, (cap + 1) * sizeof *f->bounds);
  if (good) f->cap = cap;
  return good;
}

void kgi_folded_clear(kgi_folded *f) {
  free(f->key);
  free(f->raw);
  free(f->bounds);
  *f = (kgi_folded){0};
}

static bool is_separator(uint32_t code) {
  switch (code) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '-':
    case '_':
    case '$':
    case '^':
    case '{':
    case '}':
    case '~':
    case 0xA0:
    case 0xAD:
    case 0x2212:
    case 0x3000:
    case 0xFE63:
    case 0xFF0D:
    case 0xFEFF:
      return true;
    default:
      return code >= 0x2000 && code <= 0x2015;
  }
}

/* State while a text runs through. */
typedef struct folding {
  kgi_folded *out;
  kg_str text;
  uint32_t end;  /* in the source: behind the last character kept */
  uint32_t next; /* in the source: a character that begins here is not separated from the last one */
  bool last_is_word;
  bool failed; /* no memory */
} folding;

/* Adds bytes that are to be appended to those of the last bound. */
static void add_to_last(kgi_folded *f, uint64_t sum) {
  kgi_bound *last = &f->bounds[f->n_bounds - 1];
  last->sum = kgi_roll_join(last->sum, f->n - last->at, sum);
}

/* --- characters outside ASCII --- */

enum { EXPANSION = 4 * 18, SLACK = 2 * EXPANSION }; /* the longest NFKC form, U+FDFA, has 18 characters */

/* Where a character stands in the source. */
typedef struct place {
  uint32_t start, end;
} place;

/* What a character, or one that it decomposes to, becomes. */
typedef struct piece {
  char key[16], raw[16];
  size_t len;
  bool word;
} piece;

/* Appends a piece of the character at `in`. What else it decomposes to follows without a gap. */
static void append(folding *state, const piece *one, place in) {
  kgi_folded *f = state->out;
  bool separated = in.start != state->next;
  if (separated || !state->last_is_word || !one->word)
    f->bounds[f->n_bounds++] = (kgi_bound){0, (uint32_t)f->n, in.start, state->end, separated};
  add_to_last(f, kgi_roll_sum(one->key, one->len));
  memcpy(f->key + f->n, one->key, sizeof one->key);
  memcpy(f->raw + f->n, one->raw, sizeof one->raw);
  f->n += one->len;
  state->last_is_word = one->word;
  state->next = in.start;
  state->end = in.end;
}

/* Takes out a character that is a separator. */
static bool separates(folding *state, uint32_t code) {
  if (!is_separator(code)) return false;
  state->next = UINT32_MAX;
  return true;
}

/* One that a character decomposes to. */
static void fold_part(folding *state, utf8proc_int32_t code, place in) {
  enum { MOST = 4 };
  utf8proc_int32_t folded[MOST];
  int boundary_class = 0;
  if (separates(state, (uint32_t)code)) return;
  piece one = {.word = kgi_is_word((uint32_t)code)};
  utf8proc_ssize_t n = utf8proc_decompose_char(code, folded, MOST, UTF8PROC_CASEFOLD, &boundary_class);
  for (utf8proc_ssize_t i = 0; i < n && i < MOST; i++)
    one.len += kgi_utf8_encode((uint32_t)folded[i], one.key + one.len);
  if (kgi_utf8_encode((uint32_t)code, one.raw) != one.len) memcpy(one.raw, one.key, sizeof one.raw);
  append(state, &one, in);
}

static bool has_room(const folding *state, size_t at) {
  kgi_folded *f = state->out;
  return f->cap - f->n >= state->text.len - at + SLACK || resize(f, f->cap * 2);
}

/* NFKC, then case folding; what a character decomposes to may hold separators. */
static void fold_other(folding *state, utf8proc_int32_t code, place in) {
  enum { MOST = 32 };
  utf8proc_int32_t plain[MOST];
  int boundary_class = 0;
  state->failed |= !has_room(state, in.start);
  if (state->failed) return;
  utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_COMPOSE;
  utf8proc_ssize_t n = utf8proc_decompose_char(code, plain, MOST, how, &boundary_class);
  for (utf8proc_ssize_t i = 0; i < n && i < MOST; i++) fold_part(state, plain[i], in);
}

/* The full-width form of an ASCII character. */
static void fold_wide(folding *state, char plain, place in) {
  if (separates(state, (uint32_t)plain)) return;
  piece one = {.key = {kgi_to_lower(plain)}, .raw = {plain}, .len = 1, .word = kgi_is_alnum(plain)};
  append(state, &one, in);
}

/* A character that folding leaves as it is, and that is a word of its own. */
static void fold_own(folding *state, place in) {
  piece one = {.len = in.end - in.start};
  memcpy(one.key, state->text.ptr + in.start, one.len);
  memcpy(one.raw, one.key, sizeof one.raw);
  append(state, &one, in);
}

/* Typographic quotes; Chinese full stops, commas and brackets. */
static bool is_own_sign(uint32_t code) {
  return (code >= 0x2018 && code <= 0x201F) || (code >= 0x3001 && code <= 0x3003) || (code >= 0x3008 && code <= 0x3011);
}

static void fold_character(folding *state, uint32_t code, place in) {
  enum { FIRST_WIDE = 0xFF01, LAST_WIDE = 0xFF5E };
  if (separates(state, code)) return;
  if (code >= FIRST_WIDE && code <= LAST_WIDE) {
    fold_wide(state, (char)(code - FIRST_WIDE + '!'), in);
  } else if (kgi_is_han(code) || is_own_sign(code)) {
    fold_own(state, in);
    state->out->has_han |= kgi_is_han(code);
  } else {
    fold_other(state, (utf8proc_int32_t)code, in);
  }
  if (state->next == in.start) state->next = in.end;
}

/* The three bytes of a character as a number, the first one highest. */
static uint32_t three_bytes(const char *text) {
  const unsigned char *c = (const unsigned char *)text;
  return (uint32_t)c[0] << 16 | (uint32_t)c[1] << 8 | c[2];
}

/* Appends the common Chinese characters, U+4E00 to U+9FFF, with which a text goes on at `start`: each is a word.
 * Returns where they end. */
static size_t append_han(folding *state, size_t start) {
  const uint32_t first_han = 0xE4B880, last_han = 0xE9BFBF;
  kgi_folded *f = state->out;
  kgi_bound *bound = f->bounds + f->n_bounds, *first = bound;
  size_t at = start;
  for (uint32_t code; state->text.len - at >= 3; at += 3) {
    code = three_bytes(state->text.ptr + at);
    if (code - first_han > last_han - first_han) break;
    uint32_t here = (uint32_t)at, sum = __builtin_bswap32(code) >> 8;
    *bound++ = (kgi_bound){sum, (uint32_t)(f->n + (at - start)), here, here, false};
  }
  if (at == start) return at;
  first->end = state->end;
  first->separated = state->next != first->start;
  f->n_bounds = (size_t)(bound - f->bounds);
  memcpy(f->key + f->n, state->text.ptr + start, at - start);
  memcpy(f->raw + f->n, state->text.ptr + start, at - start);
  f->n += at - start;
  state->end = state->next = (uint32_t)at;
  state->last_is_word = false;
  f->has_han = true;
  return at;
}

/* Folds what begins at a byte outside ASCII; returns where it ends. */
static size_t fold_foreign(folding *state, size_t at) {
  uint32_t code, end = (uint32_t)append_han(state, at);
  if (end > at) return end;
  end += kgi_utf8_decode(state->text.ptr + at, &code);
  fold_character(state, code, (place){(uint32_t)at, end});
  return end;
}

/* --- ASCII, a block at a time --- */

/* The length of the word that begins with the lowest bit; 0 if there is none. */
static unsigned length_of(uint64_t word) { return ~word ? (unsigned)__builtin_ctzll(~word) : KGI_BLOCK; }

/* Writes `len` bytes of a block from `i` on behind the first `n` of the key, and returns their sum. Most words are
 * short, which is faster not asked: all places have slack. */
static inline uint64_t write_piece(const kgi_folded *f, size_t n, const kgi_block *block, size_t i, size_t len) {
  memcpy(f->key + n, block->lower + i, KGI_BLOCK_SLACK);
  memcpy(f->raw + n, block->raw + i, KGI_BLOCK_SLACK);
  if (len <= KGI_ROLL_MOST) return kgi_roll_sum(block->lower + i, len);
  memcpy(f->key + n, block->lower + i, len);
  memcpy(f->raw + n, block->raw + i, len);
  return kgi_roll_sum_all(block->lower + i, len);
}

/* Appends to the last word what it goes on with: the letters of a block from its byte `i` on. */
static void go_on(folding *state, const kgi_block *block, unsigned i) {
  kgi_folded *f = state->out;
  unsigned len = length_of(block->word >> i);
  add_to_last(f, write_piece(f, f->n, block, i, len));
  f->n += len;
  state->end = state->next += len;
}

/* Appends the words and symbols that begin at these bits of a block, which is at `base` of the source. */
static void append_pieces(folding *state, const kgi_block *block, uint32_t base, uint64_t starts) {
  const kgi_folded to = *state->out; /* for the compiler: what is written is no part of it */
  kgi_bound *const first = to.bounds + to.n_bounds, *bound = first;
  uint32_t end = state->end, at = (uint32_t)to.n;
  unsigned letters = 0;
  for (; starts; starts &= starts - 1) {
    unsigned i = (unsigned)__builtin_ctzll(starts), len;
    letters = length_of(block->word >> i);
    len = letters + !letters;
    uint64_t sum = write_piece(&to, at, block, i, len);
    *bound++ = (kgi_bound){.sum = sum, .at = at, .start = base + i, .end = end, .separated = base + i != end};
    at += len;
    end = base + i + len;
  }
  first->separated = first->start != state->next;
  state->out->n = at;
  state->out->n_bounds = (size_t)(bound - to.bounds);
  state->end = state->next = end;
  state->last_is_word = letters > 0;
}

static void fold_ascii(folding *state, const kgi_block *block, uint32_t base, uint64_t starts) {
  if (!starts) return;
  unsigned i = (unsigned)__builtin_ctzll(starts);
  if (state->last_is_word && state->next == base + i && block->word >> i & 1) {
    go_on(state, block, i);
    starts &= starts - 1;
  }
  if (starts) append_pieces(state, block, base, starts);
}

/* Folds the characters that begin in the block at `base`; returns where they end. */
static size_t fold_block(folding *state, size_t base) {
  kgi_block block;
  kgi_block_read(&block, state->text, base);
  uint64_t starts = block.kept & ~(block.word & block.word << 1), foreign = block.foreign;
  while (foreign) {
    fold_ascii(state, &block, (uint32_t)base, starts & ((foreign & -foreign) - 1));
    size_t end = fold_foreign(state, base + (size_t)__builtin_ctzll(foreign));
    if (end - base >= KGI_BLOCK) return end;
    starts &= UINT64_MAX << (end - base);
    foreign &= UINT64_MAX << (end - base);
  }
  fold_ascii(state, &block, (uint32_t)base, starts);
  return base + KGI_BLOCK;
}

kg_status kgi_fold(kgi_folded *out, kg_str text) {
  out->n = out->n_bounds = 0;
  out->has_han = false;
  folding state = {.out = out, .text = text, .next = UINT32_MAX};
  if (out->cap < text.len + SLACK && !resize(out, text.len + SLACK)) return KG_NOMEM;
  for (size_t at = 0; at < text.len;) at = fold_block(&state, at);
  out->bounds[out->n_bounds++] = (kgi_bound){0, (uint32_t)out->n, (uint32_t)text.len, state.end, true};
  memset(out->key + out->n, 0, 2);
  return state.failed ? KG_NOMEM : KG_OK;
}

const kgi_bound *kgi_folded_bound(const kgi_folded *folded, size_t at) {
  size_t low = 0, high = folded->n_bounds;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (folded->bounds[middle].at < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low < folded->n_bounds && folded->bounds[low].at == at ? &folded->bounds[low] : NULL;
}
