#include "read/ahead.h"

#include <stdlib.h>
#include <string.h>

#include "base/belt.h"

enum { MOST_THREADS = 4, MOST_BLOCKS = 2 * MOST_THREADS }; /* they read faster than papers can be taken in */

/* What reading came upon: a record, or something to report. */
typedef struct event {
  kg_record record;
  const kg_error *report; /* NULL: it is a record */
  kg_severity severity;
} event;

/* Some lines, and what is in them. */
typedef struct block {
  kgi_lines lines;
  kgi_input input;
  kgi_arena arena; /* of what is not in the lines as it stands */
  KGI_VEC(event) events;
  kg_status status; /* why reading ended before its end, as `why` tells */
  kg_error why;
} block;

typedef struct ahead {
  kgi_reading *reading;
  kgi_lines_fn read;
  block blocks[MOST_BLOCKS]; /* one a place on the belt */
  uint32_t line;             /* how many lines were taken */
  bool too_long;             /* the next one is */
} ahead;

/* --- what is in a block --- */

static bool keep_str(block *b, kg_str *str) {
  uintptr_t from = (uintptr_t)b->lines.text.ptr, at = (uintptr_t)str->ptr;
  bool stays = str->len == 0 || (at >= from && at < from + b->lines.text.len);
  if (!stays) *str = kgi_arena_str(&b->arena, *str);
  return str->len == 0 || str->ptr;
}

static bool keep_text(block *b, kg_text *text) {
  size_t size = text->n_pieces * sizeof *text->pieces;
  kg_piece *pieces = size ? kgi_arena_alloc(&b->arena, size) : NULL;
  if (pieces) memcpy(pieces, text->pieces, size);
  text->pieces = pieces;
  return keep_str(b, &text->str) && (!size || pieces);
}

static kg_status keep_record(void *ctx, const kg_record *record) {
  block *b = ctx;
  event e = {.record = *record};
  bool good = keep_str(b, &e.record.id) && keep_str(b, &e.record.url) && keep_str(b, &e.record.date) &&
              keep_str(b, &e.record.authors) && keep_str(b, &e.record.categories);
  for (int f = 0; f < KG_FIELDS; f++) good = good && keep_text(b, &e.record.text[f]);
  return good && KGI_VEC_PUSH(&b->events, e) ? KG_OK : KG_NOMEM;
}

static void keep_report(void *ctx, kg_severity severity, const kg_error *what) {
  block *b = ctx;
  kg_error *report = kgi_arena_alloc(&b->arena, sizeof *report);
  if (report) *report = *what;
  if (!report || !KGI_VEC_PUSH(&b->events, (event){.report = report, .severity = severity})) b->status = KG_NOMEM;
}

/* --- the steps --- */

static uint32_t count_lines(kg_str text) {
  uint32_t n = 0;
  for (const char *at = text.ptr, *end = at + text.len, *feed; at < end; at = feed + 1, n++) {
    feed = memchr(at, '\n', (size_t)(end - at));
    if (!feed) return n + 1;
  }
  return n;
}

static kg_status take(void *ctx, unsigned place, size_t item) {
  (void)item;
  ahead *all = ctx;
  block *b = &all->blocks[place];
  kgi_input *input = all->reading->input;
  kg_status status = kgi_input_lines(input, &b->lines, all->reading->err);
  all->too_long = status == KG_LIMIT;
  if (status) return all->too_long ? KG_NOTFOUND : status;
  kgi_input_memory(&b->input, input->name, b->lines.text);
  b->input.line = all->line;
  all->line += count_lines(b->lines.text);
  return KG_OK;
}

static kg_status read_block(void *ctx, unsigned place, size_t item) {
  (void)item;
  ahead *all = ctx;
  block *b = &all->blocks[place];
  kg_diag diag = {.report = keep_report, .ctx = b};
  kgi_reading reading = {.input = &b->input, .each = keep_record, .ctx = b, .diag = &diag, .err = &b->why};
  kg_status status = all->read(&reading);
  if (!b->status) b->status = status;
  return KG_OK;
}

/* What was broken first, in the order of lines. */
static void add_broken(kgi_input *to, const kgi_input *from) {
  if (!to->broken) to->first_broken = from->first_broken;
  to->broken += from->broken;
}

static kg_status hand_on_event(kgi_reading *reading, const event *e) {
  if (e->report) {
    kgi_report_error(reading->diag, e->severity, e->report);
    return KG_OK;
  }
  reading->papers++;
  return reading->each(reading->ctx, &e->record);
}

static kg_status hand_on(void *ctx, unsigned place, size_t item) {
  (void)item;
  ahead *all = ctx;
  block *b = &all->blocks[place];
  kgi_reading *reading = all->reading;
  for (size_t i = 0; i < b->events.n; i++) KGI_TRY(hand_on_event(reading, &b->events.items[i]));
  add_broken(reading->input, &b->input);
  if (b->status && reading->err && !reading->err->status) *reading->err = b->why;
  kgi_input_close(&b->input);
  kgi_arena_reset(&b->arena);
  b->events.n = 0;
  return b->status;
}

static void clear(block *b) {
  kgi_input_close(&b->input);
  kgi_arena_clear(&b->arena);
  free(b->lines.buffer);
  free(b->events.items);
}

kg_status kgi_ahead_read(kgi_reading *reading, kgi_lines_fn read) {
  static const kgi_belt_steps steps = {take, read_block, hand_on};
  ahead all = {.reading = reading, .read = read};
  unsigned threads = reading->threads < MOST_THREADS ? reading->threads : MOST_THREADS;
  kg_status status = kgi_belt_run(threads, &steps, &all);
  for (size_t b = 0; b < MOST_BLOCKS; b++) clear(&all.blocks[b]);
  reading->input->line = all.line;
  return status || !all.too_long ? status : read(reading);
}
