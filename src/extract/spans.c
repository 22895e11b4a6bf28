/* The spans of a paper by where they begin: what stands at a place is found without a look at all of them. */
#include <string.h>

#include "extract/work.h"

enum { BITS = 64 };

kg_status kgi_starts_set(kgi_starts *starts, size_t len) {
  size_t n = len / BITS + 1;
  starts->begun.n = starts->first.n = 0;
  starts->longest = 0;
  if (!KGI_VEC_RESERVE(&starts->begun, n) || !KGI_VEC_RESERVE(&starts->first, len + 1)) return KG_NOMEM;
  starts->begun.n = n;
  memset(starts->begun.items, 0, n * sizeof *starts->begun.items);
  return KG_OK;
}

kg_status kgi_span_add(kgi_work *work, const kgi_span *span) {
  kgi_starts *starts = &work->parts[span->field].starts;
  const uint32_t id = (uint32_t)work->spans.n, at = span->range.start, len = span->range.end - at;
  const uint64_t bit = (uint64_t)1 << at % BITS;
  if (!KGI_VEC_PUSH(&work->spans, *span)) return KG_NOMEM;
  work->spans.items[id].next = KGI_NO_ID;
  uint32_t *link = &starts->first.items[at];
  if (starts->begun.items[at / BITS] & bit)
    while (*link != KGI_NO_ID) link = &work->spans.items[*link].next;
  *link = id;
  starts->begun.items[at / BITS] |= bit;
  if (starts->longest < len) starts->longest = len;
  return KG_OK;
}

kgi_span *kgi_span_in(const kgi_work *work, uint32_t field, kgi_range range) {
  const kgi_starts *starts = &work->parts[field].starts;
  uint64_t seen = ~(uint64_t)0 << range.start % BITS;
  for (size_t i = range.start / BITS; i * BITS < range.end; i++, seen = ~(uint64_t)0) {
    uint64_t bits = starts->begun.items[i] & seen;
    size_t at = bits ? i * BITS + (size_t)__builtin_ctzll(bits) : range.end;
    if (at < range.end) return &work->spans.items[starts->first.items[at]];
  }
  return NULL;
}

kgi_span *kgi_span_after(const kgi_work *work, const kgi_span *span, uint32_t end) {
  if (span->next != KGI_NO_ID) return &work->spans.items[span->next];
  return kgi_span_in(work, span->field, (kgi_range){span->range.start + 1, end});
}

kgi_span *kgi_span_reaching(const kgi_work *work, uint32_t field, kgi_range range) {
  uint32_t longest = work->parts[field].starts.longest, first = range.start > longest ? range.start - longest : 0;
  kgi_span *span = kgi_span_in(work, field, (kgi_range){first, range.end});
  while (span && span->range.end < range.start) span = kgi_span_after(work, span, range.end);
  return span;
}

bool kgi_span_at(const kgi_work *work, uint32_t field, kgi_range range, kgi_span *found) {
  const kgi_span *span = kgi_span_in(work, field, (kgi_range){range.start, range.start + 1});
  while (span && span->range.end != range.end) span = kgi_span_after(work, span, range.start + 1);
  if (span) *found = *span;
  return span;
}
