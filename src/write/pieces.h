/* Output made in pieces of many items by several threads, and handed on in order. */
#ifndef KGI_WRITE_PIECES_H
#define KGI_WRITE_PIECES_H

#include "write/sheet.h"

/* What a piece is made with: buffers of its own. */
typedef struct kgi_desk {
  const kgi_writing *job;
  kgi_sheet sheet; /* shares all but its buffer `text` */
  kgi_buf out;     /* the piece */
  kgi_buf clean;   /* scratch */
} kgi_desk;

/* Calls put(desk, item) for each item below n, in order as far as one piece goes, and puts the pieces in order into the
 * sink of the sheet's job. */
kg_status kgi_pieces_write(const kgi_sheet *sheet, size_t n, void (*put)(kgi_desk *desk, uint32_t item)) KG_CHECKED;

#endif
