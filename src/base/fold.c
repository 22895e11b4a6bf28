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

/* What an ASCII character folds to, and what it is; 0 for separators. */
enum { SYMBOL = 0x100, WORD = 0x200 };

static const uint16_t ascii[128] = {
    ['!'] = SYMBOL | '!',   ['"'] = SYMBOL | '"',   ['#'] = SYMBOL | '#', ['%'] = SYMBOL | '%', ['&'] = SYMBOL | '&',
    ['\''] = SYMBOL | '\'', ['('] = SYMBOL | '(',   [')'] = SYMBOL | ')', ['*'] = SYMBOL | '*', ['+'] = SYMBOL | '+',
    [','] = SYMBOL | ',',   ['.'] = SYMBOL | '.',   ['/'] = SYMBOL | '/', [':'] = SYMBOL | ':', [';'] = SYMBOL | ';',
    ['<'] = SYMBOL | '<',   ['='] = SYMBOL | '=',   ['>'] = SYMBOL | '>', ['?'] = SYMBOL | '?', ['@'] = SYMBOL | '@',
    ['['] = SYMBOL | '[',   ['\\'] = SYMBOL | '\\', [']'] = SYMBOL | ']', ['`'] = SYMBOL | '`', ['|'] = SYMBOL | '|',
    ['0'] = WORD | '0',     ['1'] = WORD | '1',     ['2'] = WORD | '2',   ['3'] = WORD | '3',   ['4'] = WORD | '4',
    ['5'] = WORD | '5',     ['6'] = WORD | '6',     ['7'] = WORD | '7',   ['8'] = WORD | '8',   ['9'] = WORD | '9',
    ['a'] = WORD | 'a',     ['b'] = WORD | 'b',     ['c'] = WORD | 'c',   ['d'] = WORD | 'd',   ['e'] = WORD | 'e',
    ['f'] = WORD | 'f',     ['g'] = WORD | 'g',     ['h'] = WORD | 'h',   ['i'] = WORD | 'i',   ['j'] = WORD | 'j',
    ['k'] = WORD | 'k',     ['l'] = WORD | 'l',     ['m'] = WORD | 'm',   ['n'] = WORD | 'n',   ['o'] = WORD | 'o',
    ['p'] = WORD | 'p',     ['q'] = WORD | 'q',     ['r'] = WORD | 'r',   ['s'] = WORD | 's',   ['t'] = WORD | 't',
    ['u'] = WORD | 'u',     ['v'] = WORD | 'v',     ['w'] = WORD | 'w',   ['x'] = WORD | 'x',   ['y'] = WORD | 'y',
    ['z'] = WORD | 'z',     ['A'] = WORD | 'a',     ['B'] = WORD | 'b',   ['C'] = WORD | 'c',   ['D'] = WORD | 'd',
    ['E'] = WORD | 'e',     ['F'] = WORD | 'f',     ['G'] = WORD | 'g',   ['H'] = WORD | 'h',   ['I'] = WORD | 'i',
    ['J'] = WORD | 'j',     ['K'] = WORD | 'k',     ['L'] = WORD | 'l',   ['M'] = WORD | 'm',   ['N'] = WORD | 'n',
    ['O'] = WORD | 'o',     ['P'] = WORD | 'p',     ['Q'] = WORD | 'q',   ['R'] = WORD | 'r',   ['S'] = WORD | 's',
    ['T'] = WORD | 't',     ['U'] = WORD | 'u',     ['V'] = WORD | 'v',   ['W'] = WORD | 'w',   ['X'] = WORD | 'x',
    ['Y'] = WORD | 'y',     ['Z'] = WORD | 'z'};

static bool is_word_key(char key) { return (key >= 'a' && key <= 'z') || (key >= '0' && key <= '9'); }

/* Copies what is kept of the ASCII characters up to the first other one; returns where that is. Branches cost more
 * here than a byte written in vain: what a separator leaves behind the end, the next character overwrites. */
static size_t squeeze(kgi_folded *f, kg_str text, size_t at) {
  char *restrict keys = f->key, *restrict raw = f->raw;
  uint32_t *restrict from = f->from;
  size_t n = f->n;
  for (; at < text.len && (signed char)text.ptr[at] >= 0; at++) {
    unsigned code = ascii[(unsigned char)text.ptr[at]];
    keys[n] = (char)code;
    raw[n] = text.ptr[at];
    from[n] = (uint32_t)at;
    n += code != 0;
  }
  f->n = n;
  return at;
}

/* Gaps, boundaries and sums of the ASCII bytes from `i` on, squeezed out of what begins at `at`: a separator stood
 * where one does not come right behind the other. */
static void join(folding *state, size_t i, size_t at) {
  kgi_folded *f = state->out;
  const char *restrict keys = f->key;
  const uint32_t *restrict from = f->from;
  uint8_t *restrict gaps = f->gap;
  uint32_t *restrict bounds = f->bounds;
  uint64_t *restrict sums = f->sums;
  uint64_t sum = sums[i];
  size_t n_bounds = f->n_bounds, n = f->n;
  uint32_t next = state->separated ? UINT32_MAX : (uint32_t)at;
  unsigned last = state->last_is_word;
  for (; i < n; i++) {
    unsigned key = (unsigned char)keys[i], word = ascii[key] / WORD, separated = from[i] != next;
    unsigned gap = separated * (KGI_SEPARATOR | KGI_BOUNDARY) | (~(last & word) & 1);
    gaps[i] = (uint8_t)gap;
    bounds[n_bounds] = (uint32_t)i;
    n_bounds += gap & KGI_BOUNDARY;
    sum = sum * hash_base + key + 1;
    sums[i + 1] = sum;
    next = from[i] + 1;
    last = word;
  }
  f->n_bounds = n_bounds;
  state->last_is_word = last;
}

static size_t fold_ascii(folding *state, kg_str text, size_t at) {
  size_t first = state->out->n, end = squeeze(state->out, text, at);
  join(state, first, at);
  state->separated = !ascii[(unsigned char)text.ptr[end - 1]];
  return end;
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
