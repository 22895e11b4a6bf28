/* A list of objects, one a row. */
#include "base/str.h"
#include "query/print.h"

static void put_escaped(kgi_sink *sink, unsigned char c) {
  switch (c) {
    case '"':
      kgi_puts(sink, "\\\"");
      break;
    case '\\':
      kgi_puts(sink, "\\\\");
      break;
    case '\n':
      kgi_puts(sink, "\\n");
      break;
    case '\t':
      kgi_puts(sink, "\\t");
      break;
    default:
      kgi_putf(sink, "\\u%04x", c);
      break;
  }
}

static void put_string(kgi_sink *sink, kg_str text) {
  size_t from = 0;
  kgi_putc(sink, '"');
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    if (c >= ' ' && c != '"' && c != '\\') continue;
    kgi_put(sink, kgi_str_slice(text, from, i));
    put_escaped(sink, c);
    from = i + 1;
  }
  kgi_put(sink, kgi_str_slice(text, from, text.len));
  kgi_putc(sink, '"');
}

static void put_value(kgi_sink *sink, kg_str text, bool is_number) {
  if (!is_number)
    put_string(sink, text);
  else if (text.len)
    kgi_put(sink, text);
  else
    kgi_puts(sink, "null");
}

static bool print_json(const kg_table *table, unsigned width, kgi_sink *sink) {
  (void)width;
  kgi_putc(sink, '[');
  for (size_t r = 0; r < kg_table_rows(table); r++) {
    kgi_puts(sink, r ? ",\n{" : "\n{");
    for (size_t c = 0; c < kg_table_columns(table); c++) {
      if (c) kgi_putc(sink, ',');
      put_string(sink, kg_table_heading(table, c));
      kgi_putc(sink, ':');
      put_value(sink, kg_table_cell(table, r, c), kg_table_is_number(table, c));
    }
    kgi_putc(sink, '}');
  }
  kgi_puts(sink, kg_table_rows(table) ? "\n]\n" : "]\n");
  return true;
}

const kgi_printer kgi_printer_json = {.name = "json", .print = print_json};
