/* UTF-8: checked once at the door, trusted inside. */
#ifndef KGI_BASE_UTF8_H
#define KGI_BASE_UTF8_H

#include <stdbool.h>

#include "base/arena.h"

/* Decodes the character at ptr[0] of valid UTF-8 and returns its length in bytes. */
static inline unsigned kgi_utf8_decode(const char *ptr, uint32_t *code) {
  const unsigned char *p = (const unsigned char *)ptr;
  if (p[0] < 0x80) {
    *code = p[0];
    return 1;
  }
  if (p[0] < 0xE0) {
    *code = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    return 2;
  }
  if (p[0] < 0xF0) {
    *code = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    return 3;
  }
  *code = (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
  return 4;
}

/* Appends `code` at `out` (room for 4 bytes) and returns the length. */
unsigned kgi_utf8_encode(uint32_t code, char *out);

/* How many bytes at the start are ASCII. */
size_t kgi_utf8_ascii(kg_str text);

/* Offset of the first byte that is not part of strict UTF-8 (no overlong forms, surrogates or values above
 * U+10FFFF), or text.len. */
size_t kgi_utf8_bad(kg_str text);

/* The text with each broken byte replaced by U+FFFD, in the arena if anything was broken; `*n` counts them and
 * `*first` is the offset of the first (both may be NULL). */
kg_str kgi_utf8_repair(kgi_arena *arena, kg_str text, size_t *n, size_t *first);

/* The text without the byte-order mark that may be in front of it. */
kg_str kgi_utf8_skip_mark(kg_str text);

/* Chinese characters (ideographs of all planes and the iteration marks). */
static inline bool kgi_is_han(uint32_t code) {
  if (code < 0x3005) return false;
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         (code >= 0x20000 && code <= 0x323AF) || (code >= 0xF900 && code <= 0xFAFF) || code == 0x3005 || code == 0x3007;
}

/* Letters and digits of scripts that write words apart: everything alphanumeric but Han, kana and the like. */
bool kgi_is_word(uint32_t code);

/* Columns the text takes on a terminal. */
size_t kgi_utf8_width(kg_str text);

/* The longest prefix that takes at most `columns`. */
kg_str kgi_utf8_clip(kg_str text, size_t columns);

#endif
