#include "extract/harvest.h"

#include <stdlib.h>

#include "base/belt.h"
#include "base/error.h"
#include "base/pool.h"
#include "extract/delivery.h"
#include "extract/spread.h"
#include "model/builder.h"

enum { MANY = 1 << 14 }; /* papers whose texts may be in memory */

typedef struct harvest {
  kgi_workshop *shop;
  kgi_corpus *corpus;
  unsigned threads;
  kgi_overlay overlay;
  kgi_spreader *spreaders; /* one a thread */
  kgi_delivery to;         /* once all are spread */
} harvest;

/* --- names are collected --- */

static const kgi_result *result_at(const harvest *h, size_t at) {
  return kgi_workshop_result(h->shop, h->corpus->order[at]);
}

static kg_status collect_names(harvest *h) {
  enum { SOME = 4 }; /* of so many papers one tells what words the others show */
  for (size_t at = 0; at < h->corpus->papers.n; at++) {
    const kgi_result *result = result_at(h, at);
    KGI_TRY(kgi_overlay_add(&h->overlay, result));
    if (at % SOME == 0) KGI_TRY(kgi_sieve_expect(&h->overlay.sieve, result->glimpses, result->n_glimpses));
  }
  return h->overlay.names.n ? kgi_overlay_build(&h->overlay) : KG_OK;
}

/* Two things that have nothing to do with each other. */
static kg_status prepare(void *ctx, unsigned thread, size_t step) {
  (void)thread;
  harvest *h = ctx;
  return step ? collect_names(h) : kgi_corpus_gather(h->corpus);
}

/* --- and spread, paper by paper as they came: so they lie in memory --- */

static kg_status spread_to(void *ctx, unsigned thread, size_t n) {
  const harvest *h = ctx;
  kg_str text[KG_FIELDS];
  if (n % MANY == 0) kgi_spill_rest(&h->corpus->abstracts);
  kg_record record = kgi_corpus_record(h->corpus, n);
  kgi_record_texts(&record, text);
  return kgi_spread(&h->spreaders[thread], &h->overlay, text, kgi_workshop_place(h->shop, (uint32_t)n));
}

static kg_status spread_all(harvest *h) {
  if (h->overlay.names.n) KGI_TRY(kgi_pool_run(h->threads, h->corpus->papers.n, spread_to, h));
  kgi_workshop_drop_glimpses(h->shop);
  return KG_OK;
}

/* --- then all is delivered, in the order of ids: papers, and the names of some while further papers come --- */

static void fetch(const void *bytes, size_t size) {
  enum { LINE = 64, MOST = 8 * LINE };
  for (size_t at = 0; at < size && at < MOST; at += LINE) __builtin_prefetch((const char *)bytes + at);
}

enum { NEAR = 3, FAR = 6 }; /* how far ahead it pays to ask for what is needed of a paper */

/* In that order papers come from all over memory: asks it for what is needed of some further ones. */
static void expect_paper(const harvest *h, size_t at) {
  const kgi_corpus *corpus = h->corpus;
  if (at + FAR >= corpus->papers.n) return;
  uint32_t near = corpus->order[at + NEAR], far = corpus->order[at + FAR];
  fetch(corpus->papers.items[near].parcel, 1);
  fetch(corpus->ids.strs.items[near].ptr, 1);
  fetch(kgi_workshop_result(h->shop, far), 1);
  fetch(&corpus->papers.items[far], sizeof(kgi_stored));
}

static void expect_names(const harvest *h, size_t at) {
  if (at + FAR >= h->corpus->papers.n) return;
  const kgi_result *near = result_at(h, at + NEAR);
  fetch(near, sizeof *near + near->n_names * sizeof *near->names + near->n_found * sizeof(kgi_found));
  fetch(result_at(h, at + FAR), sizeof *near);
}

enum { SOME = 1 << 10 };

/* Calls `deliver` for each of the papers of an item; KG_NOTFOUND where there are none any more. */
static kg_status deliver_some(const harvest *h, size_t item, kg_status (*deliver)(const harvest *h, size_t at)) {
  size_t n = h->corpus->papers.n, at = item * SOME, end = at + SOME < n ? at + SOME : n;
  if (at >= n) return KG_NOTFOUND;
  for (; at < end; at++) KGI_TRY(deliver(h, at));
  return KG_OK;
}

static kg_status deliver_paper(const harvest *h, size_t at) {
  expect_paper(h, at);
  return kgi_deliver_paper(&h->to, h->corpus->order[at], result_at(h, at)->memo);
}

static kg_status deliver_names(const harvest *h, size_t at) {
  bool has_evidence = h->to.evidence != KG_EVIDENCE_NONE;
  if (at % MANY == 0 && has_evidence) kgi_spill_rest(&h->corpus->abstracts);
  if (has_evidence) expect_paper(h, at);
  expect_names(h, at);
  return kgi_deliver_names(&h->to, h->corpus->order[at], (uint32_t)at, result_at(h, at));
}

static kg_status take_papers(void *ctx, unsigned place, size_t item) {
  (void)place;
  return deliver_some(ctx, item, deliver_paper);
}

/* Before the graph grows, abstracts are let go that it neither keeps nor quotes. */
static kg_status clear_abstracts(void *ctx, unsigned place, size_t item) {
  (void)place;
  const harvest *h = ctx;
  if (item == 0 && h->to.evidence == KG_EVIDENCE_NONE) kgi_spill_clear(&h->corpus->abstracts);
  return KG_OK;
}

static kg_status take_names(void *ctx, unsigned place, size_t item) {
  (void)place;
  return deliver_some(ctx, item, deliver_names);
}

static size_t count_found(const harvest *h) {
  size_t n = 0;
  for (size_t at = 0; at < h->corpus->papers.n; at++) n += result_at(h, at)->n_found;
  return n;
}

static kg_status deliver_all(harvest *h) {
  static const kgi_belt_steps steps = {take_papers, clear_abstracts, take_names};
  bool is_bare = h->to.evidence == KG_EVIDENCE_NONE;
  KGI_TRY(kgi_builder_reserve(h->to.builder, h->corpus->papers.n, is_bare ? 0 : count_found(h)));
  return kgi_belt_run(h->threads < 2 ? h->threads : 2, &steps, h);
}

static void lend_texts(const harvest *h) {
  bool quotes = h->to.evidence == KG_EVIDENCE_FULL;
  kgi_builder_lend(h->to.builder, &h->corpus->texts, quotes ? &h->corpus->abstracts : NULL);
}

static kg_status gather_all(harvest *h) {
  h->spreaders = calloc(h->threads, sizeof *h->spreaders);
  if (!h->spreaders) return KG_NOMEM;
  KGI_TRY(kgi_pool_run(h->threads, 2, prepare, h));
  return spread_all(h);
}

static void clear(harvest *h) {
  for (unsigned t = 0; h->spreaders && t < h->threads; t++) kgi_spreader_clear(&h->spreaders[t]);
  free(h->spreaders);
  kgi_overlay_clear(&h->overlay);
  kgi_delivery_clear(&h->to);
}

kg_status kgi_harvest(kgi_workshop *shop, kgi_corpus *corpus, const kg_lexicon *lexicon,
                      const kg_extract_options *options, kg_builder *builder) {
  harvest h = {.shop = shop, .corpus = corpus, .threads = kgi_pool_threads(options->threads)};
  kg_status status = gather_all(&h);
  if (!status) status = kgi_delivery_init(&h.to, builder, lexicon, corpus, options->evidence, h.overlay.names.n);
  if (!status) lend_texts(&h);
  if (!status) status = deliver_all(&h);
  clear(&h);
  return status;
}
