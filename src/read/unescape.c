/* JSON's escapes undone, with the place of every run. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "read/json.h"

enum { REPLACEMENT = 0xFFFD, UNICODE_ESCAPE = 6 };

/* The code unit of "\u4e2d" at raw[at]; UINT32_MAX if there is none. */
static uint32_t code_unit(kg_str raw, size_t at) {
  if (at + UNICODE_ESCAPE > raw.len || raw.ptr[at] != '\\' || raw.ptr[at + 1] != 'u') return UINT32_MAX;
  uint32_t code = 0;
  for (size_t i = at + 2; i < at + UNICODE_ESCAPE; i++) {
    char c = raw.ptr[i];
    code = code * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  }
  return code;
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

/* A run without escapes; blanks around a line's end go. */
static void put_run(kgi_field *field, kg_str run, size_t source, bool line_ends) {
  size_t skip = 0;
  if (field->pending != KGI_JOINED || field->text.len == 0)
    while (skip < run.len && run.ptr[skip] == ' ') skip++;
  while (line_ends && run.len > skip && run.ptr[run.len - 1] == ' ') run.len--;
  kgi_field_put(field, kgi_str_slice(run, skip, run.len), source + skip);
}

/* Undoes the escape at raw[at] and returns its length in the input. */
static size_t put_escape(kgi_field *field, kg_str raw, size_t at, size_t source) {
  char c = at + 1 < raw.len ? raw.ptr[at + 1] : '\\';
  if (memchr("nrtbf", c, 5)) {
    bool second = field->pending == KGI_SOFT && c == 'n';
    kgi_field_break(field, second ? KGI_HARD : KGI_SOFT);
    return 2;
  }
  if (c != 'u') {
    kgi_field_put_decoded(field, (kg_str){&c, 1}, source + at);
    return 2;
  }
  uint32_t code;
  char bytes[4];
  size_t n = decode_unicode(raw, at, &code);
  unsigned size = kgi_utf8_encode(code < ' ' ? ' ' : code, bytes);
  kgi_field_put_decoded(field, (kg_str){bytes, size}, source + at);
  return n;
}

void kgi_json_unescape(kgi_field *field, kg_str raw, size_t source) {
  for (size_t at = 0; at < raw.len;) {
    const char *mark = memchr(raw.ptr + at, '\\', raw.len - at);
    size_t end = mark ? (size_t)(mark - raw.ptr) : raw.len;
    bool line_ends = end + 1 < raw.len && memchr("nrt", raw.ptr[end + 1], 3);
    put_run(field, kgi_str_slice(raw, at, end), source + at, line_ends || !mark);
    at = end;
    if (mark) at += put_escape(field, raw, at, source);
  }
}
