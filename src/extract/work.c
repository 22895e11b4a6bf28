#include "extract/work.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"

kgi_work *kgi_work_new(const kg_lexicon *lexicon, bool discover) {
  kgi_work *work = calloc(1, sizeof *work);
  if (!work) return NULL;
  work->lexicon = lexicon;
  work->discover = discover;
  work->matcher = kgi_matcher_new();
  work->context_seen = calloc(lexicon->contexts.strs.n + 1, sizeof *work->context_seen);
  work->trials = calloc(lexicon->patterns.n + 1, sizeof *work->trials);
  if (work->matcher && work->context_seen && work->trials) return work;
  kgi_work_free(work);
  return NULL;
}

void kgi_work_free(kgi_work *work) {
  if (!work) return;
  for (size_t f = 0; f < KG_FIELDS; f++) kgi_part_clear(&work->parts[f]);
  kgi_matcher_free(work->matcher);
  kgi_arena_clear(&work->arena);
  kgi_index_clear(&work->local_forms);
  kgi_folded_clear(&work->scratch);
  free(work->spans.items);
  free(work->kept.items);
  free(work->claims.items);
  free(work->locals.items);
  free(work->captures.items);
  kgi_draft_clear(&work->draft);
  free(work->context_seen);
  free(work->words.items);
  free(work->trials);
  free(work->name_starts.items);
  free(work);
}

kg_status kgi_work_set(kgi_work *work, const kgi_paper *paper) {
  kgi_arena_reset(&work->arena);
  work->spans.n = work->claims.n = work->locals.n = 0;
  work->id = paper->id;
  work->date = paper->date;
  work->paper_count++;
  for (size_t f = 0; f < KG_FIELDS; f++) {
    kgi_part *part = &work->parts[f];
    KGI_TRY(kgi_part_set(part, paper->text[f], &work->lexicon->index));
    KGI_TRY(kgi_part_cut(part));
    KGI_TRY(kgi_starts_set(&part->starts, part->text.len));
    KGI_TRY(kgi_claimed_set(part));
  }
  return KG_OK;
}

kg_str kgi_searched(kg_str text) {
  if (text.len <= KGI_LONGEST_SEARCHED) return text;
  text.len = KGI_LONGEST_SEARCHED;
  while ((text.ptr[text.len] & 0xC0) == 0x80) text.len--;
  return text;
}

kg_str kgi_work_text(const kgi_work *work, uint32_t field, kgi_range range) {
  return kgi_str_slice(work->parts[field].text, range.start, range.end);
}

uint32_t kgi_local_add(kgi_work *work, kg_str name) {
  if (kgi_fold(&work->scratch, name) != KG_OK || !work->scratch.n) return KGI_NO_ID;
  kg_str key = {work->scratch.key, work->scratch.n};
  uint64_t hash = kgi_folded_hash(work->scratch.bounds, work->scratch.bounds + work->scratch.n_bounds - 1);
  for (uint32_t i = 0; i < work->locals.n; i++)
    if (work->locals.items[i].hash == hash && kgi_str_eq(work->locals.items[i].key, key)) return i;
  kgi_local local = {.name = kgi_arena_str(&work->arena, name),
                     .key = kgi_arena_str(&work->arena, key),
                     .hash = hash,
                     .entry = KGI_NO_ID,
                     .family = KGI_NO_ID,
                     .type = KGI_NO_ID,
                     .hint = KGI_NO_ID,
                     .same_as = KGI_NO_ID,
                     .found_as = KGI_NO_ID};
  if (!local.name.ptr || !local.key.ptr || !KGI_VEC_PUSH(&work->locals, local)) return KGI_NO_ID;
  return (uint32_t)work->locals.n - 1;
}

uint32_t kgi_local_root(const kgi_work *work, uint32_t id) {
  while (work->locals.items[id].same_as != KGI_NO_ID) id = work->locals.items[id].same_as;
  return id;
}

void kgi_local_join(kgi_work *work, uint32_t id, uint32_t other) {
  uint32_t from = kgi_local_root(work, id), to = kgi_local_root(work, other);
  if (from != to) work->locals.items[from].same_as = to;
}
