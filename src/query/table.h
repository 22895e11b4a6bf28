/* An answer: rows of strings under headings, with notes beside. */
#ifndef KGI_QUERY_TABLE_H
#define KGI_QUERY_TABLE_H

#include <kgextract/query.h>

#include "base/arena.h"
#include "base/vec.h"

typedef struct kgi_column {
  const char *heading;
  bool is_number;
} kgi_column;

/* Two nodes that an edge joins: a paper and an entity. */
typedef struct kgi_pair {
  uint32_t from, to;
} kgi_pair;

/* All strings are copied, so the table outlives the graph. */
struct kg_table {
  kgi_arena arena;
  KGI_VEC(kgi_column) columns;
  KGI_VEC(kg_str) cells; /* row by row */
  KGI_VEC(kg_str) notes;
  size_t n_plain; /* columns before those that hold evidence */
  /* What the answer speaks of in the graph asked, in any order: edges, nodes, and nodes with all their edges. */
  KGI_VEC(kgi_pair) edges;
  KGI_VEC(uint32_t) nodes, centres;
};

/* An empty table, NULL when memory ran out; the headings must be literals. */
kg_table *kgi_table_new(const kgi_column *columns, size_t n);
/* Adds a row of as many cells as there are columns. */
kg_status kgi_table_add(kg_table *table, const kg_str *cells) KG_CHECKED;
kg_status kgi_table_note(kg_table *table, kg_str note) KG_CHECKED;

#endif
