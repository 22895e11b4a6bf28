/* The texts of a paper, which of several is kept, and the order of their places. */
#ifndef KGI_MODEL_TEXTS_H
#define KGI_MODEL_TEXTS_H

#include <kgextract/graph.h>

/* Bytes of all fields together. */
size_t kgi_texts_size(const kg_str texts[KG_FIELDS]);

/* Above 0 when `a` is the richer: the longer, then the greater bytes, from the abstract on. */
int kgi_texts_compare(const kg_str a[KG_FIELDS], const kg_str b[KG_FIELDS]);

/* The title, or the one in another language. */
kg_str kgi_paper_title(const kg_paper *paper);

/* Orders places by file, then line. */
int kgi_source_compare(const kg_source *a, const kg_source *b);

#endif
