/* Full-text indexes, each made in a database of its own, beside the one that it is for. */
#ifndef KGI_STORE_FULLTEXT_H
#define KGI_STORE_FULLTEXT_H

#include "store/rows.h"

typedef struct kgi_fulltext {
  const char *table, *columns; /* as the schema has them */
  const kgi_rows *rows;        /* that it is made of: a number `n`, and the columns */
} kgi_fulltext;

void kgi_fulltext_make(kgi_db *db, const kgi_fulltext *index, void *of);

/* Takes the index over from there. */
void kgi_fulltext_take(kgi_db *to, const kgi_fulltext *index, kgi_db *from);

#endif
