/* Questions to a graph. A verb answers with a table of strings; the caller prints it. */
#ifndef KGEXTRACT_QUERY_H
#define KGEXTRACT_QUERY_H

#include <kgextract/graph.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct kg_table kg_table;
KG_API void kg_table_free(kg_table *table);
KG_API size_t kg_table_rows(const kg_table *table);
KG_API size_t kg_table_columns(const kg_table *table);
/* Heading of a column, and a cell below it; empty views past the end. */
KG_API kg_str kg_table_heading(const kg_table *table, size_t column);
KG_API kg_str kg_table_cell(const kg_table *table, size_t row, size_t column);
/* True when the column holds numbers (aligned right, unquoted in JSON). */
KG_API bool kg_table_is_number(const kg_table *table, size_t column);
/* What the reader of the answer should know: how a name was resolved, what else it could mean, suggestions for a
 * name that is not there. The n-th note, or an empty view past the end. */
KG_API kg_str kg_table_note(const kg_table *table, size_t n);

typedef struct kg_query_options {
  bool any;              /* papers: any of the names instead of all */
  const char *not_names; /* papers: comma-separated names that must not be cited, or NULL */
  const char *types;     /* comma-separated entity types that an answer may list, or NULL; where it lists papers, the
                            types a name may have */
  const char *sort;      /* entities: one of kg_query_sort_at; NULL: the first */
  unsigned top;          /* first rows only; 0: all */
  bool evidence;         /* each row with its sentence and the sentence's file:line:col */
} kg_query_options;

/* Name, arguments and help of the n-th verb; false past the end. */
KG_API bool kg_query_verb_at(size_t n, const char **name, const char **args, const char **help);

/* What entities can be sorted by, or NULL past the end: papers, degree (entities they share a paper with), pagerank
 * (the average node has 1), betweenness (share of shortest paths that lead through them), recent (their last paper). */
KG_API const char *kg_query_sort_at(size_t n);

/* Asks. An empty answer is KG_OK with a table of no rows (and notes that say why); KG_USAGE for an unknown verb, too
 * few or too many names, a projection. The answer (yours to free) may outlive the graph. */
KG_API kg_status kg_query(kg_table **answer, const kg_graph *graph, const char *verb, const char *const *names,
                          size_t n_names, const kg_query_options *options, kg_error *err) KG_CHECKED;

/* The part of `graph`, the one that was asked, that the answer speaks of: to be drawn or exported. */
KG_API kg_status kg_table_graph(kg_graph **part, const kg_table *answer, const kg_graph *graph,
                                kg_error *err) KG_CHECKED;

/* Asks a database where it is, by prepared statements: of the graph in it, only what the question looks at is fetched.
 * The answer and its part (`part` may be NULL) are those of kg_query and kg_table_graph on the whole graph, or on what
 * `select` (may be NULL) leaves of it, of which then a note tells.
 * KG_UNSUPPORTED for other files, and for what only the whole graph can answer: load that, and ask it. */
KG_API kg_status kg_query_file(kg_table **answer, kg_graph **part, const char *path, const char *verb,
                               const char *const *names, size_t n_names, const kg_query_options *options,
                               const kg_select *select, kg_error *err) KG_CHECKED;

/* What changed from one graph to another, a row for each paper, entity and edge that was added, is gone or says
 * something else; no rows when the graphs say the same. A note counts them. KG_USAGE for projections. */
KG_API kg_status kg_diff(kg_table **changes, const kg_graph *old, const kg_graph *current, kg_error *err) KG_CHECKED;

/* --- printing tables --- */

/* Name of the n-th table format (table, tsv, json, csv, md), or NULL past the end. */
KG_API const char *kg_table_format_at(size_t n);
/* Prints; KG_USAGE for an unknown format; `width` limits the aligned table to a terminal's columns, 0 for no limit. */
KG_API kg_status kg_table_write(const kg_table *table, const char *format, unsigned width, const kg_output *output,
                                kg_error *err) KG_CHECKED;

#ifdef __cplusplus
}
#endif
#endif
