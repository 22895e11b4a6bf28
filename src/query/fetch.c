#include "query/fetch.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/date.h"
#include "model/kinds.h"
#include "store/schema.h"

typedef enum statement {
  PAPER,
  RECORD,
  SOURCES,
  ENTITY,
  ALIASES,
  CITING,
  CITED,
  MENTIONS,
  KEEPS,
  MONTHS,
  NAMED,
  OF_ID,
  TITLED,
  HOLDING,
  IDS,
  NAMES,
  TYPES,
  STATEMENTS
} statement;

static const char *const texts[STATEMENTS] = {
    [PAPER] = "SELECT id, title, title_alt, date FROM papers WHERE n = ?",
    [RECORD] = "SELECT abstract, url, authors, categories, memo FROM papers LEFT JOIN memos ON paper = n WHERE n = ?",
    [SOURCES] = "SELECT file, line FROM sources WHERE paper = ? ORDER BY place",
    [ENTITY] = "SELECT name, type, origin, family, papers, mentions FROM entities WHERE n = ?",
    [ALIASES] = "SELECT name FROM names WHERE entity = ? AND is_alias ORDER BY n",
    [CITING] = "SELECT paper, relation FROM edges WHERE entity = ? ORDER BY paper",
    [CITED] = "SELECT entity, relation, confidence, weight FROM edges WHERE paper = ? ORDER BY entity",
    [MENTIONS] =
        "SELECT field, relation, confidence, start, end, line, col, mentions.text, sentences.text, rule"
        " FROM mentions JOIN sentences ON sentences.n = sentence WHERE mentions.paper = ? AND entity = ?"
        " ORDER BY place",
    [KEEPS] =
        "SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM edges) OR EXISTS (SELECT 1 FROM sentences WHERE text <> '')"
        " OR EXISTS (SELECT 1 FROM papers WHERE abstract <> '') THEN 'full'"
        " WHEN EXISTS (SELECT 1 FROM mentions) THEN 'place' ELSE 'none' END",
    [MONTHS] = "SELECT month, papers FROM months ORDER BY month = '', month",
    [NAMED] = "SELECT DISTINCT entity FROM names WHERE key = ? ORDER BY entity",
    [OF_ID] = "SELECT n FROM papers WHERE id = ?",
    [TITLED] = "SELECT DISTINCT paper FROM titles WHERE hash = ? ORDER BY paper",
    [HOLDING] = "SELECT entity FROM names WHERE instr(key, ?) AND NOT is_alias ORDER BY n",
    [IDS] = "SELECT id FROM papers ORDER BY n",
    [NAMES] = "SELECT name FROM names ORDER BY n",
    [TYPES] =
        "WITH RECURSIVE t(type) AS (SELECT min(type) FROM entities UNION ALL"
        " SELECT (SELECT min(type) FROM entities WHERE entities.type > t.type) FROM t WHERE type > '')"
        "SELECT type FROM t WHERE type > ''",
};
_Static_assert((int)STATEMENTS <= (int)KGI_FETCH_STATEMENTS, "each statement has its place");

static void fail(kgi_fetch *fetch, kg_status status) {
  if (!fetch->db.status) fetch->db.status = status;
}

static sqlite3_stmt *prepared(kgi_fetch *fetch, statement which) {
  sqlite3_stmt **at = &fetch->statements[which];
  if (!*at) *at = kgi_db_prepare(&fetch->db, texts[which]);
  return *at;
}

/* The statement, made to be asked about a node. */
static sqlite3_stmt *about(kgi_fetch *fetch, statement which, size_t n) {
  sqlite3_stmt *rows = prepared(fetch, which);
  sqlite3_bind_int64(rows, 1, (sqlite3_int64)n);
  return rows;
}

/* Pages of a broken file may lead in circles. */
static bool next(kgi_fetch *fetch, sqlite3_stmt *rows) {
  if (!kgi_db_next(&fetch->db, rows)) return false;
  if (++fetch->n_rows <= fetch->most_rows) return true;
  return fail(fetch, KG_SYNTAX), false;
}

/* The only row of a statement; it must be left by sqlite3_reset. */
static bool only(kgi_fetch *fetch, sqlite3_stmt *rows) {
  if (!next(fetch, rows)) fail(fetch, KG_SYNTAX);
  return !fetch->db.status;
}

static kg_str text_at(kgi_fetch *fetch, sqlite3_stmt *row, int column) {
  kg_str text = kgi_column_str(row, column), own = kgi_arena_str(&fetch->arena, text);
  if (text.len && own.ptr) own = kgi_utf8_repair(&fetch->arena, own, NULL, NULL);
  if (text.len && !own.ptr) fail(fetch, KG_NOMEM);
  return own;
}

/* A number below `end`, which every number in a whole database is. */
static uint32_t number_at(kgi_fetch *fetch, sqlite3_stmt *row, int column, size_t end) {
  sqlite3_int64 value = sqlite3_column_int64(row, column);
  if (value >= 0 && (uint64_t)value < end) return (uint32_t)value;
  return fail(fetch, KG_SYNTAX), 0;
}

static kg_relation relation_at(kgi_fetch *fetch, sqlite3_stmt *row, int column) {
  kg_relation relation = KG_MENTIONS;
  if (kg_relation_by_name(&relation, kgi_column_str(row, column)) != KG_OK || relation == KG_SHARES)
    fail(fetch, KG_SYNTAX);
  return relation;
}

static float confidence_at(kgi_fetch *fetch, sqlite3_stmt *row, int column) {
  double value = sqlite3_column_double(row, column);
  if (!(value > 0 && value <= 1)) fail(fetch, KG_SYNTAX);
  return (float)value;
}

/* One row as one item; `n` is the node it belongs to. */
typedef union item {
  kg_source source;
  kg_str text;
  kg_edge edge;
  kg_mention mention;
  kgi_month month;
  uint32_t number;
} item;
typedef item read_row(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n);

/* All rows of a statement as items of one size, in memory of the fetch; NULL with *n_items 0 after a failure. */
static void *read_all(kgi_fetch *fetch, sqlite3_stmt *rows, uint32_t n, read_row *read, size_t size, size_t *n_items) {
  kgi_buf *all = &fetch->rows;
  kgi_buf_reset(all);
  while (next(fetch, rows)) {
    item one = read(fetch, rows, n);
    kgi_buf_put(all, (kg_str){(const char *)&one, size});
  }
  void *own = all->failed ? NULL : kgi_arena_alloc(&fetch->arena, all->len + 1);
  if (own && all->len) memcpy(own, all->bytes, all->len);
  if (!own) fail(fetch, KG_NOMEM);
  *n_items = own ? all->len / size : 0;
  return own;
}

static item as_text(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (item){.text = text_at(fetch, row, 0)};
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
  if (n < 0 || (uint64_t)n > fetch->most_rows || n >= KG_ENTITY_BIT) fail(fetch, KG_SYNTAX);
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
  const kg_str *found = read_all(fetch, prepared(fetch, TYPES), 0, as_text, sizeof *found, &n);
  fetch->types = kgi_arena_alloc(&fetch->arena, (KGI_BUILTIN_TYPES + n) * sizeof *fetch->types);
  if (!fetch->types) fail(fetch, KG_NOMEM);
  if (!fetch->types) return;
  for (size_t i = 0; i < KGI_BUILTIN_TYPES; i++) fetch->types[fetch->n_types++] = kg_str_of(kg_type_name(i));
  for (size_t i = 0; i < n; i++)
    if (type_of(fetch, found[i], KGI_BUILTIN_TYPES) == KGI_BUILTIN_TYPES) fetch->types[fetch->n_types++] = found[i];
}

static kg_status begin(kgi_fetch *fetch) {
  if (!is_ours(fetch)) return KG_UNSUPPORTED;
  fetch->most_rows = count(fetch, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  fetch->n_papers = count(fetch, "SELECT max(n) + 1 FROM papers");
  fetch->n_entities = count(fetch, "SELECT max(n) + 1 FROM entities");
  read_types(fetch);
  fetch->papers = calloc(fetch->n_papers + 1, sizeof *fetch->papers);
  fetch->entities = calloc(fetch->n_entities + 1, sizeof *fetch->entities);
  if (!fetch->papers || !fetch->entities) fail(fetch, KG_NOMEM);
  if (!fetch->db.status && fetch->n_papers + fetch->n_entities == 0) return KG_UNSUPPORTED;
  return fetch->db.status;
}

kg_status kgi_fetch_open(kgi_fetch *fetch, const char *path, kg_error *err) {
  *fetch = (kgi_fetch){.most_rows = SIZE_MAX};
  kgi_db_open(&fetch->db, path);
  kg_status status = begin(fetch);
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

static void read_paper(kgi_fetch *fetch, size_t n, kg_paper *paper) {
  sqlite3_stmt *row = about(fetch, PAPER, n);
  if (!only(fetch, row)) return;
  paper->id = text_at(fetch, row, 0);
  paper->text[KG_TITLE] = text_at(fetch, row, 1);
  paper->text[KG_TITLE_ALT] = text_at(fetch, row, 2);
  paper->date = text_at(fetch, row, 3);
  if (paper->date.len && !kgi_is_date(paper->date)) fail(fetch, KG_SYNTAX);
  sqlite3_reset(row);
}

static item as_source(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (item){.source = {text_at(fetch, row, 0), number_at(fetch, row, 1, UINT32_MAX)}};
}

static void read_record(kgi_fetch *fetch, size_t n, kg_paper *paper) {
  sqlite3_stmt *row = about(fetch, RECORD, n);
  if (!only(fetch, row)) return;
  paper->text[KG_ABSTRACT] = text_at(fetch, row, 0);
  paper->url = text_at(fetch, row, 1);
  paper->authors = text_at(fetch, row, 2);
  paper->categories = text_at(fetch, row, 3);
  paper->memo = text_at(fetch, row, 4);
  sqlite3_reset(row);
  paper->sources = read_all(fetch, about(fetch, SOURCES, n), 0, as_source, sizeof *paper->sources, &paper->n_sources);
}

const kg_paper *kgi_fetch_paper(kgi_fetch *fetch, size_t n, bool whole) {
  kgi_fetched_paper *node = &fetch->papers[n];
  if (!node->is_known) read_paper(fetch, n, &node->paper);
  node->is_known = true;
  if (whole && !node->is_whole) read_record(fetch, n, &node->paper);
  node->is_whole |= whole;
  return &node->paper;
}

static void read_entity(kgi_fetch *fetch, size_t n, kgi_fetched_entity *node) {
  sqlite3_stmt *row = about(fetch, ENTITY, n);
  if (!only(fetch, row)) return;
  node->entity.name = text_at(fetch, row, 0);
  size_t type = type_of(fetch, kgi_column_str(row, 1), fetch->n_types);
  if (type == fetch->n_types) fail(fetch, KG_SYNTAX);
  node->entity.type = (uint32_t)(type < fetch->n_types ? type : 0);
  node->entity.origin = text_at(fetch, row, 2);
  node->entity.family = text_at(fetch, row, 3);
  node->n_papers = number_at(fetch, row, 4, UINT32_MAX);
  node->n_mentions = number_at(fetch, row, 5, UINT32_MAX);
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
    entity->aliases =
        read_all(fetch, about(fetch, ALIASES, n), 0, as_text, sizeof *entity->aliases, &entity->n_aliases);
  node->is_whole |= whole;
  return &node->entity;
}

size_t kgi_fetch_degree(kgi_fetch *fetch, size_t entity) { return entity_at(fetch, entity)->n_papers; }
size_t kgi_fetch_mentions(kgi_fetch *fetch, size_t entity) { return entity_at(fetch, entity)->n_mentions; }

/* --- edges --- */

static item as_citing(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t entity) {
  return (item){.edge = {.from = number_at(fetch, row, 0, fetch->n_papers),
                         .to = (uint32_t)fetch->n_papers + entity,
                         .relation = relation_at(fetch, row, 1)}};
}

static item as_cited(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t paper) {
  return (item){.edge = {.from = paper,
                         .to = (uint32_t)fetch->n_papers + number_at(fetch, row, 0, fetch->n_entities),
                         .relation = relation_at(fetch, row, 1),
                         .confidence = confidence_at(fetch, row, 2),
                         .weight = sqlite3_column_double(row, 3)}};
}

kgi_touching kgi_fetch_touching(kgi_fetch *fetch, size_t node) {
  bool is_paper = node < fetch->n_papers;
  uint32_t n = (uint32_t)(is_paper ? node : node - fetch->n_papers);
  kgi_touching *of = is_paper ? &fetch->papers[n].edges : &fetch->entities[n].edges;
  bool *has = is_paper ? &fetch->papers[n].has_edges : &fetch->entities[n].has_edges;
  if (!*has)
    of->edges = read_all(fetch, about(fetch, is_paper ? CITED : CITING, n), n, is_paper ? as_cited : as_citing,
                         sizeof *of->edges, &of->n);
  *has = true;
  return *of;
}

static item as_mention(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  kg_mention mention = {.relation = relation_at(fetch, row, 1), .confidence = confidence_at(fetch, row, 2)};
  if (kg_field_by_name(&mention.field, kgi_column_str(row, 0)) != KG_OK) fail(fetch, KG_SYNTAX);
  mention.start = number_at(fetch, row, 3, UINT32_MAX);
  mention.end = number_at(fetch, row, 4, UINT32_MAX);
  mention.line = number_at(fetch, row, 5, UINT32_MAX);
  mention.col = number_at(fetch, row, 6, UINT32_MAX);
  mention.text = text_at(fetch, row, 7);
  mention.sentence = text_at(fetch, row, 8);
  mention.rule = text_at(fetch, row, 9);
  return (item){.mention = mention};
}

void kgi_fetch_mentions_of(kgi_fetch *fetch, const kg_edge *edge) {
  kg_edge *own = (kg_edge *)(uintptr_t)edge; /* it lies in the arena, or nobody could have it */
  if (edge->mentions) return;
  sqlite3_stmt *rows = about(fetch, MENTIONS, edge->from);
  sqlite3_bind_int64(rows, 2, (sqlite3_int64)(edge->to - fetch->n_papers));
  own->mentions = read_all(fetch, rows, 0, as_mention, sizeof *own->mentions, &own->n_mentions);
}

kg_evidence kgi_fetch_keeps(kgi_fetch *fetch) {
  kg_evidence keeps = KG_EVIDENCE_FULL;
  sqlite3_stmt *row = prepared(fetch, KEEPS);
  if (!only(fetch, row)) return keeps;
  if (kg_evidence_by_name(&keeps, kgi_column_str(row, 0)) != KG_OK) fail(fetch, KG_SYNTAX);
  sqlite3_reset(row);
  return keeps;
}

static item as_month(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (item){.month = {text_at(fetch, row, 0), number_at(fetch, row, 1, UINT32_MAX)}};
}

const kgi_month *kgi_fetch_months(kgi_fetch *fetch, size_t *n) {
  return read_all(fetch, prepared(fetch, MONTHS), 0, as_month, sizeof(kgi_month), n);
}

/* --- looking for names --- */

static item as_paper(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (item){.number = number_at(fetch, row, 0, fetch->n_papers)};
}

static item as_entity(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n) {
  (void)n;
  return (item){.number = number_at(fetch, row, 0, fetch->n_entities)};
}

static kgi_numbers numbers(kgi_fetch *fetch, sqlite3_stmt *rows, read_row *read) {
  kgi_numbers found = {0};
  found.items = read_all(fetch, rows, 0, read, sizeof *found.items, &found.n);
  return found;
}

kgi_numbers kgi_fetch_named(kgi_fetch *fetch, kg_str key) {
  sqlite3_stmt *rows = prepared(fetch, NAMED);
  kgi_bind_str(rows, 1, key);
  return numbers(fetch, rows, as_entity);
}

kgi_numbers kgi_fetch_holding(kgi_fetch *fetch, kg_str key) {
  sqlite3_stmt *rows = prepared(fetch, HOLDING);
  kgi_bind_str(rows, 1, key);
  return numbers(fetch, rows, as_entity);
}

kgi_numbers kgi_fetch_of_id(kgi_fetch *fetch, kg_str id) {
  sqlite3_stmt *rows = prepared(fetch, OF_ID);
  kgi_bind_str(rows, 1, id);
  return numbers(fetch, rows, as_paper);
}

kgi_numbers kgi_fetch_titled(kgi_fetch *fetch, kg_str key) {
  sqlite3_stmt *rows = prepared(fetch, TITLED);
  sqlite3_bind_int64(rows, 1, kgi_schema_hash(key));
  return numbers(fetch, rows, as_paper);
}

static bool next_text(kgi_fetch *fetch, statement which, kg_str *text) {
  sqlite3_stmt *rows = prepared(fetch, which);
  if (!next(fetch, rows)) return false;
  *text = kgi_column_str(rows, 0);
  return true;
}

bool kgi_fetch_next_id(kgi_fetch *fetch, kg_str *id) { return next_text(fetch, IDS, id); }
bool kgi_fetch_next_name(kgi_fetch *fetch, kg_str *name) { return next_text(fetch, NAMES, name); }
