/* General names that in this paper mean a more specific one. */
#include "base/ascii.h"
#include "base/str.h"
#include "extract/work.h"
#include "model/kinds.h"

/* --- general heads of specific names --- */

/* Whether an entry is a common-noun term: lower case, or marked broad. Proper names and acronyms stand for
 * themselves. */
static bool is_general(const kgi_entry *entry) {
  if (entry->flags & KGI_ENTRY_BROAD) return true;
  for (size_t i = 0; i < entry->name.len; i++)
    if (entry->name.ptr[i] >= 'A' && entry->name.ptr[i] <= 'Z') return false;
  return true;
}

/* "visual instruction tuning" is headed by "instruction tuning". */
static bool heads(kg_str general, kg_str specific) {
  if (specific.len <= general.len + 1) return false;
  kg_str tail = kgi_str_slice(specific, specific.len - general.len, specific.len);
  char before = specific.ptr[specific.len - general.len - 1];
  return kgi_str_eq_nocase(tail, general) && (before == ' ' || before == '-');
}

/* In a paper on visual instruction tuning, a bare "instruction tuning" means that one: the general term's spans go
 * over to the specific entry of the same type. */
static void absorb_heads(const kgi_work *work, kgi_span *spans, size_t n) {
  const kgi_entry *entries = work->lexicon->entries.items;
  for (size_t i = 0; i < n; i++) {
    uint32_t general = spans[i].entry;
    if (general == KGI_NO_ID || !is_general(&entries[general])) continue;
    for (size_t j = 0; j < n; j++) {
      uint32_t specific = spans[j].entry;
      if (specific == KGI_NO_ID || entries[specific].type != entries[general].type) continue;
      if (!heads(entries[general].name, entries[specific].name)) continue;
      spans[i].entry = specific;
      break;
    }
  }
}

/* --- families and their only size --- */

/* "Pixtral-12B", "OPT 350M": `name` without its size is `family`. */
static bool is_size_of(kg_str name, kg_str family) {
  if (name.len < family.len + 2 || !kgi_str_starts(name, family)) return false;
  kg_str size = kgi_str_slice(name, family.len, name.len);
  if (size.ptr[0] == ' ' || size.ptr[0] == '-') size = kgi_str_slice(size, 1, size.len);
  char unit = size.len > 1 ? size.ptr[size.len - 1] : '\0';
  if (unit != 'B' && unit != 'M') return false;
  for (size_t i = 0; i + 1 < size.len; i++)
    if (!kgi_is_digit(size.ptr[i]) && size.ptr[i] != '.') return false;
  return true;
}

static kg_str name_of(const kgi_work *work, const kgi_span *span) {
  if (span->entry != KGI_NO_ID) return work->lexicon->entries.items[span->entry].name;
  return span->local != KGI_NO_ID ? work->locals.items[span->local].name : (kg_str){0};
}

/* Whether a name may be one of a size: few are, and only they are looked at for each family. */
static bool may_be_size(kg_str name) {
  char unit = name.len > 2 ? name.ptr[name.len - 1] : '\0', before = unit ? name.ptr[name.len - 2] : '\0';
  return (unit == 'B' || unit == 'M') && (kgi_is_digit(before) || before == '.');
}

/* Those of n spans that may name sizes. */
typedef struct sizes {
  const kgi_span **spans;
  size_t n;
} sizes;

static bool find_sizes(kgi_work *work, const kgi_span *spans, size_t n, sizes *found) {
  *found = (sizes){kgi_arena_alloc(&work->arena, n * sizeof *found->spans), 0};
  for (size_t i = 0; found->spans && i < n; i++)
    if (may_be_size(name_of(work, &spans[i]))) found->spans[found->n++] = &spans[i];
  return found->spans;
}

/* A span that names the only size of `family`; NULL if none does, or several sizes are named. */
static const kgi_span *only_size(const kgi_work *work, const sizes *all, kg_str family) {
  const kgi_span *only = NULL;
  for (size_t i = 0; i < all->n; i++) {
    const kgi_span *span = all->spans[i];
    if (!is_size_of(name_of(work, span), family)) continue;
    if (only && (only->entry != span->entry || only->local != span->local)) return NULL;
    only = span;
  }
  return only;
}

static bool in_title(const kgi_span *spans, size_t n, uint32_t entry) {
  for (size_t i = 0; i < n; i++)
    if (spans[i].field != KG_ABSTRACT && spans[i].entry == entry) return true;
  return false;
}

/* In a paper on Pixtral 12B alone a bare "Pixtral" means that one, unless the family itself is in the title. */
static kg_status absorb_families(kgi_work *work, kgi_span *spans, size_t n) {
  sizes all;
  if (!find_sizes(work, spans, n, &all)) return KG_NOMEM;
  for (size_t i = 0; all.n && i < n; i++) {
    uint32_t family = spans[i].entry;
    if (family == KGI_NO_ID || work->lexicon->entries.items[family].type != KGI_MODEL) continue;
    const kgi_span *size = only_size(work, &all, work->lexicon->entries.items[family].name);
    if (!size || in_title(spans, n, family)) continue;
    spans[i].entry = size->entry;
    spans[i].local = size->local;
  }
  return KG_OK;
}

kg_status kgi_absorb_general(kgi_work *work) {
  absorb_heads(work, work->kept.items, work->kept.n);
  return absorb_families(work, work->kept.items, work->kept.n);
}
