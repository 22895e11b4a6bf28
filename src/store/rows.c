#include "store/rows.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct loan {
  const kgi_rows *rows;
  void *of;
} loan;

/* Table and cursor begin with what SQLite knows of them. */
typedef struct table {
  sqlite3_vtab base;
  const loan *loan;
} table;

typedef struct cursor {
  sqlite3_vtab_cursor base;
  kgi_row row;
  size_t n_items, n_parts; /* of the table; of the item at hand */
  kgi_columns columns;
} cursor;

static const loan *loan_of(const cursor *at) { return ((const table *)at->base.pVtab)->loan; }

static int connect_table(sqlite3 *handle, void *ctx, int n, const char *const *args, sqlite3_vtab **made,
                         char **message) {
  char sql[400];
  table *fresh = calloc(1, sizeof *fresh);
  (void)n, (void)args, (void)message;
  if (!fresh) return SQLITE_NOMEM;
  fresh->loan = ctx;
  *made = &fresh->base;
  snprintf(sql, sizeof sql, "CREATE TABLE lent (%s)", fresh->loan->rows->columns);
  return sqlite3_declare_vtab(handle, sql);
}

static int disconnect_table(sqlite3_vtab *base) {
  free(base);
  return SQLITE_OK;
}

/* There is but one way to go through them. */
static int plan(sqlite3_vtab *base, sqlite3_index_info *info) {
  (void)base, (void)info;
  return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **made) {
  cursor *fresh = calloc(1, sizeof *fresh);
  (void)base;
  if (!fresh) return SQLITE_NOMEM;
  *made = &fresh->base;
  return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base) {
  free(base);
  return SQLITE_OK;
}

/* Goes to the first item, from the one at hand on, that has parts. */
static void find_parts(cursor *at) {
  const loan *lent = loan_of(at);
  for (at->n_parts = 0; at->row.item < at->n_items; at->row.item++) {
    at->n_parts = lent->rows->parts ? lent->rows->parts(lent->of, at->row.item) : 1;
    if (at->n_parts) return;
  }
}

/* Makes the row at hand, if there is one. */
static int make_row(cursor *at) {
  const loan *lent = loan_of(at);
  at->columns.n = 0;
  bool failed = at->n_parts && lent->rows->make(lent->of, &at->row, &at->columns) != KG_OK;
  return failed ? SQLITE_NOMEM : SQLITE_OK;
}

static int begin(sqlite3_vtab_cursor *base, int plan_number, const char *plan_text, int n, sqlite3_value **args) {
  cursor *at = (cursor *)base;
  (void)plan_number, (void)plan_text, (void)n, (void)args;
  at->row = (kgi_row){0};
  at->n_items = loan_of(at)->rows->items(loan_of(at)->of);
  find_parts(at);
  return make_row(at);
}

static int go_on(sqlite3_vtab_cursor *base) {
  cursor *at = (cursor *)base;
  at->row.n++;
  if (++at->row.part == at->n_parts) {
    at->row.item++;
    at->row.part = 0;
    find_parts(at);
  }
  return make_row(at);
}

static int is_over(sqlite3_vtab_cursor *base) { return ((const cursor *)base)->n_parts == 0; }

/* Never NULL, which SQLite would take for one. */
static const char *text_of(const kgi_datum *datum) { return datum->text.len ? datum->text.ptr : ""; }

static int give_column(sqlite3_vtab_cursor *base, sqlite3_context *to, int column) {
  const kgi_datum *datum = &((const cursor *)base)->columns.items[column];
  if (datum->type == KGI_INT) sqlite3_result_int64(to, datum->number);
  if (datum->type == KGI_REAL) sqlite3_result_double(to, datum->real);
  if (datum->type == KGI_TEXT) sqlite3_result_text64(to, text_of(datum), datum->text.len, SQLITE_STATIC, SQLITE_UTF8);
  if (datum->type == KGI_BLOB) sqlite3_result_blob64(to, text_of(datum), datum->text.len, SQLITE_STATIC);
  return SQLITE_OK;
}

static int give_number(sqlite3_vtab_cursor *base, sqlite3_int64 *number) {
  *number = (sqlite3_int64)((const cursor *)base)->row.n;
  return SQLITE_OK;
}

static const sqlite3_module module = {.xConnect = connect_table,
                                      .xBestIndex = plan,
                                      .xDisconnect = disconnect_table,
                                      .xOpen = open_cursor,
                                      .xClose = close_cursor,
                                      .xFilter = begin,
                                      .xNext = go_on,
                                      .xEof = is_over,
                                      .xColumn = give_column,
                                      .xRowid = give_number};

void kgi_db_lend(kgi_db *db, const kgi_rows *rows, void *of) {
  char name[64];
  if (db->status) return;
  loan *lent = malloc(sizeof *lent);
  if (lent) *lent = (loan){rows, of};
  snprintf(name, sizeof name, "lent_%s", rows->table);
  kgi_db_check(db, lent ? sqlite3_create_module_v2(db->handle, name, &module, lent, free) : SQLITE_NOMEM);
}

void kgi_db_fill(kgi_db *db, const kgi_rows *rows, void *of) {
  char sql[200];
  kgi_db_lend(db, rows, of);
  snprintf(sql, sizeof sql, "INSERT INTO %s SELECT * FROM lent_%s", rows->table, rows->table);
  kgi_db_run(db, sql);
}
