#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool kgi_buf_grow(kgi_buf *buf, size_t more) {
  if (buf->failed) return false;
  size_t need = buf->len + more + 1;
  size_t grown = buf->cap ? buf->cap * 2 : 256;
  if (grown < need) grown = need;
  char *bigger = realloc(buf->bytes, grown);
  if (!bigger) {
    buf->failed = true;
    return false;
  }
  buf->bytes = bigger;
  buf->cap = grown;
  return true;
}

void kgi_buf_puts(kgi_buf *buf, const char *text) { kgi_buf_put(buf, kg_str_of(text)); }

void kgi_buf_putc(kgi_buf *buf, char c) { kgi_buf_put(buf, (kg_str){&c, 1}); }

void kgi_buf_putf(kgi_buf *buf, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int len = vsnprintf(NULL, 0, format, args);
  if (len >= 0 && kgi_buf_reserve(buf, (size_t)len)) {
    vsnprintf(buf->bytes + buf->len, (size_t)len + 1, format, again);
    buf->len += (size_t)len;
  }
  va_end(again);
  va_end(args);
}

kg_str kgi_buf_str(const kgi_buf *buf) { return (kg_str){buf->bytes, buf->len}; }

const char *kgi_buf_cstr(const kgi_buf *buf) { return buf->bytes ? buf->bytes : ""; }

void kgi_buf_reset(kgi_buf *buf) {
  buf->len = 0;
  if (buf->bytes) buf->bytes[0] = '\0';
}

void kgi_buf_clear(kgi_buf *buf) {
  free(buf->bytes);
  *buf = (kgi_buf){0};
}
