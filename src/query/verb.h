/* Questions by verb: one row of the list per verb, each answered in its own file. */
#ifndef KGI_QUERY_VERB_H
#define KGI_QUERY_VERB_H

#include "query/table.h"

/* A question being answered. */
typedef struct kgi_question {
  const kg_graph *graph;
  const kg_paper *papers;
  const kg_entity *entities;
  const kg_edge *edges;
  const kg_str *types;
  size_t n_papers, n_entities, n_edges, n_types;
  const char *const *names;
  size_t n_names;
  kg_query_options options;
  kgi_arena arena; /* for the time of the question */
  kg_table *table; /* filled by the verb */
  kg_error *err;
} kgi_question;

typedef struct kgi_verb {
  const char *name, *args, *help;
  size_t least_names;
  const kgi_column *columns;
  size_t n_columns;
  kg_status (*answer)(kgi_question *question);
} kgi_verb;

/* Every verb; a new one is a word here and a file. */
#define KGI_VERBS(X) X(papers) X(entities)

#define KGI_DECLARE_VERB(name) extern const kgi_verb kgi_verb_##name;
KGI_VERBS(KGI_DECLARE_VERB)
#undef KGI_DECLARE_VERB

/* What an edge is best shown by: the first of its mentions with its relation, else the first; NULL without any. */
const kg_mention *kgi_edge_evidence(const kg_edge *edge);

/* The title, or the one in another language. */
kg_str kgi_paper_title(const kg_paper *paper);

/* Whether as many rows as were asked for are there. */
bool kgi_question_full(const kgi_question *question);

#endif
