/* A growing byte buffer with a sticky error: append freely, test `failed` once. */
#ifndef KGI_BASE_BUF_H
#define KGI_BASE_BUF_H

#include <stdbool.h>
#include <string.h>

#include <kgextract/base.h>

/* Zero-initialise to start; kgi_buf_clear ends it. bytes is always NUL-terminated once non-NULL. */
typedef struct kgi_buf {
  char *bytes;
  size_t len, cap;
  bool failed;
} kgi_buf;

bool kgi_buf_grow(kgi_buf *buf, size_t more);

/* Makes room for `more` bytes and a NUL; false when memory ran out. Inline, since writers put millions of short
 * texts. */
static inline bool kgi_buf_reserve(kgi_buf *buf, size_t more) {
  return buf->cap - buf->len > more ? !buf->failed : kgi_buf_grow(buf, more);
}

static inline void kgi_buf_put(kgi_buf *buf, kg_str text) {
  if (!kgi_buf_reserve(buf, text.len)) return;
  if (text.len) memcpy(buf->bytes + buf->len, text.ptr, text.len);
  buf->len += text.len;
  buf->bytes[buf->len] = '\0';
}

void kgi_buf_puts(kgi_buf *buf, const char *text);
void kgi_buf_putc(kgi_buf *buf, char c);
void kgi_buf_putf(kgi_buf *buf, const char *format, ...) KG_PRINTF(2, 3);
kg_str kgi_buf_str(const kgi_buf *buf);
/* The content as a C string, "" when empty. */
const char *kgi_buf_cstr(const kgi_buf *buf);
void kgi_buf_reset(kgi_buf *buf);
void kgi_buf_clear(kgi_buf *buf);

#endif
