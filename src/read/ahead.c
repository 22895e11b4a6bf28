#include "read/ahead.h"

#include <stdlib.h>

#include "base/belt.h"
#include "read/kept.h"

enum { MOST_THREADS = 4, MOST_BLOCKS = 2 * MOST_THREADS }; /* they read faster than papers can be taken in */

/* Some lines, and what is in them. */
typedef struct block {
  kgi_lines lines;
  kgi_input input;
  kgi_kept kept;
} block;

typedef struct ahead {
  kgi_reading *reading;
  kgi_lines_fn read;
  block blocks[MOST_BLOCKS]; /* one a place on the belt */
  uint32_t lines;            /* in blocks that were handed on */
  bool too_long;             /* the next one is */
} ahead;

static kg_status take(void *ctx, unsigned place, size_t item) {
  (void)item;
  ahead *all = ctx;
  block *b = &all->blocks[place];
  kgi_input *input = all->reading->input;
  kg_status status = kgi_input_lines(input, &b->lines, all->reading->err);
  all->too_long = status == KG_LIMIT;
  if (status) return all->too_long ? KG_NOTFOUND : status;
  kgi_input_memory(&b->input, input->name, b->lines.text);
  return KG_OK;
}

static kg_status read_block(void *ctx, unsigned place, size_t item) {
  (void)item;
  ahead *all = ctx;
  block *b = &all->blocks[place];
  b->kept.lent = b->lines.text;
  kgi_reading reading = kgi_kept_reading(&b->kept, &b->input);
  kgi_kept_end(&b->kept, all->read(&reading));
  return KG_OK;
}

/* What was broken first, in the order of lines. */
static void add_broken(kgi_input *to, const kgi_input *from, uint32_t lines) {
  if (!to->broken && from->broken) {
    to->first_broken = from->first_broken;
    to->first_broken.line += lines;
  }
  to->broken += from->broken;
}

/* Only now it is known how many lines there are before those of a block. */
static kg_status hand_on(void *ctx, unsigned place, size_t item) {
  (void)item;
  ahead *all = ctx;
  block *b = &all->blocks[place];
  kgi_reading *reading = all->reading;
  KGI_TRY(kgi_kept_hand_on(&b->kept, all->lines, reading));
  add_broken(reading->input, &b->input, all->lines);
  all->lines += b->input.line;
  kg_status status = b->kept.status;
  if (status && reading->err && !reading->err->status) *reading->err = b->kept.why;
  kgi_input_close(&b->input);
  kgi_kept_reset(&b->kept);
  return status;
}

static void clear(block *b) {
  kgi_input_close(&b->input);
  kgi_kept_clear(&b->kept);
  free(b->lines.buffer);
}

kg_status kgi_ahead_read(kgi_reading *reading, kgi_lines_fn read) {
  static const kgi_belt_steps steps = {take, read_block, hand_on};
  ahead all = {.reading = reading, .read = read};
  unsigned threads = reading->threads < MOST_THREADS ? reading->threads : MOST_THREADS;
  kg_status status = kgi_belt_run(threads, &steps, &all);
  for (size_t b = 0; b < MOST_BLOCKS; b++) clear(&all.blocks[b]);
  reading->input->line = all.lines;
  return status || !all.too_long ? status : read(reading);
}
