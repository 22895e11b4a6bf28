#include "write/cells.h"

#include "base/error.h"
#include "base/str.h"
#include "write/clean.h"

static bool has_blank_end(kg_str text) { return text.len && (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' '); }

static bool needs_quotes(kg_str text) {
  return has_blank_end(text) || kgi_str_find_any(text, 0, KGI_STR("\",\r\n")) < text.len;
}

static void put_quoted(kgi_buf *out, kg_str text) {
  kg_str rest = text, part;
  bool is_first = true;
  kgi_buf_putc(out, '"');
  while (kgi_str_split(&rest, '"', &part)) {
    if (!is_first) kgi_buf_put(out, KGI_STR("\"\""));
    kgi_buf_put(out, part);
    is_first = false;
  }
  kgi_buf_putc(out, '"');
}

void kgi_cells_put(kgi_cells *cells, kg_str text) {
  if (cells->begun) kgi_buf_put(cells->out, KGI_STR(","));
  cells->begun = true;
  bool is_plain = kgi_clean_plain(text, "\"\",,") == text.len && !has_blank_end(text);
  kg_str clean = is_plain ? text : kgi_clean_xml(cells->clean, text);
  if (!is_plain && needs_quotes(clean))
    put_quoted(cells->out, clean);
  else
    kgi_buf_put(cells->out, clean);
}

void kgi_cells_puts(kgi_cells *cells, const char *text) { kgi_cells_put(cells, kg_str_of(text)); }

void kgi_cells_end_row(kgi_cells *cells) {
  kgi_buf_put(cells->out, KGI_STR("\n"));
  cells->begun = false;
}

kgi_cells kgi_cells_on(kgi_desk *desk) { return (kgi_cells){.out = &desk->out, .clean = &desk->clean}; }

kg_status kgi_cells_table(const kgi_sheet *sheet, void (*put_head)(kgi_cells *cells, const kgi_sheet *sheet), size_t n,
                          void (*put_row)(kgi_desk *desk, uint32_t item)) {
  kgi_buf head = {0}, clean = {0};
  kgi_cells cells = {.out = &head, .clean = &clean};
  put_head(&cells, sheet);
  kgi_cells_end_row(&cells);
  kgi_put(sheet->job->sink, kgi_buf_str(&head));
  bool failed = head.failed || clean.failed;
  kgi_buf_clear(&head);
  kgi_buf_clear(&clean);
  return failed ? kgi_writing_nomem(sheet->job) : kgi_pieces_write(sheet, n, put_row);
}
