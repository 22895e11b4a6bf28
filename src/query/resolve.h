/* Names as people type them, to the entities they mean. */
#ifndef KGI_QUERY_RESOLVE_H
#define KGI_QUERY_RESOLVE_H

#include "query/verb.h"

typedef KGI_VEC(uint32_t) kgi_found;

/* Fills `found` (yours to free) with all entities of this name or alias, ascending; if none is exactly so, those that
 * differ only by letter case, hyphens, underscores and blanks. Notes in the table what the name was taken for where
 * that is not plain, and what it may have meant where nothing was found. */
kg_status kgi_question_resolve(kgi_question *question, kg_str name, kgi_found *found) KG_CHECKED;

/* Whether two names are the same but for letter case and separators. */
bool kgi_same_name(kg_str a, kg_str b);

#endif
