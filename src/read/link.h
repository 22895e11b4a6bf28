/* A link in a document, and what it says about papers. */
#ifndef KGI_READ_LINK_H
#define KGI_READ_LINK_H

#include <stdbool.h>

#include <kgextract/base.h>

typedef struct kgi_link {
  uint32_t start, end; /* bytes of the document's text */
  kg_str href;
  kg_str id;  /* of the paper that it leads to, as far as the address says it; a view of `href` */
  bool paper; /* it leads to a paper */
} kgi_link;

/* A link that starts and ends at byte `at`. */
kgi_link kgi_link_make(size_t at, kg_str href);

/* Whether a text is an address of the web. */
bool kgi_is_url(kg_str text);

/* Whether a link's text says only what the link is for: "PDF", an address, an id, nothing. */
bool kgi_is_link_word(kg_str text);

#endif
