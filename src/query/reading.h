/* How a fetch reads its database: statements by name, rows as items, each value checked. What makes no sense in a
 * database of this program is a failure, which sticks; the loader then tells what is wrong. */
#ifndef KGI_QUERY_READING_H
#define KGI_QUERY_READING_H

#include "query/fetch.h"

typedef enum kgi_statement {
  KGI_GET_PAPER,
  KGI_GET_RECORD,
  KGI_GET_SOURCES,
  KGI_GET_ENTITY,
  KGI_GET_ALIASES,
  KGI_GET_CITING,
  KGI_GET_CITED,
  KGI_GET_MENTIONS,
  KGI_GET_KEEPS,
  KGI_GET_MONTHS,
  KGI_GET_RANKING,
  KGI_GET_TURNOUT,
  KGI_GET_AMBIGUOUS,
  KGI_GET_NAMED,
  KGI_GET_OF_ID,
  KGI_GET_TITLED,
  KGI_GET_HOLDING,
  KGI_GET_DATES,
  KGI_GET_LEFT_OUT,
  KGI_GET_IDS,
  KGI_GET_NAMES,
  KGI_GET_TYPES,
  KGI_GET_STATEMENTS
} kgi_statement;

/* One row as one item; `n` is the node it belongs to. */
typedef union kgi_item {
  kg_source source;
  kg_str text;
  kg_edge edge;
  kg_mention mention;
  kgi_month month;
  kgi_standing standing;
  kgi_label label;
  uint32_t number;
} kgi_item;
typedef kgi_item kgi_read_row(kgi_fetch *fetch, sqlite3_stmt *row, uint32_t n);

void kgi_fetch_fail(kgi_fetch *fetch, kg_status status);

/* A statement; and one made to be asked about a node. */
sqlite3_stmt *kgi_fetch_statement(kgi_fetch *fetch, kgi_statement which);
sqlite3_stmt *kgi_fetch_about(kgi_fetch *fetch, kgi_statement which, size_t n);

/* Steps to the next row; and to the only one, after which the statement must be left by sqlite3_reset. */
bool kgi_fetch_next(kgi_fetch *fetch, sqlite3_stmt *rows);
bool kgi_fetch_only(kgi_fetch *fetch, sqlite3_stmt *rows);

/* A text, in the memory of the fetch; a number below `end`. */
kg_str kgi_fetch_text(kgi_fetch *fetch, sqlite3_stmt *row, int column);
uint32_t kgi_fetch_number(kgi_fetch *fetch, sqlite3_stmt *row, int column, size_t end);

/* All rows of a statement; and the items that fetch->rows holds: in memory of the fetch, NULL with *n 0 after a
 * failure. */
void *kgi_fetch_all(kgi_fetch *fetch, sqlite3_stmt *rows, uint32_t n, kgi_read_row *read, size_t size, size_t *n_items);
void *kgi_fetch_keep(kgi_fetch *fetch, size_t size, size_t *n);

/* How many papers the selection leaves. */
size_t kgi_fetch_count_left(kgi_fetch *fetch);

#endif
