/* Which papers may show one of many names: a look at the glimpses of their texts alone. Of the papers of a run, few
 * show a name that another one introduces. */
#ifndef KGI_EXTRACT_SIEVE_H
#define KGI_EXTRACT_SIEVE_H

#include "dict/index.h"
#include "extract/glimpse.h"

typedef struct kgi_sieve {
  uint64_t *blocks; /* of bits, by hash of a glimpse */
  size_t n_blocks;
  uint32_t *seen; /* how often words were glimpsed, by their hash */
} kgi_sieve;

/* Takes glimpses as examples of those that will be asked for: of the words of a form, the rarest tells it best. */
kg_status kgi_sieve_expect(kgi_sieve *sieve, const kgi_glimpse *glimpses, size_t n) KG_CHECKED;

/* For the forms of an index, all of them of exact letter case with an ASCII capital; the others would be missed. */
kg_status kgi_sieve_build(kgi_sieve *sieve, const kgi_index *index) KG_CHECKED;
void kgi_sieve_clear(kgi_sieve *sieve);

/* Whether the glimpse may be of a form. A text that shows a form has a glimpse that is, inside the form. */
bool kgi_sieve_passes(const kgi_sieve *sieve, kgi_glimpse glimpse);

#endif
