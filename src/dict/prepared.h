/* The default lexicon's entries, indexes and glances, made when the library was, and mapped with it: most runs start
 * with them. */
#ifndef KGI_DICT_PREPARED_H
#define KGI_DICT_PREPARED_H

#include <stdio.h>

#include "dict/lexicon.h"

/* Generated at build time; of size 0 while the library is being built. */
extern const unsigned char kgi_prepared_bytes[];
extern const size_t kgi_prepared_size;

/* Gives an empty lexicon, which has the mark of its files, the entries of these. KG_NOTFOUND: they are other files. */
kg_status kgi_prepared_fill(kg_lexicon *lexicon) KG_CHECKED;

/* Lends the patterns of a lexicon their glances: those of the very files that it was filled from, and no others yet. */
void kgi_prepared_lend_glances(const kg_lexicon *lexicon);

/* Lends the lexicon its indexes if they are those of the very files that it was filled from. */
bool kgi_prepared_lend(kg_lexicon *lexicon);

/* Writes a compiled lexicon, all glances made, in the form in which it is lent; false when that failed. */
bool kgi_prepared_write(const kg_lexicon *lexicon, FILE *out);

/* --- between the files that make this up: the entries --- */

bool kgi_prepared_entries_write(const kg_lexicon *lexicon, FILE *out);
kg_status kgi_prepared_entries_read(kg_lexicon *lexicon, const unsigned char *at) KG_CHECKED;

#endif
