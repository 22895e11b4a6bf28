/* The entity-paper graph: what extraction produces, graph files hold, writers write and queries read.
 *
 * A graph is read-only once built. Nodes are numbered papers first, then entities: node id n is paper n if
 * n < number of papers, else entity n - number of papers. Papers are sorted by id, entities by type and name,
 * edges by (from, to): the same content is always the same graph. */
#ifndef KGEXTRACT_GRAPH_H
#define KGEXTRACT_GRAPH_H

#include <stdbool.h>

#include <kgextract/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum kg_field { KG_TITLE, KG_TITLE_ALT, KG_ABSTRACT, KG_FIELDS } kg_field;

/* From weak to strong: of several, an edge carries the strongest. */
typedef enum kg_relation {
  KG_MENTIONS,   /* anything else */
  KG_USES,       /* builds on, trains on, contains */
  KG_COMPARES,   /* baseline, competitor */
  KG_EVALUATES,  /* measures on it, or measures it */
  KG_INTRODUCES, /* proposes, releases, names it */
  KG_SHARES,     /* only in projections: two nodes with common neighbours */
  KG_RELATIONS
} kg_relation;

/* How much of what shows an edge a graph keeps. */
typedef enum kg_evidence {
  KG_EVIDENCE_FULL,  /* mentions with their sentences, papers with their abstracts */
  KG_EVIDENCE_PLACE, /* mentions with their places, but neither sentences nor abstracts */
  KG_EVIDENCE_NONE,  /* no mentions and no abstracts: edges only */
  KG_EVIDENCES
} kg_evidence;

typedef enum kg_view { KG_BIPARTITE, KG_VIEW_ENTITIES, KG_VIEW_PAPERS, KG_VIEWS } kg_view;

/* One place where a paper's record stands. */
typedef struct kg_source {
  kg_str file;
  uint32_t line; /* 1-based */
} kg_source;

typedef struct kg_paper {
  kg_str id;
  kg_str text[KG_FIELDS]; /* title, title in another language, abstract; may be empty */
  kg_str url, date;       /* date: YYYY, YYYY-MM or YYYY-MM-DD, or empty */
  kg_str authors, categories;
  const kg_source *sources; /* in input order, at least one unless read from a graph without */
  size_t n_sources;
  kg_str memo; /* what extraction remembers of the paper for a later run (kg_extractor_recall), or empty */
} kg_paper;

typedef struct kg_entity {
  kg_str name;
  uint32_t type;         /* index into the graph's types */
  const kg_str *aliases; /* other forms known or seen */
  size_t n_aliases;
  kg_str origin; /* "dictionary", or the rule that discovered it */
  kg_str family; /* name of the family entity, or empty */
} kg_entity;

/* One span of a paper's text that names an entity. A graph has millions: its strings are told and set by functions, as
 * their lengths stand where they take least room. */
typedef struct kg_mention {
  uint8_t field;    /* kg_field */
  uint8_t relation; /* kg_relation */
  uint16_t rule_len;
  float confidence;    /* 0 < c <= 1: that the span names the entity, and that the relation holds */
  uint32_t start, end; /* byte offsets into the field's text */
  uint32_t line, col;  /* place in the source file; 1-based, col in bytes */
  uint32_t text_len, sentence_len;
  const char *text, *sentence, *rule;
} kg_mention;

/* The field's bytes [start, end); the sentence around it, verbatim; the dictionary line ("model.tsv:12") or the name of
 * the pattern that took it. */
KG_API kg_str kg_mention_text(const kg_mention *mention);
KG_API kg_str kg_mention_sentence(const kg_mention *mention);
KG_API kg_str kg_mention_rule(const kg_mention *mention);
/* Sets all three, which must stay; a rule is cut behind 65,535 bytes, the others behind 4 GiB. */
KG_API void kg_mention_quote(kg_mention *mention, kg_str text, kg_str sentence, kg_str rule);

typedef struct kg_edge {
  uint32_t from, to;    /* node ids; bipartite: from is the paper, to the entity */
  kg_relation relation; /* the strongest of the mentions */
  float confidence;     /* of the surest mention with that relation */
  float weight;         /* number of mentions; in projections, number of shared neighbours */
  uint32_t n_mentions;
  const kg_mention *mentions;
} kg_edge;

typedef struct kg_graph kg_graph;
KG_API void kg_graph_free(kg_graph *graph);

KG_API kg_view kg_graph_view(const kg_graph *graph);
KG_API const kg_paper *kg_graph_papers(const kg_graph *graph, size_t *n);
KG_API const kg_entity *kg_graph_entities(const kg_graph *graph, size_t *n);
KG_API const kg_edge *kg_graph_edges(const kg_graph *graph, size_t *n);
/* Names of the entity types, indexed by kg_entity.type. */
KG_API const kg_str *kg_graph_types(const kg_graph *graph, size_t *n);
/* The indexes of the edges that touch `node`, ascending; `*n` is 0 for a node that is not there. */
KG_API const uint32_t *kg_graph_edges_of(const kg_graph *graph, uint32_t node, size_t *n);
/* What was left out of this graph by a selection, as a sentence; empty if nothing. */
KG_API kg_str kg_graph_left_out(const kg_graph *graph);
/* What the graph keeps on purpose; writers leave out, rather than empty, what it does not. */
KG_API kg_evidence kg_graph_evidence(const kg_graph *graph);

/* Names of relations, fields and views, NULL past the last; and back, KG_NOTFOUND for any other name. */
KG_API const char *kg_relation_name(kg_relation relation);
KG_API kg_status kg_relation_by_name(kg_relation *relation, kg_str name) KG_CHECKED;
KG_API const char *kg_field_name(kg_field field);
KG_API kg_status kg_field_by_name(kg_field *field, kg_str name) KG_CHECKED;
KG_API const char *kg_view_name(kg_view view);
KG_API kg_status kg_view_by_name(kg_view *view, kg_str name) KG_CHECKED;
KG_API const char *kg_evidence_name(kg_evidence evidence);
KG_API kg_status kg_evidence_by_name(kg_evidence *evidence, kg_str name) KG_CHECKED;

/* The built-in entity types in their fixed order; NULL past the end. */
KG_API const char *kg_type_name(size_t index);

/* --- building --- */

typedef struct kg_builder kg_builder;
KG_API kg_builder *kg_builder_new(void);
KG_API void kg_builder_free(kg_builder *builder);

/* What the graph is to keep, to be said before anything is added; full unless said. The builder passes over the rest:
 * abstracts, sentences, mentions (whose edges must then be stated). */
KG_API void kg_builder_evidence(kg_builder *builder, kg_evidence evidence);

/* Adds a paper, or finds the one with this id. A second record of a paper adds its sources and fills fields that
 * were empty; `*known` (may be NULL) tells. All strings are copied. */
KG_API kg_status kg_builder_paper(kg_builder *builder, const kg_paper *paper, uint32_t *index, bool *known) KG_CHECKED;

/* Adds an entity, or finds the one with this name and type; new aliases are added to it. */
KG_API kg_status kg_builder_entity(kg_builder *builder, const kg_entity *entity, kg_str type_name,
                                   uint32_t *index) KG_CHECKED;

/* Adds a mention of entity `entity` in paper `paper` (indexes as given out above). `text` and `sentence` are copied
 * unless they lie inside the paper's own text. */
KG_API kg_status kg_builder_mention(kg_builder *builder, uint32_t paper, uint32_t entity,
                                    const kg_mention *mention) KG_CHECKED;

/* States an edge between two nodes without (or beside) mentions, with its weight; node ids are given as
 * paper index, or entity index | KG_ENTITY_BIT. For graph files and projections. */
#define KG_ENTITY_BIT 0x80000000u
KG_API kg_status kg_builder_edge(kg_builder *builder, uint32_t from, uint32_t to, kg_relation relation,
                                 float confidence, float weight) KG_CHECKED;

/* Sorts and indexes everything into a graph and empties the builder. Edges that do not suit the view (two papers in a
 * bipartite graph) are dropped. NULL when memory ran out. */
KG_API kg_graph *kg_builder_finish(kg_builder *builder, kg_view view, kg_str left_out);

/* --- merging --- */

/* A new graph of all that `graphs` hold, the same for any order of theirs. A paper that stands in several keeps all its
 * sources; of several texts the richest is kept (as extraction does), and with it the evidence found in that text;
 * where any was dropped, a warning says of how many papers. Names are the same if type and spelling are.
 * Merging the graphs of parts of a corpus gives the graph of the whole, but for what one part's new names would have
 * been found to mean in the other parts. KG_USAGE for projections. */
KG_API kg_status kg_graph_merge(kg_graph **out, const kg_graph *const *graphs, size_t n, kg_diag *diag,
                                kg_error *err) KG_CHECKED;

/* --- families --- */

/* A new graph whose versions are rolled up to their families: what stands on Llama-3-8B-Instruct and on Llama 3 then
 * stands on Llama. Edges become one, with the strongest relation and all evidence; the stated names become aliases.
 * Families are those that the dictionary tells (kg_entity.family), and of models what stands before version, size and
 * variant in the name. KG_USAGE for projections. */
KG_API kg_status kg_graph_roll_up(kg_graph **out, const kg_graph *graph, kg_error *err) KG_CHECKED;

/* --- selecting --- */

typedef struct kg_select {
  const char *types;         /* comma-separated entity types to keep, or NULL */
  const char *relations;     /* comma-separated relations to keep, or NULL */
  const char *focus;         /* comma-separated names or paper ids to stay near, or NULL */
  unsigned hops;             /* distance from the focus; used when focus is set */
  unsigned min_papers;       /* entities in fewer papers go */
  unsigned top;              /* keep only the entities in most papers; 0: all */
  float min_confidence;      /* mentions below go */
  const char *since, *until; /* YYYY[-MM[-DD]], inclusive, or NULL; papers without a date go */
  bool keep_lonely;          /* what loses all its edges stays, so that it can be asked about */
  kg_view view;
} kg_select;

/* A new graph with what the selection keeps, as the view asks; `graph` stays as it is. */
KG_API kg_status kg_graph_select(kg_graph **out, const kg_graph *graph, const kg_select *select,
                                 kg_error *err) KG_CHECKED;

/* --- stripping --- */

/* A new graph that keeps only so much evidence; every edge stays as strong as it was. */
KG_API kg_status kg_graph_strip(kg_graph **out, const kg_graph *graph, kg_evidence evidence, kg_error *err) KG_CHECKED;

#ifdef __cplusplus
}
#endif
#endif
