#include "store/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"

static void fail(kgi_db *db, int code) {
  if (db->status) return;
  db->status = code == SQLITE_NOMEM ? KG_NOMEM : code == SQLITE_FULL || code == SQLITE_TOOBIG ? KG_LIMIT : KG_SYNTAX;
  snprintf(db->text, sizeof db->text, "%s", db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code));
}

void kgi_db_check(kgi_db *db, int code) {
  if (code != SQLITE_OK) fail(db, code);
}

static void open_as(kgi_db *db, const char *name) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  *db = (kgi_db){0};
  kgi_db_check(db, sqlite3_open_v2(name, &db->handle, flags, NULL));
}

static void open_new_memory(kgi_db *db) {
  sqlite3_int64 most = INT64_C(1) << 40;
  open_as(db, "file:kgextract?vfs=memdb");
  if (db->handle) sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_SIZE_LIMIT, &most);
}

/* Nobody else knows of the file, so it need not be locked. */
static bool open_new_file(kgi_db *db, const char *path) {
  bool is_name = path && !kgi_str_starts(kg_str_of(path), KGI_STR("file:"));
  *db = (kgi_db){.in_file = true};
  if (is_name && sqlite3_open_v2(path, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, "unix-none") == 0 &&
      !sqlite3_db_readonly(db->handle, "main"))
    return true;
  sqlite3_close(db->handle);
  return false;
}

/* A database that is not whole is thrown away, so there is neither a journal nor a wait for the disk. */
static void begin(kgi_db *db) {
  kgi_db_run(db,
             "PRAGMA page_size = 8192; PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA secure_delete = off;"
             "PRAGMA cache_size = -8192; PRAGMA locking_mode = exclusive");
}

void kgi_db_new(kgi_db *db, const char *path) {
  if (!open_new_file(db, path)) open_new_memory(db);
  begin(db);
}

void kgi_db_scratch(kgi_db *db) {
  open_as(db, "");
  begin(db);
}

static void distrust(kgi_db *db) {
  sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  kgi_db_run(db, "PRAGMA query_only = on; PRAGMA cell_size_check = on");
}

/* Read-only, so the bytes are not changed, whatever the parameter's type says. */
void kgi_db_view(kgi_db *db, kg_str bytes) {
  sqlite3_int64 size = (sqlite3_int64)bytes.len;
  unsigned char *start = (unsigned char *)(uintptr_t)bytes.ptr;
  open_as(db, ":memory:");
  if (!db->status)
    kgi_db_check(db, sqlite3_deserialize(db->handle, "main", start, size, size, SQLITE_DESERIALIZE_READONLY));
  if (!db->status) distrust(db);
}

static bool is_database(const char *path) {
  static const char mark[] = "SQLite format 3";
  char head[sizeof mark] = {0};
  struct stat info;
  FILE *file = stat(path, &info) == 0 && S_ISREG(info.st_mode) ? fopen(path, "rbe") : NULL;
  if (!file) return false;
  bool read = fread(head, 1, sizeof head, file) == sizeof head;
  fclose(file);
  return read && memcmp(head, mark, sizeof mark) == 0;
}

void kgi_db_open(kgi_db *db, const char *path) {
  *db = (kgi_db){.status = is_database(path) ? KG_OK : KG_UNSUPPORTED};
  if (db->status) return;
  kgi_db_check(db, sqlite3_open_v2(path, &db->handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL));
  if (db->status) return;
  distrust(db);
  /* One transaction: else every statement would lock the file and look for a journal. */
  kgi_db_run(db, "PRAGMA cache_size = -65536; BEGIN");
}

void kgi_db_close(kgi_db *db) {
  for (size_t i = 0; i < db->statements.n; i++) sqlite3_finalize(db->statements.items[i]);
  free(db->statements.items);
  db->statements.items = NULL;
  db->statements.n = 0;
  sqlite3_close(db->handle);
  db->handle = NULL;
}

kg_str kgi_db_bytes(kgi_db *db) {
  sqlite3_int64 size = 0;
  const unsigned char *bytes = sqlite3_serialize(db->handle, "main", &size, SQLITE_SERIALIZE_NOCOPY);
  if (!bytes) fail(db, SQLITE_NOMEM);
  return (kg_str){(const char *)bytes, bytes ? (size_t)size : 0};
}

void kgi_db_run(kgi_db *db, const char *sql) {
  if (!db->status) kgi_db_check(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL));
}

sqlite3_stmt *kgi_db_prepare(kgi_db *db, const char *sql) {
  sqlite3_stmt *statement = NULL;
  if (!db->status && !KGI_VEC_RESERVE(&db->statements, 1)) fail(db, SQLITE_NOMEM);
  if (!db->status) kgi_db_check(db, sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL));
  if (statement) db->statements.items[db->statements.n++] = statement;
  return statement;
}

bool kgi_db_next(kgi_db *db, sqlite3_stmt *statement) {
  if (db->status) return false;
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(db, code);
  sqlite3_reset(statement);
  return false;
}

int64_t kgi_db_number(kgi_db *db, const char *sql) {
  sqlite3_stmt *rows = kgi_db_prepare(db, sql);
  int64_t value = kgi_db_next(db, rows) ? sqlite3_column_int64(rows, 0) : 0;
  sqlite3_reset(rows);
  return value;
}

void kgi_bind_str(sqlite3_stmt *statement, int parameter, kg_str text) {
  sqlite3_bind_text64(statement, parameter, text.len ? text.ptr : "", text.len, SQLITE_STATIC, SQLITE_UTF8);
}

kg_str kgi_column_str(sqlite3_stmt *statement, int column) {
  const char *text = (const char *)sqlite3_column_text(statement, column);
  int len = sqlite3_column_bytes(statement, column);
  return text && len > 0 ? (kg_str){text, (size_t)len} : (kg_str){NULL, 0};
}
