/* What the likeness of papers is told from. */
#ifndef KGI_QUERY_SIMILAR_H
#define KGI_QUERY_SIMILAR_H

#include "query/verb.h"

/* The length of a paper as a vector of the names it cites, each as long as the name is rare. */
double kgi_question_length(const kgi_question *question, size_t paper);

#endif
