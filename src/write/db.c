/* SQLite: the graph as a database, made in memory and handed on whole. What its tables hold is told in
 * store/schema.sql. */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/intern.h"
#include "base/pool.h"
#include "query/ranking.h"
#include "query/similar.h"
#include "query/trend.h"
#include "store/db.h"
#include "store/schema.h"
#include "write/sheet.h"

typedef struct title_row {
  int64_t hash;
  uint32_t paper;
} title_row;

typedef struct filling {
  kgi_db db;
  kgi_sheet graph;
  kgi_folded folded;
  sqlite3_stmt *sentence, *mention;
  kgi_interner sentences; /* of the paper at hand */
  uint32_t of_paper;      /* that paper */
  int64_t n_sentences;    /* of all papers before it */
  kgi_question question;  /* about the whole, in whose memory are: */
  kgi_ranking lists[KGI_STORED_LISTS];
  kgi_turnout *turnouts;
  title_row *titles;
  size_t n_titles;
} filling;

static int by_hash(const void *a, const void *b) {
  const title_row *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return (x->paper > y->paper) - (x->paper < y->paper);
}

/* As many digits as other formats show, so that all of them say the same. */
static double rounded(float confidence) { return round((double)confidence * 1e4) / 1e4; }

static void put_info(filling *to) {
  const kg_graph *graph = to->graph.job->graph;
  const struct {
    const char *key;
    kg_str value;
  } rows[] = {{"view", kg_str_of(kg_view_name(kg_graph_view(graph)))},
              {"left_out", kg_graph_left_out(graph)},
              {"version", kg_str_of(kg_version())}};
  sqlite3_stmt *row = kgi_db_prepare(&to->db, "INSERT INTO info VALUES (?, ?)");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    kgi_bind_str(row, 1, kg_str_of(rows[i].key));
    kgi_bind_str(row, 2, rows[i].value);
    kgi_db_put(&to->db, row);
  }
}

static void put_sources(filling *to, sqlite3_stmt *row, size_t n) {
  const kg_paper *paper = &to->graph.papers[n];
  sqlite3_bind_int64(row, 1, (int64_t)n);
  for (size_t i = 0; i < paper->n_sources; i++) {
    sqlite3_bind_int64(row, 2, (int64_t)i);
    kgi_bind_str(row, 3, paper->sources[i].file);
    sqlite3_bind_int64(row, 4, paper->sources[i].line);
    kgi_db_put(&to->db, row);
  }
}

static void put_memo(filling *to, sqlite3_stmt *row, size_t n) {
  sqlite3_bind_int64(row, 1, (int64_t)n);
  kgi_bind_str(row, 2, to->graph.papers[n].memo);
  kgi_db_put(&to->db, row);
}

static void put_papers(filling *to) {
  sqlite3_stmt *row = kgi_db_prepare(&to->db, "INSERT INTO papers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sqlite3_stmt *source = kgi_db_prepare(&to->db, "INSERT INTO sources VALUES (?, ?, ?, ?)");
  sqlite3_stmt *memo = kgi_db_prepare(&to->db, "INSERT INTO memos VALUES (?, ?)");
  bool is_whole = kg_graph_view(to->graph.job->graph) == KG_BIPARTITE;
  for (size_t n = 0; n < to->graph.n_papers; n++) {
    const kg_paper *paper = &to->graph.papers[n];
    const kg_str texts[] = {
        paper->id,   paper->text[KG_TITLE], paper->text[KG_TITLE_ALT], paper->text[KG_ABSTRACT], paper->url,
        paper->date, paper->authors,        paper->categories};
    sqlite3_bind_int64(row, 1, (int64_t)n);
    for (int i = 0; i < 8; i++) kgi_bind_str(row, i + 2, texts[i]);
    sqlite3_bind_double(row, 10, is_whole ? kgi_question_length(&to->question, n) : 0);
    kgi_db_put(&to->db, row);
    put_sources(to, source, n);
    if (paper->memo.len) put_memo(to, memo, n);
  }
}

static void put_name(filling *to, sqlite3_stmt *row, size_t entity, kg_str name, bool is_alias) {
  if (kgi_fold(&to->folded, name) != KG_OK) to->db.status = KG_NOMEM;
  sqlite3_bind_int64(row, 1, (int64_t)entity);
  kgi_bind_str(row, 2, name);
  kgi_bind_str(row, 3, (kg_str){to->folded.key, to->folded.n});
  sqlite3_bind_int64(row, 4, is_alias);
  kgi_db_put(&to->db, row);
}

static void put_names(filling *to, sqlite3_stmt *row, size_t n) {
  const kg_entity *entity = &to->graph.entities[n];
  put_name(to, row, n, entity->name, false);
  for (size_t i = 0; i < entity->n_aliases; i++) put_name(to, row, n, entity->aliases[i], true);
}

static void put_entities(filling *to) {
  sqlite3_stmt *row = kgi_db_prepare(&to->db, "INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?)");
  sqlite3_stmt *name = kgi_db_prepare(&to->db, "INSERT INTO names (entity, name, key, is_alias) VALUES (?, ?, ?, ?)");
  for (size_t n = 0; n < to->graph.n_entities; n++) {
    const kg_entity *entity = &to->graph.entities[n];
    uint32_t node = (uint32_t)(to->graph.n_papers + n);
    const kg_str texts[] = {entity->name, to->graph.types[entity->type], entity->origin, entity->family};
    sqlite3_bind_int64(row, 1, (int64_t)n);
    for (int i = 0; i < 4; i++) kgi_bind_str(row, i + 2, texts[i]);
    sqlite3_bind_int64(row, 6, (int64_t)kgi_sheet_degree(&to->graph, node));
    sqlite3_bind_int64(row, 7, (int64_t)kgi_sheet_mentions(&to->graph, node));
    kgi_db_put(&to->db, row);
    put_names(to, name, n);
  }
}

/* The number of a sentence, stored when its paper has it for the first time. */
static int64_t sentence_of(filling *to, uint32_t paper, kg_str text) {
  if (paper != to->of_paper) {
    to->n_sentences += (int64_t)to->sentences.strs.n;
    kgi_intern_clear(&to->sentences);
    to->of_paper = paper;
  }
  size_t known = to->sentences.strs.n;
  uint32_t id = kgi_intern(&to->sentences, text);
  if (id == KGI_NO_ID) to->db.status = KG_NOMEM;
  int64_t n = to->n_sentences + id;
  if (id < known || id == KGI_NO_ID) return n;
  sqlite3_bind_int64(to->sentence, 1, n);
  sqlite3_bind_int64(to->sentence, 2, paper);
  kgi_bind_str(to->sentence, 3, text);
  kgi_db_put(&to->db, to->sentence);
  return n;
}

static void put_mention(filling *to, const kg_edge *edge, size_t place) {
  const kg_mention *mention = &edge->mentions[place];
  sqlite3_stmt *row = to->mention;
  const int64_t numbers[] = {mention->start, mention->end, mention->line, mention->col};
  sqlite3_bind_int64(row, 1, edge->from);
  sqlite3_bind_int64(row, 2, (int64_t)(edge->to - to->graph.n_papers));
  sqlite3_bind_int64(row, 3, (int64_t)place);
  kgi_bind_str(row, 4, kg_str_of(kg_field_name(mention->field)));
  for (int i = 0; i < 4; i++) sqlite3_bind_int64(row, i + 5, numbers[i]);
  kgi_bind_str(row, 9, mention->text);
  sqlite3_bind_int64(row, 10, sentence_of(to, edge->from, mention->sentence));
  kgi_bind_str(row, 11, kg_str_of(kg_relation_name(mention->relation)));
  sqlite3_bind_double(row, 12, rounded(mention->confidence));
  kgi_bind_str(row, 13, mention->rule);
  kgi_db_put(&to->db, row);
}

static void put_edge(filling *to, sqlite3_stmt *row, const kg_edge *edge) {
  sqlite3_bind_int64(row, 1, edge->from);
  sqlite3_bind_int64(row, 2, (int64_t)(edge->to - to->graph.n_papers));
  kgi_bind_str(row, 3, kg_str_of(kg_relation_name(edge->relation)));
  sqlite3_bind_double(row, 4, rounded(edge->confidence));
  sqlite3_bind_double(row, 5, edge->weight);
  kgi_db_put(&to->db, row);
  for (size_t i = 0; i < edge->n_mentions; i++) put_mention(to, edge, i);
}

static void put_edges(filling *to) {
  sqlite3_stmt *row = kgi_db_prepare(&to->db, "INSERT INTO edges VALUES (?, ?, ?, ?, ?)");
  to->sentence = kgi_db_prepare(&to->db, "INSERT INTO sentences VALUES (?, ?, ?)");
  to->mention = kgi_db_prepare(&to->db, "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (size_t e = 0; e < to->graph.n_edges; e++) put_edge(to, row, &to->graph.edges[e]);
}

static void put_shares(filling *to) {
  kg_view view = kg_graph_view(to->graph.job->graph);
  sqlite3_stmt *row = kgi_db_prepare(&to->db, "INSERT INTO shares VALUES (?, ?, ?, ?)");
  size_t first = view == KG_VIEW_ENTITIES ? to->graph.n_papers : 0;
  for (size_t e = 0; e < to->graph.n_edges; e++) {
    const kg_edge *edge = &to->graph.edges[e];
    sqlite3_bind_int64(row, 1, (int64_t)(edge->from - first));
    sqlite3_bind_int64(row, 2, (int64_t)(edge->to - first));
    sqlite3_bind_double(row, 3, rounded(edge->confidence));
    sqlite3_bind_double(row, 4, edge->weight);
    kgi_db_put(&to->db, row);
  }
}

static void put_list(filling *to, sqlite3_stmt *row, const char *name, const kgi_ranking *ranking) {
  kgi_bind_str(row, 1, kg_str_of(name));
  for (size_t i = 0; i < ranking->n; i++) {
    const kgi_standing *standing = &ranking->items[i];
    sqlite3_bind_int64(row, 2, (int64_t)i);
    sqlite3_bind_int64(row, 3, standing->entity);
    sqlite3_bind_int64(row, 4, standing->paper);
    sqlite3_bind_double(row, 5, standing->score);
    kgi_db_put(&to->db, row);
  }
}

static void put_turnouts(filling *to) {
  sqlite3_stmt *row = kgi_db_prepare(&to->db, "INSERT INTO trends VALUES (?, ?, ?)");
  for (size_t i = 0; i < to->graph.n_entities; i++) {
    sqlite3_bind_int64(row, 1, (int64_t)i);
    sqlite3_bind_int64(row, 2, to->turnouts[i].before);
    sqlite3_bind_int64(row, 3, to->turnouts[i].now);
    kgi_db_put(&to->db, row);
  }
}

/* Titles must be put in the order of their hashes, each once. */
static void put_titles(filling *to) {
  sqlite3_stmt *row = kgi_db_prepare(&to->db, "INSERT INTO titles VALUES (?, ?)");
  for (size_t i = 0; i < to->n_titles; i++) {
    if (i && by_hash(&to->titles[i - 1], &to->titles[i]) == 0) continue;
    sqlite3_bind_int64(row, 1, to->titles[i].hash);
    sqlite3_bind_int64(row, 2, to->titles[i].paper);
    kgi_db_put(&to->db, row);
  }
}

static void put_lists(filling *to) {
  sqlite3_stmt *row = kgi_db_prepare(&to->db, "INSERT INTO rankings VALUES (?, ?, ?, ?, ?)");
  for (size_t i = 0; i < KGI_STORED_LISTS; i++) put_list(to, row, kgi_list_at(i)->name, &to->lists[i]);
  put_turnouts(to);
  put_titles(to);
}

static kg_status add_title(filling *to, kgi_folded *folded, size_t paper, kg_str title) {
  if (!title.len) return KG_OK;
  KGI_TRY(kgi_fold(folded, title));
  int64_t hash = kgi_schema_hash((kg_str){folded->key, folded->n});
  to->titles[to->n_titles++] = (title_row){hash, (uint32_t)paper};
  return KG_OK;
}

static kg_status make_titles(filling *to) {
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
  qsort(to->titles, to->n_titles, sizeof *to->titles, by_hash);
  return status;
}

/* What the verbs about the whole would answer, and what papers are found by. */
static kg_status make_lists(filling *to) {
  KGI_TRY(make_titles(to));
  for (size_t i = 0; i < KGI_STORED_LISTS; i++) KGI_TRY(kgi_list_at(i)->make(&to->question, &to->lists[i]));
  return kgi_question_turnouts(&to->question, &to->turnouts);
}

static void put_rows(filling *to) {
  put_info(to);
  put_papers(to);
  put_entities(to);
  if (kg_graph_view(to->graph.job->graph) == KG_BIPARTITE)
    put_edges(to);
  else
    put_shares(to);
  kgi_db_run(&to->db, kgi_indexes);
}

/* Rows and lists are made side by side; neither knows of the other. */
static kg_status make_half(void *ctx, unsigned thread, size_t half) {
  filling *to = ctx;
  (void)thread;
  if (half == 0) return put_rows(to), KG_OK;
  return kg_graph_view(to->graph.job->graph) == KG_BIPARTITE ? make_lists(to) : KG_OK;
}

static void fill(filling *to) {
  to->question = kgi_question_about(to->graph.job->graph);
  kgi_db_run(&to->db, kgi_schema);
  kgi_db_run(&to->db, "BEGIN");
  kg_status status = kgi_pool_run(2, 2, make_half, to);
  if (status && !to->db.status) to->db.status = status;
  if (!status && kg_graph_view(to->graph.job->graph) == KG_BIPARTITE) put_lists(to);
  kgi_db_run(&to->db, "COMMIT");
}

static kg_status write_db(const kgi_writing *job) {
  filling to = {.graph = kgi_sheet_of(job)};
  kgi_db_new(&to.db);
  fill(&to);
  if (!to.db.status) kgi_put(job->sink, kgi_db_bytes(&to.db));
  kgi_db_close(&to.db);
  kgi_folded_clear(&to.folded);
  kgi_intern_clear(&to.sentences);
  kgi_arena_clear(&to.question.arena);
  kgi_sheet_clear(&to.graph);
  if (to.db.status) return kgi_fail(job->err, to.db.status, (kgi_place){0}, "SQLite: %s", to.db.text);
  return KG_OK;
}

const kg_writer kgi_writer_db = {
    .name = "db", .help = "SQLite database with full-text search", .extensions = ".db .sqlite", .write = write_db};
