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

static inline kgi_datum kgi_datum_int(int64_t number) { return (kgi_datum){KGI_INT, {.number = number}}; }
static inline kgi_datum kgi_datum_real(double real) { return (kgi_datum){KGI_REAL, {.real = real}}; }
static inline kgi_datum kgi_datum_text(kg_str text) { return (kgi_datum){KGI_TEXT, {.text = text}}; }
static inline kgi_datum kgi_datum_blob(kg_str bytes) { return (kgi_datum){KGI_BLOB, {.text = bytes}}; }

/* Which row: a part of an item, and the number of it in the table. */
typedef struct kgi_row {
  size_t item, part, n;
} kgi_row;

enum { KGI_MOST_COLUMNS = 16 };

typedef struct kgi_rows {
  const char *table, *columns;                  /* that they are for, and what its columns are called */
  size_t (*items)(const void *of);              /* how many there are */
  size_t (*parts)(const void *of, size_t item); /* how many rows an item gives; NULL: each gives one */
  /* Makes a row, column by column; texts must stay until the next one is made. */
  kg_status (*make)(void *of, const kgi_row *row, kgi_datum *columns) KG_CHECKED;
} kgi_rows;

/* Makes rows known to a database as the table lent_TABLE, which can only be read. */
void kgi_db_lend(kgi_db *db, const kgi_rows *rows, void *of);

/* Copies rows into their table. */
void kgi_db_fill(kgi_db *db, const kgi_rows *rows, void *of);

#endif
