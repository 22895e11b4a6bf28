/* Papers in time. */
#ifndef KGI_QUERY_DATES_H
#define KGI_QUERY_DATES_H

#include "query/verb.h"

/* Orders papers, by index, from the earliest on; those without a date come last. */
int kgi_paper_order(const kgi_question *question, uint32_t a, uint32_t b);

/* All papers in this order; NULL when memory ran out. */
const uint32_t *kgi_papers_by_date(kgi_question *question);

/* YYYY-MM, or less where the date says less. */
kg_str kgi_paper_month(const kgi_question *question, uint32_t paper);

#endif
