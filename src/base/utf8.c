#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#include "base/lane.h"
#include "base/str.h"

unsigned kgi_utf8_encode(uint32_t code, char *out) {
  return (unsigned)utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)out);
}

/* Length of the well-formed character at text[at], 0 if it is broken. */
static size_t good_length(kg_str text, size_t at) {
  const unsigned char *p = (const unsigned char *)text.ptr + at;
  if (p[0] < 0x80) return 1;
  if (p[0] < 0xC2 || p[0] > 0xF4) return 0;
  size_t n = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
  unsigned char low = p[0] == 0xE0 ? 0xA0 : p[0] == 0xF0 ? 0x90 : 0x80;
  unsigned char high = p[0] == 0xED ? 0x9F : p[0] == 0xF4 ? 0x8F : 0xBF;
  if (text.len - at < n || p[1] < low || p[1] > high) return 0;
  for (size_t i = 2; i < n; i++)
    if ((p[i] & 0xC0) != 0x80) return 0;
  return n;
}

size_t kgi_utf8_ascii(kg_str text) {
  enum { WORDS = 4, STEP = WORDS * 8 };
  static const uint64_t high = 0x8080808080808080u;
  size_t at = 0;
  for (uint64_t words[WORDS]; text.len - at >= STEP; at += STEP) {
    memcpy(words, text.ptr + at, STEP);
    if ((words[0] | words[1] | words[2] | words[3]) & high) break;
  }
  for (uint64_t eight; text.len - at >= 8; at += 8) {
    memcpy(&eight, text.ptr + at, 8);
    if (eight & high) break;
  }
  while (at < text.len && !(text.ptr[at] & 0x80)) at++;
  return at;
}

typedef unsigned char lane __attribute__((vector_size(KGI_LANE)));

/* Whether 16 bytes are fine without a closer look. Of all but a few leading bytes, any character that their number of
 * continuing bytes makes is well-formed. The two bytes in front of them must be good. */
static bool is_plain(const char *at) {
  lane here = (lane)kgi_lane_at(at), one = (lane)kgi_lane_at(at - 1), two = (lane)kgi_lane_at(at - 2);
  kgi_lane wanted = (one >= 0xC0) | (two >= 0xE0), continues = (here & 0xC0) == 0x80;
  kgi_lane rare = (here >= 0xF0) | (here == 0xE0) | (here == 0xED) | ((here & 0xFE) == 0xC0);
  return !kgi_lane_bits((wanted ^ continues) | rare);
}

/* How many bytes at the start are well-formed characters, found without a closer look and by no means all there are. */
static size_t plain_length(kg_str text, size_t at) {
  size_t end = at;
  while (end >= 2 && text.len - end >= KGI_LANE && is_plain(text.ptr + end)) end += KGI_LANE;
  while (end > at && (text.ptr[--end] & 0xC0) == 0x80) continue; /* the last one may go on */
  return end - at;
}

size_t kgi_utf8_bad(kg_str text) {
  size_t at = 0;
  while (at < text.len) {
    size_t n = text.ptr[at] & 0x80 ? plain_length(text, at) : kgi_utf8_ascii(kgi_str_slice(text, at, text.len));
    if (!n) n = good_length(text, at);
    if (!n) break;
    at += n;
  }
  return at;
}

static size_t count_bad(kg_str text) {
  size_t n = 0;
  for (size_t at = kgi_utf8_bad(text); at < text.len; n++) {
    at++;
    at += kgi_utf8_bad(kgi_str_slice(text, at, text.len));
  }
  return n;
}

kg_str kgi_utf8_repair(kgi_arena *arena, kg_str text, size_t *n, size_t *first) {
  static const char replacement[3] = {'\xEF', '\xBF', '\xBD'};
  size_t at = kgi_utf8_bad(text), bad = at < text.len ? count_bad(text) : 0;
  if (n) *n = bad;
  if (first) *first = at;
  if (!bad) return text;
  char *out = kgi_arena_alloc(arena, text.len + 2 * bad);
  if (!out) return (kg_str){NULL, 0};
  size_t len = 0, from = 0;
  while (from <= text.len) {
    memcpy(out + len, text.ptr + from, at - from);
    len += at - from;
    if (at == text.len) break;
    memcpy(out + len, replacement, 3);
    len += 3;
    from = at + 1;
    at = from + kgi_utf8_bad(kgi_str_slice(text, from, text.len));
  }
  return (kg_str){out, len};
}

kg_str kgi_utf8_skip_mark(kg_str text) {
  const kg_str mark = KGI_STR("\xEF\xBB\xBF");
  return kgi_str_starts(text, mark) ? kgi_str_slice(text, mark.len, text.len) : text;
}

static bool is_unspaced(uint32_t code) { return kgi_is_han(code) || (code >= 0x3040 && code <= 0x30FF); /* kana */ }

bool kgi_is_word(uint32_t code) {
  if (code < 0x80) return (code >= '0' && code <= '9') || ((code | 32) >= 'a' && (code | 32) <= 'z');
  if (is_unspaced(code)) return false;
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME) || category == UTF8PROC_CATEGORY_ND;
}

/* Columns of the character at `at`, whose length goes to `*n`. Most are of the first two kinds. */
static inline size_t columns_of(const char *at, size_t *n) {
  unsigned char first = (unsigned char)at[0];
  bool ascii = first >= ' ' && first <= '~', han = first > 0xE4 && first < 0xEA; /* U+5000 to U+9FFF */
  *n = ascii ? 1 : 3;
  if (ascii || han) return ascii ? 1 : 2;
  uint32_t code;
  *n = kgi_utf8_decode(at, &code);
  int columns = utf8proc_charwidth((utf8proc_int32_t)code);
  return columns > 0 ? (size_t)columns : 0;
}

/* Length of the longest prefix that takes at most `columns`; what it takes goes to `*width`. */
static size_t measure(kg_str text, size_t columns, size_t *width) {
  size_t at = 0, n;
  for (*width = 0; at < text.len; at += n) {
    size_t more = columns_of(text.ptr + at, &n);
    if (*width + more > columns) break;
    *width += more;
  }
  return at;
}

size_t kgi_utf8_width(kg_str text) {
  size_t width;
  measure(text, SIZE_MAX, &width);
  return width;
}

kg_str kgi_utf8_clip(kg_str text, size_t columns) {
  size_t width;
  if (text.len > columns) text.len = measure(text, columns, &width); /* nothing takes more columns than bytes */
  return text;
}
