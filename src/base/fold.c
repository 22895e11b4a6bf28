#include "base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/block.h"
#include "base/error.h"
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
  uint32_t end;  /* in the source: behind the last character kept */
  uint32_t next; /* in the source: a character that begins here is not separated from the last one */
  bool last_is_word;
} folding;

static void put_bound(const folding *state, uint32_t start, bool separated) {
  kgi_folded *f = state->out;
  f->bounds[f->n_bounds++] = (kgi_bound){0, (uint32_t)f->n, start, state->end, separated};
}

/* Up to seven bytes as a number. */
static uint64_t number_of(const char *bytes, size_t len) {
  uint64_t number = 0;
  for (size_t i = 0; i < len; i++) number = number << 8 | (unsigned char)bytes[i];
  return number;
}

/* --- characters outside ASCII --- */

/* What one character of the source, or of what it decomposes to, becomes; [start, end) is it in the source. */
static void append(folding *state, bool word, const char *key, const char *raw, size_t len, uint32_t start,
                   uint32_t end) {
  kgi_folded *f = state->out;
  bool separated = start != state->next;
  if (separated || !state->last_is_word || !word) put_bound(state, start, separated);
  memcpy(f->key + f->n, key, len);
  memcpy(f->raw + f->n, raw, len);
  f->n += len;
  uint64_t *sum = &f->bounds[f->n_bounds - 1].sum;
  for (size_t at = 0, step; at < len; at += step) {
    step = len - at < KGI_ROLL_STEP ? len - at : KGI_ROLL_STEP;
    *sum = kgi_roll_join(*sum, number_of(key + at, step), step);
  }
  state->last_is_word = word;
  state->next = start; /* what else the same character decomposes to follows without a gap */
  state->end = end;
}

/* NFKC, then case folding; what a character decomposes to may hold separators. */
static void fold_other(folding *state, uint32_t code, uint32_t start, uint32_t end) {
  enum { MOST = 32 };
  utf8proc_int32_t plain[MOST], folded[MOST];
  int boundary_class = 0;
  utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_COMPOSE;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)code, plain, MOST, how, &boundary_class);
  for (utf8proc_ssize_t i = 0; i < n && i < MOST; i++) {
    uint32_t one = (uint32_t)plain[i];
    if (is_separator(one)) {
      state->next = UINT32_MAX;
      continue;
    }
    char raw[4], key[16];
    size_t raw_len = kgi_utf8_encode(one, raw), key_len = 0;
    boundary_class = 0;
    utf8proc_ssize_t m = utf8proc_decompose_char(plain[i], folded, 4, UTF8PROC_CASEFOLD, &boundary_class);
    for (utf8proc_ssize_t j = 0; j < m && j < 4; j++) key_len += kgi_utf8_encode((uint32_t)folded[j], key + key_len);
    append(state, kgi_is_word(one), key, raw_len == key_len ? raw : key, key_len, start, end);
  }
  if (state->next == start) state->next = end;
}

static size_t fold_foreign(folding *state, kg_str text, size_t at) {
  uint32_t code, start = (uint32_t)at, end = start + kgi_utf8_decode(text.ptr + at, &code);
  if (is_separator(code)) {
    state->next = UINT32_MAX;
  } else if (kgi_is_han(code)) {
    append(state, false, text.ptr + at, text.ptr + at, end - start, start, end);
    state->next = end;
    state->out->has_han = true;
  } else {
    fold_other(state, code, start, end);
  }
  return end;
}

/* --- ASCII, a block at a time --- */

/* The first bytes of a word as a number. */
static uint64_t first_bytes(const char *bytes, size_t len) {
  uint64_t eight;
  memcpy(&eight, bytes, sizeof eight);
  if (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__) eight = __builtin_bswap64(eight);
  return eight >> (64 - 8 * len);
}

static uint64_t sum_of(const char *bytes, size_t len) {
  uint64_t sum = 0;
  for (; len > KGI_ROLL_STEP; len -= KGI_ROLL_STEP, bytes += KGI_ROLL_STEP)
    sum = kgi_roll_join(sum, first_bytes(bytes, KGI_ROLL_STEP), KGI_ROLL_STEP);
  uint64_t rest = first_bytes(bytes, len);
  return sum ? kgi_roll_join(sum, rest, len) : rest;
}

/* Copies what is mostly short, faster than to ask how short: both places have slack. */
static void copy(char *restrict to, const char *restrict from, size_t len) {
  memcpy(to, from, KGI_BLOCK_SLACK);
  if (len > KGI_BLOCK_SLACK) memcpy(to, from, len);
}

/* Appends the words and symbols of a block that begins at `base` of the source, up to its n-th byte. The state is kept
 * in variables of its own: bytes written could be part of it, for all the compiler knows. */
static void append_pieces(folding *state, const kgi_block *block, uint32_t base, unsigned n) {
  char *key = state->out->key + state->out->n, *raw = state->out->raw + state->out->n;
  kgi_bound *bound = state->out->bounds + state->out->n_bounds;
  uint64_t here = n < KGI_BLOCK ? ((uint64_t)1 << n) - 1 : UINT64_MAX;
  uint64_t word = block->word & here, starts = block->kept & here & ~(word & word << 1);
  uint32_t end = state->end, next = state->next, at = (uint32_t)state->out->n;
  bool last_is_word = state->last_is_word;
  for (; starts; starts &= starts - 1) {
    unsigned i = (unsigned)__builtin_ctzll(starts);
    uint64_t other = ~(word >> i);
    bool is_word = !(other & 1), separated = base + i != next;
    unsigned len = other ? (unsigned)__builtin_ctzll(other) + !is_word : KGI_BLOCK;
    uint64_t sum = sum_of(block->lower + i, len);
    copy(key, block->lower + i, len);
    copy(raw, block->raw + i, len);
    key += len;
    raw += len;
    if (separated | !last_is_word | !is_word)
      *bound++ = (kgi_bound){sum, at, base + i, end, separated};
    else /* a word goes on from the block before */
      bound[-1].sum = kgi_roll_join(bound[-1].sum, sum, len);
    at += len;
    end = next = base + i + len;
    last_is_word = is_word;
  }
  state->out->n = at;
  state->out->n_bounds = (size_t)(bound - state->out->bounds);
  state->end = end;
  state->next = next;
  state->last_is_word = last_is_word;
}

/* Folds the ASCII at the start of the block at `at`; returns where it ends. */
static size_t fold_block(folding *state, kg_str text, size_t at) {
  kgi_block block;
  kgi_block_read(&block, text, at);
  unsigned n = text.len - at < KGI_BLOCK ? (unsigned)(text.len - at) : KGI_BLOCK;
  if (block.foreign) n = (unsigned)__builtin_ctzll(block.foreign);
  append_pieces(state, &block, (uint32_t)at, n);
  return at + n;
}

kg_status kgi_fold(kgi_folded *out, kg_str text) {
  enum { EXPANSION = 4 * 18, SLACK = 2 * EXPANSION }; /* the longest NFKC form, U+FDFA, has 18 characters */
  out->n = out->n_bounds = 0;
  out->has_han = false;
  folding state = {.out = out, .next = UINT32_MAX};
  if (out->cap < text.len + SLACK && !resize(out, text.len + SLACK)) return KG_NOMEM;
  for (size_t at = 0; at < text.len;) {
    if (out->cap - out->n < text.len - at + EXPANSION && !resize(out, out->cap * 2)) return KG_NOMEM;
    at = (signed char)text.ptr[at] >= 0 ? fold_block(&state, text, at) : fold_foreign(&state, text, at);
  }
  put_bound(&state, (uint32_t)text.len, true);
  return KG_OK;
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
