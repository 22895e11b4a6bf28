#include "write/escape.h"

#include <string.h>

#include "base/str.h"

static void escape(kgi_buf *out, kg_str text, const char *backslash) {
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] == '\\')
      kgi_buf_puts(out, backslash);
    else if (text.ptr[i] == '&')
      kgi_buf_puts(out, "&amp;");
    else
      kgi_buf_putc(out, text.ptr[i]);
  }
}

void kgi_escape_label(kgi_buf *out, kg_str text) { escape(out, text, "\\\\"); }

void kgi_escape_tooltip(kgi_buf *out, kg_str text) { escape(out, text, "\\\\\\\\"); }

static bool is_web_address(kg_str url) {
  return kgi_str_eq_nocase(kgi_str_slice(url, 0, 7), KGI_STR("http://")) ||
         kgi_str_eq_nocase(kgi_str_slice(url, 0, 8), KGI_STR("https://"));
}

static bool is_unsafe(char c) { return c <= ' ' || c > '~' || strchr("\"'<>\\^`{}|", c) != NULL; }

void kgi_escape_url(kgi_buf *out, kg_str url, bool entities) {
  if (!is_web_address(url)) return;
  for (size_t i = 0; i < url.len; i++) {
    if (url.ptr[i] == '&' && entities)
      kgi_buf_puts(out, "&amp;");
    else if (is_unsafe(url.ptr[i]))
      kgi_buf_putf(out, "%%%02X", (unsigned)(unsigned char)url.ptr[i]);
    else
      kgi_buf_putc(out, url.ptr[i]);
  }
}
