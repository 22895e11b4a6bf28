/* The orders in which verbs about the whole graph list entities. Databases have them ready. */
#ifndef KGI_QUERY_RANKING_H
#define KGI_QUERY_RANKING_H

#include "query/verb.h"

typedef struct kgi_ranking {
  kgi_standing *items;
  size_t n;
} kgi_ranking;

typedef struct kgi_list {
  const char *name;
  bool is_stored;                                               /* in databases */
  kg_status (*make)(kgi_question *question, kgi_ranking *made); /* for a graph that is there whole, from all entities */
} kgi_list;

/* Lists, by name. */
extern const kgi_list kgi_list_betweenness, kgi_list_degree, kgi_list_fading, kgi_list_new, kgi_list_pagerank,
    kgi_list_papers, kgi_list_recent, kgi_list_rising, kgi_list_unused;

/* The n-th of the lists that databases store, in the order of names. */
enum { KGI_STORED_LISTS = 8 };
const kgi_list *kgi_list_at(size_t n);

/* The first `most` (0: all) of the types asked for; KG_UNSUPPORTED for what the database does not store. */
kg_status kgi_question_ranking(kgi_question *question, const kgi_list *list, size_t most,
                               kgi_ranking *ranking) KG_CHECKED;

#endif
