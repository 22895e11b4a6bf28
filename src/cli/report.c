#include "report.h"

#include <stdio.h>
#include <unistd.h>

#include "terminal.h"

/* Without a place, the program's name stands in front. */
static void print_place(const kg_error *what) {
  fputs(what->source[0] ? what->source : "kgextract", stderr);
  if (what->line) fprintf(stderr, ":%u", what->line);
  if (what->line && what->col) fprintf(stderr, ":%u", what->col);
  fputs(": ", stderr);
}

static void print(void *ctx, kg_severity severity, const kg_error *what) {
  static const char *const names[] = {[KG_NOTE] = "note", [KG_WARNING] = "warning", [KG_ERROR] = "error"};
  static const char *const colors[] = {[KG_NOTE] = "\033[36m", [KG_WARNING] = "\033[33m", [KG_ERROR] = "\033[31m"};
  cli_report *report = ctx;
  if (severity == KG_WARNING && report->quiet) return;
  if (severity == KG_NOTE && !report->verbose) return;
  if (report->first && !report->first(report->first_ctx)) return;
  cli_progress_pause(report->progress);
  print_place(what);
  fprintf(stderr, "%s%s%s: ", report->color ? colors[severity] : "", names[severity], report->color ? "\033[0m" : "");
  fprintf(stderr, "%s\n", what->text[0] ? what->text : kg_status_text(what->status));
  cli_progress_go_on(report->progress);
}

void cli_report_init(cli_report *report, const cli_options *options, cli_progress *progress) {
  *report = (cli_report){.diag = {.report = print, .ctx = report},
                         .quiet = options->quiet,
                         .verbose = options->verbose,
                         .color = cli_color(options->color, STDERR_FILENO),
                         .strict = options->strict,
                         .progress = progress};
}

void cli_report_first(cli_report *report, bool (*first)(void *ctx), void *ctx) {
  report->first = first;
  report->first_ctx = ctx;
}

bool cli_report_stops(const cli_report *report) { return report->strict && report->diag.errors > 0; }

void cli_report_error(cli_report *report, kg_status status, const kg_error *err) {
  kg_error what = *err;
  if (!what.status) what.status = status;
  report->diag.errors++;
  print(report, KG_ERROR, &what);
}

void cli_report_note(cli_report *report, kg_str text) {
  if (report->quiet || text.len == 0) return;
  cli_progress_wipe(report->progress);
  fprintf(stderr, "kgextract: %.*s\n", (int)text.len, text.ptr);
}
