#include "store/fulltext.h"

#include <stdarg.h>
#include <stdio.h>

static void KG_PRINTF(2, 3) run(kgi_db *db, const char *format, ...) {
  char sql[300];
  va_list args;
  va_start(args, format);
  vsnprintf(sql, sizeof sql, format, args);
  va_end(args);
  kgi_db_run(db, sql);
}

/* It is made in parts that find room in the cache of a processor; joining these, but for when they are many, would take
 * longer than making them. All but the largest indexes stay in memory. */
void kgi_fulltext_make(kgi_db *db, const kgi_fulltext *index, void *of) {
  const char *table = index->table, *columns = index->columns;
  kgi_db_lend(db, index->rows, of);
  kgi_db_run(db, "PRAGMA cache_size = -262144");
  run(db, "CREATE VIRTUAL TABLE %s USING fts5(%s, content = '', tokenize = trigram, columnsize = 0)", table, columns);
  run(db, "INSERT INTO %s (%s, rank) VALUES ('hashsize', 8388608), ('automerge', 0)", table, table);
  run(db, "INSERT INTO %s (rowid, %s) SELECT n, %s FROM lent_%s", table, columns, columns, index->rows->table);
}

/* --- taking it over --- */

/* A table of another database, read from its first row to its last. */
typedef struct source {
  kgi_db *db;
  sqlite3_stmt *rows;
  size_t n;
} source;

static size_t n_rows(const void *of) { return ((const source *)of)->n; }

static void put_column(sqlite3_stmt *row, int column, kgi_columns *to) {
  if (sqlite3_column_type(row, column) == SQLITE_INTEGER) {
    kgi_put_int(to, sqlite3_column_int64(row, column));
  } else {
    const char *bytes = sqlite3_column_blob(row, column);
    kgi_put_blob(to, (kg_str){bytes, (size_t)sqlite3_column_bytes(row, column)});
  }
}

static kg_status make_row(void *of, const kgi_row *row, kgi_columns *to) {
  const source *from = of;
  (void)row;
  if (!kgi_db_next(from->db, from->rows)) return KG_NOMEM;
  for (int i = 0; i < sqlite3_column_count(from->rows); i++) put_column(from->rows, i, to);
  return KG_OK;
}

/* The table has the same name in both; a new index has something in there, too. */
static void replace(kgi_db *to, const char *table, const char *columns, kgi_db *from) {
  char count[100], all[100];
  kgi_rows rows = {table, columns, n_rows, NULL, make_row};
  snprintf(count, sizeof count, "SELECT count(*) FROM %s", table);
  snprintf(all, sizeof all, "SELECT * FROM %s", table);
  source every = {from, kgi_db_prepare(from, all), (size_t)kgi_db_number(from, count)};
  run(to, "DELETE FROM %s", table);
  kgi_db_fill(to, &rows, &every);
}

void kgi_fulltext_take(kgi_db *to, const kgi_fulltext *index, kgi_db *from) {
  char table[64];
  snprintf(table, sizeof table, "%s_data", index->table);
  replace(to, table, "id, block", from);
  snprintf(table, sizeof table, "%s_idx", index->table);
  replace(to, table, "segid, term, pgno", from);
}
