#include "dict/dictionary.h"

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

enum { COLUMNS = 6 };

static const kg_str type_mark = KGI_STR_INIT("#!type:");

static const kg_str header = KGI_STR_INIT("name\taliases\tflags\tcontext\tsince\tsource");

static bool is_blank(kg_str line) {
  return !line.len || ((unsigned char)line.ptr[0] <= ' ' && !kgi_str_trim(line).len);
}

static bool is_header(kg_str line) {
  return kgi_str_starts(line, header) && (line.len == header.len || line.ptr[header.len] == '\t');
}

/* Cuts the line into its cells, of which the first too many is kept, too; returns how many were there. */
static size_t cut_cells(kg_str line, kg_str cells[COLUMNS + 1]) {
  size_t n = 0;
  kg_str cell;
  while (kgi_str_split(&line, '\t', &cell)) {
    if (n <= COLUMNS) cells[n] = kgi_str_trim(cell);
    n++;
  }
  return n;
}

static kg_status read_row(const char *file, kg_str line, kgi_row *row, kgi_row_fn each, void *ctx, kg_diag *diag) {
  kg_str cells[COLUMNS + 1] = {{0}};
  kgi_place place = {.source = file, .line = row->line, .col = 1};
  size_t n = cut_cells(line, cells);
  if (n != COLUMNS) {
    place.col += (uint32_t)(n > COLUMNS ? (size_t)(cells[COLUMNS].ptr - line.ptr) : line.len);
    kgi_report(diag, KG_ERROR, KG_SYNTAX, place,
               "%zu columns instead of %d near '%.*s'; separate them by tabs: name, "
               "aliases, flags, context, since, source",
               n, COLUMNS, (int)kgi_utf8_clip(line, 40).len, line.ptr);
    return KG_OK;
  }
  if (!cells[0].len) {
    kgi_report(diag, KG_ERROR, KG_SYNTAX, place, "the name is empty; write it in the first column");
    return KG_OK;
  }
  row->start = line.ptr;
  row->name = cells[0];
  row->aliases = cells[1];
  row->flags = cells[2];
  row->context = cells[3];
  row->since = cells[4];
  row->source = cells[5];
  return each(ctx, row);
}

/* Takes the type from a line "#!type: model"; false, reported, if it is none. */
static bool read_type(const char *file, kg_str line, kgi_row *row, kg_diag *diag) {
  row->type = kgi_str_trim(kgi_str_slice(line, type_mark.len, line.len));
  if (!kgi_str_eq(row->type, KGI_STR("paper"))) return true;
  kgi_report(
      diag, KG_ERROR, KG_SYNTAX, (kgi_place){file, row->line, (uint32_t)(row->type.ptr - line.ptr) + 1},
      "no type of entities near 'paper': papers are the other kind of nodes; choose another word, the rows below "
      "are skipped");
  return false;
}

kg_status kgi_dictionary_read(const char *file, kg_str bytes, kgi_row_fn each, void *ctx, kg_diag *diag) {
  bool refused = false, is_clean = kgi_utf8_bad(bytes) == bytes.len;
  kgi_row row = {0};
  kg_str line;
  bytes = kgi_utf8_skip_mark(bytes);
  while (kgi_str_split(&bytes, '\n', &line)) {
    row.line++;
    if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
    size_t bad = is_clean ? line.len : kgi_utf8_bad(line);
    if (bad < line.len) {
      kgi_report(diag, KG_ERROR, KG_ENCODING, (kgi_place){file, row.line, (uint32_t)bad + 1},
                 "not UTF-8; the row is skipped");
      continue;
    }
    if (kgi_str_starts(line, type_mark)) refused = !read_type(file, line, &row, diag);
    if (refused || is_blank(line) || line.ptr[0] == '#' || is_header(line)) continue;
    kg_status status = read_row(file, line, &row, each, ctx, diag);
    if (status) return status;
  }
  return KG_OK;
}
