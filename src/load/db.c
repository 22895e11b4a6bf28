/* The program's own SQLite databases, which may come from anyone: read-only, and no value is believed unseen. */
#include "store/db.h"

#include "base/str.h"
#include "load/loader.h"
#include "load/value.h"
#include "store/schema.h"

typedef struct reader {
  kgi_load *load;
  kgi_db db;
  size_t n_rows;
} reader;

static bool sniff(kg_str head) { return kgi_str_starts(head, KGI_STR("SQLite format 3")); }

/* A statement that gives a record a row: its columns are called as the slots they go to. */
static sqlite3_stmt *ask(reader *from, const char *sql) { return kgi_db_prepare(&from->db, sql); }

static void fail(reader *from, kg_status status) {
  if (!from->db.status) from->db.status = status;
}

/* The next row as a record. Pages of a broken file may lead in circles; no whole one has more rows than bytes. */
static bool next(reader *from, sqlite3_stmt *rows, kgi_record *record) {
  kgi_record_empty(record, (kgi_place){.source = from->load->name});
  if (!kgi_db_next(&from->db, rows)) return false;
  if (++from->n_rows > from->load->bytes.len) return fail(from, KG_SYNTAX), false;
  for (int i = 0; i < sqlite3_column_count(rows); i++) {
    kgi_slot slot = kgi_slot_next(&from->load->slot_order, kg_str_of(sqlite3_column_name(rows, i)));
    if (slot < KGI_SLOTS) fail(from, kgi_record_set(from->load, record, slot, kgi_column_str(rows, i)));
  }
  return !from->db.status;
}

/* Gives a statement the last columns of a row as its parameters. */
static void pass_on(sqlite3_stmt *row, int n_columns, sqlite3_stmt *statement) {
  int first = sqlite3_column_count(row) - n_columns;
  for (int i = 0; i < n_columns; i++) sqlite3_bind_int64(statement, i + 1, sqlite3_column_int64(row, first + i));
}

static void read_papers(reader *from) {
  kgi_record paper = {0}, source = {0};
  sqlite3_stmt *papers = ask(from,
                             "SELECT 'p' || n AS id, 'paper' AS kind, id AS paper_id, title, title_alt, abstract,"
                             " url, date, authors, categories, memo, n FROM papers"
                             " LEFT JOIN memos ON paper = n ORDER BY n");
  sqlite3_stmt *sources = ask(from, "SELECT file, line FROM sources WHERE paper = ? ORDER BY place");
  while (next(from, papers, &paper)) {
    pass_on(papers, 1, sources);
    while (next(from, sources, &source)) fail(from, kgi_load_source(from->load, &source));
    fail(from, kgi_load_node(from->load, &paper));
  }
}

static void read_entities(reader *from) {
  kgi_record entity = {0}, alias = {0};
  sqlite3_stmt *entities =
      ask(from, "SELECT 'e' || n AS id, type AS kind, name, origin, family, n FROM entities ORDER BY n");
  sqlite3_stmt *aliases = ask(from, "SELECT name FROM names WHERE entity = ? AND is_alias ORDER BY n");
  while (next(from, entities, &entity)) {
    pass_on(entities, 1, aliases);
    while (next(from, aliases, &alias)) fail(from, kgi_load_alias(from->load, alias.slots[KGI_SLOT_NAME]));
    fail(from, kgi_load_node(from->load, &entity));
  }
}

static void read_edges(reader *from) {
  kgi_record edge = {0}, mention = {0};
  sqlite3_stmt *edges = ask(from,
                            "SELECT 'p' || paper AS source, 'e' || entity AS target, relation, confidence,"
                            " weight, paper, entity FROM edges ORDER BY paper, entity");
  sqlite3_stmt *mentions = ask(from,
                               "SELECT field, start, end, line, col, mentions.text, sentences.text AS sentence,"
                               " rule, relation, confidence FROM mentions JOIN sentences"
                               " ON sentences.n = sentence WHERE mentions.paper = ? AND entity = ?"
                               " ORDER BY place");
  while (next(from, edges, &edge)) {
    pass_on(edges, 2, mentions);
    while (next(from, mentions, &mention)) fail(from, kgi_load_mention(from->load, &mention));
    fail(from, kgi_load_link(from->load, &edge));
  }
}

static void read_shares(reader *from) {
  kgi_record share = {0};
  sqlite3_stmt *shares =
      ask(from, from->load->view == KG_VIEW_ENTITIES
                    ? "SELECT 'e' || a AS source, 'e' || b AS target, 'shares' AS relation, confidence, weight"
                      " FROM shares ORDER BY a, b"
                    : "SELECT 'p' || a AS source, 'p' || b AS target, 'shares' AS relation, confidence, weight"
                      " FROM shares ORDER BY a, b");
  while (next(from, shares, &share)) fail(from, kgi_load_link(from->load, &share));
}

static void read_info(reader *from) {
  kgi_record info = {0};
  sqlite3_stmt *rows = ask(from,
                           "SELECT (SELECT value FROM info WHERE key = 'view') AS view,"
                           " (SELECT value FROM info WHERE key = 'left_out') AS left_out");
  while (next(from, rows, &info)) {
    kg_str view = info.slots[KGI_SLOT_VIEW];
    if (kg_view_by_name(&from->load->view, view) != KG_OK) kgi_reject(from->load, &info, "unknown view");
    kgi_buf_put(&from->load->left_out, info.slots[KGI_SLOT_LEFT_OUT]);
  }
}

/* Whether the database is one of ours. */
static kg_status check(reader *from, kg_error *err) {
  kgi_place place = {.source = from->load->name};
  kgi_schema_age age = kgi_schema_check(&from->db);
  if (from->db.status) return KG_OK;
  if (age == KGI_SCHEMA_FOREIGN) return kgi_fail(err, KG_SYNTAX, place, "a SQLite database, but not of this program");
  if (age == KGI_SCHEMA_NEWER) return kgi_fail(err, KG_UNSUPPORTED, place, "made by a newer version of this program");
  if (age == KGI_SCHEMA_DAMAGED) return kgi_fail(err, KG_SYNTAX, place, "a table is missing from the database");
  return KG_OK;
}

static kg_status load_db(kgi_load *load, kg_error *err) {
  reader from = {.load = load};
  if (load->window->path)
    kgi_db_open(&from.db, load->window->path);
  else
    kgi_db_view(&from.db, load->bytes);
  kg_status status = check(&from, err);
  if (!status) {
    read_info(&from);
    read_papers(&from);
    read_entities(&from);
    read_edges(&from);
    read_shares(&from);
    status = from.db.status;
  }
  kgi_db_close(&from.db);
  if (!status || !from.db.status) return status;
  return kgi_fail(err, status, (kgi_place){.source = load->name}, "broken database: %s; %s",
                  from.db.text[0] ? from.db.text : "it has more rows than it can hold", kgi_mend_hint);
}

const kgi_loader kgi_loader_db = {.name = "db", .sniff = sniff, .load = load_db};
