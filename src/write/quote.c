#include "write/quote.h"

#include "write/clean.h"

static const char *escape_of(char c) {
  switch (c) {
    case '\\':
      return "\\\\";
    case '"':
      return "\\\"";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    default:
      return NULL;
  }
}

void kgi_put_quoted(kgi_sink *sink, kgi_buf *clean, kg_str text) {
  kg_str valid = kgi_clean_xml(clean, text);
  kgi_putc(sink, '"');
  for (size_t i = 0; i < valid.len; i++) {
    const char *escaped = escape_of(valid.ptr[i]);
    if (escaped)
      kgi_puts(sink, escaped);
    else
      kgi_putc(sink, valid.ptr[i]);
  }
  kgi_putc(sink, '"');
}
