/* Surface forms one by one: which can never be taken, which are ordinary words; then those of one key together. */
#include "dict/lint_forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "dict/words.h"

static bool is_lower_word(const char *text, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (text[i] < 'a' || text[i] > 'z') return false;
  return true;
}

/* An ordinary word is no name unless it needs context, or shows capitals that only a name has. */
static void check_word(const kgi_lint_surfaces *all, kgi_surface *at, kg_str form, unsigned flags) {
  const kgi_lint_row *row = &all->lint->rows.items[at->row];
  const kgi_folded *folded = &all->folded;
  if (row->entry.flags & (KGI_ENTRY_NEVER | KGI_ENTRY_BROAD) || flags & KGI_FORM_GATED || folded->n != form.len) return;
  if (flags & KGI_FORM_EXACT && !is_lower_word(folded->raw, folded->n)) return;
  if (!kgi_is_common_word((kg_str){folded->key, folded->n})) return;
  at->told = true;
  kgi_lint_find(all->lint, row->file, KG_WARNING, at->text,
                "a common English word near '%.*s'; ask for context (the flag word, or '?' before an alias)",
                (int)form.len, form.ptr);
}

/* The index takes a key as text once more; what changes then is lost. */
static kg_status is_stable(kgi_lint_surfaces *all, bool *stable) {
  const kgi_index *index = &all->index;
  const kgi_form *form = &index->forms.items[index->forms.n - 1];
  kg_str key = {index->bytes.items + form->key, form->len};
  kg_status status = kgi_fold(&all->folded, key);
  *stable = !status && all->folded.n == form->len && memcmp(all->folded.key, key.ptr, key.len) == 0;
  return status;
}

static void tell_unreachable(const kgi_lint_surfaces *all, kgi_surface *at, kg_str form, kg_status status) {
  at->told = true;
  kgi_lint_find(all->lint, all->lint->rows.items[at->row].file, KG_ERROR, at->text, "%s near '%.*s'; %s",
                status == KG_LIMIT ? "longer than 64 bytes (21 Chinese characters)" : "no text can show this",
                (int)form.len, form.ptr, status == KG_LIMIT ? "drop it or shorten it" : "write letters or digits");
}

/* Adds a form to the index and judges it by itself. */
static kg_status add_surface(kgi_lint_surfaces *all, uint32_t row_number, kg_str text, unsigned extra) {
  unsigned flags;
  bool stable = true;
  const kgi_lint_row *row = &all->lint->rows.items[row_number];
  kg_str form = kgi_entry_form(&row->entry, text, &flags);
  kgi_surface *at;
  if (!KGI_VEC_PUSH(&all->surfaces, (kgi_surface){.text = text, .row = row_number})) return KG_NOMEM;
  uint32_t number = (uint32_t)all->surfaces.n - 1;
  at = &all->surfaces.items[number];
  kg_status status = kgi_index_add(&all->index, form, KGI_FORM_NAME, number, flags | extra);
  if (!status) status = is_stable(all, &stable);
  if (status == KG_NOMEM) return status;
  if (!stable) status = KG_SYNTAX;
  if (status) {
    tell_unreachable(all, at, form, status);
    return KG_OK;
  }
  KGI_TRY(kgi_fold(&all->folded, form));
  check_word(all, at, form, flags);
  return KG_OK;
}

/* A context word must be one that texts can show, and not the name that waits for it. */
static kg_status check_context_word(kgi_lint_surfaces *all, const kgi_lint_row *row, kg_str word,
                                    const kgi_form *name) {
  KGI_TRY(kgi_fold(&all->folded, word));
  const kgi_folded *folded = &all->folded;
  if (!folded->n || folded->n > KGI_LONGEST_FORM) {
    kgi_lint_find(all->lint, row->file, KG_ERROR, word, "a context word that no text can show near '%.*s'; drop it",
                  (int)word.len, word.ptr);
    return KG_OK;
  }
  bool same = name && row->entry.flags & KGI_ENTRY_WORD && name->len == folded->n &&
              memcmp(all->index.bytes.items + name->key, folded->key, folded->n) == 0;
  if (same)
    kgi_lint_find(all->lint, row->file, KG_WARNING, word,
                  "the name is its own context near '%.*s'; drop that context word, or the flag word", (int)word.len,
                  word.ptr);
  return KG_OK;
}

static kg_status check_context(kgi_lint_surfaces *all, const kgi_lint_row *row, size_t first_form) {
  kg_str rest = row->cells.context, word;
  if (row->entry.flags & KGI_ENTRY_NEVER || !rest.len) return KG_OK;
  const kgi_form *name = first_form < all->index.forms.n ? &all->index.forms.items[first_form] : NULL;
  if (name && !(name->flags & KGI_FORM_PRIMARY)) name = NULL;
  while (kgi_str_split(&rest, '|', &word)) KGI_TRY(check_context_word(all, row, kgi_str_trim(word), name));
  return KG_OK;
}

static kg_status add_row(kgi_lint_surfaces *all, uint32_t number) {
  const kgi_lint_row *row = &all->lint->rows.items[number];
  size_t first_form = all->index.forms.n;
  kg_str rest = row->cells.aliases, alias;
  KGI_TRY(add_surface(all, number, row->cells.name, KGI_FORM_PRIMARY));
  bool any = rest.len > 0;
  while (any && kgi_str_split(&rest, '|', &alias)) {
    alias = kgi_str_trim(alias);
    if (alias.len)
      KGI_TRY(add_surface(all, number, alias, 0));
    else
      kgi_lint_find(all->lint, row->file, KG_WARNING, alias, "an empty alias; drop the '|'");
  }
  return check_context(all, row, first_form);
}

/* By key, then in the order of the files. */
static int by_key(const void *left, const void *right) {
  const kgi_keyed *a = left, *b = right;
  int order = kgi_str_cmp(a->key, b->key);
  if (order) return order;
  return a->form < b->form ? -1 : a->form > b->form;
}

static kg_status check_groups(kgi_lint_surfaces *all) {
  size_t n = all->index.forms.n;
  kgi_keyed *order = malloc((n + 1) * sizeof *order);
  if (!order) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) {
    const kgi_form *form = &all->index.forms.items[i];
    order[i] = (kgi_keyed){{all->index.bytes.items + form->key, form->len}, form};
  }
  qsort(order, n, sizeof *order, by_key);
  for (size_t start = 0, end; start < n; start = end) {
    for (end = start + 1; end < n && kgi_str_eq(order[start].key, order[end].key);) end++;
    kgi_lint_group(all, order + start, end - start);
  }
  free(order);
  return KG_OK;
}

/* The names that "!=NAME" speaks of must be there. */
static kg_status check_links(kgi_lint *lint) {
  kgi_interner names = {0};
  kg_status status = KG_OK;
  for (size_t i = 0; !status && i < lint->rows.n; i++)
    if (kgi_intern(&names, lint->rows.items[i].cells.name) == KGI_NO_ID) status = KG_NOMEM;
  for (size_t i = 0; !status && i < lint->rows.n; i++) {
    kg_str rest = lint->rows.items[i].cells.flags, word;
    while (rest.len && kgi_str_split(&rest, '|', &word)) {
      word = kgi_str_trim(word);
      if (!kgi_str_starts(word, KGI_STR("!="))) continue;
      if (kgi_intern_find(&names, kgi_str_slice(word, 2, word.len)) != KGI_NO_ID) continue;
      kgi_lint_find(lint, lint->rows.items[i].file, KG_WARNING, word,
                    "no such name near '%.*s'; write a name of these files after '!='", (int)word.len, word.ptr);
    }
  }
  kgi_intern_clear(&names);
  return status;
}

static kg_status check_rows(kgi_lint_surfaces *all) {
  for (uint32_t i = 0; i < all->lint->rows.n; i++) KGI_TRY(add_row(all, i));
  KGI_TRY(check_groups(all));
  return check_links(all->lint);
}

kg_status kgi_lint_forms(kgi_lint *lint) {
  kgi_lint_surfaces all = {.lint = lint};
  kg_status status = check_rows(&all);
  kgi_index_clear(&all.index);
  kgi_folded_clear(&all.folded);
  free(all.surfaces.items);
  return status;
}
