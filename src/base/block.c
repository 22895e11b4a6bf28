#include "base/block.h"

#include <string.h>

/* ASCII that folding takes out is all but these: the controls, the blank, and "$-^_{}~". */

#ifdef __SSE2__
#include <emmintrin.h>

static __m128i is_between(__m128i bytes, char low, char high) {
  __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(low)), most = _mm_set1_epi8((char)(high - low));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, most), offset);
}

static __m128i is(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

static __m128i is_soft(__m128i bytes) {
  __m128i soft = _mm_or_si128(is(bytes, '$'), is(bytes, '-'));
  soft = _mm_or_si128(soft, is_between(bytes, '^', '_'));
  return _mm_or_si128(soft, _mm_or_si128(is(bytes, '{'), is_between(bytes, '}', '~')));
}

static uint64_t bits_of(__m128i yes) { return (uint64_t)(unsigned)_mm_movemask_epi8(yes); }

static void classify(kgi_block *block) {
  enum { WIDTH = 16 };
  const __m128i case_bit = _mm_set1_epi8(0x20);
  for (int i = 0; i < KGI_BLOCK; i += WIDTH) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(block->raw + i));
    __m128i upper = is_between(bytes, 'A', 'Z'), small = _mm_or_si128(bytes, _mm_and_si128(upper, case_bit));
    __m128i word = _mm_or_si128(is_between(small, 'a', 'z'), is_between(bytes, '0', '9'));
    _mm_storeu_si128((__m128i *)(block->lower + i), small);
    block->word |= bits_of(word) << i;
    block->kept |= bits_of(_mm_andnot_si128(is_soft(bytes), is_between(bytes, '!', '~'))) << i;
    block->foreign |= bits_of(bytes) << i;
  }
}

#else

static int is_between(char c, char low, char high) { return c >= low && c <= high; }

static void classify(kgi_block *block) {
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
  block->word = block->kept = block->foreign = 0;
  if (left >= KGI_BLOCK) {
    memcpy(block->raw, text.ptr + at, KGI_BLOCK);
  } else {
    memcpy(block->raw, text.ptr + at, left);
    memset(block->raw + left, 0, KGI_BLOCK - left);
  }
  classify(block);
}
