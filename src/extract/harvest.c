#include "extract/harvest.h"

#include <stdlib.h>

#include "base/belt.h"
#include "base/error.h"
#include "base/pool.h"
#include "extract/delivery.h"
#include "extract/spread.h"
#include "model/builder.h"

enum { SHEAF = 256 }; /* papers that are spread to, then delivered, at once */

typedef struct harvest {
  const kgi_workshop *shop;
  kgi_corpus *corpus;
  const kgi_spill *abstracts; /* the corpus's, or the graph's already */
  kgi_overlay overlay;
  kgi_spreader *spreaders; /* one a place on the belt */
  kgi_delivery to;
} harvest;

static kgi_task *task_at(const harvest *h, size_t at) { return kgi_workshop_task(h->shop, h->corpus->order[at]); }

static const kgi_stored *paper_at(const harvest *h, size_t at) {
  return &h->corpus->papers.items[h->corpus->order[at]];
}

/* --- in the order of their ids papers come from all over memory, which is asked for what is needed of further ones ---
 */

enum { NEAR = 3, FAR = 6 };

static void fetch(const void *bytes, size_t size) {
  enum { LINE = 64, MOST = 8 * LINE };
  for (size_t at = 0; at < size && at < MOST; at += LINE) __builtin_prefetch((const char *)bytes + at);
}

static void expect_to_spread(const harvest *h, size_t at) {
  if (at + FAR >= h->corpus->papers.n) return;
  const kgi_result *near = &task_at(h, at + NEAR)->result;
  fetch(near->names, near->n_names * sizeof *near->names);
  fetch(near->glimpses, near->n_glimpses * sizeof *near->glimpses);
  fetch(task_at(h, at + FAR), sizeof(kgi_task));
}

static void expect_to_deliver(const harvest *h, size_t at) {
  if (at + FAR >= h->corpus->papers.n) return;
  const kgi_result *near = &task_at(h, at + NEAR)->result;
  fetch(near->names, near->n_names * sizeof *near->names);
  fetch(near->found, near->n_found * sizeof *near->found);
  fetch(paper_at(h, at + NEAR)->record.id.ptr, paper_at(h, at + NEAR)->record.id.len);
  fetch(paper_at(h, at + FAR), sizeof(kgi_stored));
}

/* --- sheaves on the belt --- */

static size_t end_of(const harvest *h, size_t sheaf) {
  size_t end = (sheaf + 1) * SHEAF, n = h->corpus->papers.n;
  return end < n ? end : n;
}

static kg_status take(void *ctx, unsigned place, size_t sheaf) {
  (void)place;
  const harvest *h = ctx;
  return sheaf * SHEAF < h->corpus->papers.n ? KG_OK : KG_NOTFOUND;
}

static kg_status spread(void *ctx, unsigned place, size_t sheaf) {
  const harvest *h = ctx;
  if (!h->overlay.names.n) return KG_OK;
  for (size_t at = sheaf * SHEAF; at < end_of(h, sheaf); at++) {
    expect_to_spread(h, at);
    kg_str text[KG_FIELDS];
    kgi_record_texts(&paper_at(h, at)->record, text);
    KGI_TRY(kgi_spread(&h->spreaders[place], &h->overlay, text, &task_at(h, at)->result));
  }
  return KG_OK;
}

static kg_status deliver(void *ctx, unsigned place, size_t sheaf) {
  enum { MANY = 64 }; /* sheaves whose texts may be in memory */
  const harvest *h = ctx;
  if (sheaf % MANY == 0) kgi_spill_rest(h->abstracts);
  for (size_t at = sheaf * SHEAF; at < end_of(h, sheaf); at++) {
    expect_to_deliver(h, at);
    const kgi_task *task = task_at(h, at);
    KGI_TRY(kgi_deliver(&h->to, h->corpus->order[at], &task->result, task->memo));
  }
  kgi_arena_reset(&h->spreaders[place].arena);
  return KG_OK;
}

static kg_status run(harvest *h, unsigned threads) {
  static const kgi_belt_steps steps = {take, spread, deliver};
  unsigned places = kgi_belt_places(threads);
  h->spreaders = calloc(places, sizeof *h->spreaders);
  if (!h->spreaders) return KG_NOMEM;
  kg_status status = kgi_belt_run(threads, &steps, h);
  for (unsigned p = 0; p < places; p++) kgi_spreader_clear(&h->spreaders[p]);
  free(h->spreaders);
  return status;
}

/* --- all of it --- */

static kg_status collect_names(harvest *h) {
  for (size_t at = 0; at < h->corpus->papers.n; at++) KGI_TRY(kgi_overlay_add(&h->overlay, &task_at(h, at)->result));
  return h->overlay.names.n ? kgi_overlay_build(&h->overlay) : KG_OK;
}

/* Two things that have nothing to do with each other. */
static kg_status prepare(void *ctx, unsigned thread, size_t step) {
  (void)thread;
  harvest *h = ctx;
  return step ? collect_names(h) : kgi_corpus_gather(h->corpus);
}

static size_t count_found(const harvest *h) {
  size_t n = 0;
  for (size_t at = 0; at < h->corpus->papers.n; at++) n += task_at(h, at)->result.n_found;
  return n;
}

static kg_status make_room(const harvest *h) {
  size_t mentions = h->to.evidence == KG_EVIDENCE_NONE ? 0 : count_found(h);
  return kgi_builder_reserve(h->to.builder, h->corpus->papers.n, mentions);
}

static unsigned count_threads(const harvest *h, const kg_extract_options *options) {
  size_t threads = kgi_pool_threads(options->threads), sheaves = (h->corpus->papers.n + SHEAF - 1) / SHEAF;
  return (unsigned)(sheaves < 1 ? 1 : sheaves < threads ? sheaves : threads);
}

/* The graph takes the texts over, with the abstracts if it quotes them. */
static void hand_texts_over(harvest *h) {
  bool quotes = h->to.evidence == KG_EVIDENCE_FULL;
  kgi_builder_lend(h->to.builder, &h->corpus->texts, quotes ? &h->corpus->abstracts : NULL);
  h->abstracts = quotes ? &h->to.builder->abstracts : &h->corpus->abstracts;
}

static kg_status fill_graph(harvest *h, unsigned threads) {
  KGI_TRY(kgi_pool_run(threads, 2, prepare, h));
  KGI_TRY(make_room(h));
  hand_texts_over(h);
  return run(h, threads);
}

kg_status kgi_harvest(const kgi_workshop *shop, kgi_corpus *corpus, const kg_lexicon *lexicon,
                      const kg_extract_options *options, kg_graph **graph) {
  harvest h = {.shop = shop, .corpus = corpus};
  kg_status status = kgi_delivery_init(&h.to, lexicon, corpus, options->evidence);
  if (!status) status = fill_graph(&h, count_threads(&h, options));
  if (h.to.evidence == KG_EVIDENCE_NONE) kgi_spill_clear(&corpus->abstracts); /* before the graph grows */
  if (!status) *graph = kg_builder_finish(h.to.builder, KG_BIPARTITE, (kg_str){0});
  kgi_overlay_clear(&h.overlay);
  kgi_delivery_clear(&h.to);
  return status || *graph ? status : KG_NOMEM;
}
