#include "write/span.h"

#include "base/str.h"

enum { CONTEXT = 32 };

static bool starts_character(char c) { return ((unsigned char)c & 0xC0) != 0x80; }

static size_t count_characters(kg_str text) {
  size_t n = 0;
  for (size_t i = 0; i < text.len; i++) n += starts_character(text.ptr[i]);
  return n;
}

/* The last characters of the text. */
static kg_str tail(kg_str text) {
  size_t at = text.len;
  for (unsigned n = 0; at > 0 && n < CONTEXT;) n += starts_character(text.ptr[--at]);
  return kgi_str_slice(text, at, text.len);
}

/* The first characters of the text. */
static kg_str head(kg_str text) {
  size_t at = 0;
  for (unsigned n = 0; at < text.len; at++) {
    n += starts_character(text.ptr[at]);
    if (n > CONTEXT) break;
  }
  return kgi_str_slice(text, 0, at);
}

kgi_span kgi_span_of(kg_str text, const kg_mention *mention) {
  kg_str before = kgi_str_slice(text, 0, mention->start), until = kgi_str_slice(text, 0, mention->end);
  return (kgi_span){.start = count_characters(before),
                    .end = count_characters(until),
                    .prefix = tail(before),
                    .suffix = head(kgi_str_slice(text, mention->end, text.len))};
}
