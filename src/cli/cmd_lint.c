#include <stdio.h>

#include "run.h"

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

/* "10 files, 20953 rows, 53 patterns: no errors, 2 warnings" on standard output. */
static void print_counts(const kg_lint_counts *counts, const kg_diag *found) {
  printf("%zu file%s, %zu row%s, %zu pattern%s: ", counts->files, plural(counts->files), counts->rows,
         plural(counts->rows), counts->patterns, plural(counts->patterns));
  printf("%zu error%s, %zu warning%s\n", found->errors, plural(found->errors), found->warnings,
         plural(found->warnings));
}

cli_exit cli_lint(cli_run *run) {
  const cli_texts *files = &run->options->operands;
  kg_diag *found = &run->report.diag;
  kg_lint_counts counts;
  kg_error err = {0};
  kg_status status = kg_lint(files->items, files->n, found, &counts, &err);
  if (status) {
    cli_report_error(&run->report, status, &err);
    return CLI_FAILED;
  }
  print_counts(&counts, found);
  return run->options->strict && found->warnings > 0 ? CLI_FAILED : CLI_DONE;
}
