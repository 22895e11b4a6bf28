#include "read/doc.h"

#include <stdlib.h>

#include "base/str.h"

void kgi_doc_clear(kgi_doc *doc) {
  kgi_buf_clear(&doc->text);
  free(doc->lines.items);
  free(doc->links.items);
  free(doc->spots.items);
  kgi_arena_clear(&doc->arena);
  *doc = (kgi_doc){0};
}

kgi_line *kgi_doc_add_line(kgi_doc *doc, kgi_line model) {
  model.start = model.end = model.strong = (uint32_t)doc->text.len;
  model.first_link = (uint32_t)doc->links.n;
  if (KGI_VEC_PUSH(&doc->lines, model)) return &doc->lines.items[doc->lines.n - 1];
  doc->failed = true;
  return NULL;
}

/* Whether a run from `source` on continues the last spot. */
static bool runs_on(const kgi_doc *doc, size_t source) {
  if (doc->spots.n == 0) return false;
  kgi_spot last = doc->spots.items[doc->spots.n - 1];
  return !last.decoded && last.source + (doc->text.len - last.at) == source;
}

void kgi_doc_add_text(kgi_doc *doc, kg_str run, size_t source, bool decoded) {
  if (doc->lines.n == 0) return;
  kgi_spot spot = {(uint32_t)doc->text.len, (uint32_t)source, decoded};
  if ((decoded || !runs_on(doc, source)) && !KGI_VEC_PUSH(&doc->spots, spot)) doc->failed = true;
  kgi_buf_put(&doc->text, run);
  doc->failed |= doc->text.failed;
  doc->lines.items[doc->lines.n - 1].end = (uint32_t)doc->text.len;
}

kg_str kgi_doc_slice(const kgi_doc *doc, size_t start, size_t end) {
  return kgi_str_slice(kgi_buf_str(&doc->text), start, end);
}

kg_str kgi_doc_line_text(const kgi_doc *doc, const kgi_line *line) {
  return kgi_doc_slice(doc, line->start, line->end);
}

const kgi_link *kgi_doc_links(const kgi_doc *doc, size_t line, size_t *n) {
  size_t first = doc->lines.items[line].first_link;
  size_t end = line + 1 < doc->lines.n ? doc->lines.items[line + 1].first_link : doc->links.n;
  *n = end - first;
  return *n ? doc->links.items + first : NULL;
}

/* Index of the spot that holds `at`; there must be one. */
static size_t spot_of(const kgi_doc *doc, size_t at) {
  size_t low = 0, high = doc->spots.n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (doc->spots.items[middle].at <= at)
      low = middle;
    else
      high = middle;
  }
  return low;
}

kgi_place kgi_doc_place(const kgi_doc *doc, size_t at) {
  if (doc->spots.n == 0) return kgi_places_at(doc->places, 0);
  kgi_spot spot = doc->spots.items[spot_of(doc, at)];
  return kgi_places_at(doc->places, spot.source + (at - spot.at));
}

/* White space at both ends off a range of the text. */
static void trim(const kgi_doc *doc, size_t *start, size_t *end) {
  kg_str all = kgi_doc_slice(doc, *start, *end), bare = kgi_str_trim(all);
  if (bare.len) *start += (size_t)(bare.ptr - all.ptr);
  *end = *start + bare.len;
}

void kgi_doc_copy(const kgi_doc *doc, size_t start, size_t end, kgi_field *field) {
  trim(doc, &start, &end);
  if (start == end || doc->spots.n == 0) return;
  for (size_t i = spot_of(doc, start), at = start; at < end; i++) {
    kgi_spot spot = doc->spots.items[i];
    size_t next = i + 1 < doc->spots.n && doc->spots.items[i + 1].at < end ? doc->spots.items[i + 1].at : end;
    if (spot.decoded)
      kgi_field_put_decoded(field, kgi_doc_slice(doc, at, next), spot.source);
    else
      kgi_field_put(field, kgi_doc_slice(doc, at, next), spot.source + (at - spot.at));
    at = next;
  }
}
