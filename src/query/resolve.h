/* Names as people type them, to the nodes they mean. */
#ifndef KGI_QUERY_RESOLVE_H
#define KGI_QUERY_RESOLVE_H

#include "query/verb.h"

/* Node ids, ascending. */
typedef struct kgi_found {
  uint32_t *nodes;
  size_t n;
} kgi_found;

typedef enum kgi_kinds { KGI_FIND_ENTITIES = 1, KGI_FIND_PAPERS = 2, KGI_FIND_ALL = 3 } kgi_kinds;

/* Finds all nodes that the name can mean, in the question's memory. Entities go by name or alias; if none is exactly
 * so, by those that fold to the same: letter case, separators, full-width and other forms do not matter; "TYPE:NAME"
 * wants that type. Papers go by id, bare or at the end of a link, with or without a version, or by title. Notes in the
 * answer what the name was taken for where that is not plain, and what it may have meant where nothing was found. */
kg_status kgi_question_find(kgi_question *question, kg_str name, kgi_kinds kinds, kgi_found *found) KG_CHECKED;

/* What a name stands for in all papers: the entities it can mean, taken together. */
typedef struct kgi_subject {
  kgi_found found;
  const kg_edge **edges; /* by paper: the strongest edge to one of them, or NULL */
  size_t n_papers;       /* that have one */
} kgi_subject;

kg_status kgi_question_subject(kgi_question *question, kg_str name, kgi_subject *subject) KG_CHECKED;
bool kgi_subject_is(const kgi_subject *subject, uint32_t node);

/* Lets the answer list entities of a type, besides those already asked for; KG_USAGE when there is no such type. */
kg_status kgi_question_ask_type(kgi_question *question, kg_str type) KG_CHECKED;

#endif
