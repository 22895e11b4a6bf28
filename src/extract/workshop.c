#include "extract/workshop.h"

#include <stdlib.h>

#include "base/crew.h"
#include "base/error.h"
#include "base/pool.h"
#include "base/str.h"
#include "extract/memo.h"
#include "extract/spread.h"

enum { BATCH = 16 };

typedef struct batch {
  kgi_result *results[BATCH];
  kgi_paper *papers; /* until they are extracted */
  size_t n;
} batch;

struct kgi_workshop {
  const kg_lexicon *lexicon;
  kg_extract_options options;
  const kg_graph *earlier;
  unsigned threads;
  kgi_work **works;    /* one a thread */
  kgi_arena *arenas;   /* one a thread, for results and their strings */
  kgi_arena *glimpses; /* one a thread, for those of results */
  kgi_buf *memos;      /* one a thread, to write in */
  kgi_crew *crew;
  KGI_VEC(batch *) batches; /* all but the last are given to the crew */
  const kgi_corpus *corpus; /* once it is complete */
  size_t first;             /* of its papers that are done now */
};

static batch *new_batch(void) {
  batch *fresh = calloc(1, sizeof *fresh);
  if (!fresh) return NULL;
  fresh->papers = malloc(BATCH * sizeof *fresh->papers);
  if (fresh->papers) return fresh;
  free(fresh);
  return NULL;
}

static void free_batch(batch *b) {
  if (b) free(b->papers);
  free(b);
}

/* --- one paper --- */

/* The memo of a paper in the earlier graph, if that has it. */
static kg_str find_memo(const kgi_workshop *shop, kg_str id) {
  size_t low = 0, high = 0;
  const kg_paper *papers = shop->earlier ? kg_graph_papers(shop->earlier, &high) : NULL;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = kgi_str_cmp(papers[middle].id, id);
    if (order == 0) return papers[middle].memo;
    low = order < 0 ? middle + 1 : low;
    high = order < 0 ? high : middle;
  }
  return (kg_str){NULL, 0};
}

/* Makes ready for spreading what was taken from the earlier graph. */
static kg_status prepare_recalled(kgi_work *work, const kgi_paper *paper) {
  for (int f = 0; f < KG_FIELDS; f++) KGI_TRY(kgi_fold(&work->parts[f].folded, paper->text[f]));
  return kgi_spread_prepare(work);
}

/* A paper on which a pattern failed has no memo: it is to be told of again. */
static kg_status remember(kgi_workshop *shop, unsigned thread, uint64_t mark, bool failed) {
  kgi_buf *memo = &shop->memos[thread];
  kgi_draft *draft = &shop->works[thread]->draft;
  draft->memo = (kg_str){NULL, 0};
  if (!shop->options.remember || failed || !mark) return KG_OK;
  kgi_buf_reset(memo);
  kgi_memo_write(memo, mark, draft);
  draft->memo = kgi_arena_str(&shop->arenas[thread], kgi_buf_str(memo));
  return memo->failed || !draft->memo.ptr ? KG_NOMEM : KG_OK;
}

static kg_status extract_anew(kgi_workshop *shop, unsigned thread, uint64_t mark, const kgi_paper *paper) {
  kgi_work *work = shop->works[thread];
  size_t failures = work->n_failures;
  KGI_TRY(kgi_extract_paper(work, paper, &shop->arenas[thread]));
  return remember(shop, thread, mark, work->n_failures > failures);
}

/* The result is taken from the earlier graph if that has it. */
static kg_status extract_one(kgi_workshop *shop, unsigned thread, const kgi_paper *paper, kgi_result **result) {
  kgi_work *work = shop->works[thread];
  kgi_draft *draft = &work->draft;
  bool marked = shop->options.remember || shop->earlier;
  uint64_t mark = marked ? kgi_memo_mark(shop->lexicon, work->discover, paper) : 0;
  draft->memo = find_memo(shop, paper->id);
  draft->recalled = kgi_memo_read(draft->memo, mark, shop->lexicon, paper, draft);
  KGI_TRY(draft->recalled ? prepare_recalled(work, paper) : extract_anew(shop, thread, mark, paper));
  return kgi_draft_keep(draft, &shop->arenas[thread], &shop->glimpses[thread], result);
}

static kg_status extract_batch(void *ctx, unsigned thread, void *item) {
  batch *b = item;
  kg_status status = KG_OK;
  for (size_t i = 0; i < b->n && !status; i++) status = extract_one(ctx, thread, &b->papers[i], &b->results[i]);
  free(b->papers);
  b->papers = NULL;
  return status;
}

/* --- papers as they come --- */

static bool open_shop(kgi_workshop *shop) {
  shop->works = calloc(shop->threads, sizeof(kgi_work *));
  shop->arenas = calloc(shop->threads, sizeof *shop->arenas);
  shop->glimpses = calloc(shop->threads, sizeof *shop->glimpses);
  shop->memos = calloc(shop->threads, sizeof *shop->memos);
  shop->crew = kgi_crew_new(shop->threads, extract_batch, shop);
  if (!shop->works || !shop->arenas || !shop->glimpses || !shop->memos || !shop->crew) return false;
  for (unsigned t = 0; t < shop->threads; t++) {
    shop->works[t] = kgi_work_new(shop->lexicon, !shop->options.no_discover);
    if (!shop->works[t]) return false;
  }
  return true;
}

kgi_workshop *kgi_workshop_new(const kg_lexicon *lexicon, const kg_extract_options *options, const kg_graph *earlier) {
  kgi_workshop *shop = calloc(1, sizeof *shop);
  if (!shop) return NULL;
  shop->lexicon = lexicon;
  shop->options = *options;
  shop->earlier = earlier;
  shop->threads = kgi_pool_threads(options->threads);
  if (open_shop(shop)) return shop;
  kgi_workshop_free(shop);
  return NULL;
}

void kgi_workshop_drop_glimpses(kgi_workshop *shop) {
  for (unsigned t = 0; shop->glimpses && t < shop->threads; t++) kgi_arena_clear(&shop->glimpses[t]);
}

void kgi_workshop_free(kgi_workshop *shop) {
  if (!shop) return;
  kgi_crew_free(shop->crew);
  for (unsigned t = 0; t < shop->threads; t++) {
    if (shop->works) kgi_work_free(shop->works[t]);
    if (shop->arenas) kgi_arena_clear(&shop->arenas[t]);
    if (shop->memos) kgi_buf_clear(&shop->memos[t]);
  }
  kgi_workshop_drop_glimpses(shop);
  for (size_t b = 0; b < shop->batches.n; b++) free_batch(shop->batches.items[b]);
  free(shop->batches.items);
  free(shop->works);
  free(shop->arenas);
  free(shop->glimpses);
  free(shop->memos);
  free(shop);
}

static kgi_paper paper_of(const kg_record *record) {
  kgi_paper paper = {.id = record->id, .date = record->date};
  for (int f = 0; f < KG_FIELDS; f++) paper.text[f] = kgi_searched(record->text[f].str);
  return paper;
}

static batch *last_batch(const kgi_workshop *shop) {
  return shop->batches.n ? shop->batches.items[shop->batches.n - 1] : NULL;
}

kg_status kgi_workshop_add(kgi_workshop *shop, const kg_record *record) {
  batch *last = last_batch(shop);
  if (!last || last->n == BATCH) {
    batch *fresh = new_batch();
    if (!fresh || !KGI_VEC_PUSH(&shop->batches, fresh)) return free_batch(fresh), KG_NOMEM;
    last = fresh;
  }
  last->papers[last->n++] = paper_of(record);
  return last->n == BATCH ? kgi_crew_add(shop->crew, last) : KG_OK;
}

kgi_result **kgi_workshop_place(const kgi_workshop *shop, uint32_t number) {
  return &shop->batches.items[number / BATCH]->results[number % BATCH];
}

const kgi_result *kgi_workshop_result(const kgi_workshop *shop, uint32_t number) {
  static const kgi_result nothing = {0};
  const kgi_result *result = *kgi_workshop_place(shop, number);
  return result ? result : &nothing;
}

bool kgi_workshop_failed(const kgi_workshop *shop, size_t pattern) {
  for (unsigned t = 0; t < shop->threads; t++)
    if (shop->works[t]->trials[pattern].failed_on) return true;
  return false;
}

/* --- all papers --- */

static kg_status renew_one(void *ctx, unsigned thread, size_t item) {
  kgi_workshop *shop = ctx;
  size_t n = shop->first + item;
  if (!shop->corpus->papers.items[n].changed) return KG_OK;
  kg_record record = kgi_corpus_record(shop->corpus, n);
  kgi_paper paper = paper_of(&record);
  return extract_one(shop, thread, &paper, kgi_workshop_place(shop, (uint32_t)n));
}

/* Goes through all papers; the texts of many at a time are in memory, not of all. */
static kg_status renew_all(kgi_workshop *shop) {
  enum { MANY = 1 << 14 };
  size_t n = shop->corpus->papers.n;
  for (shop->first = 0; shop->first < n; shop->first += MANY) {
    size_t rest = n - shop->first;
    KGI_TRY(kgi_pool_run(shop->threads, rest < MANY ? rest : MANY, renew_one, shop));
    kgi_spill_rest(&shop->corpus->abstracts);
  }
  return KG_OK;
}

kg_status kgi_workshop_finish(kgi_workshop *shop, const kgi_corpus *corpus) {
  batch *last = last_batch(shop);
  if (last && last->n < BATCH) KGI_TRY(kgi_crew_add(shop->crew, last));
  KGI_TRY(kgi_crew_end(shop->crew));
  shop->corpus = corpus;
  return corpus->changed ? renew_all(shop) : KG_OK;
}
