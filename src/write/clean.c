#include "write/clean.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define REPLACEMENT KGI_STR("\xEF\xBF\xBD")

static bool is_plain(char c, const char stops[4]) {
  return (signed char)c >= ' ' && c != stops[0] && c != stops[1] && c != stops[2] && c != stops[3];
}

enum { WIDTH = 16 };

#ifdef __SSE2__
#include <emmintrin.h>

static __m128i is(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

/* Whether WIDTH bytes are plain. */
static bool are_plain(const char *bytes, const char stops[4]) {
  __m128i all = _mm_loadu_si128((const __m128i *)bytes), odd = _mm_cmplt_epi8(all, _mm_set1_epi8(' '));
  odd = _mm_or_si128(odd, _mm_or_si128(is(all, stops[0]), is(all, stops[1])));
  odd = _mm_or_si128(odd, _mm_or_si128(is(all, stops[2]), is(all, stops[3])));
  return !_mm_movemask_epi8(odd);
}

#else

static bool are_plain(const char *bytes, const char stops[4]) {
  bool plain = true;
  for (int i = 0; i < WIDTH; i++) plain &= is_plain(bytes[i], stops);
  return plain;
}

#endif

/* Whether a text of at least half the width, and at most all of it, is plain. */
static bool is_plain_throughout(kg_str text, const char stops[4]) {
  enum { HALF = WIDTH / 2 };
  char ends[WIDTH];
  memcpy(ends, text.ptr, HALF);
  memcpy(ends + HALF, text.ptr + text.len - HALF, HALF);
  return are_plain(ends, stops);
}

size_t kgi_clean_plain(kg_str text, const char stops[4]) {
  size_t at = 0;
  while (text.len - at >= WIDTH && are_plain(text.ptr + at, stops)) at += WIDTH;
  kg_str rest = kgi_str_slice(text, at, text.len);
  if (rest.len >= WIDTH / 2 && rest.len <= WIDTH && is_plain_throughout(rest, stops)) return text.len;
  while (at < text.len && is_plain(text.ptr[at], stops)) at++;
  return at;
}

kg_str kgi_clean_utf8(kgi_buf *scratch, kg_str text) {
  size_t bad = kgi_utf8_bad(text);
  if (bad == text.len) return text;
  kgi_buf_reset(scratch);
  for (;;) {
    kgi_buf_put(scratch, kgi_str_slice(text, 0, bad));
    if (bad == text.len) break;
    kgi_buf_put(scratch, REPLACEMENT);
    text = kgi_str_slice(text, bad + 1, text.len);
    bad = kgi_utf8_bad(text);
  }
  return kgi_buf_str(scratch);
}

static bool is_noncharacter(uint32_t code) { return (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF); }

static bool is_space(uint32_t code) { return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0; }

/* Characters that draw nothing, or turn the direction of what stands beside them. */
static bool is_invisible(uint32_t code) {
  return code < ' ' || (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x61C ||
         (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
         (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

/* Of characters that XML 1.0 cannot hold, not even escaped: controls but for white space, U+FFFE and U+FFFF. */
static size_t first_outside_xml(kg_str text) {
  size_t at = 0;
  for (; at < text.len; at++) {
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < ' ' && c != '\t' && c != '\n' && c != '\r') break;
    if (c == 0xEF && (unsigned char)text.ptr[at + 1] == 0xBF && (unsigned char)text.ptr[at + 2] >= 0xBE) break;
  }
  return at;
}

kg_str kgi_clean_xml(kgi_buf *scratch, kg_str text) {
  kgi_buf valid = {0};
  kg_str rest = kgi_clean_utf8(&valid, text);
  size_t bad = first_outside_xml(rest);
  if (bad == rest.len && rest.ptr == text.ptr) return text;
  kgi_buf_reset(scratch);
  while (rest.len) {
    kgi_buf_put(scratch, kgi_str_slice(rest, 0, bad));
    if (bad == rest.len) break;
    bool is_control = (unsigned char)rest.ptr[bad] < ' ';
    kgi_buf_put(scratch, is_control ? KGI_STR(" ") : REPLACEMENT);
    rest = kgi_str_slice(rest, bad + (is_control ? 1 : 3), rest.len);
    bad = first_outside_xml(rest);
  }
  scratch->failed |= valid.failed;
  kgi_buf_clear(&valid);
  return kgi_buf_str(scratch);
}

kg_str kgi_clean_label(kgi_buf *scratch, kg_str text) {
  kgi_buf valid = {0};
  kg_str rest = kgi_clean_utf8(&valid, text);
  bool blank = false;
  kgi_buf_reset(scratch);
  for (size_t at = 0; at < rest.len;) {
    uint32_t code;
    unsigned n = kgi_utf8_decode(rest.ptr + at, &code);
    kg_str character = is_noncharacter(code) ? REPLACEMENT : (kg_str){rest.ptr + at, n};
    at += n;
    if (is_space(code)) {
      blank = scratch->len > 0;
    } else if (!is_invisible(code)) {
      if (blank) kgi_buf_putc(scratch, ' ');
      blank = false;
      kgi_buf_put(scratch, character);
    }
  }
  scratch->failed |= valid.failed;
  kgi_buf_clear(&valid);
  return kgi_buf_str(scratch);
}
