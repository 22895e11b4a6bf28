#include "read/kept.h"

#include <stdlib.h>
#include <string.h>

static bool keep_str(kgi_kept *kept, kg_str *str) {
  uintptr_t from = (uintptr_t)kept->lent.ptr, at = (uintptr_t)str->ptr;
  bool stays = str->len == 0 || (at >= from && at < from + kept->lent.len);
  if (!stays) *str = kgi_arena_str(&kept->arena, *str);
  return str->len == 0 || str->ptr;
}

static bool keep_text(kgi_kept *kept, kg_text *text) {
  size_t size = text->n_pieces * sizeof *text->pieces;
  kg_piece *pieces = size ? kgi_arena_alloc(&kept->arena, size) : NULL;
  if (pieces) memcpy(pieces, text->pieces, size);
  text->pieces = pieces;
  return keep_str(kept, &text->str) && (!size || pieces);
}

static bool keep_all(kgi_kept *kept, kg_record *record) {
  bool good = keep_str(kept, &record->id) && keep_str(kept, &record->url) && keep_str(kept, &record->date) &&
              keep_str(kept, &record->authors) && keep_str(kept, &record->categories);
  for (int f = 0; f < KG_FIELDS; f++) good = good && keep_text(kept, &record->text[f]);
  return good;
}

static kg_status keep_record(void *ctx, const kg_record *record) {
  kgi_kept *kept = ctx;
  kg_record *copy = kgi_arena_alloc(&kept->arena, sizeof *copy);
  if (copy) *copy = *record;
  return copy && keep_all(kept, copy) && KGI_VEC_PUSH(&kept->events, (kgi_kept_event){.record = copy}) ? KG_OK
                                                                                                       : KG_NOMEM;
}

static void keep_report(void *ctx, kg_severity severity, const kg_error *what) {
  kgi_kept *kept = ctx;
  const kgi_kept_report *report = kgi_report_keep(&kept->arena, kept->source, severity, what);
  if (!report || !KGI_VEC_PUSH(&kept->events, (kgi_kept_event){.report = report})) kept->status = KG_NOMEM;
}

kgi_reading kgi_kept_reading(kgi_kept *kept, kgi_input *input) {
  kept->diag = (kg_diag){.report = keep_report, .ctx = kept};
  kept->source = input->name;
  return (kgi_reading){.input = input, .each = keep_record, .ctx = kept, .diag = &kept->diag, .err = &kept->why};
}

void kgi_kept_end(kgi_kept *kept, kg_status status) {
  if (!kept->status) kept->status = status;
}

/* The pieces of a kept record are its own. */
static void move_down(kg_record *record, uint32_t lines) {
  record->source.line += lines;
  for (int f = 0; f < KG_FIELDS; f++) {
    kg_piece *pieces = (kg_piece *)(uintptr_t)record->text[f].pieces;
    for (size_t i = 0; i < record->text[f].n_pieces; i++) pieces[i].line += lines;
  }
}

static kg_status hand_on(const kgi_kept_event *e, uint32_t lines, kgi_reading *reading) {
  if (e->report) {
    kgi_report_hand_on(e->report, lines, reading->diag);
    return KG_OK;
  }
  if (lines) move_down(e->record, lines);
  reading->papers++;
  return reading->each(reading->ctx, e->record);
}

kg_status kgi_kept_hand_on(const kgi_kept *kept, uint32_t lines, kgi_reading *reading) {
  for (size_t i = 0; i < kept->events.n; i++) KGI_TRY(hand_on(&kept->events.items[i], lines, reading));
  return KG_OK;
}

void kgi_kept_reset(kgi_kept *kept) {
  kgi_arena_reset(&kept->arena);
  kept->events.n = 0;
  kept->status = KG_OK;
  kept->why = (kg_error){0};
}

void kgi_kept_clear(kgi_kept *kept) {
  kgi_arena_clear(&kept->arena);
  free(kept->events.items);
  *kept = (kgi_kept){0};
}
