/* Comma-separated values out, as RFC 4180 has them but with plain line ends. */
#ifndef KGI_WRITE_CELLS_H
#define KGI_WRITE_CELLS_H

#include "write/pieces.h"

typedef struct kgi_cells {
  kgi_buf *out;
  kgi_buf *clean; /* scratch */
  bool begun;     /* the row has a cell */
} kgi_cells;

/* A cell. Line ends inside it stay, quoted. */
void kgi_cells_put(kgi_cells *cells, kg_str text);
void kgi_cells_puts(kgi_cells *cells, const char *text);
void kgi_cells_end_row(kgi_cells *cells);

/* Begins rows on a desk. */
kgi_cells kgi_cells_on(kgi_desk *desk);

/* Writes a table: its head, then a row for each of n items, put by several threads. */
kg_status kgi_cells_table(const kgi_sheet *sheet, void (*put_head)(kgi_cells *cells, const kgi_sheet *sheet), size_t n,
                          void (*put_row)(kgi_desk *desk, uint32_t item)) KG_CHECKED;

#endif
