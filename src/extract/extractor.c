/* A run: records in, then every paper extracted in parallel, names spread, results merged in the order of ids. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "base/pool.h"
#include "base/str.h"
#include "extract/delivery.h"
#include "extract/memo.h"
#include "extract/result.h"
#include "extract/spread.h"

struct kg_extractor {
  const kg_lexicon *lexicon;
  kg_extract_options options;
  kgi_corpus corpus;
  const kg_graph *earlier; /* whose memos are taken over, or NULL */
  void (*progress)(void *ctx, size_t papers);
  void *progress_ctx;
  double started;
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

kg_extractor *kg_extractor_new(const kg_lexicon *lexicon, const kg_extract_options *options) {
  if (!lexicon->compiled) return NULL;
  kg_extractor *extractor = calloc(1, sizeof *extractor);
  if (!extractor) return NULL;
  extractor->lexicon = lexicon;
  if (options) extractor->options = *options;
  extractor->started = now();
  return extractor;
}

void kg_extractor_free(kg_extractor *extractor) {
  if (!extractor) return;
  kgi_corpus_clear(&extractor->corpus);
  free(extractor);
}

void kg_extractor_recall(kg_extractor *extractor, const kg_graph *earlier) { extractor->earlier = earlier; }

void kg_extractor_on_progress(kg_extractor *extractor, void (*progress)(void *ctx, size_t papers), void *ctx) {
  extractor->progress = progress;
  extractor->progress_ctx = ctx;
}

kg_status kg_extractor_add(void *ctx, const kg_record *record) {
  enum { STEP = 256 };
  kg_extractor *extractor = ctx;
  KGI_TRY(kgi_corpus_add(&extractor->corpus, record));
  if (extractor->progress && extractor->corpus.papers.n % STEP == 0)
    extractor->progress(extractor->progress_ctx, extractor->corpus.papers.n);
  return KG_OK;
}

/* --- parallel part --- */

typedef struct job {
  kg_extractor *extractor;
  unsigned threads;
  kgi_work **works;    /* one a thread */
  kgi_arena *arenas;   /* one a thread, for the strings of results */
  kgi_buf *memos;      /* one a thread, to write in */
  kgi_result *results; /* one a paper */
  kg_str *remembered;  /* one a paper */
  bool *recalled;      /* one a paper */
  kgi_overlay overlay;
} job;

static void searched_texts(const kgi_stored *stored, kg_str text[KG_FIELDS]) {
  for (int f = 0; f < KG_FIELDS; f++) text[f] = kgi_searched(stored->record.text[f].str);
}

/* Takes a paper's result from the earlier graph, if that has it. */
static bool recall(job *j, uint64_t mark, const kgi_paper *paper, size_t n) {
  const kg_graph *earlier = j->extractor->earlier;
  size_t low = 0, high = 0;
  const kg_paper *papers = earlier ? kg_graph_papers(earlier, &high) : NULL;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = kgi_str_cmp(papers[middle].id, paper->id);
    if (order == 0) {
      j->remembered[n] = papers[middle].memo;
      return kgi_memo_read(papers[middle].memo, mark, j->extractor->lexicon, paper, &j->results[n]);
    }
    low = order < 0 ? middle + 1 : low;
    high = order < 0 ? high : middle;
  }
  return false;
}

/* A paper on which a pattern failed has no memo: it is to be told of again. */
static kg_status remember(job *j, unsigned thread, uint64_t mark, bool failed, size_t n) {
  kgi_buf *memo = &j->memos[thread];
  j->remembered[n] = (kg_str){NULL, 0};
  if (!j->extractor->options.remember || failed || !mark) return KG_OK;
  kgi_buf_reset(memo);
  kgi_memo_write(memo, mark, &j->results[n]);
  j->remembered[n] = kgi_arena_str(&j->arenas[thread], kgi_buf_str(memo));
  return memo->failed || !j->remembered[n].ptr ? KG_NOMEM : KG_OK;
}

static kg_status extract_one(void *ctx, unsigned thread, size_t n) {
  job *j = ctx;
  const kg_extractor *extractor = j->extractor;
  const kgi_stored *stored = &extractor->corpus.papers.items[n];
  kgi_work *work = j->works[thread];
  kgi_paper paper = {.id = stored->record.id, .date = stored->record.date};
  searched_texts(stored, paper.text);
  bool marked = extractor->options.remember || extractor->earlier;
  uint64_t mark = marked ? kgi_memo_mark(extractor->lexicon, work->discover, &paper) : 0;
  if (recall(j, mark, &paper, n)) return j->recalled[n] = true, KG_OK;
  size_t failures = work->n_failures;
  KGI_TRY(kgi_extract_paper(work, &paper, &j->arenas[thread], &j->results[n]));
  return remember(j, thread, mark, work->n_failures > failures, n);
}

static kg_status spread_one(void *ctx, unsigned thread, size_t n) {
  job *j = ctx;
  kg_str text[KG_FIELDS];
  searched_texts(&j->extractor->corpus.papers.items[n], text);
  return kgi_spread(j->works[thread], &j->overlay, text, &j->results[n]);
}

static kg_status start(job *j, kg_extractor *extractor) {
  size_t n = extractor->corpus.papers.n;
  *j = (job){.extractor = extractor, .threads = kgi_pool_threads(extractor->options.threads)};
  j->works = calloc(j->threads, sizeof(kgi_work *));
  j->arenas = calloc(j->threads, sizeof *j->arenas);
  j->memos = calloc(j->threads, sizeof *j->memos);
  j->results = calloc(n + 1, sizeof *j->results);
  j->remembered = calloc(n + 1, sizeof *j->remembered);
  j->recalled = calloc(n + 1, sizeof *j->recalled);
  if (!j->works || !j->arenas || !j->memos || !j->results || !j->remembered || !j->recalled) return KG_NOMEM;
  for (unsigned t = 0; t < j->threads; t++) {
    j->works[t] = kgi_work_new(extractor->lexicon, !extractor->options.no_discover);
    if (!j->works[t]) return KG_NOMEM;
  }
  return KG_OK;
}

static void stop(job *j) {
  for (unsigned t = 0; t < j->threads; t++) {
    if (j->works) kgi_work_free(j->works[t]);
    if (j->arenas) kgi_arena_clear(&j->arenas[t]);
    if (j->memos) kgi_buf_clear(&j->memos[t]);
  }
  for (size_t i = 0; j->results && i < j->extractor->corpus.papers.n; i++) kgi_result_clear(&j->results[i]);
  kgi_overlay_clear(&j->overlay);
  free(j->works);
  free(j->arenas);
  free(j->memos);
  free(j->results);
  free(j->remembered);
  free(j->recalled);
}

static kg_status extract_all(job *j) {
  size_t n = j->extractor->corpus.papers.n;
  KGI_TRY(kgi_pool_run(j->threads, n, extract_one, j));
  for (size_t i = 0; i < n; i++) KGI_TRY(kgi_overlay_add(&j->overlay, &j->results[i]));
  if (!j->overlay.names.n) return KG_OK;
  KGI_TRY(kgi_overlay_build(&j->overlay));
  return kgi_pool_run(j->threads, n, spread_one, j);
}

/* --- merging into a graph --- */

static kg_status merge_all(const job *j, kg_graph **graph) {
  const kg_extractor *extractor = j->extractor;
  kg_builder *builder = kg_builder_new();
  kg_status status = builder ? KG_OK : KG_NOMEM;
  kgi_delivery to = {extractor->lexicon, &extractor->corpus, builder, extractor->options.evidence};
  if (builder) kg_builder_evidence(builder, to.evidence);
  for (size_t i = 0; !status && i < extractor->corpus.papers.n; i++)
    status = kgi_deliver(&to, i, &j->results[i], j->remembered[i]);
  if (!status) {
    *graph = kg_builder_finish(builder, KG_BIPARTITE, (kg_str){0});
    if (!*graph) status = KG_NOMEM;
  }
  kg_builder_free(builder);
  return status;
}

static void report_clipped(const kgi_corpus *corpus, kg_diag *diag) {
  for (size_t i = 0; i < corpus->papers.n; i++) {
    const kg_record *record = &corpus->papers.items[i].record;
    for (int f = 0; f < KG_FIELDS; f++) {
      if (record->text[f].str.len <= KGI_LONGEST_SEARCHED) continue;
      char file[256];
      snprintf(file, sizeof file, "%.*s", (int)record->source.file.len, record->source.file.ptr);
      kgi_report(diag, KG_WARNING, KG_LIMIT, (kgi_place){.source = file, .line = record->source.line},
                 "the %s is longer than %d KiB; names are looked for only up to there", kg_field_name((kg_field)f),
                 KGI_LONGEST_SEARCHED / 1024);
    }
  }
}

static void report_failed_patterns(const job *j, kg_diag *diag) {
  const kg_lexicon *lexicon = j->extractor->lexicon;
  for (size_t p = 0; p < lexicon->patterns.n; p++) {
    bool failed = false;
    for (unsigned t = 0; t < j->threads; t++) failed |= j->works[t]->pattern_failed[p];
    if (failed)
      kgi_report(diag, KG_ERROR, KG_LIMIT, (kgi_place){0},
                 "the pattern '%.*s' took too many steps on some papers and was skipped there; make it simpler",
                 (int)lexicon->patterns.items[p].name.len, lexicon->patterns.items[p].name.ptr);
  }
}

kg_status kg_extractor_finish(kg_extractor *extractor, kg_graph **graph, kg_stats *stats, kg_diag *diag,
                              kg_error *err) {
  job j = {.extractor = extractor};
  kg_stats times = {.papers = extractor->corpus.papers.n, .bytes = extractor->corpus.bytes};
  double begin = now();
  times.read_seconds = begin - extractor->started;
  *graph = NULL;
  kg_status status = kgi_corpus_sort(&extractor->corpus);
  if (!status) status = start(&j, extractor);
  if (!status) status = extract_all(&j);
  double extracted = now();
  times.extract_seconds = extracted - begin;
  if (!status) status = merge_all(&j, graph);
  times.merge_seconds = now() - extracted;
  for (size_t i = 0; !status && i < times.papers; i++) times.recalled += j.recalled[i];
  if (!status) {
    report_failed_patterns(&j, diag);
    report_clipped(&extractor->corpus, diag);
  }
  stop(&j);
  if (stats) *stats = times;
  return status ? kgi_fail(err, status, (kgi_place){0}, "%s during extraction", kg_status_text(status)) : KG_OK;
}
