/* JSON lines: one paper a line with its entities. A broken line is reported and the rest is used. Several threads read
 * lines; what is in them goes to the graph in their order. */
#include <stdlib.h>
#include <string.h>

#include "base/belt.h"
#include "base/plain.h"
#include "base/report.h"
#include "base/str.h"
#include "load/loader.h"
#include "load/walk.h"

static bool sniff(kg_str head) {
  kg_str line;
  return kgi_str_split(&head, '\n', &line) && kgi_str_starts(line, KGI_STR("{")) &&
         kgi_has_list(line, KGI_STR("\"entities\""));
}

static const kgi_step steps[] = {
    {KGI_AT_START, KGI_NO_SLOT, '{', KGI_AT_TOP},
    {KGI_AT_TOP, KGI_SLOT_SOURCES, '[', KGI_AT_SOURCES},
    {KGI_AT_SOURCES, KGI_NO_SLOT, '{', KGI_AT_SOURCE},
    {KGI_AT_TOP, KGI_KEY_ENTITIES, '[', KGI_AT_ENTITIES},
    {KGI_AT_ENTITIES, KGI_NO_SLOT, '{', KGI_AT_ENTITY},
    {KGI_AT_ENTITY, KGI_SLOT_ALIASES, '[', KGI_AT_ALIASES},
    {KGI_AT_ENTITY, KGI_KEY_MENTIONS, '[', KGI_AT_MENTIONS},
    {KGI_AT_MENTIONS, KGI_NO_SLOT, '{', KGI_AT_MENTION},
};

static const kgi_document document = {.steps = steps,
                                      .n_steps = sizeof steps / sizeof *steps,
                                      .end = {[KGI_AT_TOP] = kgi_load_citing,
                                              [KGI_AT_SOURCE] = kgi_load_source,
                                              [KGI_AT_ENTITY] = kgi_load_cited,
                                              [KGI_AT_MENTION] = kgi_load_mention}};

enum { MOST_THREADS = 4, MOST_BLOCKS = 2 * MOST_THREADS, BLOCK = 1 << 18 /* bytes of lines, about */ };

/* Some lines, and what is in them until it is their turn. */
typedef struct block {
  kgi_load load;
  kgi_window window;
  kg_diag diag;
  kgi_arena arena; /* of the reports */
  KGI_VEC(const kgi_kept_report *) reports;
  kg_status status; /* of reading them, as `why` tells */
  kg_error why;
} block;

typedef struct lines {
  kgi_load *load; /* of the file */
  kg_str rest;
  size_t feeds;              /* in what was taken */
  block blocks[MOST_BLOCKS]; /* one a place on the belt */
  kg_error *err;
} lines;

static void keep_report(void *ctx, kg_severity severity, const kg_error *what) {
  block *b = ctx;
  const kgi_kept_report *report = kgi_report_keep(&b->arena, b->load.name, severity, what);
  if (!report || !KGI_VEC_PUSH(&b->reports, report)) b->status = KG_NOMEM;
}

/* Reads on to the end of some line, a block away if lines are short. */
static kg_status reach_lines(kgi_load *load, kg_str rest, kg_str *part, kg_error *err) {
  const char *feed = NULL;
  *part = (kg_str){rest.ptr, 0};
  for (size_t step = BLOCK; part->len < rest.len && !feed; step *= 2) {
    kg_str more = kgi_str_slice(rest, part->len, part->len + step);
    KGI_TRY(kgi_load_reach(load, more, err));
    feed = memrchr(more.ptr, '\n', more.len);
    part->len = feed ? (size_t)(feed - rest.ptr) + 1 : part->len + more.len;
  }
  return KG_OK;
}

static size_t count_feeds(kg_str text) {
  size_t n = 0;
  for (kg_str line; kgi_str_split(&text, '\n', &line);) n += text.ptr != NULL;
  return n;
}

/* Makes ready to load lines that others came before. */
static void begin_block(block *b, const lines *all, kg_str part) {
  b->window = kgi_window_of(part);
  b->diag = (kg_diag){.report = keep_report, .ctx = b};
  b->load.name = all->load->name;
  b->load.builder = all->load->builder;
  b->load.window = &b->window;
  b->load.bytes = part;
  b->load.diag = &b->diag;
  b->load.passed = b->load.seen = (kgi_mark){.lines = all->feeds};
}

/* What cannot be read is told when it is its turn, too. */
static kg_status take(void *ctx, unsigned place, size_t item) {
  (void)item;
  lines *all = ctx;
  block *b = &all->blocks[place];
  kg_str part;
  if (!all->rest.len) return KG_NOTFOUND;
  b->status = reach_lines(all->load, all->rest, &part, &b->why);
  begin_block(b, all, part);
  all->rest = kgi_str_slice(all->rest, b->status ? all->rest.len : part.len, all->rest.len);
  all->feeds += count_feeds(part);
  return KG_OK;
}

static kg_status load_line(kgi_load *load, kg_str line, kg_error *err) {
  kg_error broken = {0};
  if (!kgi_str_trim(line).len) return KG_OK;
  kg_status status = kgi_walk(load, &document, line, NULL, &broken);
  if (status == KG_OK) return KG_OK;
  if (status != KG_SYNTAX) return kgi_fail(err, status, (kgi_place){.source = load->name}, "%s", broken.text);
  kgi_report_error(load->diag, KG_ERROR, &broken);
  return kgi_load_uncited(load);
}

/* How it ended is told when it is the block's turn. */
static kg_status load_block(void *ctx, unsigned place, size_t item) {
  (void)item;
  block *b = &((lines *)ctx)->blocks[place];
  kgi_plain plain;
  kg_str rest = b->load.bytes, line;
  if (!kgi_plain_begin(&plain)) return KG_NOMEM;
  while (!b->status && kgi_str_split(&rest, '\n', &line)) {
    kgi_load_pass(&b->load, line.ptr);
    kg_status status = load_line(&b->load, line, &b->why);
    if (!b->status) b->status = status;
  }
  kgi_plain_end(&plain);
  return KG_OK;
}

static kg_status hand_on(void *ctx, unsigned place, size_t item) {
  (void)item;
  lines *all = ctx;
  block *b = &all->blocks[place];
  for (size_t i = 0; i < b->reports.n; i++) kgi_report_hand_on(b->reports.items[i], 0, all->load->diag);
  b->reports.n = 0;
  kgi_arena_reset(&b->arena);
  if (b->status && all->err && !all->err->status) *all->err = b->why;
  if (!b->status) b->status = kgi_load_deliver(&b->load);
  kgi_window_pass(all->load->window, b->load.bytes.ptr);
  return b->status;
}

static void clear(block *b) {
  kgi_load_clear(&b->load);
  kgi_arena_clear(&b->arena);
  free(b->reports.items);
}

static kg_status load_jsonl(kgi_load *load, kg_error *err) {
  static const kgi_belt_steps belt_steps = {take, load_block, hand_on};
  lines all = {.load = load, .rest = load->bytes, .err = err};
  unsigned threads = load->threads < MOST_THREADS ? load->threads : MOST_THREADS;
  kg_status status = kgi_belt_run(threads, &belt_steps, &all);
  for (size_t i = 0; i < MOST_BLOCKS; i++) clear(&all.blocks[i]);
  return status;
}

const kgi_loader kgi_loader_jsonl = {.name = "jsonl", .sniff = sniff, .load = load_jsonl};
