#include "query/fetch.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "model/date.h"
#include "model/kinds.h"
#include "query/reading.h"
#include "store/schema.h"

static kg_relation relation_at(kgi_fetch *fetch, sqlite3_stmt *row, int column) {
  kg_relation relation = KG_MENTIONS;
  if (kg_relation_by_name(&relation, kgi_column_str(row, column)) != KG_OK || relation == KG_SHARES)
    kgi_fetch_fail(fetch, KG_SYNTAX);
  return relation;
}

static float confidence_at(kgi_fetch *fetch, sqlite3_stmt *row, int column) {
  double value = sqlite3_column_double(row, column);
  if (!(value > 0 && value <= 1)) kgi_fetch_fail(fetch, KG_SYNTAX);
  return (float)value;
}

static kgi_item as_text(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (kgi_item){.text = kgi_fetch_text(fetch, row, 0)};
}

/* --- opening --- */

static int64_t value_of(kgi_fetch *fetch, const char *sql) {
  sqlite3_stmt *row = kgi_db_prepare(&fetch->db, sql);
  int64_t value = kgi_db_next(&fetch->db, row) ? sqlite3_column_int64(row, 0) : 0;
  sqlite3_reset(row);
  return value;
}

static bool is_ours(kgi_fetch *fetch) {
  return kgi_schema_check(&fetch->db) == KGI_SCHEMA_CURRENT &&
         value_of(fetch, "SELECT value = 'bipartite' FROM info WHERE key = 'view'");
}

static size_t count(kgi_fetch *fetch, const char *sql) {
  int64_t n = value_of(fetch, sql);
  if (n < 0 || (uint64_t)n > fetch->most_rows || n >= KG_ENTITY_BIT) kgi_fetch_fail(fetch, KG_SYNTAX);
  return fetch->db.status ? 0 : (size_t)n;
}

/* The number of a type, `n` if it is none of the first n. */
static size_t type_of(const kgi_fetch *fetch, kg_str name, size_t n) {
  size_t i = 0;
  while (i < n && !kgi_str_eq(fetch->types[i], name)) i++;
  return i;
}

/* Those built in, then the users' own, as the whole graph has them. */
static void read_types(kgi_fetch *fetch) {
  size_t n;
  const kg_str *found = kgi_fetch_all(fetch, kgi_fetch_statement(fetch, KGI_GET_TYPES), 0, as_text, sizeof *found, &n);
  fetch->types = kgi_arena_alloc(&fetch->arena, (KGI_BUILTIN_TYPES + n) * sizeof *fetch->types);
  if (!fetch->types) kgi_fetch_fail(fetch, KG_NOMEM);
  if (!fetch->types) return;
  for (size_t i = 0; i < KGI_BUILTIN_TYPES; i++) fetch->types[fetch->n_types++] = kg_str_of(kg_type_name(i));
  for (size_t i = 0; i < n; i++)
    if (type_of(fetch, found[i], KGI_BUILTIN_TYPES) == KGI_BUILTIN_TYPES) fetch->types[fetch->n_types++] = found[i];
}

static bool selects_by(const kg_select *select) { return select->since || select->until || select->relations; }

static bool can_select(const kg_select *select) {
  return !select->types && !select->focus && !select->min_papers && !select->top && select->min_confidence <= 0 &&
         select->keep_lonely && select->view == KG_BIPARTITE;
}

/* Of types, which it does not ask about, an empty graph has enough to read the selection by. */
static kg_status read_criteria(kgi_fetch *fetch, const kg_select *select, kg_error *err) {
  kg_builder *builder = kg_builder_new();
  kg_graph *empty = builder ? kg_builder_finish(builder, KG_BIPARTITE, (kg_str){NULL, 0}) : NULL;
  kg_status status = empty ? kgi_criteria_read(&fetch->criteria, empty, select, &fetch->arena, err) : KG_NOMEM;
  kg_graph_free(empty);
  kg_builder_free(builder);
  if (status == KG_OK) fetch->n_left = kgi_fetch_count_left(fetch);
  return status;
}

static kg_status begin(kgi_fetch *fetch) {
  if (!is_ours(fetch)) return KG_UNSUPPORTED;
  fetch->most_rows = count(fetch, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  fetch->n_papers = count(fetch, "SELECT max(n) + 1 FROM papers");
  fetch->n_entities = count(fetch, "SELECT max(n) + 1 FROM entities");
  read_types(fetch);
  fetch->papers = calloc(fetch->n_papers + 1, sizeof *fetch->papers);
  fetch->entities = calloc(fetch->n_entities + 1, sizeof *fetch->entities);
  if (!fetch->papers || !fetch->entities) kgi_fetch_fail(fetch, KG_NOMEM);
  if (!fetch->db.status && fetch->n_papers + fetch->n_entities == 0) return KG_UNSUPPORTED;
  return fetch->db.status;
}

kg_status kgi_fetch_open(kgi_fetch *fetch, const char *path, const kg_select *select, kg_error *err) {
  *fetch = (kgi_fetch){.most_rows = SIZE_MAX};
  if (select && !can_select(select)) return KG_UNSUPPORTED;
  kgi_db_open(&fetch->db, path);
  kg_status status = begin(fetch);
  fetch->n_left = fetch->n_papers;
  if (status == KG_OK && select && selects_by(select)) status = read_criteria(fetch, select, err);
  if (status == KG_OK) return KG_OK;
  kg_status failure = kgi_fetch_close(fetch);
  return kgi_fail(err, failure ? failure : status, (kgi_place){.source = path}, "cannot be asked in place");
}

kg_status kgi_fetch_close(kgi_fetch *fetch) {
  kg_status status = fetch->db.status;
  kgi_db_close(&fetch->db);
  kgi_arena_clear(&fetch->arena);
  kgi_buf_clear(&fetch->rows);
  free(fetch->papers);
  free(fetch->entities);
  *fetch = (kgi_fetch){0};
  return status;
}

/* --- nodes --- */

static void read_paper(kgi_fetch *fetch, size_t n, kgi_fetched_paper *node) {
  kg_paper *paper = &node->paper;
  sqlite3_stmt *row = kgi_fetch_about(fetch, KGI_GET_PAPER, n);
  if (!kgi_fetch_only(fetch, row)) return;
  paper->id = kgi_fetch_text(fetch, row, 0);
  paper->text[KG_TITLE] = kgi_fetch_text(fetch, row, 1);
  paper->text[KG_TITLE_ALT] = kgi_fetch_text(fetch, row, 2);
  paper->date = kgi_fetch_text(fetch, row, 3);
  if (paper->date.len && !kgi_is_date(paper->date)) kgi_fetch_fail(fetch, KG_SYNTAX);
  node->length = sqlite3_column_double(row, 4);
  sqlite3_reset(row);
}

static kgi_item as_source(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (kgi_item){.source = {kgi_fetch_text(fetch, row, 0), kgi_fetch_number(fetch, row, 1, UINT32_MAX)}};
}

static void read_record(kgi_fetch *fetch, size_t n, kg_paper *paper) {
  sqlite3_stmt *row = kgi_fetch_about(fetch, KGI_GET_RECORD, n);
  if (!kgi_fetch_only(fetch, row)) return;
  paper->text[KG_ABSTRACT] = kgi_fetch_text(fetch, row, 0);
  paper->url = kgi_fetch_text(fetch, row, 1);
  paper->authors = kgi_fetch_text(fetch, row, 2);
  paper->categories = kgi_fetch_text(fetch, row, 3);
  paper->memo = kgi_fetch_text(fetch, row, 4);
  sqlite3_reset(row);
  paper->sources = kgi_fetch_all(fetch, kgi_fetch_about(fetch, KGI_GET_SOURCES, n), 0, as_source,
                                 sizeof *paper->sources, &paper->n_sources);
}

const kg_paper *kgi_fetch_paper(kgi_fetch *fetch, size_t n, bool whole) {
  kgi_fetched_paper *node = &fetch->papers[n];
  if (!node->is_known) read_paper(fetch, n, node);
  node->is_known = true;
  if (whole && !node->is_whole) read_record(fetch, n, &node->paper);
  node->is_whole |= whole;
  return &node->paper;
}

static void read_entity(kgi_fetch *fetch, size_t n, kgi_fetched_entity *node) {
  sqlite3_stmt *row = kgi_fetch_about(fetch, KGI_GET_ENTITY, n);
  if (!kgi_fetch_only(fetch, row)) return;
  node->entity.name = kgi_fetch_text(fetch, row, 0);
  size_t type = type_of(fetch, kgi_column_str(row, 1), fetch->n_types);
  if (type == fetch->n_types) kgi_fetch_fail(fetch, KG_SYNTAX);
  node->entity.type = (uint32_t)(type < fetch->n_types ? type : 0);
  node->entity.origin = kgi_fetch_text(fetch, row, 2);
  node->entity.family = kgi_fetch_text(fetch, row, 3);
  node->n_papers = kgi_fetch_number(fetch, row, 4, UINT32_MAX);
  node->n_mentions = kgi_fetch_number(fetch, row, 5, UINT32_MAX);
  sqlite3_reset(row);
}

static kgi_fetched_entity *entity_at(kgi_fetch *fetch, size_t n) {
  kgi_fetched_entity *node = &fetch->entities[n];
  if (!node->is_known) read_entity(fetch, n, node);
  node->is_known = true;
  return node;
}

const kg_entity *kgi_fetch_entity(kgi_fetch *fetch, size_t n, bool whole) {
  kgi_fetched_entity *node = entity_at(fetch, n);
  kg_entity *entity = &node->entity;
  if (whole && !node->is_whole)
    entity->aliases = kgi_fetch_all(fetch, kgi_fetch_about(fetch, KGI_GET_ALIASES, n), 0, as_text,
                                    sizeof *entity->aliases, &entity->n_aliases);
  node->is_whole |= whole;
  return &node->entity;
}

double kgi_fetch_length(kgi_fetch *fetch, size_t paper) {
  (void)kgi_fetch_paper(fetch, paper, false);
  return fetch->papers[paper].length;
}

bool kgi_fetch_has(kgi_fetch *fetch, size_t paper) {
  return !fetch->criteria.select || kgi_criteria_dated(&fetch->criteria, kgi_fetch_paper(fetch, paper, false)->date);
}

size_t kgi_fetch_degree(kgi_fetch *fetch, size_t entity) {
  return fetch->criteria.select ? kgi_fetch_touching(fetch, fetch->n_papers + entity).n
                                : entity_at(fetch, entity)->n_papers;
}
size_t kgi_fetch_mentions(kgi_fetch *fetch, size_t entity) { return entity_at(fetch, entity)->n_mentions; }

/* --- edges --- */

static kgi_item as_citing(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t entity) {
  return (kgi_item){.edge = {.from = kgi_fetch_number(fetch, row, 0, fetch->n_papers),
                             .to = (uint32_t)fetch->n_papers + entity,
                             .relation = relation_at(fetch, row, 1)}};
}

static kgi_item as_cited(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t paper) {
  return (kgi_item){.edge = {.from = paper,
                             .to = (uint32_t)fetch->n_papers + kgi_fetch_number(fetch, row, 0, fetch->n_entities),
                             .relation = relation_at(fetch, row, 1),
                             .confidence = confidence_at(fetch, row, 2),
                             .weight = (float)sqlite3_column_double(row, 3)}};
}

/* Leaves the edges that are selected. */
static void sift(kgi_fetch *fetch, kg_edge *edges, size_t *n) {
  size_t kept = 0;
  for (size_t i = 0; i < *n && fetch->criteria.select; i++)
    if (fetch->criteria.relations[edges[i].relation] && kgi_fetch_has(fetch, edges[i].from)) edges[kept++] = edges[i];
  if (fetch->criteria.select) *n = kept;
}

kgi_touching kgi_fetch_touching(kgi_fetch *fetch, size_t node) {
  bool is_paper = node < fetch->n_papers;
  uint32_t n = (uint32_t)(is_paper ? node : node - fetch->n_papers);
  kgi_touching *of = is_paper ? &fetch->papers[n].edges : &fetch->entities[n].edges;
  bool *has = is_paper ? &fetch->papers[n].has_edges : &fetch->entities[n].has_edges;
  if (*has) return *of;
  sqlite3_stmt *rows = kgi_fetch_about(fetch, is_paper ? KGI_GET_CITED : KGI_GET_CITING, n);
  kg_edge *edges = kgi_fetch_all(fetch, rows, n, is_paper ? as_cited : as_citing, sizeof *edges, &of->n);
  sift(fetch, edges, &of->n);
  of->edges = edges;
  *has = true;
  return *of;
}

static kgi_item as_mention(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  kg_mention mention = {.relation = relation_at(fetch, row, 1), .confidence = confidence_at(fetch, row, 2)};
  kg_field field = KG_TITLE;
  if (kg_field_by_name(&field, kgi_column_str(row, 0)) != KG_OK) kgi_fetch_fail(fetch, KG_SYNTAX);
  mention.field = field;
  mention.start = kgi_fetch_number(fetch, row, 3, UINT32_MAX);
  mention.end = kgi_fetch_number(fetch, row, 4, UINT32_MAX);
  mention.line = kgi_fetch_number(fetch, row, 5, UINT32_MAX);
  mention.col = kgi_fetch_number(fetch, row, 6, UINT32_MAX);
  kg_mention_quote(&mention, kgi_fetch_text(fetch, row, 7), kgi_fetch_text(fetch, row, 8),
                   kgi_fetch_text(fetch, row, 9));
  return (kgi_item){.mention = mention};
}

void kgi_fetch_mentions_of(kgi_fetch *fetch, const kg_edge *edge) {
  kg_edge *own = (kg_edge *)(uintptr_t)edge; /* it lies in the arena, or nobody could have it */
  if (edge->mentions) return;
  sqlite3_stmt *rows = kgi_fetch_about(fetch, KGI_GET_MENTIONS, edge->from);
  sqlite3_bind_int64(rows, 2, (sqlite3_int64)(edge->to - fetch->n_papers));
  size_t n;
  own->mentions = kgi_fetch_all(fetch, rows, 0, as_mention, sizeof *own->mentions, &n);
  own->n_mentions = (uint32_t)n;
}

kg_evidence kgi_fetch_keeps(kgi_fetch *fetch) {
  kg_evidence keeps = KG_EVIDENCE_FULL;
  sqlite3_stmt *row = kgi_fetch_statement(fetch, KGI_GET_KEEPS);
  if (!kgi_fetch_only(fetch, row)) return keeps;
  if (kg_evidence_by_name(&keeps, kgi_column_str(row, 0)) != KG_OK) kgi_fetch_fail(fetch, KG_SYNTAX);
  sqlite3_reset(row);
  return keeps;
}
