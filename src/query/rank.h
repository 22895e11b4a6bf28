/* What entities are ranked by: a row of the list for each. */
#ifndef KGI_QUERY_RANK_H
#define KGI_QUERY_RANK_H

#include "query/ranking.h"

typedef struct kgi_rank {
  const kgi_list *list;
  kgi_column column; /* that shows the key; without a heading where the answer shows it anyhow */
  kg_status (*print)(kgi_question *question, double key, kg_str *cell);
} kgi_rank;

/* The ranking of this name, or the first for NULL; KG_USAGE when there is none. */
kg_status kgi_rank_find(const kgi_rank **rank, const char *name, kg_error *err) KG_CHECKED;

#endif
