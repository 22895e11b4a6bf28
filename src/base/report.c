#include "base/report.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"

static const char *keep_source(kgi_arena *arena, const char *source) {
  size_t size = strlen(source) + 1;
  char *copy = kgi_arena_alloc(arena, size);
  return copy ? memcpy(copy, source, size) : NULL;
}

const kgi_kept_report *kgi_report_keep(kgi_arena *arena, const char *source, kg_severity severity,
                                       const kg_error *what) {
  size_t size = strlen(what->text) + 1;
  kgi_kept_report *report = kgi_arena_alloc(arena, sizeof *report + size);
  if (!report) return NULL;
  *report = (kgi_kept_report){severity, what->status, source, what->line, what->col};
  memcpy(report->text, what->text, size);
  if (strcmp(what->source, source) != 0) report->source = keep_source(arena, what->source);
  return report->source ? report : NULL;
}

void kgi_report_hand_on(const kgi_kept_report *report, uint32_t lines, kg_diag *diag) {
  kg_error what = {.status = report->status, .line = report->line, .col = report->col};
  if (what.line) what.line += lines;
  snprintf(what.source, sizeof what.source, "%s", report->source);
  snprintf(what.text, sizeof what.text, "%s", report->text);
  kgi_report_error(diag, report->severity, &what);
}
