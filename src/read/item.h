/* A list item that is a paper: its title, linked, or in strong letters in front of a link to the paper. */
#ifndef KGI_READ_ITEM_H
#define KGI_READ_ITEM_H

#include "read/doc.h"
#include "read/title.h"

typedef struct kgi_item {
  kgi_range title;
  const kgi_link *link; /* to the paper */
  size_t text;          /* what is said about it starts here, or the line's end */
} kgi_item;

/* Whether line `index` is such an item. */
bool kgi_item_find(const kgi_doc *doc, size_t index, kgi_item *item);

/* A single link to a paper in a document's lists is a reference; several are a list of papers. */
bool kgi_item_several(const kgi_doc *doc);

#endif
