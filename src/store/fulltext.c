#include <stdio.h>

#include "store/rows.h"
#include "store/schema.h"

/* A table of another database, read from its first row to its last. */
typedef struct source {
  kgi_db *db;
  sqlite3_stmt *rows;
  size_t n;
} source;

static size_t n_rows(const void *of) { return ((const source *)of)->n; }

static kgi_datum datum_at(sqlite3_stmt *row, int column) {
  if (sqlite3_column_type(row, column) == SQLITE_INTEGER) return kgi_datum_int(sqlite3_column_int64(row, column));
  const char *bytes = sqlite3_column_blob(row, column);
  return kgi_datum_blob((kg_str){bytes, (size_t)sqlite3_column_bytes(row, column)});
}

static kg_status make_row(void *of, const kgi_row *row, kgi_datum *columns) {
  const source *from = of;
  (void)row;
  if (!kgi_db_next(from->db, from->rows)) return KG_NOMEM;
  for (int i = 0; i < sqlite3_column_count(from->rows); i++) columns[i] = datum_at(from->rows, i);
  return KG_OK;
}

static source source_of(kgi_db *db, const char *table) {
  char count[80], rows[80];
  snprintf(count, sizeof count, "SELECT count(*) FROM %s", table);
  snprintf(rows, sizeof rows, "SELECT * FROM %s", table);
  return (source){db, kgi_db_prepare(db, rows), (size_t)kgi_db_number(db, count)};
}

/* A new index has something in there, too. */
static void replace(kgi_db *to, const kgi_rows *rows, source *from) {
  char delete[80];
  snprintf(delete, sizeof delete, "DELETE FROM %s", rows->table);
  kgi_db_run(to, delete);
  kgi_db_fill(to, rows, from);
}

void kgi_fulltext_take(kgi_db *to, kgi_db *from) {
  static const char *const data[] = {"papers_search_data", "names_search_data", "sentences_search_data"};
  static const char *const terms[] = {"papers_search_idx", "names_search_idx", "sentences_search_idx"};
  for (size_t i = 0; i < sizeof data / sizeof *data; i++) {
    source of_data = source_of(from, data[i]), of_terms = source_of(from, terms[i]);
    replace(to, &(kgi_rows){data[i], "id, block", n_rows, NULL, make_row}, &of_data);
    replace(to, &(kgi_rows){terms[i], "segid, term, pgno", n_rows, NULL, make_row}, &of_terms);
  }
}
