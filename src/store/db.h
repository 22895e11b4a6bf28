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
  char text[200];                     /* what went wrong */
  KGI_VEC(sqlite3_stmt *) statements; /* prepared so far; closing ends them */
} kgi_db;

/* A new database in memory. */
void kgi_db_new(kgi_db *db);
/* Looks into the bytes of a database file, which must stay; nothing in them is trusted. */
void kgi_db_view(kgi_db *db, kg_str bytes);
/* Looks into a database file where it is, with as little trust; other files are not even opened for it. */
void kgi_db_open(kgi_db *db, const char *path);
/* Shows a database that was made here the bytes of another, under a name of their own; they must stay. */
void kgi_db_attach(kgi_db *db, const char *name, kg_str bytes);
void kgi_db_close(kgi_db *db);

/* The bytes of a database made by kgi_db_new; valid until it is closed. */
kg_str kgi_db_bytes(kgi_db *db);

/* Keeps what a call of SQLite returned, if that is a failure and the first. */
void kgi_db_check(kgi_db *db, int code);

void kgi_db_run(kgi_db *db, const char *sql);

/* One statement; NULL after any failure, which the functions below take as well. */
sqlite3_stmt *kgi_db_prepare(kgi_db *db, const char *sql);

/* Steps to the next row; false at the end, where the statement is made ready again, and after a failure. */
bool kgi_db_next(kgi_db *db, sqlite3_stmt *statement);

/* Parameters from 1 on. Strings must live until the statement was run. */
void kgi_bind_str(sqlite3_stmt *statement, int parameter, kg_str text);

/* Columns from 0 on; the views last until the next step. */
kg_str kgi_column_str(sqlite3_stmt *statement, int column);

#endif
