#include "extract/marks.h"

#include <string.h>

#include "base/lane.h"

enum { BLOCK = 64 };

static uint64_t bits_of(kgi_lane yes) { return kgi_lane_bits(yes); }

static void mark_block(const char *bytes, uint64_t marks[KGI_MARKS]) {
  const signed char ideographic = (signed char)0xE3, wide = (signed char)0xEF; /* first bytes of 。 and of ！？（ */
  memset(marks, 0, KGI_MARKS * sizeof *marks);
  for (int i = 0; i < BLOCK; i += KGI_LANE) {
    kgi_lane c = kgi_lane_at(bytes + i);
    marks[KGI_MARK_CAPITAL] |= bits_of((c >= 'A') & (c <= 'Z')) << i;
    marks[KGI_MARK_ENDER] |=
        bits_of((c == '\n') | (c == '!') | (c == '.') | (c == '?') | (c == ideographic) | (c == wide)) << i;
    marks[KGI_MARK_ZONE] |= bits_of((c == ':') | (c == '@') | (c == '\\') | (c == '/')) << i;
    marks[KGI_MARK_OPENING] |= bits_of((c == '(') | (c == wide)) << i;
  }
}

kg_status kgi_marks_set(kgi_marks *marks, kg_str text) {
  size_t n = (text.len + BLOCK - 1) / BLOCK, at = 0;
  char rest[BLOCK] = {0};
  marks->len = text.len;
  marks->blocks.n = 0;
  if (!KGI_VEC_RESERVE(&marks->blocks, n * KGI_MARKS)) return KG_NOMEM;
  marks->blocks.n = n * KGI_MARKS;
  uint64_t *block = marks->blocks.items;
  for (; at + BLOCK <= text.len; at += BLOCK, block += KGI_MARKS) mark_block(text.ptr + at, block);
  if (at == text.len) return KG_OK;
  memcpy(rest, text.ptr + at, text.len - at);
  mark_block(rest, block);
  return KG_OK;
}

size_t kgi_marks_next(const kgi_marks *marks, kgi_mark kind, size_t at) {
  size_t n = marks->blocks.n / KGI_MARKS;
  uint64_t seen = ~(uint64_t)0 << at % BLOCK;
  for (size_t b = at / BLOCK; b < n; b++, seen = ~(uint64_t)0) {
    uint64_t bits = marks->blocks.items[b * KGI_MARKS + kind] & seen;
    if (bits) return b * BLOCK + (size_t)__builtin_ctzll(bits);
  }
  return marks->len;
}

size_t kgi_marks_last(const kgi_marks *marks, kgi_mark kind, size_t end) {
  uint64_t seen = end % BLOCK ? ~(~(uint64_t)0 << end % BLOCK) : ~(uint64_t)0;
  for (size_t b = (end + BLOCK - 1) / BLOCK; b-- > 0; seen = ~(uint64_t)0) {
    uint64_t bits = marks->blocks.items[b * KGI_MARKS + kind] & seen;
    if (bits) return b * BLOCK + BLOCK - 1 - (size_t)__builtin_clzll(bits);
  }
  return SIZE_MAX;
}
