/* Aligned columns for people. */
#include "base/str.h"
#include "base/utf8.h"
#include "query/print.h"

enum { GAP = 2, NARROWEST = 8 };

/* The headings and cells as they are printed, row by row, and the columns of the terminal they take. */
typedef struct layout {
  const kg_table *table;
  kgi_arena arena;
  size_t n_columns, n_rows; /* the headings are a row */
  kg_str *texts;
  size_t *widths;
} layout;

/* One line: control characters, line breaks among them, become blanks. False when memory ran out. */
static bool flatten(layout *page, kg_str text, kg_str *line) {
  char *bytes = kgi_arena_alloc(&page->arena, text.len);
  if (!bytes) return false;
  for (size_t i = 0; i < text.len; i++)
    bytes[i] = (unsigned char)text.ptr[i] < ' ' || text.ptr[i] == 0x7F ? ' ' : text.ptr[i];
  *line = (kg_str){bytes, text.len};
  return true;
}

static bool lay_out(layout *page) {
  size_t n = page->n_columns;
  page->texts = kgi_arena_alloc(&page->arena, n * page->n_rows * sizeof *page->texts);
  page->widths = kgi_arena_alloc(&page->arena, n * sizeof *page->widths);
  if (!page->texts || !page->widths) return false;
  for (size_t c = 0; c < n; c++) page->widths[c] = 0;
  for (size_t i = 0; i < n * page->n_rows; i++) {
    kg_str text = i < n ? kg_table_heading(page->table, i) : kg_table_cell(page->table, i / n - 1, i % n);
    if (!flatten(page, text, &page->texts[i])) return false;
    size_t width = kgi_utf8_width(page->texts[i]);
    if (width > page->widths[i % n]) page->widths[i % n] = width;
  }
  return true;
}

/* Width of a column when those of text are cut to `cap`; numbers are never cut. */
static size_t capped(const layout *page, size_t column, size_t cap) {
  size_t width = page->widths[column];
  return kg_table_is_number(page->table, column) || width < cap ? width : cap;
}

static size_t total_width(const layout *page, size_t cap) {
  size_t total = page->n_columns ? GAP * (page->n_columns - 1) : 0;
  for (size_t c = 0; c < page->n_columns; c++) total += capped(page, c, cap);
  return total;
}

/* Cuts the widest columns of text to one width, the largest with which the table fits. */
static void shrink(layout *page, size_t limit) {
  size_t low = NARROWEST, high = limit > NARROWEST ? limit : NARROWEST;
  if (!limit || total_width(page, SIZE_MAX) <= limit) return;
  while (low < high) {
    size_t cap = (low + high + 1) / 2;
    if (total_width(page, cap) <= limit)
      low = cap;
    else
      high = cap - 1;
  }
  for (size_t c = 0; c < page->n_columns; c++) page->widths[c] = capped(page, c, low);
}

/* Prints a cell, cut with an ellipsis, after the `owed` blanks before it; returns the blanks owed after it, so that no
 * line ends in blanks. */
static size_t print_cell(kgi_sink *sink, kg_str text, size_t width, bool right, size_t owed) {
  size_t own = kgi_utf8_width(text);
  bool cut = own > width;
  if (cut) text = kgi_utf8_clip(text, width - 1);
  if (cut) own = kgi_utf8_width(text) + 1;
  if (!text.len) return owed + width + GAP;
  for (size_t n = owed + (right ? width - own : 0); n; n--) kgi_putc(sink, ' ');
  kgi_put(sink, text);
  if (cut) kgi_puts(sink, "…");
  return (right ? 0 : width - own) + GAP;
}

static void print_row(const layout *page, const kg_str *texts, kgi_sink *sink) {
  size_t owed = 0;
  for (size_t c = 0; c < page->n_columns; c++)
    owed = print_cell(sink, texts[c], page->widths[c], kg_table_is_number(page->table, c), owed);
  kgi_putc(sink, '\n');
}

/* An empty answer shows nothing to the eye; the other formats keep their headings for programs. */
static bool print_table(const kg_table *table, unsigned width, kgi_sink *sink) {
  layout page = {.table = table, .n_columns = kg_table_columns(table), .n_rows = kg_table_rows(table) + 1};
  if (page.n_rows == 1) return true;
  bool done = lay_out(&page);
  if (done) shrink(&page, width);
  for (size_t r = 0; done && r < page.n_rows; r++) print_row(&page, page.texts + r * page.n_columns, sink);
  kgi_arena_clear(&page.arena);
  return done;
}

const kgi_printer kgi_printer_table = {.name = "table", .print = print_table};
