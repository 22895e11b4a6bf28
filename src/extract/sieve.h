/* Which texts may show one of many names: a look at their capitalised words alone, ten times faster than to fold and
 * scan them. Of the papers of a run, few show a name that another one introduces. */
#ifndef KGI_EXTRACT_SIEVE_H
#define KGI_EXTRACT_SIEVE_H

#include "dict/index.h"
#include "extract/part.h"

typedef struct kgi_sieve {
  uint64_t *blocks; /* of bits, by hash of a word and what follows it */
  size_t n_blocks;
} kgi_sieve;

/* For the forms of an index, all of them of exact letter case with an ASCII capital; the others would be missed. */
kg_status kgi_sieve_build(kgi_sieve *sieve, const kgi_index *index) KG_CHECKED;
void kgi_sieve_clear(kgi_sieve *sieve);

/* The next word from *at on that may be of a form, which then holds all of it; *at moves behind it. Empty at a
 * character that may fold to anything. False if no form of the index stands behind *at. */
bool kgi_sieve_next(const kgi_sieve *sieve, kg_str text, size_t *at, kgi_range *word);

#endif
