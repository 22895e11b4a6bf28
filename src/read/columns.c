#include "read/columns.h"

#include <stdlib.h>

static bool set_column(kgi_columns *columns, size_t column, kgi_role role) {
  if (column <= 1) columns->roles.n = 0;
  while (columns->roles.n <= column)
    if (!KGI_VEC_PUSH(&columns->roles, KGI_ROLE_NONE)) return false;
  columns->roles.items[column] = role;
  return true;
}

bool kgi_columns_take(kgi_columns *columns, const kgi_line *cell, kgi_role own, kgi_role *role) {
  *role = KGI_ROLE_NONE;
  if (cell->level) return set_column(columns, cell->column, own);
  if (cell->column < columns->roles.n) *role = columns->roles.items[cell->column];
  bool free = *role == KGI_ROLE_NONE || *role == KGI_ROLE_ASIDE; /* "Item", "项目" */
  if (free && cell->column <= 1 && own != KGI_ROLE_NONE) {
    *role = KGI_ROLE_NONE;
    columns->row = cell->row;
    columns->label = own;
  } else if (*role == KGI_ROLE_NONE && columns->row == cell->row) {
    *role = columns->label;
  }
  return true;
}

void kgi_columns_clear(kgi_columns *columns) {
  free(columns->roles.items);
  *columns = (kgi_columns){0};
}
