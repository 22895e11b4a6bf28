/* Papers in time. */
#ifndef KGI_QUERY_DATES_H
#define KGI_QUERY_DATES_H

#include "query/verb.h"

/* Finds the dates of all papers, once for a question about a whole graph. */
kg_status kgi_question_age(kgi_question *question) KG_CHECKED;

/* Orders papers, by index, from the earliest on; those without a date come last. */
int kgi_paper_order(const kgi_question *question, uint32_t a, uint32_t b);

/* Sorts papers in this order. */
void kgi_papers_sort(kgi_question *question, uint32_t *papers, size_t n);

/* YYYY-MM, or less where the date says less. */
kg_str kgi_paper_month(const kgi_question *question, uint32_t paper);

/* The months of all papers, from the first on; what has no date comes last, as the empty month. */
kg_status kgi_question_months(kgi_question *question, kgi_months *months) KG_CHECKED;

#endif
