#include "query/table.h"

#include <stdlib.h>

#include "base/error.h"

kg_table *kgi_table_new(const kgi_column *columns, size_t n) {
  kg_table *table = calloc(1, sizeof *table);
  if (!table) return NULL;
  for (size_t i = 0; i < n; i++) {
    if (KGI_VEC_PUSH(&table->columns, columns[i])) continue;
    kg_table_free(table);
    return NULL;
  }
  return table;
}

void kg_table_free(kg_table *table) {
  if (!table) return;
  kgi_arena_clear(&table->arena);
  free(table->columns.items);
  free(table->cells.items);
  free(table->notes.items);
  free(table->edges.items);
  free(table->nodes.items);
  free(table->centres.items);
  free(table);
}

static kg_status copy(kg_table *table, kg_str text, kg_str *own) {
  *own = kgi_arena_str(&table->arena, text);
  return text.len && !own->ptr ? KG_NOMEM : KG_OK;
}

kg_status kgi_table_add(kg_table *table, const kg_str *cells) {
  size_t n = table->columns.n;
  if (!KGI_VEC_RESERVE(&table->cells, n)) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) KGI_TRY(copy(table, cells[i], &table->cells.items[table->cells.n + i]));
  table->cells.n += n;
  return KG_OK;
}

kg_status kgi_table_note(kg_table *table, kg_str note) {
  kg_str own;
  KGI_TRY(copy(table, note, &own));
  return KGI_VEC_PUSH(&table->notes, own) ? KG_OK : KG_NOMEM;
}

size_t kg_table_columns(const kg_table *table) { return table->columns.n; }

size_t kg_table_rows(const kg_table *table) { return table->columns.n ? table->cells.n / table->columns.n : 0; }

kg_str kg_table_heading(const kg_table *table, size_t column) {
  return column < table->columns.n ? kg_str_of(table->columns.items[column].heading) : (kg_str){NULL, 0};
}

kg_str kg_table_cell(const kg_table *table, size_t row, size_t column) {
  bool there = column < table->columns.n && row < kg_table_rows(table);
  return there ? table->cells.items[row * table->columns.n + column] : (kg_str){NULL, 0};
}

bool kg_table_is_number(const kg_table *table, size_t column) {
  return column < table->columns.n && table->columns.items[column].is_number;
}

kg_str kg_table_note(const kg_table *table, size_t n) {
  return n < table->notes.n ? table->notes.items[n] : (kg_str){NULL, 0};
}
