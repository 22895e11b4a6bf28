/* The part of a graph that an answer speaks of. */
#ifndef KGI_QUERY_PART_H
#define KGI_QUERY_PART_H

#include "query/verb.h"

/* As a graph of its own. */
kg_status kgi_question_part(const kgi_question *question, const kg_table *answer, kg_graph **part) KG_CHECKED;

#endif
