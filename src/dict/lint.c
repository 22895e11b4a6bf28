#include "dict/lint.h"

#include <stdlib.h>
#include <string.h>

#include <kgextract/lint.h>

#include "base/error.h"
#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "dict/embedded.h"
#include "dict/files.h"

static bool find_lines(kgi_lint_file *file) {
  kg_str rest = file->bytes, line;
  while (kgi_str_split(&rest, '\n', &line))
    if (!KGI_VEC_PUSH(&file->starts, (uint32_t)(line.ptr - file->bytes.ptr))) return false;
  return true;
}

/* The bytes must live as long as the lint. */
static kg_status add_bytes(kgi_lint *lint, const char *name, kg_str bytes) {
  kgi_lint_file file = {.name = name, .bytes = bytes};
  bool ok = find_lines(&file) && KGI_VEC_PUSH(&lint->files, file);
  if (!ok) free(file.starts.items);
  return ok ? KG_OK : KG_NOMEM;
}

/* A copy that ends with NUL, so that even an empty one is somewhere. */
static const char *keep(kgi_lint *lint, const char *bytes, size_t len) {
  char *copy = kgi_arena_alloc(&lint->arena, len + 1);
  if (!copy) return NULL;
  if (len) memcpy(copy, bytes, len);
  copy[len] = '\0';
  return copy;
}

static kg_status add_file(void *ctx, const char *path, kg_error *err) {
  enum { MOST_BYTES = 1 << 30 };
  kgi_lint *lint = ctx;
  kgi_buf bytes = {0};
  kg_str name = kg_str_of(path);
  if (!kgi_is_dictionary(name) && !kgi_is_pattern_file(name))
    return kgi_fail(err, KG_USAGE, (kgi_place){.source = path},
                    "neither a dictionary (.tsv) nor a pattern file (.patterns)");
  kg_status status = kgi_read_file(path, &bytes, err);
  if (!status && bytes.len > MOST_BYTES)
    status = kgi_fail(err, KG_LIMIT, (kgi_place){.source = path}, "larger than a gigabyte");
  const char *content = status ? NULL : keep(lint, bytes.bytes, bytes.len), *label = keep(lint, path, name.len);
  if (!status) status = content && label ? add_bytes(lint, label, (kg_str){content, bytes.len}) : KG_NOMEM;
  kgi_buf_clear(&bytes);
  return status;
}

static kg_status add_default(kgi_lint *lint, kg_error *err) {
  const char *folder = kgi_default_folder();
  if (folder) return kgi_files_each(folder, add_file, lint, err);
  for (size_t i = 0; i < kgi_embedded_count; i++) {
    const kgi_embedded *file = &kgi_embedded_files[i];
    KGI_TRY(add_bytes(lint, file->name, (kg_str){file->bytes, file->len}));
  }
  return KG_OK;
}

/* A file that cannot be read does not keep the others from being checked. */
static kg_status add_paths(kgi_lint *lint, const char *const *paths, size_t n, kg_diag *diag, kg_error *err) {
  if (n == 0) return add_default(lint, err);
  for (size_t i = 0; i < n; i++) {
    kg_error why = {0};
    kg_status status = kgi_files_each(paths[i], add_file, lint, &why);
    if (status == KG_NOMEM) return status;
    if (status) kgi_report_error(diag, KG_ERROR, &why);
  }
  return KG_OK;
}

/* Dictionaries first: patterns may speak of their types. */
static kg_status check(kgi_lint *lint) {
  for (uint32_t i = 0; i < lint->files.n; i++)
    if (kgi_is_dictionary(kg_str_of(lint->files.items[i].name))) KGI_TRY(kgi_lint_rows(lint, i));
  for (uint32_t i = 0; i < lint->files.n; i++)
    if (kgi_is_pattern_file(kg_str_of(lint->files.items[i].name))) KGI_TRY(kgi_lint_patterns(lint, i));
  KGI_TRY(kgi_lint_forms(lint));
  return lint->failed ? KG_NOMEM : KG_OK;
}

static void clear(kgi_lint *lint) {
  for (size_t i = 0; i < lint->files.n; i++) free(lint->files.items[i].starts.items);
  free(lint->files.items);
  free(lint->rows.items);
  free(lint->first_of.items);
  free(lint->findings.items);
  kgi_intern_clear(&lint->row_keys);
  kgi_intern_clear(&lint->types);
  kgi_intern_clear(&lint->pattern_names);
  kgi_arena_clear(&lint->arena);
}

/* Checks what was added with `status`, tells what was found, and ends the lint. */
static kg_status finish(kgi_lint *lint, kg_status status, kg_diag *diag, kg_lint_counts *counts, kg_error *err) {
  if (!status) status = check(lint);
  if (!status) kgi_lint_tell(lint, diag);
  if (counts) *counts = (kg_lint_counts){lint->files.n, lint->n_rows, lint->n_patterns};
  clear(lint);
  return status ? kgi_fail(err, status, (kgi_place){0}, "%s", kg_status_text(status)) : KG_OK;
}

kg_status kg_lint(const char *const *paths, size_t n, kg_diag *diag, kg_lint_counts *counts, kg_error *err) {
  kgi_lint lint = {0};
  kg_status status = add_paths(&lint, paths, n, diag, err);
  return finish(&lint, status, diag, counts, err);
}

kg_status kg_lint_memory(const char *name, kg_str bytes, kg_diag *diag, kg_lint_counts *counts, kg_error *err) {
  kgi_lint lint = {0};
  kg_status status = add_bytes(&lint, name, bytes.ptr ? bytes : KGI_STR(""));
  return finish(&lint, status, diag, counts, err);
}
