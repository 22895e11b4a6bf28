#include "write/cells.h"

#include <string.h>

#include "base/str.h"
#include "write/clean.h"

static bool needs_quotes(kg_str text) {
  if (text.len == 0) return false;
  for (size_t i = 0; i < text.len; i++)
    if (strchr("\",\r\n", text.ptr[i])) return true;
  return text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ';
}

static void put_quoted(kgi_sink *sink, kg_str text) {
  kg_str rest = text, part;
  bool is_first = true;
  kgi_putc(sink, '"');
  while (kgi_str_split(&rest, '"', &part)) {
    if (!is_first) kgi_puts(sink, "\"\"");
    kgi_put(sink, part);
    is_first = false;
  }
  kgi_putc(sink, '"');
}

void kgi_cells_put(kgi_cells *cells, kg_str text) {
  kg_str clean = kgi_clean_xml(&cells->clean, text);
  if (cells->begun) kgi_putc(cells->sink, ',');
  cells->begun = true;
  if (needs_quotes(clean))
    put_quoted(cells->sink, clean);
  else
    kgi_put(cells->sink, clean);
}

void kgi_cells_puts(kgi_cells *cells, const char *text) { kgi_cells_put(cells, kg_str_of(text)); }

void kgi_cells_end_row(kgi_cells *cells) {
  kgi_putc(cells->sink, '\n');
  cells->begun = false;
}
