/* One line a row, cells joined by a separator: tab-separated, comma-separated, Markdown. */
#include <string.h>

#include "base/str.h"
#include "query/print.h"

typedef void put_cell(kgi_sink *sink, kg_str text);

static void print_row(const kg_table *table, size_t row, bool heading, const char *separator, put_cell *put,
                      kgi_sink *sink) {
  for (size_t c = 0; c < kg_table_columns(table); c++) {
    if (c) kgi_puts(sink, separator);
    put(sink, heading ? kg_table_heading(table, c) : kg_table_cell(table, row, c));
  }
}

static bool print_plain(const kg_table *table, const char *separator, put_cell *put, kgi_sink *sink) {
  print_row(table, 0, true, separator, put, sink);
  kgi_putc(sink, '\n');
  for (size_t r = 0; r < kg_table_rows(table); r++) {
    print_row(table, r, false, separator, put, sink);
    kgi_putc(sink, '\n');
  }
  return true;
}

static bool print_tsv(const kg_table *table, unsigned width, kgi_sink *sink) {
  (void)width;
  return print_plain(table, "\t", kgi_print_line, sink);
}

static bool needs_quotes(kg_str text) {
  for (size_t i = 0; i < text.len; i++)
    if (memchr("\",\r\n", text.ptr[i], 4)) return true;
  return false;
}

static void put_csv(kgi_sink *sink, kg_str text) {
  if (!needs_quotes(text)) {
    kgi_put(sink, text);
    return;
  }
  kgi_putc(sink, '"');
  for (size_t at; (at = kgi_str_find(text, KGI_STR("\""))) != SIZE_MAX; text = kgi_str_slice(text, at + 1, text.len)) {
    kgi_put(sink, kgi_str_slice(text, 0, at));
    kgi_puts(sink, "\"\"");
  }
  kgi_put(sink, text);
  kgi_putc(sink, '"');
}

static bool print_csv(const kg_table *table, unsigned width, kgi_sink *sink) {
  (void)width;
  return print_plain(table, ",", put_csv, sink);
}

/* Text as Markdown shows it, with what it would take for markup escaped. */
static void put_md(kgi_sink *sink, kg_str text) {
  for (size_t i = 0; i < text.len; i++) {
    if (memchr("\\|*_`<[", text.ptr[i], 7)) kgi_putc(sink, '\\');
    kgi_print_line(sink, kgi_str_slice(text, i, i + 1));
  }
}

static bool print_md(const kg_table *table, unsigned width, kgi_sink *sink) {
  (void)width;
  kgi_puts(sink, "| ");
  print_row(table, 0, true, " | ", put_md, sink);
  kgi_puts(sink, " |\n|");
  for (size_t c = 0; c < kg_table_columns(table); c++)
    kgi_puts(sink, kg_table_is_number(table, c) ? " ---: |" : " --- |");
  kgi_putc(sink, '\n');
  for (size_t r = 0; r < kg_table_rows(table); r++) {
    kgi_puts(sink, "| ");
    print_row(table, r, false, " | ", put_md, sink);
    kgi_puts(sink, " |\n");
  }
  return true;
}

const kgi_printer kgi_printer_tsv = {.name = "tsv", .print = print_tsv};
const kgi_printer kgi_printer_csv = {.name = "csv", .print = print_csv};
const kgi_printer kgi_printer_md = {.name = "md", .print = print_md};
