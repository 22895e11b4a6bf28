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
  model.spot = (uint32_t)doc->spots.n;
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

static void add_spot(kgi_doc *doc, size_t source, bool decoded) {
  kgi_spot spot = {.at = (uint32_t)doc->text.len, .source = (uint32_t)source, .decoded = decoded};
  if (doc->spots.n) spot.line = doc->spots.items[doc->spots.n - 1].line;
  kgi_places_move(doc->places, &spot.line, source);
  if (!KGI_VEC_PUSH(&doc->spots, spot)) doc->failed = true;
}

void kgi_doc_add_text(kgi_doc *doc, kg_str run, size_t source, bool decoded) {
  if (doc->lines.n == 0) return;
  if (decoded || !runs_on(doc, source)) add_spot(doc, source, decoded);
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

/* Index of the spot that holds `at`, which stands in the line or not far from there; there must be one. */
static size_t spot_of(const kgi_doc *doc, const kgi_line *line, size_t at) {
  const kgi_spot *spots = doc->spots.items;
  size_t i = line->spot < doc->spots.n ? line->spot : doc->spots.n - 1;
  while (i > 0 && spots[i].at > at) i--;
  while (i + 1 < doc->spots.n && spots[i + 1].at <= at) i++;
  return i;
}

kgi_place kgi_doc_place(const kgi_doc *doc, size_t line) {
  if (doc->spots.n == 0) return kgi_places_at(doc->places, 0);
  size_t at = doc->lines.items[line].start;
  kgi_spot spot = doc->spots.items[spot_of(doc, &doc->lines.items[line], at)];
  kgi_places_move(doc->places, &spot.line, spot.source + (at - spot.at));
  return kgi_places_in(doc->places, &spot.line, spot.source + (at - spot.at));
}

kgi_place kgi_doc_end(const kgi_doc *doc) {
  kgi_spot last = doc->spots.n ? doc->spots.items[doc->spots.n - 1] : (kgi_spot){0};
  return kgi_places_at(doc->places, last.source + (doc->text.len - last.at));
}

/* White space at both ends off a range of the text. */
static void trim(const kgi_doc *doc, size_t *start, size_t *end) {
  kg_str all = kgi_doc_slice(doc, *start, *end), bare = kgi_str_trim(all);
  if (bare.len) *start += (size_t)(bare.ptr - all.ptr);
  *end = *start + bare.len;
}

void kgi_doc_copy(const kgi_doc *doc, size_t line, size_t start, size_t end, kgi_field *field) {
  trim(doc, &start, &end);
  if (start == end || doc->spots.n == 0) return;
  for (size_t i = spot_of(doc, &doc->lines.items[line], start), at = start; at < end; i++) {
    kgi_spot spot = doc->spots.items[i];
    field->line = spot.line;
    size_t next = i + 1 < doc->spots.n && doc->spots.items[i + 1].at < end ? doc->spots.items[i + 1].at : end;
    if (spot.decoded)
      kgi_field_put_decoded(field, kgi_doc_slice(doc, at, next), spot.source);
    else
      kgi_field_put(field, kgi_doc_slice(doc, at, next), spot.source + (at - spot.at));
    at = next;
  }
}
