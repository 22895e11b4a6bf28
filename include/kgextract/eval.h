/* Measuring extraction: a graph against gold, the names that careful readers listed paper by paper.
 *
 * Gold is a table, tab-separated, under a line of headings, one row a paper and entity: paper_id, name, aliases, types,
 * tier, relation, evidence. Empty lines and those that begin with # are skipped. aliases and types are joined by `|`;
 * any of the types is right, the first is the likeliest. A required row must be found, an optional row counts neither
 * way, a never row is a tempting wrong answer. A graph's entity matches a row of its paper if its name, or the text of
 * a mention, equals the row's name, an alias or the evidence, letter case and everything but letters, digits and '+'
 * put aside. */
#ifndef KGEXTRACT_EVAL_H
#define KGEXTRACT_EVAL_H

#include <kgextract/graph.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct kg_gold kg_gold;
KG_API void kg_gold_free(kg_gold *gold);

/* Reads a gold file. Broken rows go to `diag` and are skipped; KG_SYNTAX without the headings. */
KG_API kg_status kg_gold_read(kg_gold **gold, const char *path, kg_diag *diag, kg_error *err) KG_CHECKED;
KG_API kg_status kg_gold_read_memory(kg_gold **gold, const char *name, kg_str bytes, kg_diag *diag,
                                     kg_error *err) KG_CHECKED;

typedef struct kg_tally {
  size_t right, wrong, missed;
} kg_tally;

/* right / (right + wrong), right / (right + missed) and their harmonic mean; 0 where nothing is there to divide by. */
KG_API double kg_tally_precision(const kg_tally *tally);
KG_API double kg_tally_recall(const kg_tally *tally);
KG_API double kg_tally_f1(const kg_tally *tally);

typedef struct kg_scores {
  kg_tally name;                /* the name alone */
  kg_tally typed;               /* the name with one of the types that gold accepts */
  kg_tally relation[KG_SHARES]; /* indexed by kg_relation: the name, whatever its type, with this relation */
  size_t never;                 /* of the wrong names: on a never row */
  size_t splits;                /* one thing under two names: the second and later ones, else not counted */
  size_t canonical;             /* of the right names: the entity's own name is the row's or one of its aliases */
} kg_scores;

typedef enum kg_fault {
  KG_FAULT_MISSED,   /* a required row that no entity matches; the place is that of the evidence in gold */
  KG_FAULT_WRONG,    /* an entity without a row; from here on the place is that of the first mention */
  KG_FAULT_NEVER,    /* an entity on a never row */
  KG_FAULT_TYPE,     /* the name is right, the type is not */
  KG_FAULT_SPLIT,    /* a second entity on one row */
  KG_FAULT_RELATION, /* the name is right, the relation is not */
  KG_FAULTS
} kg_fault;

/* "missed", "wrong", "never", ... */
KG_API const char *kg_fault_name(kg_fault fault);

typedef struct kg_finding {
  kg_fault fault;
  kg_str file; /* may be empty, and line and col 0, for a graph read from a file without places */
  uint32_t line, col;
  kg_str paper, name; /* name: the entity's; of a missed row, the row's */
  kg_str said;        /* the entity's type or relation; of a split, the first entity's name; may be empty */
  kg_str gold;        /* the types or the relation that gold has; of a split, the row's name; may be empty */
} kg_finding;

/* What came of the edges of one band of confidence; those on optional rows and splits are left out. */
typedef struct kg_band {
  float from;                 /* the least confidence of the band; it ends where the one before begins */
  size_t edges, named, typed; /* all; right by name; also by type */
  size_t stated, related;     /* those that state more than a mention; of them, right by name, type and relation */
} kg_band;

/* What came out; it borrows from gold and graph, which must outlive it. */
typedef struct kg_evaluation kg_evaluation;
KG_API void kg_evaluation_free(kg_evaluation *evaluation);

/* Compares the papers that gold lists; others are no error. KG_USAGE for a projected graph. */
KG_API kg_status kg_evaluate(kg_evaluation **evaluation, const kg_gold *gold, const kg_graph *graph,
                             kg_error *err) KG_CHECKED;

/* How many papers gold lists, and how many of them the graph lacks. */
KG_API size_t kg_evaluation_papers(const kg_evaluation *evaluation, size_t *absent);
/* All types together. */
KG_API kg_scores kg_evaluation_total(const kg_evaluation *evaluation);
/* Name and scores of the n-th type; false past the end. What is right or missed counts for the first type of its row,
 * what is wrong for the type that was said, so that the types add up to the total. */
KG_API bool kg_evaluation_type_at(const kg_evaluation *evaluation, size_t n, kg_str *type, kg_scores *scores);
/* The n-th band of confidence, from the highest down; false past the end. */
KG_API bool kg_evaluation_band_at(const kg_evaluation *evaluation, size_t n, kg_band *band);
/* Every error, by paper in the order of gold. */
KG_API const kg_finding *kg_evaluation_findings(const kg_evaluation *evaluation, size_t *n);

#ifdef __cplusplus
}
#endif
#endif
