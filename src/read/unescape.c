/* JSON's escapes undone, with the place of every run. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "read/json.h"

enum { REPLACEMENT = 0xFFFD, UNICODE_ESCAPE = 6 };

static uint32_t digit(char c) { return (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10); }

/* The code unit of "\u4e2d" at raw[at]; UINT32_MAX if there is none. */
static uint32_t code_unit(kg_str raw, size_t at) {
  const char *p = raw.ptr + at;
  if (at + UNICODE_ESCAPE > raw.len || p[0] != '\\' || p[1] != 'u') return UINT32_MAX;
  return digit(p[2]) << 12 | digit(p[3]) << 8 | digit(p[4]) << 4 | digit(p[5]);
}

/* Decodes the escape or the surrogate pair at raw[at] and returns its length in the input. */
static size_t decode_unicode(kg_str raw, size_t at, uint32_t *code) {
  uint32_t high = code_unit(raw, at), low;
  *code = high;
  if (high < 0xD800 || high > 0xDFFF) return UNICODE_ESCAPE;
  *code = REPLACEMENT;
  low = code_unit(raw, at + UNICODE_ESCAPE);
  if (high > 0xDBFF || low < 0xDC00 || low > 0xDFFF) return UNICODE_ESCAPE;
  *code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
  return 2 * UNICODE_ESCAPE;
}

/* Whether the escape of this letter stands for white space. */
static bool is_blank(char letter) {
  return letter == 'n' || letter == 't' || letter == 'r' || letter == 'f' || letter == 'b';
}

/* Puts what stands before the next escape and returns its length; blanks around a line's end go. */
static size_t put_run(kgi_field *field, kg_str rest, size_t source) {
  const char *mark = memchr(rest.ptr, '\\', rest.len);
  size_t start = 0, len = mark ? (size_t)(mark - rest.ptr) : rest.len, end = len;
  bool line_starts = field->pending != KGI_JOINED || field->text.len == 0;
  bool line_ends = !mark || (len + 1 < rest.len && is_blank(mark[1]));
  while (line_starts && start < end && rest.ptr[start] == ' ') start++;
  while (line_ends && end > start && rest.ptr[end - 1] == ' ') end--;
  kgi_field_put(field, kgi_str_slice(rest, start, end), source + start);
  return len;
}

/* Undoes the escape at raw[at] and returns its length in the input. */
static size_t put_escape(kgi_field *field, kg_str raw, size_t at, size_t source) {
  char letter = at + 1 < raw.len ? raw.ptr[at + 1] : '\\';
  if (is_blank(letter)) {
    bool second = field->pending == KGI_SOFT && letter == 'n';
    kgi_field_break(field, second ? KGI_HARD : KGI_SOFT);
    return 2;
  }
  if (letter != 'u') {
    kgi_field_put_decoded(field, (kg_str){&letter, 1}, source);
    return 2;
  }
  uint32_t code;
  char bytes[4];
  size_t n = decode_unicode(raw, at, &code);
  unsigned size = kgi_utf8_encode(code < ' ' ? ' ' : code, bytes);
  kgi_field_put_decoded(field, (kg_str){bytes, size}, source);
  return n;
}

void kgi_json_unescape(kgi_field *field, kg_str raw, size_t source) {
  for (size_t at = 0; at < raw.len;) {
    if (raw.ptr[at] == '\\')
      at += put_escape(field, raw, at, source + at);
    else
      at += put_run(field, kgi_str_slice(raw, at, raw.len), source + at);
  }
}
