/* The indexes of the default lexicon, built when the library was, and mapped with it: most runs start with them. */
#ifndef KGI_DICT_PREPARED_H
#define KGI_DICT_PREPARED_H

#include <stdio.h>

#include "dict/lexicon.h"

/* Generated at build time; of size 0 while the library is being built. */
extern const unsigned char kgi_prepared_bytes[];
extern const size_t kgi_prepared_size;

/* Lends the lexicon its indexes if they are those of the very files that it was filled from. */
bool kgi_prepared_lend(kg_lexicon *lexicon);

/* Writes the indexes of a compiled lexicon in the form in which they are lent; false when that failed. */
bool kgi_prepared_write(const kg_lexicon *lexicon, FILE *out);

#endif
