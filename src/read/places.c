#include "read/places.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

bool kgi_places_single(kgi_places *places, uint32_t line) {
  places->first = line;
  places->starts.n = places->widened.n = 0;
  return KGI_VEC_PUSH(&places->starts, 0);
}

bool kgi_places_index(kgi_places *places, kg_str text, uint32_t first) {
  if (!kgi_places_single(places, first)) return false;
  for (size_t at = 0; at < text.len;) {
    const char *end = memchr(text.ptr + at, '\n', text.len - at);
    if (!end) break;
    at = (size_t)(end - text.ptr) + 1;
    if (!KGI_VEC_PUSH(&places->starts, (uint32_t)at)) return false;
  }
  return true;
}

bool kgi_places_widen(kgi_places *places, kg_str raw, kg_str clean) {
  enum { REPLACEMENT = 3 };
  for (size_t from = 0, to = 0; from < raw.len && to < clean.len;) {
    size_t good = kgi_utf8_bad(kgi_str_slice(raw, from, raw.len));
    from += good + 1;
    to += good;
    if (from > raw.len) break;
    if (!KGI_VEC_PUSH(&places->widened, (uint32_t)to)) return false;
    to += REPLACEMENT;
  }
  return true;
}

/* How many of the ascending numbers are below or equal to `limit`. */
static size_t count_up_to(const uint32_t *numbers, size_t n, size_t limit) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (numbers[middle] <= limit)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* How many broken bytes stand before `offset`. */
static size_t count_widened(const kgi_places *places, size_t offset) {
  return offset ? count_up_to(places->widened.items, places->widened.n, offset - 1) : 0;
}

/* The line that is the n-th of the text. */
static kgi_source_line nth_line(const kgi_places *places, size_t n) {
  bool last = n + 1 >= places->starts.n;
  uint32_t start = places->starts.n ? places->starts.items[n] : 0,
           end = last ? UINT32_MAX : places->starts.items[n + 1];
  return (kgi_source_line){places->first + (uint32_t)n, start, end};
}

void kgi_places_move(const kgi_places *places, kgi_source_line *line, size_t offset) {
  enum { SHORTLY = 4 };
  for (int step = 0; step < SHORTLY && line->end && offset >= line->start; step++) {
    if (offset < line->end) return;
    *line = nth_line(places, line->number - places->first + 1);
  }
  size_t n = count_up_to(places->starts.items, places->starts.n, offset);
  *line = nth_line(places, n ? n - 1 : 0);
}

kgi_place kgi_places_in(const kgi_places *places, const kgi_source_line *line, size_t offset) {
  size_t col = offset - line->start + 1;
  if (places->widened.n) col -= 2 * (count_widened(places, offset) - count_widened(places, line->start));
  return (kgi_place){places->source, line->number, (uint32_t)col};
}

kgi_place kgi_places_at(const kgi_places *places, size_t offset) {
  kgi_source_line line = {0};
  kgi_places_move(places, &line, offset);
  return kgi_places_in(places, &line, offset);
}

void kgi_places_clear(kgi_places *places) {
  free(places->starts.items);
  free(places->widened.items);
  *places = (kgi_places){0};
}
