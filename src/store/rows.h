/* Rows made while SQLite reads them, so that one statement puts them all into a table. */
#ifndef KGI_STORE_ROWS_H
#define KGI_STORE_ROWS_H

#include "store/db.h"

typedef struct kgi_datum {
  enum { KGI_INT, KGI_REAL, KGI_TEXT, KGI_BLOB } type;
  union {
    int64_t number;
    double real;
    kg_str text;
  };
} kgi_datum;

/* The columns of a row, put in from the first to the last. */
enum { KGI_MOST_COLUMNS = 16 };

typedef struct kgi_columns {
  size_t n;
  kgi_datum items[KGI_MOST_COLUMNS];
} kgi_columns;

static inline kgi_datum *kgi_columns_next(kgi_columns *columns, int type) {
  kgi_datum *next = &columns->items[columns->n++];
  next->type = type;
  return next;
}

static inline void kgi_put_int(kgi_columns *to, int64_t number) { kgi_columns_next(to, KGI_INT)->number = number; }
static inline void kgi_put_real(kgi_columns *to, double real) { kgi_columns_next(to, KGI_REAL)->real = real; }
static inline void kgi_put_text(kgi_columns *to, kg_str text) { kgi_columns_next(to, KGI_TEXT)->text = text; }
static inline void kgi_put_blob(kgi_columns *to, kg_str bytes) { kgi_columns_next(to, KGI_BLOB)->text = bytes; }

/* Which row: a part of an item, and the number of it in the table. */
typedef struct kgi_row {
  size_t item, part, n;
} kgi_row;

typedef struct kgi_rows {
  const char *table, *columns;                  /* that they are for, and what its columns are called */
  size_t (*items)(const void *of);              /* how many there are */
  size_t (*parts)(const void *of, size_t item); /* how many rows an item gives; NULL: each gives one */
  /* Puts in a row's columns; texts must stay until the next row is made. */
  kg_status (*make)(void *of, const kgi_row *row, kgi_columns *to) KG_CHECKED;
} kgi_rows;

/* Makes rows known to a database as the table lent_TABLE, which can only be read. */
void kgi_db_lend(kgi_db *db, const kgi_rows *rows, void *of);

/* Copies rows into their table. */
void kgi_db_fill(kgi_db *db, const kgi_rows *rows, void *of);

#endif
