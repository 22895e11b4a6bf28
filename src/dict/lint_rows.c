/* Dictionary rows, each by itself. */
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "dict/lint.h"

/* Where the reading of one file stands. */
typedef struct reading {
  kgi_lint *lint;
  uint32_t file;
  kg_str type, last; /* type and name of the row before */
  bool untyped;      /* that rows have no type was told */
} reading;

/* The column's parts between '|', one after the other, without blanks around them. */
static bool next_part(kg_str *rest, kg_str *part) {
  bool more = kgi_str_split(rest, '|', part);
  if (more) *part = kgi_str_trim(*part);
  return more;
}

static void check_flags(const reading *in, kgi_lint_row *row) {
  kg_str rest = row->cells.flags, word;
  while (rest.len && next_part(&rest, &word)) {
    uint32_t flag = kgi_entry_flag(word);
    row->entry.flags |= flag;
    if (flag || kgi_str_starts(word, KGI_STR("!="))) continue;
    kgi_lint_find(in->lint, in->file, KG_ERROR, word,
                  "unknown flag near '%.*s'; use case, word, never, family, broad, minor or !=NAME", (int)word.len,
                  word.ptr);
  }
}

static bool are_digits(kg_str text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
  return true;
}

/* YYYY or YYYY-MM. */
static bool is_month(kg_str date) {
  if (date.len != 4 && date.len != 7) return false;
  if (!are_digits(kgi_str_slice(date, 0, 4))) return false;
  if (date.len == 4) return true;
  kg_str month = kgi_str_slice(date, 5, 7);
  return date.ptr[4] == '-' && are_digits(month) && kgi_str_cmp(month, KGI_STR("01")) >= 0 &&
         kgi_str_cmp(month, KGI_STR("12")) <= 0;
}

static bool has_gated_alias(kg_str aliases) {
  kg_str alias;
  while (next_part(&aliases, &alias))
    if (alias.len > 1 && alias.ptr[0] == KGI_ALIAS_GATED) return true;
  return false;
}

/* Gates without context words never open; context words without gate do nothing. */
static void check_context(const reading *in, const kgi_lint_row *row) {
  const kgi_row *cells = &row->cells;
  bool never = row->entry.flags & KGI_ENTRY_NEVER, word = row->entry.flags & KGI_ENTRY_WORD;
  bool gated = word || has_gated_alias(cells->aliases), context = cells->context.len > 0 && !never;
  if (gated && !context)
    kgi_lint_find(in->lint, in->file, KG_ERROR, word ? cells->flags : cells->aliases,
                  "never taken without context near '%.*s'; name context words, or drop %s", (int)cells->name.len,
                  cells->name.ptr, word ? "the flag word" : "the '?'");
  if (context && !gated)
    kgi_lint_find(in->lint, in->file, KG_WARNING, cells->context,
                  "context that nothing asks for near '%.*s'; add the flag word or '?' to an alias",
                  (int)cells->context.len, cells->context.ptr);
}

static void check_cells(const reading *in, const kgi_row *cells) {
  if (cells->since.len && !is_month(cells->since))
    kgi_lint_find(in->lint, in->file, KG_ERROR, cells->since, "no date near '%.*s'; write YYYY or YYYY-MM",
                  (int)cells->since.len, cells->since.ptr);
  if (!cells->source.len)
    kgi_lint_find(in->lint, in->file, KG_WARNING, cells->source,
                  "no source for '%.*s'; give what shows the fact: an arXiv id, a link, a title", (int)cells->name.len,
                  cells->name.ptr);
}

static void check_type(reading *in, const kgi_lint_row *row) {
  if (in->untyped || row->cells.type.len || row->entry.flags & KGI_ENTRY_NEVER) return;
  in->untyped = true;
  kgi_lint_find(in->lint, in->file, KG_ERROR, row->cells.name,
                "no type for '%.*s' and what follows; put a line '#!type: model' (or another type) above",
                (int)row->cells.name.len, row->cells.name.ptr);
}

/* Rows are sorted by the bytes of their names below each type line. */
static void check_order(reading *in, const kgi_row *cells) {
  bool same_type = in->type.ptr == cells->type.ptr;
  if (same_type && in->last.len && kgi_str_cmp(cells->name, in->last) < 0)
    kgi_lint_find(in->lint, in->file, KG_WARNING, cells->name, "unsorted near '%.*s'; it belongs before '%.*s'",
                  (int)cells->name.len, cells->name.ptr, (int)in->last.len, in->last.ptr);
  in->type = cells->type;
  in->last = cells->name;
}

/* Number of the row that first had this type and name, which may be the next one; KGI_NO_ID without memory. */
static uint32_t first_row(kgi_lint *lint, const kgi_lint_row *row) {
  kgi_buf key = {0};
  if (!(row->entry.flags & KGI_ENTRY_NEVER)) kgi_buf_put(&key, row->cells.type);
  kgi_buf_putc(&key, '\t');
  kgi_buf_put(&key, row->cells.name);
  uint32_t id = key.failed ? KGI_NO_ID : kgi_intern(&lint->row_keys, kgi_buf_str(&key));
  kgi_buf_clear(&key);
  if (id == KGI_NO_ID) return id;
  if (id == lint->first_of.n && !KGI_VEC_PUSH(&lint->first_of, (uint32_t)lint->rows.n)) return KGI_NO_ID;
  return lint->first_of.items[id];
}

static void tell_duplicate(const reading *in, const kgi_lint_row *row, const kgi_lint_row *first) {
  bool here = first->file == in->file;
  const char *place = kgi_lint_place(in->lint, first->file, first->cells.name);
  kgi_lint_find(in->lint, in->file, here ? KG_ERROR : KG_WARNING, row->cells.name,
                here ? "'%.*s' stands here twice, first at %s; join the two rows"
                     : "'%.*s' takes the place of the row at %s; drop one of them",
                (int)row->cells.name.len, row->cells.name.ptr, place);
}

static kg_status take_row(void *ctx, const kgi_row *cells) {
  reading *in = ctx;
  in->lint->n_rows++;
  kgi_lint_row row = {.file = in->file, .cells = *cells, .entry = {.name = cells->name}};
  check_flags(in, &row);
  check_type(in, &row);
  check_order(in, cells);
  check_cells(in, cells);
  check_context(in, &row);
  uint32_t first = first_row(in->lint, &row);
  if (first == KGI_NO_ID || kgi_intern(&in->lint->types, cells->type) == KGI_NO_ID) return KG_NOMEM;
  if (first < in->lint->rows.n) {
    tell_duplicate(in, &row, &in->lint->rows.items[first]);
    return KG_OK;
  }
  return KGI_VEC_PUSH(&in->lint->rows, row) ? KG_OK : KG_NOMEM;
}

kg_status kgi_lint_rows(kgi_lint *lint, uint32_t file) {
  kgi_lint_ear ear = {lint, file};
  kg_diag diag = kgi_lint_listen(&ear);
  const kgi_lint_file *in = &lint->files.items[file];
  return kgi_dictionary_read(in->name, in->bytes, take_row, &(reading){.lint = lint, .file = file}, &diag);
}
