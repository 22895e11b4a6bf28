/* Questions by verb: one row of the list per verb, each answered in its own file. */
#ifndef KGI_QUERY_VERB_H
#define KGI_QUERY_VERB_H

#include "model/texts.h"
#include "query/fetch.h"
#include "query/table.h"

/* Papers of one date: n_papers places from `first` on. */
typedef struct kgi_date {
  kg_str text;
  uint32_t first, n_papers;
} kgi_date;

/* Papers in time. */
typedef struct kgi_ages {
  const kgi_date *dates; /* in order; the empty one is the last */
  size_t n_dates;
  const uint32_t *date_of; /* by paper: its place among the dates */
  const uint32_t *papers;  /* by date, then by number */
} kgi_ages;

/* What the edges of an entity come to. */
typedef struct kgi_tally {
  double n_mentions;
  uint32_t n_papers;
  uint32_t best; /* the paper that says most: the earliest of those with the strongest relation */
  kg_relation relation;
} kgi_tally;

/* An edge, by what it links: the places of a paper and an entity among their like. */
typedef struct kgi_link {
  uint32_t paper, entity, relation;
} kgi_link;

/* All edges, for who walks over them again and again. */
typedef struct kgi_links {
  const kgi_link *items; /* by entity, then paper */
  const uint32_t *cited; /* by edge: its entity */
  const uint32_t *cites; /* by paper: its edges are cited[cites[paper]] up to cited[cites[paper + 1]] */
} kgi_links;

/* A question being answered. The graph is either there whole or asked for node by node: then there is a fetch, and no
 * array of nodes and edges. The functions below see both alike. */
typedef struct kgi_question {
  const kg_graph *graph;
  kgi_fetch *fetch;
  const kg_paper *papers;
  const kg_entity *entities;
  const kg_edge *edges;
  const kg_str *types;
  size_t n_papers, n_entities, n_edges, n_types;
  size_t n_left; /* papers that a selection leaves; all, if the graph is whole */
  const char *const *names;
  size_t n_names;
  kg_query_options options;
  bool *is_asked;              /* by type: the answer may list it; all of them unless some are named */
  bool any_type;               /* none was named */
  bool is_strict;              /* names mean entities of those types only */
  bool quotes;                 /* the answer shows sentences */
  kgi_months months;           /* once they are asked for, as what follows, which is of whole graphs alone */
  kgi_ages ages;               /* of papers */
  const kgi_tally *tallies;    /* by entity */
  const kgi_turnout *turnouts; /* by entity */
  const double *weights;       /* by entity: what it counts when papers are compared */
  kgi_links links;
  kgi_arena arena; /* for the time of the question */
  kg_table *table; /* filled by the verb */
  kg_error *err;
} kgi_question;

/* For most_names of a verb that takes none. */
#define KGI_NO_NAMES SIZE_MAX

typedef struct kgi_verb {
  const char *name, *args, *help;
  size_t least_names, most_names; /* most_names 0: any number */
  const kgi_column *columns;
  size_t n_columns;
  kgi_column (*extra)(const kgi_question *question); /* one more column, unless its heading is NULL; or NULL */
  bool lists_papers;                                 /* so the types asked for are those that a name may have */
  bool quotes;                                       /* each row shows its sentence, also without being asked to */
  kg_status (*answer)(kgi_question *question);
} kgi_verb;

/* Every verb; a new one is a word here and a file. First those about names and papers, then those about the whole. */
#define KGI_NAME_VERBS(X) X(papers) X(show) X(related) X(models_on) X(compare) X(path) X(timeline) X(similar)
#define KGI_GRAPH_VERBS(X) X(entities) X(trend) X(unused) X(ambiguous)
#define KGI_VERBS(X) KGI_NAME_VERBS(X) KGI_GRAPH_VERBS(X)

#define KGI_DECLARE_VERB(name) extern const kgi_verb kgi_verb_##name;
KGI_VERBS(KGI_DECLARE_VERB)
#undef KGI_DECLARE_VERB

/* A question about all of a graph, with nothing asked yet; its arena must be cleared. */
kgi_question kgi_question_about(const kg_graph *graph);

/* --- looking at the graph --- */

/* A paper's id, titles and date; the record has all else, too. */
static inline const kg_paper *kgi_question_paper(const kgi_question *question, size_t paper) {
  return question->fetch ? kgi_fetch_paper(question->fetch, paper, false) : &question->papers[paper];
}
const kg_paper *kgi_question_record(const kgi_question *question, size_t paper);

/* Whether a selection leaves a paper. */
static inline bool kgi_question_has(const kgi_question *question, size_t paper) {
  return !question->fetch || kgi_fetch_has(question->fetch, paper);
}

/* An entity, but perhaps for its aliases; and with them. */
static inline const kg_entity *kgi_question_entity(const kgi_question *question, size_t entity) {
  return question->fetch ? kgi_fetch_entity(question->fetch, entity, false) : &question->entities[entity];
}
const kg_entity *kgi_question_whole_entity(const kgi_question *question, size_t entity);

/* The edges that touch a node. */
kgi_touching kgi_question_touching(const kgi_question *question, size_t node);

/* How many papers cite an entity, and how often, without a look at the edges of the whole. */
size_t kgi_question_citing(const kgi_question *question, size_t entity);
size_t kgi_question_mentions(const kgi_question *question, size_t entity);

/* The edge from a paper to an entity, which must be there. */
const kg_edge *kgi_question_edge(const kgi_question *question, size_t paper, size_t entity);

/* Makes the links of a graph that is there whole, once. */
kg_status kgi_question_link(kgi_question *question) KG_CHECKED;

/* Sees to it that an edge has its mentions. */
void kgi_edge_support(const kgi_question *question, const kg_edge *edge);

/* How much evidence the graph keeps. */
kg_evidence kgi_question_keeps(const kgi_question *question);

/* What an edge is best shown by: the first of its mentions with its relation, else the first; NULL without any, and in
 * an answer that shows no sentences. */
const kg_mention *kgi_edge_evidence(const kgi_question *question, const kg_edge *edge);

/* The first of an edge's mentions in a sentence that names the other edge's entity, too; NULL if there is none. Both
 * edges must be of one paper. */
const kg_mention *kgi_edge_together(const kgi_question *question, const kg_edge *edge, const kg_edge *other);

/* How an entity stands to a paper: "introduced in". */
const char *kgi_relation_passive(kg_relation relation);

/* --- filling the answer --- */

/* Adds a row, and where evidence is wanted, `mention` of `edge`; either of them may be NULL. */
kg_status kgi_answer_row(kgi_question *question, const kg_str *cells, const kg_edge *edge,
                         const kg_mention *mention) KG_CHECKED;

/* Whether as many rows as were asked for are there. */
bool kgi_answer_full(const kgi_question *question);

/* Makes an edge or a node part of what the answer speaks of. */
kg_status kgi_answer_edge(kgi_question *question, const kg_edge *edge) KG_CHECKED;
kg_status kgi_answer_node(kgi_question *question, size_t node) KG_CHECKED;
/* A node with all its edges. */
kg_status kgi_answer_around(kgi_question *question, size_t node) KG_CHECKED;

/* Cells, in memory that lasts as long as the question: a whole number, a number with three decimals, a text. */
kg_status kgi_cell_count(kgi_question *question, size_t count, kg_str *cell) KG_CHECKED;
kg_status kgi_cell_decimal(kgi_question *question, double value, kg_str *cell) KG_CHECKED;
kg_status kgi_cell_text(kgi_question *question, kg_str *cell, const char *format, ...) KG_PRINTF(3, 4) KG_CHECKED;

#endif
