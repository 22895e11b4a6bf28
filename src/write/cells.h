/* Comma-separated values out, as RFC 4180 has them but with plain line ends. */
#ifndef KGI_WRITE_CELLS_H
#define KGI_WRITE_CELLS_H

#include "base/buf.h"
#include "base/sink.h"

typedef struct kgi_cells {
  kgi_sink *sink;
  bool begun;    /* the row has a cell */
  kgi_buf clean; /* scratch; kgi_buf_clear ends it */
} kgi_cells;

/* A cell. Line ends inside it stay, quoted. */
void kgi_cells_put(kgi_cells *cells, kg_str text);
void kgi_cells_puts(kgi_cells *cells, const char *text);
void kgi_cells_end_row(kgi_cells *cells);

#endif
