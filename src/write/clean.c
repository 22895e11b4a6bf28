#include "write/clean.h"

#include <string.h>

#include "base/lane.h"
#include "base/str.h"
#include "base/utf8.h"

#define REPLACEMENT KGI_STR("\xEF\xBF\xBD")

static bool is_plain(char c, const char stops[4]) {
  return (signed char)c >= ' ' && c != stops[0] && c != stops[1] && c != stops[2] && c != stops[3];
}

/* Whether all bytes of a lane are plain. */
static bool are_plain(const char *bytes, const char stops[4]) {
  kgi_lane c = kgi_lane_at(bytes);
  return !kgi_lane_bits((c < ' ') | (c == stops[0]) | (c == stops[1]) | (c == stops[2]) | (c == stops[3]));
}

/* Whether a text of at least half a lane, and at most one, is plain. */
static bool is_plain_throughout(kg_str text, const char stops[4]) {
  enum { HALF = KGI_LANE / 2 };
  char ends[KGI_LANE];
  memcpy(ends, text.ptr, HALF);
  memcpy(ends + HALF, text.ptr + text.len - HALF, HALF);
  return are_plain(ends, stops);
}

size_t kgi_clean_plain(kg_str text, const char stops[4]) {
  size_t at = 0;
  while (text.len - at >= KGI_LANE && are_plain(text.ptr + at, stops)) at += KGI_LANE;
  kg_str rest = kgi_str_slice(text, at, text.len);
  if (rest.len >= KGI_LANE / 2 && rest.len <= KGI_LANE && is_plain_throughout(rest, stops)) return text.len;
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
