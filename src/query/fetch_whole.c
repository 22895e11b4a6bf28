/* What a fetch knows of the whole: lists, months, who has a name. */
#include "base/error.h"
#include "base/str.h"
#include "model/omission.h"
#include "query/reading.h"
#include "store/schema.h"

static kgi_item as_month(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (kgi_item){.month = {kgi_fetch_text(fetch, row, 0), kgi_fetch_number(fetch, row, 1, UINT32_MAX)}};
}

/* Leaves the dates that are selected, and of each month one row. */
static void unite_months(const kgi_fetch *fetch, kgi_month *months, size_t *n) {
  size_t kept = 0;
  for (size_t i = 0; i < *n; i++) {
    kgi_month one = {kgi_str_slice(months[i].month, 0, 7), months[i].n_papers};
    if (!kgi_criteria_dated(&fetch->criteria, months[i].month)) continue;
    if (kept && kgi_str_eq(months[kept - 1].month, one.month))
      months[kept - 1].n_papers += one.n_papers;
    else
      months[kept++] = one;
  }
  *n = kept;
}

kgi_months kgi_fetch_months(kgi_fetch *fetch) {
  bool selects = fetch->criteria.select;
  sqlite3_stmt *rows = kgi_fetch_statement(fetch, selects ? KGI_GET_DATES : KGI_GET_MONTHS);
  size_t n;
  kgi_month *months = kgi_fetch_all(fetch, rows, 0, as_month, sizeof *months, &n);
  if (selects) unite_months(fetch, months, &n);
  return (kgi_months){months, n};
}

size_t kgi_fetch_count_left(kgi_fetch *fetch) {
  kgi_months months = kgi_fetch_months(fetch);
  size_t n = 0;
  for (size_t i = 0; i < months.n; i++) n += months.items[i].n_papers;
  return n;
}

static kg_status read_left_out(kgi_fetch *fetch, kg_graph *graph) {
  sqlite3_stmt *row = kgi_fetch_statement(fetch, KGI_GET_LEFT_OUT);
  if (!kgi_fetch_only(fetch, row)) return fetch->db.status;
  graph->left_out = kgi_fetch_text(fetch, row, 0);
  sqlite3_reset(row);
  return fetch->db.status;
}

kg_status kgi_fetch_tell_omission(kgi_fetch *fetch, kgi_buf *out) {
  kg_graph graph = {.n_papers = fetch->n_papers, .n_entities = fetch->n_entities};
  size_t n = kgi_graph_nodes(&graph), n_gone = fetch->n_papers - fetch->n_left;
  kgi_fate *fates = kgi_arena_alloc(&fetch->arena, n * sizeof *fates);
  if (!fates) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) fates[i] = i < n_gone ? KGI_OUT_OF_TIME : KGI_KEPT;
  KGI_TRY(read_left_out(fetch, &graph));
  kgi_omission_tell(out, &graph, fates, fetch->criteria.select);
  return out->failed ? KG_NOMEM : KG_OK;
}

/* --- lists of the whole --- */

kgi_standing *kgi_fetch_ranking(kgi_fetch *fetch, const char *list, const bool *is_asked, size_t most, size_t *n) {
  kgi_buf *all = &fetch->rows;
  sqlite3_stmt *rows = kgi_fetch_statement(fetch, KGI_GET_RANKING);
  kgi_bind_str(rows, 1, kg_str_of(list));
  kgi_buf_reset(all);
  while ((!most || all->len < most * sizeof(kgi_standing)) && kgi_fetch_next(fetch, rows)) {
    kgi_standing one = {kgi_fetch_number(fetch, rows, 0, fetch->n_entities),
                        kgi_fetch_number(fetch, rows, 1, fetch->n_papers), sqlite3_column_double(rows, 2)};
    if (!fetch->db.status && is_asked[kgi_fetch_entity(fetch, one.entity, false)->type])
      kgi_buf_put(all, (kg_str){(const char *)&one, sizeof one});
  }
  sqlite3_reset(rows);
  return kgi_fetch_keep(fetch, sizeof(kgi_standing), n);
}

kgi_turnout kgi_fetch_turnout(kgi_fetch *fetch, size_t entity) {
  sqlite3_stmt *row = kgi_fetch_about(fetch, KGI_GET_TURNOUT, entity);
  if (!kgi_fetch_only(fetch, row)) return (kgi_turnout){0};
  kgi_turnout turnout = {kgi_fetch_number(fetch, row, 0, UINT32_MAX), kgi_fetch_number(fetch, row, 1, UINT32_MAX)};
  sqlite3_reset(row);
  return turnout;
}

static kgi_item as_label(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (kgi_item){.label = {kgi_fetch_text(fetch, row, 0), kgi_fetch_text(fetch, row, 1),
                              kgi_fetch_number(fetch, row, 2, fetch->n_entities)}};
}

kgi_label *kgi_fetch_ambiguous(kgi_fetch *fetch, size_t *n) {
  return kgi_fetch_all(fetch, kgi_fetch_statement(fetch, KGI_GET_AMBIGUOUS), 0, as_label, sizeof(kgi_label), n);
}

/* --- looking for names --- */

static kgi_item as_paper(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (kgi_item){.number = kgi_fetch_number(fetch, row, 0, fetch->n_papers)};
}

static kgi_item as_entity(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (kgi_item){.number = kgi_fetch_number(fetch, row, 0, fetch->n_entities)};
}

static kgi_numbers numbers(kgi_fetch *fetch, sqlite3_stmt *rows, kgi_read_row *read) {
  kgi_numbers found = {0};
  found.items = kgi_fetch_all(fetch, rows, 0, read, sizeof *found.items, &found.n);
  return found;
}

static kgi_numbers with_text(kgi_fetch *fetch, kgi_statement which, kg_str text, kgi_read_row *read) {
  sqlite3_stmt *rows = kgi_fetch_statement(fetch, which);
  kgi_bind_str(rows, 1, text);
  return numbers(fetch, rows, read);
}

kgi_numbers kgi_fetch_named(kgi_fetch *fetch, kg_str key) { return with_text(fetch, KGI_GET_NAMED, key, as_entity); }

kgi_numbers kgi_fetch_holding(kgi_fetch *fetch, kg_str key) {
  return with_text(fetch, KGI_GET_HOLDING, key, as_entity);
}

kgi_numbers kgi_fetch_of_id(kgi_fetch *fetch, kg_str id) { return with_text(fetch, KGI_GET_OF_ID, id, as_paper); }

kgi_numbers kgi_fetch_titled(kgi_fetch *fetch, kg_str key) {
  sqlite3_stmt *rows = kgi_fetch_statement(fetch, KGI_GET_TITLED);
  sqlite3_bind_int64(rows, 1, kgi_schema_hash(key));
  return numbers(fetch, rows, as_paper);
}

static bool next_text(kgi_fetch *fetch, kgi_statement which, kg_str *text) {
  sqlite3_stmt *rows = kgi_fetch_statement(fetch, which);
  if (!kgi_fetch_next(fetch, rows)) return false;
  *text = kgi_column_str(rows, 0);
  return true;
}

bool kgi_fetch_next_id(kgi_fetch *fetch, kg_str *id) {
  while (next_text(fetch, KGI_GET_IDS, id)) {
    kg_str date = kgi_column_str(kgi_fetch_statement(fetch, KGI_GET_IDS), 1);
    if (!fetch->criteria.select || kgi_criteria_dated(&fetch->criteria, date)) return true;
  }
  return false;
}

bool kgi_fetch_next_name(kgi_fetch *fetch, kg_str *name) { return next_text(fetch, KGI_GET_NAMES, name); }
