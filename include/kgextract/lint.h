/* Checking dictionaries and pattern files. */
#ifndef KGEXTRACT_LINT_H
#define KGEXTRACT_LINT_H

#include <kgextract/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct kg_lint_counts {
  size_t files, rows, patterns; /* looked at; of rows and patterns, those that can be read */
} kg_lint_counts;

/* Checks dictionaries (.tsv), pattern files (.patterns) and folders of them, each by itself and against each other;
 * without paths, the default ones. What is wrong goes to `diag` in the order of files and lines: errors are what
 * would not be used, warnings what is doubtful. Files that cannot be read are reported, too. `*counts` (may be
 * NULL) tells what was looked at. */
KG_API kg_status kg_lint(const char *const *paths, size_t n, kg_diag *diag, kg_lint_counts *counts,
                         kg_error *err) KG_CHECKED;

/* Checks one file from memory, as if it were called `name`. */
KG_API kg_status kg_lint_memory(const char *name, kg_str bytes, kg_diag *diag, kg_lint_counts *counts,
                                kg_error *err) KG_CHECKED;

#ifdef __cplusplus
}
#endif
#endif
