/* Messages on standard error: "path:line:col: error: what near 'x'; hint", one line each. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include <kgextract/kgextract.h>

#include "options.h"
#include "progress.h"

typedef struct cli_report {
  kg_diag diag; /* counts the errors that decide the exit status */
  bool quiet, verbose, color, strict;
  cli_progress *progress;
  bool (*first)(void *ctx); /* see cli_report_first */
  void *first_ctx;
} cli_report;

void cli_report_init(cli_report *report, const cli_options *options, cli_progress *progress);

/* From now on `first`, if it is not NULL, is called before a message is printed; none is once it has returned false. */
void cli_report_first(cli_report *report, bool (*first)(void *ctx), void *ctx);

/* Whether an error was counted after which, with --strict, nothing more is done. */
bool cli_report_stops(const cli_report *report);

/* Prints and counts the error a failed call has filled in. */
void cli_report_error(cli_report *report, kg_status status, const kg_error *err);
/* Prints something worth knowing, but not with -q. */
void cli_report_note(cli_report *report, kg_str text);

#endif
