#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <kgextract/kgextract.h>

#include "base/utf8.h"

const char *kg_version(void) { return KG_VERSION; }

const char *kg_status_text(kg_status status) {
  static const char *const texts[] = {
      [KG_OK] = "no error",
      [KG_NOMEM] = "out of memory",
      [KG_IO] = "input or output failed",
      [KG_SYNTAX] = "malformed input",
      [KG_ENCODING] = "not UTF-8",
      [KG_LIMIT] = "limit reached",
      [KG_USAGE] = "wrong usage",
      [KG_UNSUPPORTED] = "not supported here",
      [KG_NOTFOUND] = "not found",
  };
  return (size_t)status < sizeof texts / sizeof *texts ? texts[status] : "unknown status";
}

const char *kg_error_format(const kg_error *err, char *out, size_t size) {
  const char *text = err->text[0] ? err->text : kg_status_text(err->status);
  if (!err->source[0])
    snprintf(out, size, "%s", text);
  else if (!err->line)
    snprintf(out, size, "%s: %s", err->source, text);
  else if (!err->col)
    snprintf(out, size, "%s:%u: %s", err->source, err->line, text);
  else
    snprintf(out, size, "%s:%u:%u: %s", err->source, err->line, err->col, text);
  return out;
}

/* Blanks for control characters, so that a message stays one line and moves no cursor, whatever it quotes. */
static void blank_controls(char *text) {
  for (unsigned char *c = (unsigned char *)text; *c; c++) {
    bool late = c[0] == 0xC2 && c[1] >= 0x80 && c[1] < 0xA0; /* U+0080 to U+009F */
    if (*c < ' ' || *c == 0x7F || late) *c = ' ';
    if (late) *++c = ' ';
  }
}

/* Ends a text that fills its room before the character it would cut. */
static void drop_cut_character(char *text, size_t room) {
  size_t len = strlen(text), at = len;
  if (len + 1 < room) return;
  while (at > 0 && (text[at - 1] & 0xC0) == 0x80) at--;
  if (at > 0 && kgi_utf8_bad((kg_str){text + at - 1, len - at + 1}) == 0) text[at - 1] = '\0';
}

static void clean(char *text, size_t room) {
  drop_cut_character(text, room);
  blank_controls(text);
}

static void fill(kg_error *err, kg_status status, kgi_place place, const char *format, va_list args) {
  *err = (kg_error){.status = status, .line = place.line, .col = place.col};
  if (place.source) snprintf(err->source, sizeof err->source, "%s", place.source);
  vsnprintf(err->text, sizeof err->text, format, args);
  clean(err->source, sizeof err->source);
  clean(err->text, sizeof err->text);
}

kg_status kgi_fail(kg_error *err, kg_status status, kgi_place place, const char *format, ...) {
  if (!err || err->status) return status;
  va_list args;
  va_start(args, format);
  fill(err, status, place, format, args);
  va_end(args);
  return status;
}

void kgi_report_error(kg_diag *diag, kg_severity severity, const kg_error *err) {
  if (!diag) return;
  diag->errors += severity == KG_ERROR;
  diag->warnings += severity == KG_WARNING;
  if (diag->report) diag->report(diag->ctx, severity, err);
}

void kgi_report(kg_diag *diag, kg_severity severity, kg_status status, kgi_place place, const char *format, ...) {
  kg_error err;
  va_list args;
  va_start(args, format);
  fill(&err, status, place, format, args);
  va_end(args);
  kgi_report_error(diag, severity, &err);
}
