#include "eval/gold.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "eval/key.h"

enum column { PAPER, NAME, ALIASES, TYPES, TIER, RELATION, EVIDENCE, COLUMNS };

static const char *const column_names[COLUMNS] = {"paper_id", "name",     "aliases", "types",
                                                  "tier",     "relation", "evidence"};
#define HEADER "paper_id, name, aliases, types, tier, relation, evidence, separated by tabs"
static const char *const tier_names[KGI_TIERS] = {"required", "optional", "never"};

/* One line, cut; what is wrong with it goes to diag. */
typedef struct line {
  kg_gold *gold;
  kg_diag *diag;
  const char *file;
  kg_str text, cells[COLUMNS];
  uint32_t number;
} line;

static kgi_place place_of(const line *at, enum column column) {
  return (kgi_place){at->file, at->number, (uint32_t)(at->cells[column].ptr - at->text.ptr) + 1};
}

static bool reject(const line *at, enum column column, const char *allowed) {
  kg_str cell = kgi_utf8_clip(at->cells[column], 40);
  kgi_report(at->diag, KG_ERROR, KG_SYNTAX, place_of(at, column), "unknown %s near '%.*s'; use %s",
             column_names[column], (int)cell.len, cell.ptr, allowed);
  return false;
}

static bool has(const line *at, enum column column) {
  if (kgi_str_trim(at->cells[column]).len) return true;
  kgi_report(at->diag, KG_ERROR, KG_SYNTAX, place_of(at, column), "the column %s is empty", column_names[column]);
  return false;
}

/* Cuts at tabs; the number of cells, of which those beyond COLUMNS are lost. */
static size_t cut(line *at) {
  size_t n = 0;
  kg_str rest = at->text, cell;
  for (; kgi_str_split(&rest, '\t', &cell); n++)
    if (n < COLUMNS) at->cells[n] = cell;
  return n;
}

static bool is_header(line *at) {
  if (cut(at) != COLUMNS) return false;
  for (size_t i = 0; i < COLUMNS; i++)
    if (!kgi_str_eq(at->cells[i], kg_str_of(column_names[i]))) return false;
  return true;
}

static bool cut_row(line *at) {
  size_t n = cut(at);
  if (n == COLUMNS) return true;
  kg_str start = kgi_utf8_clip(at->cells[0], 40);
  kgi_report(at->diag, KG_ERROR, KG_SYNTAX, (kgi_place){at->file, at->number, 1},
             "%zu columns instead of %d near '%.*s'; a row is " HEADER, n, COLUMNS, (int)start.len, start.ptr);
  return false;
}

static bool read_tier(const line *at, kgi_tier *tier) {
  for (*tier = 0; *tier < KGI_TIERS; (*tier)++)
    if (kgi_str_eq(at->cells[TIER], kg_str_of(tier_names[*tier]))) return true;
  return reject(at, TIER, "required, optional or never");
}

/* A never row needs neither relation nor type. */
static bool read_relation(const line *at, kgi_gold_row *row) {
  row->relation = KG_MENTIONS;
  if (row->tier == KGI_NEVER && !at->cells[RELATION].len) return true;
  bool known = kg_relation_by_name(&row->relation, at->cells[RELATION]) == KG_OK;
  if (known && row->relation < KG_SHARES) return true;
  return reject(at, RELATION, "introduces, evaluates, compares, uses or mentions");
}

static bool read_cells(const line *at, kgi_gold_row *row) {
  if (!has(at, PAPER) || !has(at, NAME) || !read_tier(at, &row->tier) || !read_relation(at, row)) return false;
  if (row->tier != KGI_NEVER && !has(at, TYPES)) return false;
  kg_str types = at->cells[TYPES];
  kgi_str_split(&types, '|', &row->type);
  row->name = at->cells[NAME];
  row->types = at->cells[TYPES];
  row->line = at->number;
  row->col = place_of(at, EVIDENCE).col;
  return true;
}

static kg_status add_key(kgi_arena *arena, kg_str text, kg_str *keys, size_t *n) {
  KGI_TRY(kgi_key(arena, text, &keys[*n]));
  *n += keys[*n].len > 0;
  return KG_OK;
}

static kg_status make_keys(const line *at, kgi_gold_row *row) {
  size_t most = 3;
  kg_str aliases = at->cells[ALIASES], alias;
  for (size_t i = 0; i < aliases.len; i++) most += aliases.ptr[i] == '|';
  kgi_arena *arena = &at->gold->arena;
  kg_str *keys = kgi_arena_alloc(arena, most * sizeof *keys);
  if (!keys) return KG_NOMEM;
  KGI_TRY(add_key(arena, row->name, keys, &row->n_keys));
  while (kgi_str_split(&aliases, '|', &alias)) KGI_TRY(add_key(arena, alias, keys, &row->n_keys));
  row->n_canonical = row->n_keys;
  row->keys = keys;
  return add_key(arena, at->cells[EVIDENCE], keys, &row->n_keys);
}

static kg_status read_line(line *at) {
  kgi_gold_row row = {0};
  size_t bad = kgi_utf8_bad(at->text);
  if (bad < at->text.len) {
    kgi_report(at->diag, KG_ERROR, KG_ENCODING, (kgi_place){at->file, at->number, (uint32_t)bad + 1},
               "not UTF-8; the row is skipped");
    return KG_OK;
  }
  if (!cut_row(at) || !read_cells(at, &row)) return KG_OK;
  row.paper = kgi_intern(&at->gold->papers, kgi_str_trim(at->cells[PAPER]));
  if (row.paper == KGI_NO_ID) return KG_NOMEM;
  KGI_TRY(make_keys(at, &row));
  return KGI_VEC_PUSH(&at->gold->rows, row) ? KG_OK : KG_NOMEM;
}

static int by_paper(const void *a, const void *b) {
  const kgi_gold_row *x = a, *y = b;
  if (x->paper != y->paper) return x->paper < y->paper ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

/* The next line with content; false at the end. */
static bool next_line(line *at, kg_str *rest) {
  while (kgi_str_split(rest, '\n', &at->text)) {
    at->number++;
    if (kgi_str_ends(at->text, KGI_STR("\r"))) at->text.len--;
    if (kgi_str_trim(at->text).len && at->text.ptr[0] != '#') return true;
  }
  return false;
}

static kg_status read_lines(kg_gold *gold, const char *name, kg_diag *diag, kg_error *err) {
  line at = {.gold = gold, .diag = diag, .file = name};
  kg_str rest = kgi_utf8_skip_mark(kgi_buf_str(&gold->bytes));
  if (!next_line(&at, &rest) || !is_header(&at))
    return kgi_fail(err, KG_SYNTAX, (kgi_place){name, at.number ? at.number : 1, 1},
                    "no gold: the first line must be the headings " HEADER);
  while (next_line(&at, &rest)) KGI_TRY(read_line(&at));
  if (gold->rows.n) qsort(gold->rows.items, gold->rows.n, sizeof *gold->rows.items, by_paper);
  return KG_OK;
}

/* Takes over the bytes. */
static kg_status make_gold(kg_gold **out, const char *name, kgi_buf *bytes, kg_diag *diag, kg_error *err) {
  kg_gold *gold = bytes->failed ? NULL : calloc(1, sizeof *gold);
  if (!gold) return kgi_buf_clear(bytes), KG_NOMEM;
  gold->bytes = *bytes;
  gold->file = kgi_arena_str(&gold->arena, kg_str_of(name));
  kg_status status = name[0] && !gold->file.ptr ? KG_NOMEM : read_lines(gold, name, diag, err);
  if (status == KG_OK) return *out = gold, KG_OK;
  kg_gold_free(gold);
  return kgi_fail(err, status, (kgi_place){.source = name}, "%s", kg_status_text(status));
}

kg_status kg_gold_read(kg_gold **gold, const char *path, kg_diag *diag, kg_error *err) {
  kgi_buf bytes = {0};
  *gold = NULL;
  kg_status status = kgi_read_file(path, &bytes, err);
  if (status) return kgi_buf_clear(&bytes), status;
  return make_gold(gold, path, &bytes, diag, err);
}

kg_status kg_gold_read_memory(kg_gold **gold, const char *name, kg_str bytes, kg_diag *diag, kg_error *err) {
  kgi_buf copy = {0};
  *gold = NULL;
  kgi_buf_put(&copy, bytes);
  return make_gold(gold, name, &copy, diag, err);
}

void kg_gold_free(kg_gold *gold) {
  if (!gold) return;
  kgi_buf_clear(&gold->bytes);
  kgi_arena_clear(&gold->arena);
  kgi_intern_clear(&gold->papers);
  free(gold->rows.items);
  free(gold);
}

bool kgi_gold_accepts(const kgi_gold_row *row, kg_str type) {
  kg_str rest = row->types, accepted;
  while (kgi_str_split(&rest, '|', &accepted))
    if (kgi_str_eq(accepted, type)) return true;
  return false;
}
