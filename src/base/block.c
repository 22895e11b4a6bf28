#include "base/block.h"

#include "base/lane.h"

static kgi_lane is_between(kgi_lane c, char low, char high) { return (c >= low) & (c <= high); }

/* ASCII that folding takes out, beside the blank and the controls before it: "$-^_{}~" and the control behind. */
static kgi_lane is_soft(kgi_lane c) {
  return (c == '$') | (c == '-') | is_between(c, '^', '_') | (c == '{') | (c > '|');
}

static void add_lane(uint64_t *bits, kgi_lane yes) { *bits = *bits << KGI_LANE | kgi_lane_bits(yes); }

static void classify(kgi_block *block, size_t len) {
  uint64_t word = 0, kept = 0, foreign = 0;
  for (int i = (int)((len - 1) / KGI_LANE * KGI_LANE); i >= 0; i -= KGI_LANE) {
    kgi_lane c = kgi_lane_at(block->raw + i), small = c | (is_between(c, 'A', 'Z') & ('a' - 'A'));
    memcpy(block->lower + i, &small, sizeof small);
    add_lane(&word, is_between(small, 'a', 'z') | is_between(c, '0', '9'));
    add_lane(&kept, (c > ' ') & ~is_soft(c));
    add_lane(&foreign, c < 0);
  }
  block->word = word;
  block->kept = kept;
  block->foreign = foreign;
}

void kgi_block_read(kgi_block *block, kg_str text, size_t at) {
  size_t left = text.len - at;
  block->raw = text.ptr + at;
  if (left < sizeof block->rest) {
    memcpy(block->rest, text.ptr + at, left);
    memset(block->rest + left, 0, sizeof block->rest - left);
    block->raw = block->rest;
  }
  classify(block, left < KGI_BLOCK ? left : KGI_BLOCK);
}
