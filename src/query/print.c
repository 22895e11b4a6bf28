#include "query/print.h"

#include <stdio.h>

#include "base/error.h"
#include "base/str.h"
#include "model/suggest.h"

static const kgi_printer *const printers[] = {&kgi_printer_table, &kgi_printer_tsv, &kgi_printer_json, &kgi_printer_csv,
                                              &kgi_printer_md};
enum { PRINTERS = sizeof printers / sizeof *printers };

void kgi_print_line(kgi_sink *sink, kg_str text) {
  size_t from = 0;
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    if (c >= ' ' && c != 0x7F) continue;
    kgi_put(sink, kgi_str_slice(text, from, i));
    kgi_putc(sink, ' ');
    from = i + 1;
  }
  kgi_put(sink, kgi_str_slice(text, from, text.len));
}

const char *kg_table_format_at(size_t n) { return n < PRINTERS ? printers[n]->name : NULL; }

static const kgi_printer *printer_by_name(const char *name, kg_error *err) {
  char hint[64];
  kgi_suggestion near = kgi_suggest(kg_str_of(name));
  for (size_t i = 0; i < PRINTERS; i++) {
    if (kgi_str_eq(kg_str_of(printers[i]->name), near.wanted)) return printers[i];
    kgi_suggest_offer(&near, kg_str_of(printers[i]->name));
  }
  (void)kgi_fail(err, KG_USAGE, (kgi_place){0}, "unknown table format '%s'%s", name,
                 kgi_suggest_text(&near, hint, sizeof hint));
  return NULL;
}

kg_status kg_table_write(const kg_table *table, const char *format, unsigned width, const kg_output *output,
                         kg_error *err) {
  const kgi_printer *printer = printer_by_name(format, err);
  if (!printer) return KG_USAGE;
  kgi_sink sink;
  kgi_sink_init(&sink, output);
  kg_status status = printer->print(table, width, &sink) ? kgi_sink_flush(&sink) : KG_NOMEM;
  return status == KG_OK ? KG_OK : kgi_fail(err, status, (kgi_place){0}, "%s", kg_status_text(status));
}
