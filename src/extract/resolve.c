/* All steps on a paper, and what comes of them. */
#include "base/error.h"
#include "extract/spread.h"
#include "extract/work.h"
#include "model/kinds.h"
#include "model/version.h"

static kgi_name name_of_entry(const kgi_work *work, uint32_t id) {
  const kgi_entry *entry = &work->lexicon->entries.items[id];
  return (kgi_name){.name = entry->name, .entry = id, .family = KGI_NO_ID, .type = entry->type, .confidence = 1};
}

static kgi_name name_of_local(const kgi_local *local, kgi_arena *arena) {
  return (kgi_name){.name = kgi_arena_str(arena, local->name),
                    .key = kgi_arena_str(arena, local->key),
                    .entry = KGI_NO_ID,
                    .family = local->family,
                    .type = local->type,
                    .rule = local->rule,
                    .confidence = local->confidence,
                    .introduced = local->introduced};
}

/* Index among the draft's names of what the span names; KGI_NO_ID when memory ran out. */
static uint32_t name_index(kgi_work *work, const kgi_span *span, kgi_arena *arena) {
  kgi_draft *draft = &work->draft;
  kgi_local *local = span->local == KGI_NO_ID ? NULL : &work->locals.items[span->local];
  if (local && local->found_as != KGI_NO_ID) return local->found_as;
  for (uint32_t i = 0; !local && i < draft->names.n; i++)
    if (draft->names.items[i].entry == span->entry) return i;
  kgi_name name = local ? name_of_local(local, arena) : name_of_entry(work, span->entry);
  if (!name.name.ptr || !KGI_VEC_PUSH(&draft->names, name)) return KGI_NO_ID;
  uint32_t index = (uint32_t)draft->names.n - 1;
  if (local) local->found_as = index;
  return index;
}

static kg_status add_found(kgi_work *work, const kgi_span *span, const kgi_stance *stance, bool of_benchmark,
                           kgi_arena *arena) {
  float certainty;
  kg_relation relation = kgi_relation_of(stance, of_benchmark, &certainty);
  uint32_t name = name_index(work, span, arena);
  if (name == KGI_NO_ID) return KG_NOMEM;
  kgi_found found = {.name = name,
                     .field = span->field,
                     .range = span->range,
                     .sentence = kgi_part_sentence(&work->parts[span->field], span->range.start),
                     .relation = relation,
                     .confidence = span->confidence < certainty ? span->confidence : certainty,
                     .rule = span->rule};
  if (relation == KG_INTRODUCES) work->draft.names.items[name].introduced = true;
  return KGI_VEC_PUSH(&work->draft.found, found) ? KG_OK : KG_NOMEM;
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
  if (i == 0 || before->field != span->field || !is_model(work, before) || !is_model(work, span)) return false;
  kg_str text = work->parts[span->field].text;
  bool adjacent = before->range.end + 1 == span->range.start && text.ptr[before->range.end] == ' ';
  return adjacent && is_sized(text, span->range);
}

/* Drafts the result: the spans that hold, each with the strongest claim made on it. */
static kg_status resolve(kgi_work *work, kgi_arena *arena) {
  KGI_TRY(kgi_keep_spans(work));
  KGI_TRY(kgi_absorb_general(work));
  size_t n = work->kept.n;
  const kgi_span *spans = work->kept.items;
  kgi_stance *stances = kgi_arena_alloc(&work->arena, n * sizeof *stances);
  if (!stances) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) stances[i] = kgi_stance_on(work, &spans[i]);
  bool of_benchmark = kgi_is_of_benchmark(stances, n);
  work->draft.names.n = work->draft.found.n = 0;
  for (size_t i = 0; i < n; i++)
    if (spans[i].confidence > 0 && !is_backbone(work, spans, i))
      KGI_TRY(add_found(work, &spans[i], &stances[i], of_benchmark, arena));
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

kg_status kgi_extract_paper(kgi_work *work, const kgi_paper *paper, kgi_arena *arena) {
  KGI_TRY(kgi_find_all(work, paper));
  KGI_TRY(resolve(work, arena));
  return kgi_spread_prepare(work);
}
