/* A run: records in and extracted as they come, names spread, results merged in the order of ids. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "extract/harvest.h"

struct kg_extractor {
  const kg_lexicon *lexicon;
  kg_extract_options options;
  kgi_corpus corpus;
  kgi_workshop *shop;      /* from the first paper on that is extracted */
  size_t n_given;          /* papers that it was given, from the first on */
  const kg_graph *earlier; /* whose memos are taken over, or NULL */
  void (*progress)(void *ctx, size_t papers);
  void *progress_ctx;
  double started, extracting; /* a time, and how long extraction kept the reading waiting */
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

kg_extractor *kg_extractor_new(const kg_lexicon *lexicon, const kg_extract_options *options) {
  kg_extractor *extractor = calloc(1, sizeof *extractor);
  if (!extractor) return NULL;
  extractor->lexicon = lexicon;
  if (options) extractor->options = *options;
  extractor->corpus.placeless = extractor->options.evidence == KG_EVIDENCE_NONE;
  extractor->started = now();
  return extractor;
}

void kg_extractor_free(kg_extractor *extractor) {
  if (!extractor) return;
  kgi_workshop_free(extractor->shop);
  kgi_corpus_clear(&extractor->corpus);
  free(extractor);
}

void kg_extractor_recall(kg_extractor *extractor, const kg_graph *earlier) { extractor->earlier = earlier; }

void kg_extractor_on_progress(kg_extractor *extractor, void (*progress)(void *ctx, size_t papers), void *ctx) {
  extractor->progress = progress;
  extractor->progress_ctx = ctx;
}

static bool open_shop(kg_extractor *extractor) {
  if (!extractor->shop) extractor->shop = kgi_workshop_new(extractor->lexicon, &extractor->options, extractor->earlier);
  return extractor->shop != NULL;
}

static kg_status give_papers(kg_extractor *extractor) {
  if (!open_shop(extractor)) return KG_NOMEM;
  for (; extractor->n_given < extractor->corpus.papers.n; extractor->n_given++) {
    kg_record record = kgi_corpus_record(&extractor->corpus, extractor->n_given);
    KGI_TRY(kgi_workshop_add(extractor->shop, &record));
  }
  return KG_OK;
}

/* New papers go to be extracted at once, or wait for the lexicon. */
static kg_status extract_new(kg_extractor *extractor) {
  if (!kgi_lexicon_is_compiled(extractor->lexicon)) return KG_OK;
  double begin = now();
  kg_status status = give_papers(extractor);
  extractor->extracting += now() - begin;
  return status;
}

kg_status kg_extractor_add(void *ctx, const kg_record *record) {
  enum { STEP = 256 };
  kg_extractor *extractor = ctx;
  size_t before = extractor->corpus.papers.n;
  KGI_TRY(kgi_corpus_add(&extractor->corpus, record));
  if (extractor->corpus.papers.n > before) KGI_TRY(extract_new(extractor));
  if (extractor->progress && extractor->corpus.papers.n % STEP == 0)
    extractor->progress(extractor->progress_ctx, extractor->corpus.papers.n);
  return KG_OK;
}

/* --- the end --- */

static size_t count_recalled(const kg_extractor *extractor) {
  size_t n = 0;
  for (uint32_t i = 0; i < extractor->corpus.papers.n; i++) n += kgi_workshop_result(extractor->shop, i)->recalled;
  return n;
}

static void report_clipped_texts(const kg_record *record, kg_diag *diag) {
  for (int f = 0; f < KG_FIELDS; f++) {
    if (record->text[f].str.len <= KGI_LONGEST_SEARCHED) continue;
    char file[256];
    snprintf(file, sizeof file, "%.*s", (int)record->source.file.len, record->source.file.ptr);
    kgi_report(diag, KG_WARNING, KG_LIMIT, (kgi_place){.source = file, .line = record->source.line},
               "the %s is longer than %d KiB; names are looked for only up to there", kg_field_name((kg_field)f),
               KGI_LONGEST_SEARCHED / 1024);
  }
}

static void report_clipped(const kgi_corpus *corpus, kg_diag *diag) {
  for (size_t i = 0; i < corpus->papers.n; i++) {
    if (corpus->papers.items[corpus->order[i]].size <= KGI_LONGEST_SEARCHED) continue;
    kg_record record = kgi_corpus_record(corpus, corpus->order[i]);
    report_clipped_texts(&record, diag);
  }
}

static void report_failed_patterns(const kg_extractor *extractor, kg_diag *diag) {
  const kg_lexicon *lexicon = extractor->lexicon;
  for (size_t p = 0; p < lexicon->patterns.n; p++)
    if (kgi_workshop_failed(extractor->shop, p))
      kgi_report(diag, KG_ERROR, KG_LIMIT, (kgi_place){0},
                 "the pattern '%.*s' took too many steps on some papers and was skipped there; make it simpler",
                 (int)lexicon->patterns.items[p].name.len, lexicon->patterns.items[p].name.ptr);
}

static void report_all(const kg_extractor *extractor, kg_diag *diag) {
  report_failed_patterns(extractor, diag);
  report_clipped(&extractor->corpus, diag);
}

/* Lets go of what the builder does not need. */
static void close_shop(kg_extractor *extractor) {
  kgi_workshop_free(extractor->shop);
  extractor->shop = NULL;
  extractor->n_given = 0;
  kgi_corpus_clear(&extractor->corpus);
}

static kg_status extract_rest(kg_extractor *extractor) {
  KGI_TRY(give_papers(extractor));
  KGI_TRY(kgi_corpus_sort(&extractor->corpus));
  return kgi_workshop_finish(extractor->shop, &extractor->corpus);
}

/* The builder makes the graph when nothing else takes up memory any more. */
static kg_status merge(kg_extractor *extractor, kg_builder *builder, kg_graph **graph, kg_diag *diag) {
  KGI_TRY(kgi_harvest(extractor->shop, &extractor->corpus, extractor->lexicon, &extractor->options, builder));
  report_all(extractor, diag);
  close_shop(extractor);
  *graph = kg_builder_finish(builder, KG_BIPARTITE, (kg_str){0});
  return *graph ? KG_OK : KG_NOMEM;
}

static kg_status finish(kg_extractor *extractor, kg_builder *builder, kg_graph **graph, kg_stats *stats,
                        kg_diag *diag) {
  double begin = now();
  stats->read_seconds = begin - extractor->started - extractor->extracting;
  KGI_TRY(extract_rest(extractor));
  double extracted = now();
  stats->extract_seconds = extracted - begin + extractor->extracting;
  stats->recalled = count_recalled(extractor);
  KGI_TRY(merge(extractor, builder, graph, diag));
  stats->merge_seconds = now() - extracted;
  return KG_OK;
}

kg_status kg_extractor_finish(kg_extractor *extractor, kg_graph **graph, kg_stats *stats, kg_diag *diag,
                              kg_error *err) {
  kg_stats own = {.papers = extractor->corpus.papers.n, .bytes = extractor->corpus.bytes};
  *graph = NULL;
  if (!kgi_lexicon_is_compiled(extractor->lexicon))
    return kgi_fail(err, KG_USAGE, (kgi_place){0}, "the lexicon is not compiled");
  kg_builder *builder = kg_builder_new();
  kg_status status = builder ? finish(extractor, builder, graph, &own, diag) : KG_NOMEM;
  kg_builder_free(builder);
  close_shop(extractor);
  if (stats) *stats = own;
  return status ? kgi_fail(err, status, (kgi_place){0}, "%s during extraction", kg_status_text(status)) : KG_OK;
}
