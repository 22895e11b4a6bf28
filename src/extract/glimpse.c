#include "extract/glimpse.h"

#include "base/ascii.h"
#include "base/lane.h"

/* The next capital from `at` on in the key before letter case was folded, or its end. */
static size_t next_capital(const kgi_folded *text, size_t at) {
  for (; at + KGI_LANE <= text->n; at += KGI_LANE) {
    kgi_lane c = kgi_lane_at(text->raw + at);
    unsigned capitals = kgi_lane_bits((c >= 'A') & (c <= 'Z'));
    if (capitals) return at + (size_t)__builtin_ctz(capitals);
  }
  while (at < text->n && !kgi_is_upper(text->raw[at])) at++;
  return at;
}

static unsigned side_before(const kgi_folded *text, const kgi_bound *bound) {
  return bound->at ? kgi_side_of(text->key[bound->at - 1], bound->separated) : KGI_SIDE_UNKNOWN;
}

static unsigned side_behind(const kgi_folded *text, const kgi_bound *bound) {
  return bound->at < text->n ? kgi_side_of(text->key[bound->at], bound->separated) : KGI_SIDE_UNKNOWN;
}

bool kgi_glimpse_next(const kgi_folded *text, size_t *at, kgi_range *word, kgi_glimpse *glimpse) {
  const kgi_bound *start = text->bounds + *at;
  size_t capital = next_capital(text, start->at);
  if (capital == text->n) return false;
  while (start[1].at <= capital) start++;
  *at = (size_t)(start + 1 - text->bounds);
  *word = (kgi_range){start->start, start[1].end};
  uint64_t sum = kgi_roll_sum_all(text->raw + start->at, start[1].at - start->at);
  *glimpse = kgi_glimpse_of(sum, side_before(text, start), side_behind(text, start + 1));
  return true;
}
