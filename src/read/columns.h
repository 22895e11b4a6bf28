/* What the cells of a table are about: by the head of their column, or by the label that their row starts with. */
#ifndef KGI_READ_COLUMNS_H
#define KGI_READ_COLUMNS_H

#include "read/mark.h"

/* Zero-initialise to start; kgi_columns_clear ends it. */
typedef struct kgi_columns {
  KGI_VEC(kgi_role) roles; /* of the columns; the first is number 1 */
  uint32_t row;            /* the row that started with a label */
  kgi_role label;
} kgi_columns;

/* Goes on to a cell, in the order of the document, and gives its role: NONE for heads and labels. False when memory
 * ran out. */
bool kgi_columns_take(kgi_columns *columns, const kgi_line *cell, kgi_role own, kgi_role *role);

void kgi_columns_clear(kgi_columns *columns);

#endif
