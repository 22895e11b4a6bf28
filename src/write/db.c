/* SQLite: the graph as a database, made in its file, or in memory and handed on whole. What its tables hold is told in
 * store/schema.sql. */
#include <stdlib.h>

#include "base/belt.h"
#include "base/error.h"
#include "base/intern.h"
#include "base/pool.h"
#include "query/dates.h"
#include "query/similar.h"
#include "query/trend.h"
#include "store/fulltext.h"
#include "store/schema.h"
#include "write/db_rows.h"

static const kgi_fulltext fulltexts[] = {{"sentences_search", "text", &kgi_rows_sentences},
                                         {"papers_search", "title, title_alt", &kgi_rows_headings},
                                         {"names_search", "name", &kgi_rows_spellings}};
enum { INDEXES = sizeof fulltexts / sizeof *fulltexts };

typedef struct work {
  kgi_db db, indexed[INDEXES]; /* the database, and those in which its full-text indexes are made */
  kgi_filling from;
  bool is_whole; /* not a projection, so there are questions about it */
} work;

/* --- sentences, each once a paper --- */

static kg_status add_sentence(kgi_filling *to, kgi_interner *of_paper, uint32_t paper, kg_str text) {
  size_t known = of_paper->strs.n, first = to->sentences.n - known;
  uint32_t id = kgi_intern(of_paper, text);
  if (id == KGI_NO_ID || !KGI_VEC_PUSH(&to->sentence_of, (uint32_t)(first + id))) return KG_NOMEM;
  if (id < known) return KG_OK;
  return KGI_VEC_PUSH(&to->sentences, (kgi_sentence){paper, text}) ? KG_OK : KG_NOMEM;
}

static kg_status make_sentences(kgi_filling *to) {
  kgi_interner of_paper = {0};
  kg_status status = KG_OK;
  const kg_edge *edges = to->graph.edges;
  for (size_t e = 0; e < to->graph.n_edges && !status; e++) {
    if (e && edges[e].from != edges[e - 1].from) kgi_intern_clear(&of_paper);
    for (size_t m = 0; m < edges[e].n_mentions && !status; m++)
      status = add_sentence(to, &of_paper, edges[e].from, kg_mention_sentence(&edges[e].mentions[m]));
  }
  kgi_intern_clear(&of_paper);
  return status;
}

/* --- what papers are found by --- */

static kg_status add_title(kgi_filling *to, kgi_folded *folded, size_t paper, kg_str title) {
  if (!title.len) return KG_OK;
  KGI_TRY(kgi_fold(folded, title));
  int64_t hash = kgi_schema_hash((kg_str){folded->key, folded->n});
  to->titles[to->n_titles++] = (kgi_numbered){hash, (uint32_t)paper};
  return KG_OK;
}

static bool is_same(kgi_numbered a, kgi_numbered b) { return a.number == b.number && a.item == b.item; }

/* The same title keeps the order of its papers, so one that a paper has twice stands twice in a row. */
static kg_status sort_titles(kgi_filling *to) {
  kgi_numbered *titles = to->titles;
  size_t kept = 0;
  if (!kgi_order_numbered(titles, to->n_titles)) return KG_NOMEM;
  for (size_t i = 0; i < to->n_titles; i++)
    if (!kept || !is_same(titles[kept - 1], titles[i])) titles[kept++] = titles[i];
  to->n_titles = kept;
  return KG_OK;
}

static kg_status make_titles(kgi_filling *to) {
  kgi_folded folded = {0};
  const kg_paper *papers = to->graph.papers;
  to->titles = kgi_arena_alloc(&to->question.arena, 2 * to->graph.n_papers * sizeof *to->titles);
  if (!to->titles) return KG_NOMEM;
  kg_status status = KG_OK;
  for (size_t i = 0; i < to->graph.n_papers && !status; i++) {
    status = add_title(to, &folded, i, papers[i].text[KG_TITLE]);
    if (!status) status = add_title(to, &folded, i, papers[i].text[KG_TITLE_ALT]);
  }
  kgi_folded_clear(&folded);
  return status ? status : sort_titles(to);
}

/* --- filling, by two threads that know nothing of each other --- */

static void put_all(work *to, const kgi_rows *const *rows, size_t n) {
  for (size_t i = 0; i < n; i++) kgi_db_fill(&to->db, rows[i], &to->from);
}

/* The edges by their entities, what the verbs about the whole would answer, and what papers are found by. */
static kg_status make_lists(work *to) {
  kgi_filling *from = &to->from;
  KGI_TRY(kgi_question_months(&from->question, &from->months));
  if (!to->is_whole) return KG_OK;
  KGI_TRY(kgi_question_link(&from->question));
  for (size_t i = 0; i < KGI_STORED_LISTS; i++) KGI_TRY(kgi_list_at(i)->make(&from->question, &from->lists[i]));
  KGI_TRY(kgi_question_turnouts(&from->question, &from->turnouts));
  return make_titles(from);
}

static void put_graph(work *to) {
  static const kgi_rows *const nodes[] = {&kgi_rows_info,      &kgi_rows_papers,   &kgi_rows_sources,
                                          &kgi_rows_memos,     &kgi_rows_entities, &kgi_rows_names,
                                          &kgi_rows_sentences, &kgi_rows_mentions};
  put_all(to, nodes, sizeof nodes / sizeof *nodes);
  kgi_db_fill(&to->db, to->is_whole ? &kgi_rows_edges : &kgi_rows_shares, &to->from);
}

static void put_lists(work *to) {
  static const kgi_rows *const of_all[] = {&kgi_rows_dated, &kgi_rows_months}, *const of_whole[] = {&kgi_rows_rankings,
                                                                                                    &kgi_rows_trends,
                                                                                                    &kgi_rows_titles};
  if (to->is_whole) kgi_db_fill(&to->db, &kgi_rows_ordered, &to->from);
  put_all(to, of_all, sizeof of_all / sizeof *of_all);
  if (to->is_whole) put_all(to, of_whole, sizeof of_whole / sizeof *of_whole);
  kgi_db_run(&to->db, kgi_indexes);
}

/* What both threads look at. */
static kg_status prepare(void *ctx, unsigned thread, size_t item) {
  work *to = ctx;
  (void)thread;
  if (item) return make_sentences(&to->from);
  return to->is_whole ? kgi_question_weigh(&to->from.question) : KG_OK;
}

/* The tables of the graph, and what is made beside them: lists, then full-text indexes. Each is put in when all before
 * it are. */
enum { GRAPH, LISTS, FULLTEXTS, ALL = FULLTEXTS + INDEXES };

static kg_status take(void *ctx, unsigned place, size_t item) {
  (void)ctx, (void)place;
  return item < ALL ? KG_OK : KG_NOTFOUND;
}

static kg_status make(void *ctx, unsigned place, size_t item) {
  work *to = ctx;
  (void)place;
  if (item == GRAPH) put_graph(to);
  if (item == LISTS) return make_lists(to);
  if (item >= FULLTEXTS) kgi_fulltext_make(&to->indexed[item - FULLTEXTS], &fulltexts[item - FULLTEXTS], &to->from);
  return KG_OK;
}

static kg_status put(void *ctx, unsigned place, size_t item) {
  work *to = ctx;
  (void)place;
  if (item == LISTS) put_lists(to);
  if (item < FULLTEXTS) return to->db.status;
  kgi_fulltext_take(&to->db, &fulltexts[item - FULLTEXTS], &to->indexed[item - FULLTEXTS]);
  return to->indexed[item - FULLTEXTS].status;
}

static kg_status fill(work *to) {
  static const kgi_belt_steps steps = {take, make, put};
  enum { THREADS = 2 };
  kgi_db_run(&to->db, kgi_schema);
  kgi_db_run(&to->db, kgi_ordered);
  KGI_TRY(kgi_pool_run(THREADS, 2, prepare, to));
  KGI_TRY(kgi_belt_run(THREADS, &steps, to));
  return to->db.status;
}

static kg_status fail(const kgi_writing *job, const work *to, kg_status status) {
  if (status == KG_NOMEM) return kgi_writing_nomem(job);
  for (size_t i = 0; i < INDEXES; i++)
    if (to->indexed[i].status)
      return kgi_fail(job->err, status, (kgi_place){0}, "SQLite, temporary file in $TMPDIR or /var/tmp: %s",
                      to->indexed[i].text);
  return kgi_fail(job->err, status, (kgi_place){0}, "SQLite: %s", to->db.text);
}

static void clear(work *to) {
  kgi_filling *from = &to->from;
  kgi_db_close(&to->db);
  for (size_t i = 0; i < INDEXES; i++) kgi_db_close(&to->indexed[i]);
  kgi_folded_clear(&from->folded);
  free(from->sentences.items);
  free(from->sentence_of.items);
  kgi_arena_clear(&from->question.arena);
  kgi_sheet_clear(&from->graph);
}

static kg_status write_db(const kgi_writing *job) {
  work to = {.from = {.graph = kgi_sheet_of(job), .question = kgi_question_about(job->graph)},
             .is_whole = kg_graph_view(job->graph) == KG_BIPARTITE};
  kgi_db_new(&to.db, job->file);
  for (size_t i = 0; i < INDEXES; i++) kgi_db_scratch(&to.indexed[i]);
  kg_status status = fill(&to);
  if (!status && !to.db.in_file) kgi_put(job->sink, kgi_db_bytes(&to.db));
  clear(&to);
  return status ? fail(job, &to, status) : KG_OK;
}

const kg_writer kgi_writer_db = {
    .name = "db", .help = "SQLite database with full-text search", .extensions = ".db .sqlite", .write = write_db};
