#include "write/clean.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

static const uint64_t ones = 0x0101010101010101u;

#define REPLACEMENT KGI_STR("\xEF\xBF\xBD")

/* The highest bit is set of the lowest byte below `least`, which is at most 0x80, and of none under it. */
static uint64_t below(uint64_t eight, uint64_t least) { return (eight - least * ones) & ~eight; }

static bool is_plain(unsigned char c, kg_str stops) { return c >= ' ' && c < 0x80 && !memchr(stops.ptr, c, stops.len); }

size_t kgi_clean_plain(kg_str text, kg_str stops) {
  size_t at = 0;
  for (; text.len - at >= 8; at += 8) {
    uint64_t eight;
    memcpy(&eight, text.ptr + at, 8);
    uint64_t found = eight | below(eight, ' ');
    for (size_t i = 0; i < stops.len; i++) found |= below(eight ^ (uint64_t)stops.ptr[i] * ones, 1);
    if (found & 0x80 * ones) break;
  }
  while (at < text.len && is_plain((unsigned char)text.ptr[at], stops)) at++;
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
