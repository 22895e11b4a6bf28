#include "extract/spread.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "extract/boundary.h"
#include "extract/shape.h"

static const char rule_name[] = "introduced-elsewhere";

/* Only names that could hardly be anything else go beyond the paper that introduces them: of a few capitals, somebody
 * else makes something else. */
static bool may_spread(const kgi_name *name) {
  enum { FEW = 4 };
  if (kgi_is_acronym(name->name) && name->name.len <= FEW) return false;
  return name->introduced && kgi_shape_of(name->name) == KGI_SHAPE_STRONG && name->key.len >= 3;
}

/* What a paper says of a name's type weighs more if it introduces the name, most if its title does; a method is also
 * what nothing speaks of, and weighs less. */
static void vote(kgi_overlay *overlay, uint32_t id, const kgi_name *name) {
  enum { MENTIONED = 1, INTRODUCED = 2, ENTITLED = 3, SURE = 2 };
  if (name->type >= KGI_BUILTIN_TYPES || name->family != KGI_NO_ID) return;
  bool entitled = kgi_str_eq(name->rule, KGI_STR("title-head"));
  uint32_t weight = !name->introduced ? MENTIONED : entitled ? ENTITLED : INTRODUCED;
  overlay->votes.items[id].of[name->type] += name->type == KGI_METHOD ? weight : weight * SURE;
}

/* What speaks for a type; datasets and benchmarks speak for each other. */
static uint32_t support(const kgi_type_votes *votes, uint32_t type) {
  bool data = type == KGI_DATASET || type == KGI_BENCHMARK;
  return data ? votes->of[KGI_DATASET] + votes->of[KGI_BENCHMARK] : votes->of[type];
}

/* Of types with as much support, that with more votes of its own, else that of the kept name. */
static void settle_type(kgi_name *name, const kgi_type_votes *votes) {
  if (name->type >= KGI_BUILTIN_TYPES) return;
  for (uint32_t type = 0; type < KGI_BUILTIN_TYPES; type++) {
    uint32_t now = support(votes, name->type), other = support(votes, type);
    if (other > now || (other == now && votes->of[type] > votes->of[name->type])) name->type = type;
  }
}

kg_status kgi_overlay_add(kgi_overlay *overlay, const kgi_result *result) {
  for (uint32_t i = 0; i < result->n_names; i++) {
    const kgi_name *name = &result->names[i];
    if (name->entry != KGI_NO_ID) continue;
    uint32_t id = kgi_intern(&overlay->keys, name->key);
    if (id == KGI_NO_ID) return KG_NOMEM;
    if (id == overlay->names.n &&
        (!KGI_VEC_PUSH(&overlay->names, *name) || !KGI_VEC_PUSH(&overlay->votes, (kgi_type_votes){0})))
      return KG_NOMEM;
    vote(overlay, id, name);
    if (name->introduced && !overlay->names.items[id].introduced) overlay->names.items[id] = *name;
    overlay->names.items[id].number = id;
  }
  return KG_OK;
}

kg_status kgi_overlay_build(kgi_overlay *overlay) {
  for (uint32_t i = 0; i < overlay->names.n; i++) {
    settle_type(&overlay->names.items[i], &overlay->votes.items[i]);
    if (!may_spread(&overlay->names.items[i])) continue;
    kg_status status = kgi_index_add(&overlay->index, overlay->names.items[i].name, KGI_FORM_NAME, i, KGI_FORM_EXACT);
    if (status && status != KG_LIMIT) return status;
  }
  KGI_TRY(kgi_index_build(&overlay->index));
  return kgi_sieve_build(&overlay->sieve, &overlay->index);
}

void kgi_overlay_clear(kgi_overlay *overlay) {
  kgi_intern_clear(&overlay->keys);
  kgi_index_clear(&overlay->index);
  kgi_sieve_clear(&overlay->sieve);
  free(overlay->names.items);
  free(overlay->votes.items);
  *overlay = (kgi_overlay){0};
}

static void adopt(const kgi_overlay *overlay, kgi_name *name) {
  if (name->entry != KGI_NO_ID) return;
  uint32_t id = kgi_intern_find(&overlay->keys, name->key);
  if (id == KGI_NO_ID) return;
  name->name = overlay->names.items[id].name;
  name->type = overlay->names.items[id].type;
  name->number = id;
}

static bool is_taken(const kgi_draft *draft, uint32_t field, kgi_range range) {
  for (size_t i = 0; i < draft->found.n; i++) {
    const kgi_found *found = &draft->found.items[i];
    if (found->field == field && found->range.start < range.end && range.start < found->range.end) return true;
  }
  return false;
}

static uint32_t name_index(const kgi_name *name, kgi_draft *draft) {
  for (uint32_t i = 0; i < draft->names.n; i++)
    if (kgi_str_eq(draft->names.items[i].key, name->key)) return i;
  kgi_name copy = *name;
  copy.introduced = false;
  return KGI_VEC_PUSH(&draft->names, copy) ? (uint32_t)draft->names.n - 1 : KGI_NO_ID;
}

static kg_status take_hit(const kgi_part *part, uint32_t field, const kgi_name *name, kgi_range range,
                          kgi_draft *draft) {
  if (kgi_ranges_touch(&part->quiet, range) || kgi_is_compound(part->text, range)) return KG_OK;
  if (is_taken(draft, field, range)) return KG_OK;
  uint32_t index = name_index(name, draft);
  kgi_found found = {.name = index,
                     .field = field,
                     .range = range,
                     .sentence = kgi_part_sentence(part, range.start),
                     .relation = KG_MENTIONS,
                     .confidence = 0.75f,
                     .rule = kg_str_of(rule_name)};
  return index != KGI_NO_ID && KGI_VEC_PUSH(&draft->found, found) ? KG_OK : KG_NOMEM;
}

static kg_status spread_in(kgi_part *part, uint32_t field, const kgi_overlay *overlay, kg_str text, kgi_draft *draft) {
  KGI_TRY(kgi_part_set(part, text, &overlay->index));
  if (part->hits.n) KGI_TRY(kgi_part_cut(part));
  for (size_t i = 0; i < part->hits.n; i++) {
    const kgi_hit *hit = &part->hits.items[i];
    const kgi_form *form = &overlay->index.forms.items[hit->form];
    KGI_TRY(take_hit(part, field, &overlay->names.items[form->target], kgi_hit_range(hit), draft));
  }
  return KG_OK;
}

static bool may_show_more(const kgi_sieve *sieve, const kgi_result *result) {
  for (uint32_t i = 0; i < result->n_glimpses; i++)
    if (kgi_sieve_passes(sieve, result->glimpses[i])) return true;
  return false;
}

static bool lies_before(const kgi_found *found, uint32_t field, kgi_range range) {
  return found->field < field || (found->field == field && found->range.end <= range.start);
}

kg_status kgi_spread_prepare(kgi_work *work) {
  kgi_draft *draft = &work->draft;
  kgi_range word;
  kgi_glimpse glimpse;
  draft->glimpses.n = 0;
  const kgi_found *found = draft->found.items; /* in the order of the text */
  size_t next = 0, n = draft->found.n;
  for (uint32_t f = 0; f < KG_FIELDS; f++)
    for (size_t at = 0; kgi_glimpse_next(&work->parts[f].folded, &at, &word, &glimpse);) {
      while (next < n && lies_before(&found[next], f, word)) next++;
      bool taken = next < n && found[next].field == f && found[next].range.start < word.end;
      if (!taken && !KGI_VEC_PUSH(&draft->glimpses, glimpse)) return KG_NOMEM;
    }
  return KG_OK;
}

kg_status kgi_spread(kgi_spreader *spreader, const kgi_overlay *overlay, const kg_str text[KG_FIELDS],
                     kgi_result **result) {
  kgi_result *own = *result;
  kgi_draft *draft = &spreader->draft;
  for (uint32_t i = 0; own && i < own->n_names; i++) adopt(overlay, &own->names[i]);
  if (!own || !may_show_more(&overlay->sieve, own)) return KG_OK;
  KGI_TRY(kgi_draft_reopen(draft, own));
  for (uint32_t f = 0; f < KG_FIELDS; f++)
    KGI_TRY(spread_in(&spreader->parts[f], f, overlay, kgi_searched(text[f]), draft));
  return draft->found.n > own->n_found ? kgi_draft_keep(draft, &spreader->arena, &spreader->arena, result) : KG_OK;
}

void kgi_spreader_clear(kgi_spreader *spreader) {
  for (size_t f = 0; f < KG_FIELDS; f++) kgi_part_clear(&spreader->parts[f]);
  kgi_draft_clear(&spreader->draft);
  kgi_arena_clear(&spreader->arena);
}
