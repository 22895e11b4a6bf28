/* What the likeness of papers is told from. */
#ifndef KGI_QUERY_SIMILAR_H
#define KGI_QUERY_SIMILAR_H

#include "query/verb.h"

/* Finds what all names count, for who is to ask for the lengths of all papers of a graph that is there whole. */
kg_status kgi_question_weigh(kgi_question *question) KG_CHECKED;

/* The length of a paper as a vector of the names it cites, each as long as the name is rare. */
double kgi_question_length(const kgi_question *question, size_t paper);

#endif
