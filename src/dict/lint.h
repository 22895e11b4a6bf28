/* Checks of dictionaries and pattern files.
 *
 * All files are read first, then each row is judged by itself, then every surface form against the others; what is
 * found is told at the end, by file, line and column. Views point into the files' bytes, so a view is a place. */
#ifndef KGI_DICT_LINT_H
#define KGI_DICT_LINT_H

#include <kgextract/extract.h>

#include "base/intern.h"
#include "dict/dictionary.h"
#include "dict/lexicon.h"

typedef struct kgi_lint_file {
  const char *name;
  kg_str bytes;
  KGI_VEC(uint32_t) starts; /* offsets of the lines */
} kgi_lint_file;

/* A dictionary row that can be read. */
typedef struct kgi_lint_row {
  uint32_t file;
  kgi_row cells;
  kgi_entry entry; /* name, flags and context words only */
} kgi_lint_row;

typedef struct kgi_finding {
  uint32_t file;
  kg_severity severity;
  kg_error what;
} kgi_finding;

typedef struct kgi_lint {
  kgi_arena arena;
  KGI_VEC(kgi_lint_file) files;
  KGI_VEC(kgi_lint_row) rows;
  kgi_interner row_keys;      /* type and name of each row, to find duplicates */
  KGI_VEC(uint32_t) first_of; /* row that first had the key */
  kgi_interner types;         /* that rows have */
  kgi_interner pattern_names;
  size_t n_rows, n_patterns; /* also those that are not kept */
  KGI_VEC(kgi_finding) findings;
  bool failed; /* memory ran out while something was found */
} kgi_lint;

/* --- lint_findings.c --- */

/* Notes a finding at `at`, a view into the file's bytes. */
void kgi_lint_find(kgi_lint *lint, uint32_t file, kg_severity severity, kg_str at, const char *format, ...)
    KG_PRINTF(5, 6);

/* A diag that notes what a reader reports of a file. */
typedef struct kgi_lint_ear {
  kgi_lint *lint;
  uint32_t file;
} kgi_lint_ear;
kg_diag kgi_lint_listen(kgi_lint_ear *ear);

/* "model.tsv:12", the place of `at`, in the lint's arena. */
const char *kgi_lint_place(kgi_lint *lint, uint32_t file, kg_str at);

/* Tells all findings in order. */
void kgi_lint_tell(kgi_lint *lint, kg_diag *diag);

/* --- the checks --- */

/* Reads a dictionary: each row by itself, and against those of the same name. */
kg_status kgi_lint_rows(kgi_lint *lint, uint32_t file) KG_CHECKED;
/* All names and aliases of all rows: which can never be taken, which say nothing new, which clash. */
kg_status kgi_lint_forms(kgi_lint *lint) KG_CHECKED;
/* Reads a pattern file and judges each pattern. */
kg_status kgi_lint_patterns(kgi_lint *lint, uint32_t file) KG_CHECKED;

#endif
