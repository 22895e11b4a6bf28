/* Which spans hold: those that no earlier or longer one overlaps. */
#include <stdlib.h>

#include "extract/work.h"

/* Short forms become what they stand for. */
static void follow(const kgi_work *work, kgi_span *span) {
  if (span->local == KGI_NO_ID) return;
  span->local = kgi_local_root(work, span->local);
  const kgi_local *local = &work->locals.items[span->local];
  if (local->entry == KGI_NO_ID) return;
  span->entry = local->entry;
  span->local = KGI_NO_ID;
}

/* A span by its place: field, then leftmost, then longest. */
typedef struct place {
  uint64_t at;
  const kgi_span *span;
} place;

static place place_of(const kgi_span *span) {
  enum { BITS = 31 };
  uint64_t from = (uint64_t)span->field << BITS | span->range.start;
  return (place){from << BITS | (INT32_MAX - span->range.end), span};
}

/* At the same place names proven by context go first, then never-names, then the lexicon's, the surest, and at last the
 * order of the lexicon. */
static int compare_same(const kgi_span *a, const kgi_span *b) {
  if (a->proven != b->proven) return a->proven ? -1 : 1;
  if (a->never != b->never) return a->never ? -1 : 1;
  if ((a->entry == KGI_NO_ID) != (b->entry == KGI_NO_ID)) return a->entry == KGI_NO_ID ? 1 : -1;
  if (a->confidence != b->confidence) return a->confidence > b->confidence ? -1 : 1;
  if (a->entry != b->entry) return a->entry < b->entry ? -1 : 1;
  return a->local < b->local ? -1 : a->local > b->local;
}

static int by_place(const void *left, const void *right) {
  const place *a = left, *b = right;
  if (a->at != b->at) return a->at < b->at ? -1 : 1;
  return compare_same(a->span, b->span);
}

/* Spans are nearly in order: names come so, and other steps add little behind them. Each goes where it belongs, unless
 * that takes too many moves. */
static void sort_places(place *places, size_t n) {
  enum { MOST_MOVES = 32 }; /* for each */
  size_t left = n * MOST_MOVES;
  for (size_t i = 1; i < n && left; i++) {
    place moved = places[i];
    size_t to = i;
    for (; to > 0 && left && by_place(&places[to - 1], &moved) > 0; to--, left--) places[to] = places[to - 1];
    places[to] = moved;
  }
  if (!left) qsort(places, n, sizeof *places, by_place);
}

static bool overlaps(const kgi_span *last, const kgi_span *next) {
  return last && last->field == next->field && next->range.start < last->range.end;
}

kg_status kgi_keep_spans(kgi_work *work) {
  size_t n = work->spans.n;
  place *places = kgi_arena_alloc(&work->arena, n * sizeof *places);
  const kgi_span *last = NULL;
  work->kept.n = 0;
  if (!places || !KGI_VEC_RESERVE(&work->kept, n)) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) {
    follow(work, &work->spans.items[i]);
    places[i] = place_of(&work->spans.items[i]);
  }
  sort_places(places, n);
  for (size_t i = 0; i < n; i++) {
    if (overlaps(last, places[i].span)) continue;
    last = places[i].span;
    if (!last->never) work->kept.items[work->kept.n++] = *last;
  }
  return KG_OK;
}
