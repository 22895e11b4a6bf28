#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "extract/result.h"
#include "extract/shape.h"
#include "model/kinds.h"
#include "model/version.h"

/* --- which spans hold --- */

/* Field, then leftmost, then longest; at the same place names proven by context, then never-names, then the
 * lexicon's, the surest, and at last the order of the lexicon. */
static int by_place(const void *left, const void *right) {
  const kgi_span *a = left, *b = right;
  if (a->field != b->field) return a->field < b->field ? -1 : 1;
  if (a->range.start != b->range.start) return a->range.start < b->range.start ? -1 : 1;
  if (a->range.end != b->range.end) return a->range.end > b->range.end ? -1 : 1;
  if (a->proven != b->proven) return a->proven ? -1 : 1;
  if (a->never != b->never) return a->never ? -1 : 1;
  if ((a->entry == KGI_NO_ID) != (b->entry == KGI_NO_ID)) return a->entry == KGI_NO_ID ? 1 : -1;
  if (a->confidence != b->confidence) return a->confidence > b->confidence ? -1 : 1;
  if (a->entry != b->entry) return a->entry < b->entry ? -1 : 1;
  return a->local < b->local ? -1 : a->local > b->local;
}

/* Few spans are nearly in order: names come so, and other steps add little behind them. */
static void sort_spans(kgi_span *spans, size_t n) {
  enum { FEW = 64 };
  if (n > FEW) qsort(spans, n, sizeof *spans, by_place);
  for (size_t i = 1; n <= FEW && i < n; i++) {
    kgi_span span = spans[i];
    size_t to = i;
    for (; to > 0 && by_place(&spans[to - 1], &span) > 0; to--) spans[to] = spans[to - 1];
    spans[to] = span;
  }
}

/* Keeps the spans that no earlier or longer one overlaps; returns how many. */
static size_t keep_leftmost_longest(kgi_span *spans, size_t n) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++) {
    const kgi_span *last = kept ? &spans[kept - 1] : NULL;
    if (last && last->field == spans[i].field && spans[i].range.start < last->range.end) continue;
    spans[kept++] = spans[i];
  }
  return kept;
}

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
    if (spans[i].never || general == KGI_NO_ID || !is_general(&entries[general])) continue;
    for (size_t j = 0; j < n; j++) {
      uint32_t specific = spans[j].entry;
      if (spans[j].never || specific == KGI_NO_ID || entries[specific].type != entries[general].type) continue;
      if (!heads(entries[general].name, entries[specific].name)) continue;
      spans[i].entry = specific;
      break;
    }
  }
}

/* --- families and their only size --- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* "Pixtral-12B", "OPT 350M": `name` without its size is `family`. */
static bool is_size_of(kg_str name, kg_str family) {
  if (name.len < family.len + 2 || !kgi_str_starts(name, family)) return false;
  kg_str size = kgi_str_slice(name, family.len, name.len);
  if (size.ptr[0] == ' ' || size.ptr[0] == '-') size = kgi_str_slice(size, 1, size.len);
  char unit = size.len > 1 ? size.ptr[size.len - 1] : '\0';
  if (unit != 'B' && unit != 'M') return false;
  for (size_t i = 0; i + 1 < size.len; i++)
    if (!is_digit(size.ptr[i]) && size.ptr[i] != '.') return false;
  return true;
}

static kg_str name_of(const kgi_work *work, const kgi_span *span) {
  if (span->entry != KGI_NO_ID) return work->lexicon->entries.items[span->entry].name;
  return span->local != KGI_NO_ID ? work->locals.items[span->local].name : (kg_str){0};
}

/* A span that names the only size of `family`; NULL if none does, or several sizes are named. */
static const kgi_span *only_size(const kgi_work *work, const kgi_span *spans, size_t n, kg_str family) {
  const kgi_span *only = NULL;
  for (size_t i = 0; i < n; i++) {
    const kgi_span *span = &spans[i];
    if (span->never || !is_size_of(name_of(work, span), family)) continue;
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
static void absorb_families(const kgi_work *work, kgi_span *spans, size_t n) {
  for (size_t i = 0; i < n; i++) {
    uint32_t family = spans[i].entry;
    if (spans[i].never || family == KGI_NO_ID || work->lexicon->entries.items[family].type != KGI_MODEL) continue;
    const kgi_span *size = only_size(work, spans, n, work->lexicon->entries.items[family].name);
    if (!size || in_title(spans, n, family)) continue;
    spans[i].entry = size->entry;
    spans[i].local = size->local;
  }
}

/* --- from spans to the result --- */

/* Short forms become what they stand for. */
static void follow(const kgi_work *work, kgi_span *span) {
  if (span->local == KGI_NO_ID) return;
  span->local = kgi_local_root(work, span->local);
  const kgi_local *local = &work->locals.items[span->local];
  if (local->entry == KGI_NO_ID) return;
  span->entry = local->entry;
  span->local = KGI_NO_ID;
}

static kgi_name name_of_entry(const kgi_work *work, uint32_t id) {
  const kgi_entry *entry = &work->lexicon->entries.items[id];
  return (kgi_name){.name = entry->name, .entry = id, .family = KGI_NO_ID, .type = entry->type, .confidence = 1};
}

static kgi_name name_of_local(const kgi_work *work, uint32_t id, kgi_arena *arena) {
  const kgi_local *local = &work->locals.items[id];
  return (kgi_name){.name = kgi_arena_str(arena, local->name),
                    .key = kgi_arena_str(arena, local->key),
                    .entry = KGI_NO_ID,
                    .family = local->family,
                    .type = local->type,
                    .rule = local->rule,
                    .confidence = local->confidence,
                    .introduced = local->introduced};
}

/* Index in result->names of what the span names; KGI_NO_ID when memory ran out. `of_local` maps locals to it. */
static uint32_t name_index(const kgi_work *work, const kgi_span *span, kgi_arena *arena, kgi_result *result,
                           uint32_t *of_local) {
  if (span->local != KGI_NO_ID && of_local[span->local] != KGI_NO_ID) return of_local[span->local];
  for (uint32_t i = 0; span->entry != KGI_NO_ID && i < result->names.n; i++)
    if (result->names.items[i].entry == span->entry) return i;
  kgi_name name = span->entry != KGI_NO_ID ? name_of_entry(work, span->entry) : name_of_local(work, span->local, arena);
  if (!name.name.ptr || !KGI_VEC_PUSH(&result->names, name)) return KGI_NO_ID;
  uint32_t index = (uint32_t)result->names.n - 1;
  if (span->local != KGI_NO_ID) of_local[span->local] = index;
  return index;
}

static kg_status add_found(const kgi_work *work, const kgi_span *span, uint32_t name, kgi_arena *arena,
                           kgi_result *result) {
  float certainty;
  kg_relation relation = kgi_relation_of(work, span, &certainty);
  kgi_found found = {.name = name,
                     .field = span->field,
                     .range = span->range,
                     .sentence = kgi_part_sentence(&work->parts[span->field], span->range.start),
                     .relation = relation,
                     .confidence = span->confidence < certainty ? span->confidence : certainty,
                     .rule = kgi_arena_str(arena, span->rule)};
  if (found.relation == KG_INTRODUCES) result->names.items[name].introduced = true;
  return KGI_VEC_PUSH(&result->found, found) ? KG_OK : KG_NOMEM;
}

static bool is_model(const kgi_work *work, const kgi_span *span) {
  uint32_t entry = span->entry;
  if (entry == KGI_NO_ID && span->local != KGI_NO_ID) entry = work->locals.items[span->local].family;
  return entry != KGI_NO_ID && work->lexicon->entries.items[entry].type == KGI_MODEL;
}

/* "Flan-T5-XXL", "Llama-3-8B": what stands behind the last hyphen is a size or version. */
static bool is_sized(kg_str text, kgi_range range) {
  uint32_t hyphen = range.end;
  while (hyphen > range.start && text.ptr[hyphen - 1] != '-') hyphen--;
  return hyphen > range.start + 1 && kgi_version_end(text, hyphen - 1) == range.end;
}

/* "BLIP-2 Flan-T5-XXL": a sized model that directly follows a model is what that one is built on; both are one name. */
static bool is_backbone(const kgi_work *work, const kgi_span *spans, size_t i) {
  const kgi_span *span = &spans[i], *before = span - 1;
  if (i == 0 || before->never || before->field != span->field || !is_model(work, before) || !is_model(work, span))
    return false;
  kg_str text = work->parts[span->field].text;
  bool adjacent = before->range.end + 1 == span->range.start && text.ptr[before->range.end] == ' ';
  return adjacent && is_sized(text, span->range);
}

/* Picks from the work's spans those that hold (leftmost, then longest; never-names win ties), gives each the strongest
 * claim made on it, and appends them to *result. */
static kg_status resolve(kgi_work *work, kgi_arena *arena, kgi_result *result) {
  uint32_t *of_local = kgi_arena_alloc(&work->arena, (work->locals.n + 1) * sizeof *of_local);
  if (!of_local) return KG_NOMEM;
  memset(of_local, 0xFF, (work->locals.n + 1) * sizeof *of_local);
  for (size_t i = 0; i < work->spans.n; i++) follow(work, &work->spans.items[i]);
  sort_spans(work->spans.items, work->spans.n);
  size_t n = keep_leftmost_longest(work->spans.items, work->spans.n);
  absorb_heads(work, work->spans.items, n);
  absorb_families(work, work->spans.items, n);
  kgi_weigh_claims(work, n);
  for (size_t i = 0; i < n; i++) {
    const kgi_span *span = &work->spans.items[i];
    if (span->never || span->confidence <= 0 || is_backbone(work, work->spans.items, i)) continue;
    uint32_t name = name_index(work, span, arena, result, of_local);
    kg_status status = name == KGI_NO_ID ? KG_NOMEM : add_found(work, span, name, arena, result);
    if (status) return status;
  }
  return KG_OK;
}

kg_status kgi_find_all(kgi_work *work, const kgi_paper *paper) {
  kg_status status = kgi_work_set(work, paper);
  if (!status) status = kgi_find_names(work);
  if (!status && work->discover) status = kgi_find_title_names(work);
  if (!status) status = kgi_apply_patterns(work);
  if (!status) status = kgi_find_definitions(work);
  if (!status && work->discover) status = kgi_find_camel_words(work);
  if (!status) status = kgi_find_locals(work);
  if (!status) status = kgi_infer_types(work);
  if (!status) status = kgi_note_held(work);
  return status ? status : kgi_apply_limited_patterns(work);
}

kg_status kgi_extract_paper(kgi_work *work, const kgi_paper *paper, kgi_arena *arena, kgi_result *result) {
  KGI_TRY(kgi_find_all(work, paper));
  KGI_TRY(resolve(work, arena, result));
  kgi_result_trim(result);
  return KG_OK;
}

void kgi_result_trim(kgi_result *result) {
  KGI_VEC_TRIM(&result->names);
  KGI_VEC_TRIM(&result->found);
}

void kgi_result_clear(kgi_result *result) {
  free(result->names.items);
  free(result->found.items);
  *result = (kgi_result){0};
}
