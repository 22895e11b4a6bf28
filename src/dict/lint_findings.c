/* What was found and where. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "dict/lint.h"

/* Index of the line that holds the offset: the last that starts at or before it. */
static size_t line_of(const kgi_lint_file *file, uint32_t offset) {
  size_t low = 0, high = file->starts.n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (file->starts.items[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static kgi_place place_of(const kgi_lint *lint, uint32_t file, kg_str at) {
  const kgi_lint_file *in = &lint->files.items[file];
  uint32_t offset = (uint32_t)(at.ptr - in->bytes.ptr);
  size_t line = line_of(in, offset);
  return (kgi_place){in->name, (uint32_t)line + 1, offset - in->starts.items[line] + 1};
}

static void note(kgi_lint *lint, uint32_t file, kg_severity severity, const kg_error *what) {
  kgi_finding finding = {.file = file, .severity = severity, .what = *what};
  if (!KGI_VEC_PUSH(&lint->findings, finding)) lint->failed = true;
}

void kgi_lint_find(kgi_lint *lint, uint32_t file, kg_severity severity, kg_str at, const char *format, ...) {
  kg_error what = {0};
  char text[sizeof what.text];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  (void)kgi_fail(&what, KG_SYNTAX, place_of(lint, file, at), "%s", text);
  note(lint, file, severity, &what);
}

static void hear(void *ctx, kg_severity severity, const kg_error *what) {
  const kgi_lint_ear *ear = ctx;
  note(ear->lint, ear->file, severity, what);
}

kg_diag kgi_lint_listen(kgi_lint_ear *ear) { return (kg_diag){.report = hear, .ctx = ear}; }

const char *kgi_lint_place(kgi_lint *lint, uint32_t file, kg_str at) {
  kgi_place place = place_of(lint, file, at);
  const char *slash = strrchr(place.source, '/');
  char text[280];
  int len = snprintf(text, sizeof text, "%s:%u", slash ? slash + 1 : place.source, place.line);
  size_t size = (size_t)len < sizeof text ? (size_t)len + 1 : sizeof text;
  const char *copy = kgi_arena_str(&lint->arena, (kg_str){text, size}).ptr;
  return copy ? copy : "";
}

/* By file, line and column; at the same place, by severity and text. */
static int by_place(const void *left, const void *right) {
  const kgi_finding *a = left, *b = right;
  if (a->file != b->file) return a->file < b->file ? -1 : 1;
  if (a->what.line != b->what.line) return a->what.line < b->what.line ? -1 : 1;
  if (a->what.col != b->what.col) return a->what.col < b->what.col ? -1 : 1;
  if (a->severity != b->severity) return a->severity > b->severity ? -1 : 1;
  return strcmp(a->what.text, b->what.text);
}

void kgi_lint_tell(kgi_lint *lint, kg_diag *diag) {
  kgi_finding *items = lint->findings.items;
  if (!items) return;
  qsort(items, lint->findings.n, sizeof *items, by_place);
  for (size_t i = 0; i < lint->findings.n; i++) kgi_report_error(diag, items[i].severity, &items[i].what);
}
