#include "base/block.h"

#include <string.h>

/* ASCII that folding takes out: the controls, the blank, and "$-^_{}~". */

#ifdef __SSE2__
#include <emmintrin.h>

/* Bytes of ASCII in a range that ends before 127: the range is moved up to the largest numbers. */
static __m128i is_between(__m128i bytes, char low, char high) {
  __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8((char)(INT8_MAX - high)));
  return _mm_cmpgt_epi8(moved, _mm_set1_epi8((char)(INT8_MAX - 1 - (high - low))));
}

static __m128i is(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

static __m128i is_above(__m128i bytes, char c) { return _mm_cmpgt_epi8(bytes, _mm_set1_epi8(c)); }

static __m128i is_soft(__m128i bytes) {
  __m128i dollar_or_dash = _mm_or_si128(is(bytes, '$'), is(bytes, '-'));
  __m128i caret_or_underscore = is(_mm_or_si128(bytes, _mm_set1_epi8(1)), '_');
  __m128i brace_or_behind = _mm_or_si128(is(bytes, '{'), is_above(bytes, '|'));
  return _mm_or_si128(_mm_or_si128(dollar_or_dash, caret_or_underscore), brace_or_behind);
}

static uint64_t bits_of(__m128i yes) { return (uint64_t)(unsigned)_mm_movemask_epi8(yes); }

static void classify(kgi_block *block) {
  enum { WIDTH = 16 };
  const __m128i case_bit = _mm_set1_epi8(0x20);
  uint64_t word = 0, kept = 0, foreign = 0;
  for (int i = KGI_BLOCK - WIDTH; i >= 0; i -= WIDTH) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(block->raw + i));
    __m128i small = _mm_or_si128(bytes, _mm_and_si128(is_between(bytes, 'A', 'Z'), case_bit));
    __m128i letter_or_digit = _mm_or_si128(is_between(small, 'a', 'z'), is_between(bytes, '0', '9'));
    _mm_storeu_si128((__m128i *)(block->lower + i), small);
    word = word << WIDTH | bits_of(letter_or_digit);
    kept = kept << WIDTH | bits_of(_mm_andnot_si128(is_soft(bytes), is_above(bytes, ' ')));
    foreign = foreign << WIDTH | bits_of(bytes);
  }
  block->word = word;
  block->kept = kept;
  block->foreign = foreign;
}

#else

static int is_between(char c, char low, char high) { return c >= low && c <= high; }

static void classify(kgi_block *block) {
  block->word = block->kept = block->foreign = 0;
  for (int i = 0; i < KGI_BLOCK; i++) {
    char c = block->raw[i], small = is_between(c, 'A', 'Z') ? (char)(c | 0x20) : c;
    uint64_t bit = (uint64_t)1 << i;
    block->lower[i] = small;
    if (is_between(small, 'a', 'z') || is_between(c, '0', '9')) block->word |= bit;
    if (is_between(c, '!', '~') && !strchr("$-^_{}~", c)) block->kept |= bit;
    if ((unsigned char)c >= 0x80) block->foreign |= bit;
  }
}

#endif

void kgi_block_read(kgi_block *block, kg_str text, size_t at) {
  size_t left = text.len - at;
  block->raw = text.ptr + at;
  if (left < sizeof block->rest) {
    memcpy(block->rest, text.ptr + at, left);
    memset(block->rest + left, 0, sizeof block->rest - left);
    block->raw = block->rest;
  }
  classify(block);
}
