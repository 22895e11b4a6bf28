#include "dict/fold.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

/* Rabin-Karp with an odd multiplier, modulo 2^64; table lookups compare bytes, so collisions cost only time. */
static const uint64_t hash_base = 0x9E3779B97F4A7C15u;

static bool resize(kgi_folded *f, size_t cap) {
  void *key = realloc(f->key, cap), *raw = key ? realloc(f->raw, cap) : NULL;
  if (key) f->key = key;
  if (raw) f->raw = raw;
  void *from = raw ? realloc(f->from, cap * sizeof *f->from) : NULL;
  if (from) f->from = from;
  void *until = from ? realloc(f->until, cap * sizeof *f->until) : NULL;
  if (until) f->until = until;
  void *gap = until ? realloc(f->gap, cap + 1) : NULL;
  if (gap) f->gap = gap;
  void *sums = gap ? realloc(f->sums, (cap + 1) * sizeof *f->sums) : NULL;
  if (!sums) return false;
  f->sums = sums;
  f->cap = cap;
  f->powers[0] = 1;
  for (size_t i = 1; i <= KGI_LONGEST_FORM; i++) f->powers[i] = f->powers[i - 1] * hash_base;
  return true;
}

void kgi_folded_clear(kgi_folded *f) {
  free(f->key);
  free(f->raw);
  free(f->from);
  free(f->until);
  free(f->gap);
  free(f->sums);
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

/* State while a text runs through: the class of the last character and whether a separator came since. */
typedef struct folding {
  kgi_folded *out;
  bool last_is_word, separated;
} folding;

static void mark_gap(folding *state, bool word) {
  uint8_t gap = 0;
  if (state->separated) gap = KGI_SEPARATOR | KGI_BOUNDARY;
  if (!state->last_is_word || !word) gap |= KGI_BOUNDARY;
  state->out->gap[state->out->n] = gap;
  state->last_is_word = word;
  state->separated = false;
}

static void append(kgi_folded *f, const char *key, const char *raw, size_t len, uint32_t from, uint32_t until) {
  for (size_t i = 0; i < len; i++) {
    if (i) f->gap[f->n] = 0;
    f->key[f->n] = key[i];
    f->raw[f->n] = raw[i];
    f->from[f->n] = from;
    f->until[f->n] = until;
    f->n++;
  }
}

/* A character outside ASCII and Han: NFKC, then case folding; what it decomposes to may hold separators. */
static void fold_other(folding *state, uint32_t code, uint32_t from, uint32_t until) {
  enum { MOST = 32 };
  utf8proc_int32_t plain[MOST], folded[MOST];
  int boundary_class = 0;
  utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_COMPOSE;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)code, plain, MOST, how, &boundary_class);
  for (utf8proc_ssize_t i = 0; i < n && i < MOST; i++) {
    uint32_t one = (uint32_t)plain[i];
    if (is_separator(one)) {
      state->separated = true;
      continue;
    }
    char raw[4], key[16];
    size_t raw_len = kgi_utf8_encode(one, raw), key_len = 0;
    boundary_class = 0;
    utf8proc_ssize_t m = utf8proc_decompose_char(plain[i], folded, 4, UTF8PROC_CASEFOLD, &boundary_class);
    for (utf8proc_ssize_t j = 0; j < m && j < 4; j++) key_len += kgi_utf8_encode((uint32_t)folded[j], key + key_len);
    if (raw_len != key_len) memcpy(raw, key, key_len < 4 ? key_len : 4);
    mark_gap(state, kgi_is_word(one));
    append(state->out, key, raw_len == key_len ? raw : key, key_len, from, until);
  }
}

/* What an ASCII character folds to; 0 for separators. Capitals and digits are word characters as lower case is. */
static const char ascii_key[128] = {
    ['!'] = '!', ['"'] = '"', ['#'] = '#', ['%'] = '%', ['&'] = '&', ['\''] = '\'', ['('] = '(', [')'] = ')',
    ['*'] = '*', ['+'] = '+', [','] = ',', ['.'] = '.', ['/'] = '/', ['0'] = '0',   ['1'] = '1', ['2'] = '2',
    ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8',   ['9'] = '9', [':'] = ':',
    [';'] = ';', ['<'] = '<', ['='] = '=', ['>'] = '>', ['?'] = '?', ['@'] = '@',   ['['] = '[', ['\\'] = '\\',
    [']'] = ']', ['`'] = '`', ['|'] = '|', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c',   ['D'] = 'd', ['E'] = 'e',
    ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k',   ['L'] = 'l', ['M'] = 'm',
    ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's',   ['T'] = 't', ['U'] = 'u',
    ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z', ['a'] = 'a',   ['b'] = 'b', ['c'] = 'c',
    ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i',   ['j'] = 'j', ['k'] = 'k',
    ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q',   ['r'] = 'r', ['s'] = 's',
    ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y',   ['z'] = 'z'};

static void fold_ascii(folding *state, char c, uint32_t at) {
  kgi_folded *f = state->out;
  char key = ascii_key[(unsigned char)c];
  if (!key) {
    state->separated = true;
    return;
  }
  mark_gap(state, (key >= 'a' && key <= 'z') || (key >= '0' && key <= '9'));
  f->key[f->n] = key;
  f->raw[f->n] = c;
  f->from[f->n] = at;
  f->until[f->n] = at + 1;
  f->n++;
}

static void fold_char(folding *state, kg_str text, size_t at, uint32_t code, unsigned len) {
  if (is_separator(code)) {
    state->separated = true;
  } else if (kgi_is_han(code)) {
    mark_gap(state, false);
    append(state->out, text.ptr + at, text.ptr + at, len, (uint32_t)at, (uint32_t)(at + len));
  } else {
    fold_other(state, code, (uint32_t)at, (uint32_t)(at + len));
  }
}

static void sum_up(kgi_folded *f) {
  f->sums[0] = 0;
  for (size_t i = 0; i < f->n; i++) f->sums[i + 1] = f->sums[i] * hash_base + (unsigned char)f->key[i] + 1;
}

kg_status kgi_fold(kgi_folded *out, kg_str text) {
  enum { EXPANSION = 16 }; /* the longest NFKC decomposition, U+FDFA, has 18 characters of 2 bytes for 3 bytes */
  out->n = 0;
  size_t at = 0;
  folding state = {.out = out, .separated = true};
  if (out->cap < text.len + 64 && !resize(out, text.len + 64)) return KG_NOMEM;
  while (at < text.len) {
    if (out->cap - out->n < 4 * EXPANSION && !resize(out, out->cap * 2 + 4 * EXPANSION)) return KG_NOMEM;
    uint32_t code;
    unsigned len = kgi_utf8_decode(text.ptr + at, &code);
    if (len == 1)
      fold_ascii(&state, text.ptr[at], (uint32_t)at);
    else
      fold_char(&state, text, at, code, len);
    at += len;
  }
  out->gap[out->n] = KGI_BOUNDARY | KGI_SEPARATOR;
  sum_up(out);
  return KG_OK;
}

uint64_t kgi_folded_hash(const kgi_folded *f, size_t start, size_t end) {
  uint64_t h = f->sums[end] - f->sums[start] * f->powers[end - start];
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  return h ^ h >> 32;
}

uint64_t kgi_folded_separators(const kgi_folded *f, size_t start, size_t end) {
  uint64_t mask = 0;
  for (size_t i = start + 1; i < end; i++)
    if (f->gap[i] & KGI_SEPARATOR) mask |= (uint64_t)1 << (i - start);
  return mask;
}
