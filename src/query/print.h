/* Table formats: one row of the list per format, each in its own file. */
#ifndef KGI_QUERY_PRINT_H
#define KGI_QUERY_PRINT_H

#include "base/sink.h"
#include "query/table.h"

typedef struct kgi_printer {
  const char *name;
  /* `width` limits the columns of a terminal, 0: no limit. False when memory ran out. */
  bool (*print)(const kg_table *table, unsigned width, kgi_sink *sink);
} kgi_printer;

extern const kgi_printer kgi_printer_table, kgi_printer_tsv, kgi_printer_json, kgi_printer_csv, kgi_printer_md;

/* Puts the text with control characters, line breaks among them, as blanks. */
void kgi_print_line(kgi_sink *sink, kg_str text);

#endif
