/* In which points two papers, entities or edges differ, as text: nothing when they say the same. */
#ifndef KGI_QUERY_DIFFERENCE_H
#define KGI_QUERY_DIFFERENCE_H

#include <kgextract/graph.h>

#include "base/buf.h"

/* Short values are shown, long ones named: "date '2023' -> '2023-04', abstract". */
void kgi_tell_papers(kgi_buf *out, const kg_paper *old, const kg_paper *current);
void kgi_tell_entities(kgi_buf *out, const kg_entity *old, const kg_entity *current);
void kgi_tell_edges(kgi_buf *out, const kg_edge *old, const kg_edge *current);

#endif
