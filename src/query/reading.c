#include "query/reading.h"

#include <string.h>

#include "base/utf8.h"

static const char *const texts[KGI_GET_STATEMENTS] = {
    [KGI_GET_PAPER] = "SELECT id, title, title_alt, date, length FROM papers WHERE n = ?",
    [KGI_GET_RECORD] =
        "SELECT abstract, url, authors, categories, memo FROM papers LEFT JOIN memos ON paper = n WHERE n = ?",
    [KGI_GET_SOURCES] = "SELECT file, line FROM sources WHERE paper = ? ORDER BY place",
    [KGI_GET_ENTITY] = "SELECT name, type, origin, family, papers, mentions FROM entities WHERE n = ?",
    [KGI_GET_ALIASES] = "SELECT name FROM names WHERE entity = ? AND is_alias ORDER BY n",
    [KGI_GET_CITING] = "SELECT paper, relation FROM edges WHERE entity = ? ORDER BY paper",
    [KGI_GET_CITED] = "SELECT entity, relation, confidence, weight FROM edges WHERE paper = ? ORDER BY entity",
    [KGI_GET_MENTIONS] =
        ("SELECT field, relation, confidence, start, end, line, col, mentions.text, sentences.text, rule"
         " FROM mentions JOIN sentences ON sentences.n = sentence WHERE mentions.paper = ? AND entity = ?"
         " ORDER BY place"),
    [KGI_GET_KEEPS] =
        ("SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM edges) OR EXISTS (SELECT 1 FROM sentences WHERE text <> '')"
         " OR EXISTS (SELECT 1 FROM papers WHERE abstract <> '') THEN 'full'"
         " WHEN EXISTS (SELECT 1 FROM mentions) THEN 'place' ELSE 'none' END"),
    [KGI_GET_MONTHS] = "SELECT month, papers FROM months ORDER BY month = '', month",
    [KGI_GET_RANKING] = "SELECT entity, paper, score FROM rankings WHERE list = ? ORDER BY place",
    [KGI_GET_TURNOUT] = "SELECT before, now FROM trends WHERE entity = ?",
    [KGI_GET_AMBIGUOUS] = "SELECT names.name, key, entity FROM ambiguous CROSS JOIN names USING (key)",
    [KGI_GET_NAMED] = "SELECT DISTINCT entity FROM names WHERE key = ? ORDER BY entity",
    [KGI_GET_OF_ID] = "SELECT n FROM papers WHERE id = ?",
    [KGI_GET_TITLED] = "SELECT DISTINCT paper FROM titles WHERE hash = ? ORDER BY paper",
    [KGI_GET_HOLDING] = "SELECT entity FROM names WHERE instr(key, ?) AND NOT is_alias ORDER BY n",
    [KGI_GET_LEFT_OUT] = "SELECT value FROM info WHERE key = 'left_out'",
    [KGI_GET_DATES] = "SELECT date, count(*) FROM papers GROUP BY date ORDER BY date = '', date",
    [KGI_GET_IDS] = "SELECT id, date FROM papers ORDER BY n",
    [KGI_GET_NAMES] = "SELECT name FROM names ORDER BY n",
    [KGI_GET_TYPES] = ("WITH RECURSIVE t(type) AS (SELECT min(type) FROM entities UNION ALL"
                       " SELECT (SELECT min(type) FROM entities WHERE entities.type > t.type) FROM t WHERE type > '')"
                       "SELECT type FROM t WHERE type > ''"),
};
_Static_assert((int)KGI_GET_STATEMENTS <= (int)KGI_FETCH_STATEMENTS, "each statement has its place");

void kgi_fetch_fail(kgi_fetch *fetch, kg_status status) {
  if (!fetch->db.status) fetch->db.status = status;
}

sqlite3_stmt *kgi_fetch_statement(kgi_fetch *fetch, kgi_statement which) {
  sqlite3_stmt **at = &fetch->statements[which];
  if (!*at) *at = kgi_db_prepare(&fetch->db, texts[which]);
  return *at;
}

/* The statement, made to be asked about a node. */
sqlite3_stmt *kgi_fetch_about(kgi_fetch *fetch, kgi_statement which, size_t n) {
  sqlite3_stmt *rows = kgi_fetch_statement(fetch, which);
  sqlite3_bind_int64(rows, 1, (sqlite3_int64)n);
  return rows;
}

/* Pages of a broken file may lead in circles. */
bool kgi_fetch_next(kgi_fetch *fetch, sqlite3_stmt *rows) {
  if (!kgi_db_next(&fetch->db, rows)) return false;
  if (++fetch->n_rows <= fetch->most_rows) return true;
  return kgi_fetch_fail(fetch, KG_SYNTAX), false;
}

/* The only row of a statement; it must be left by sqlite3_reset. */
bool kgi_fetch_only(kgi_fetch *fetch, sqlite3_stmt *rows) {
  if (!kgi_fetch_next(fetch, rows)) kgi_fetch_fail(fetch, KG_SYNTAX);
  return !fetch->db.status;
}

kg_str kgi_fetch_text(kgi_fetch *fetch, sqlite3_stmt *row, int column) {
  kg_str text = kgi_column_str(row, column), own = kgi_arena_str(&fetch->arena, text);
  if (text.len && own.ptr) own = kgi_utf8_repair(&fetch->arena, own, NULL, NULL);
  if (text.len && !own.ptr) kgi_fetch_fail(fetch, KG_NOMEM);
  return own;
}

/* A number below `end`, which every number in a whole database is. */
uint32_t kgi_fetch_number(kgi_fetch *fetch, sqlite3_stmt *row, int column, size_t end) {
  sqlite3_int64 value = sqlite3_column_int64(row, column);
  if (value >= 0 && (uint64_t)value < end) return (uint32_t)value;
  return kgi_fetch_fail(fetch, KG_SYNTAX), 0;
}

/* The rows read, as items of one size in memory of the fetch; NULL with *n 0 after a failure. */
void *kgi_fetch_keep(kgi_fetch *fetch, size_t size, size_t *n) {
  const kgi_buf *all = &fetch->rows;
  void *own = all->failed ? NULL : kgi_arena_alloc(&fetch->arena, all->len + 1);
  if (own && all->len) memcpy(own, all->bytes, all->len);
  if (!own) kgi_fetch_fail(fetch, KG_NOMEM);
  *n = own ? all->len / size : 0;
  return own;
}

/* All rows of a statement. */
void *kgi_fetch_all(kgi_fetch *fetch, sqlite3_stmt *rows, uint32_t n, kgi_read_row *read, size_t size,
                    size_t *n_items) {
  kgi_buf_reset(&fetch->rows);
  while (kgi_fetch_next(fetch, rows)) {
    kgi_item one = read(fetch, rows, n);
    kgi_buf_put(&fetch->rows, (kg_str){(const char *)&one, size});
  }
  return kgi_fetch_keep(fetch, size, n_items);
}
