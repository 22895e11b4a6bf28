#include "base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/error.h"
#include "base/utf8.h"

/* Rabin-Karp with an odd multiplier, modulo 2^64; table lookups compare bytes, so collisions cost only time. */
static const uint64_t hash_base = 0x9E3779B97F4A7C15u;

static bool grow(void *array, size_t size) {
  void *grown = realloc(*(void **)array, size);
  if (grown) *(void **)array = grown;
  return grown != NULL;
}

static bool resize(kgi_folded *f, size_t cap) {
  bool good = grow(&f->key, cap) && grow(&f->raw, cap) && grow(&f->from, cap * sizeof *f->from) &&
              grow(&f->gap, cap + 1) && grow(&f->sums, (cap + 1) * sizeof *f->sums) &&
              grow(&f->bounds, (cap + 1) * sizeof *f->bounds);
  if (!good) return false;
  f->cap = cap;
  f->powers[0] = 1;
  for (size_t i = 1; i <= KGI_LONGEST_FORM; i++) f->powers[i] = f->powers[i - 1] * hash_base;
  return true;
}

void kgi_folded_clear(kgi_folded *f) {
  free(f->key);
  free(f->raw);
  free(f->from);
  free(f->gap);
  free(f->sums);
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

/* State while a text runs through: the class of the last character and whether a separator came since. */
typedef struct folding {
  kgi_folded *out;
  bool last_is_word, separated;
} folding;

static void append_byte(kgi_folded *f, char key, char raw, uint32_t from, uint8_t gap) {
  f->key[f->n] = key;
  f->raw[f->n] = raw;
  f->from[f->n] = from;
  f->gap[f->n] = gap;
  f->sums[f->n + 1] = f->sums[f->n] * hash_base + (unsigned char)key + 1;
  f->bounds[f->n_bounds] = (uint32_t)f->n;
  f->n_bounds += gap & KGI_BOUNDARY;
  f->n++;
}

/* One character; it is a boundary to what stands before unless both are of words. */
static void append(folding *state, bool word, const char *key, const char *raw, size_t len, uint32_t from) {
  uint8_t gap = state->separated ? KGI_SEPARATOR | KGI_BOUNDARY : 0;
  if (!state->last_is_word || !word) gap |= KGI_BOUNDARY;
  for (size_t i = 0; i < len; i++) append_byte(state->out, key[i], raw[i], from, i ? 0 : gap);
  state->last_is_word = word;
  state->separated = false;
}

/* A character outside ASCII and Han: NFKC, then case folding; what it decomposes to may hold separators. */
static void fold_other(folding *state, uint32_t code, uint32_t from) {
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
    append(state, kgi_is_word(one), key, raw_len == key_len ? raw : key, key_len, from);
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

static bool is_word_key(char key) { return (key >= 'a' && key <= 'z') || (key >= '0' && key <= '9'); }

/* Folds ASCII characters up to the first other one; returns where that is. Branches cost more here than a byte
 * written in vain: what a separator leaves behind the end, the next character overwrites. */
static size_t fold_ascii(folding *state, kg_str text, size_t at) {
  kgi_folded *f = state->out;
  char *restrict keys = f->key, *restrict raw = f->raw;
  uint8_t *restrict gaps = f->gap;
  uint32_t *restrict from = f->from, *restrict bounds = f->bounds;
  uint64_t *restrict sums = f->sums;
  size_t n = f->n, n_bounds = f->n_bounds;
  unsigned last = state->last_is_word, separated = state->separated;
  uint64_t sum = sums[n];
  for (; at < text.len && (signed char)text.ptr[at] >= 0; at++) {
    unsigned key = (unsigned char)ascii_key[(unsigned char)text.ptr[at]];
    unsigned word = is_word_key((char)key), kept = key != 0;
    unsigned gap = separated * (KGI_SEPARATOR | KGI_BOUNDARY) | (~(last & word) & 1);
    keys[n] = (char)key;
    raw[n] = text.ptr[at];
    from[n] = (uint32_t)at;
    gaps[n] = (uint8_t)gap;
    bounds[n_bounds] = (uint32_t)n;
    sum += (sum * (hash_base - 1) + key + 1) & (0 - (uint64_t)kept);
    last ^= (last ^ word) & (0 - kept);
    separated = !kept;
    n += kept;
    n_bounds += kept & gap;
    sums[n] = sum;
  }
  f->n = n;
  f->n_bounds = n_bounds;
  state->last_is_word = last;
  state->separated = separated;
  return at;
}

static size_t fold_other_script(folding *state, kg_str text, size_t at) {
  uint32_t code;
  unsigned len = kgi_utf8_decode(text.ptr + at, &code);
  if (is_separator(code))
    state->separated = true;
  else if (kgi_is_han(code)) {
    append(state, false, text.ptr + at, text.ptr + at, len, (uint32_t)at);
    state->out->has_han = true;
  } else
    fold_other(state, code, (uint32_t)at);
  return at + len;
}

kg_status kgi_fold(kgi_folded *out, kg_str text) {
  enum { EXPANSION = 4 * 18, SLACK = 2 * EXPANSION }; /* the longest NFKC form, U+FDFA, has 18 characters */
  out->n = out->n_bounds = 0;
  out->has_han = false;
  folding state = {.out = out, .separated = true};
  if (out->cap < text.len + SLACK && !resize(out, text.len + SLACK)) return KG_NOMEM;
  out->sums[0] = 0;
  for (size_t at = 0; at < text.len;) {
    if (out->cap - out->n < text.len - at + EXPANSION && !resize(out, out->cap * 2)) return KG_NOMEM;
    at = (signed char)text.ptr[at] >= 0 ? fold_ascii(&state, text, at) : fold_other_script(&state, text, at);
  }
  out->gap[out->n] = KGI_BOUNDARY | KGI_SEPARATOR;
  out->bounds[out->n_bounds++] = (uint32_t)out->n;
  return KG_OK;
}

static bool is_ascii(kg_str text) {
  size_t at = 0;
  while (at < text.len && (signed char)text.ptr[at] >= 0) at++;
  return at == text.len;
}

kg_status kgi_fold_key(kgi_folded *out, kg_str key, bool *same) {
  if (out->cap < key.len || !is_ascii(key)) {
    KGI_TRY(kgi_fold(out, key));
    *same = out->n == key.len;
    return KG_OK;
  }
  bool last = false;
  out->sums[0] = 0;
  for (size_t i = 0; i < key.len; i++) {
    bool word = is_word_key(key.ptr[i]);
    out->gap[i] = last && word ? 0 : KGI_BOUNDARY;
    out->sums[i + 1] = out->sums[i] * hash_base + (unsigned char)key.ptr[i] + 1;
    last = word;
  }
  out->gap[key.len] = KGI_BOUNDARY | KGI_SEPARATOR;
  out->n = key.len;
  *same = true;
  return KG_OK;
}

uint64_t kgi_folded_separators(const kgi_folded *f, size_t start, size_t end) {
  uint64_t mask = 0;
  for (size_t i = start + 1; i < end; i++)
    if (f->gap[i] & KGI_SEPARATOR) mask |= (uint64_t)1 << (i - start);
  return mask;
}
