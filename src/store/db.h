/* SQLite with a sticky error: prepare, bind and step freely, test `status` once. */
#ifndef KGI_STORE_DB_H
#define KGI_STORE_DB_H

#include <sqlite3.h>
#include <stdbool.h>

#include <kgextract/base.h>

#include "base/vec.h"

typedef struct kgi_db {
  sqlite3 *handle;
  kg_status status;
  bool in_file;                       /* made where it is to be, so there are no bytes to hand on */
  char text[200];                     /* what went wrong */
  KGI_VEC(sqlite3_stmt *) statements; /* prepared so far; closing ends them */
} kgi_db;

/* A new database, made in a file that is there and empty, or in memory where none is given or SQLite cannot use it. */
void kgi_db_new(kgi_db *db, const char *path);
/* A database for a while, in memory as long as its cache has room, then in a temporary file. */
void kgi_db_scratch(kgi_db *db);
/* Looks into the bytes of a database file, which must stay; nothing in them is trusted. */
void kgi_db_view(kgi_db *db, kg_str bytes);
/* Looks into a database file where it is, with as little trust; other files are not even opened for it. */
void kgi_db_open(kgi_db *db, const char *path);
void kgi_db_close(kgi_db *db);

/* The bytes of a database made by kgi_db_new in memory; valid until it is closed. */
kg_str kgi_db_bytes(kgi_db *db);

/* Keeps what a call of SQLite returned, if that is a failure and the first. */
void kgi_db_check(kgi_db *db, int code);

void kgi_db_run(kgi_db *db, const char *sql);

/* One statement; NULL after any failure, which the functions below take as well. */
sqlite3_stmt *kgi_db_prepare(kgi_db *db, const char *sql);

/* Steps to the next row; false at the end, where the statement is made ready again, and after a failure. */
bool kgi_db_next(kgi_db *db, sqlite3_stmt *statement);

/* What a statement says that gives one number. */
int64_t kgi_db_number(kgi_db *db, const char *sql);

/* Parameters from 1 on. Strings must live until the statement was run. */
void kgi_bind_str(sqlite3_stmt *statement, int parameter, kg_str text);

/* Columns from 0 on; the views last until the next step. */
kg_str kgi_column_str(sqlite3_stmt *statement, int column);

#endif
