/* Applies the context patterns: each capture is a claim on the names in it, and may be a new name itself. */
#include "base/str.h"
#include "extract/work.h"

/* The next part of an enumeration from *at on: "A、B 和 C", "A, B, and C". */
static bool next_part(kg_str text, kgi_range list, uint32_t *at, kgi_range *part) {
  static const char *const joints[] = {"、", "，",    "；",   ", and ",       ", or ",    ", ",
                                       "; ", " and ", " or ", " & ",          "以及",     "和",
                                       "与", "及",    "或",   " as well as ", " versus ", " vs. "};
  if (*at >= list.end) return false;
  uint32_t next = list.end, joint = 0;
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
    kg_str mark = kg_str_of(joints[i]);
    size_t found = kgi_str_find(kgi_str_slice(text, *at, list.end), mark);
    if (found == SIZE_MAX || *at + found > next || (*at + found == next && mark.len <= joint)) continue;
    next = *at + (uint32_t)found;
    joint = (uint32_t)mark.len;
  }
  *part = (kgi_range){*at, next};
  *at = next + joint;
  return true;
}

/* What the name of a capture group asks for: `name` and entity types propose one new name, `names`, `examples` and
 * the plurals of types a list of them; any other group only claims. */
typedef struct group_kind {
  bool proposes, list;
  uint32_t type; /* hint, or KGI_NO_ID */
} group_kind;

static group_kind kind_of(const kgi_work *work, kg_str group) {
  const kgi_interner *types = &work->lexicon->types;
  group_kind kind = {.proposes = true, .type = kgi_intern_find(types, group)};
  if (kind.type != KGI_NO_ID || kgi_str_eq(group, KGI_STR("name"))) return kind;
  kind.list = true;
  kind.type = kgi_intern_find(types, kgi_str_slice(group, 0, group.len - 1));
  kind.proposes =
      kind.type != KGI_NO_ID || kgi_str_eq(group, KGI_STR("names")) || kgi_str_eq(group, KGI_STR("examples"));
  return kind;
}

/* The type of a known name in a list, which its unknown members share; KGI_NO_ID if none is known. */
static uint32_t type_of_neighbours(const kgi_work *work, uint32_t field, kgi_range list) {
  for (size_t i = 0; i < work->spans.n; i++) {
    const kgi_span *span = &work->spans.items[i];
    bool inside = span->field == field && span->range.start >= list.start && span->range.end <= list.end;
    if (!inside || span->never || span->entry == KGI_NO_ID) continue;
    const kgi_entry *entry = &work->lexicon->entries.items[span->entry];
    if (!(entry->flags & KGI_ENTRY_BROAD)) return entry->type;
  }
  return KGI_NO_ID;
}

static void propose(kgi_work *work, uint32_t field, kgi_range range, const kgi_pattern *pattern, uint32_t hint) {
  uint32_t id = kgi_propose(work, field, range, hint, pattern->confidence, pattern->name);
  if (id != KGI_NO_ID && pattern->relation == KG_INTRODUCES) work->locals.items[id].introduced = true;
}

static kg_status take_capture(kgi_work *work, uint32_t field, kgi_range range, const kgi_pattern *pattern,
                              kg_str group) {
  kgi_claim claim = {field, range, pattern->relation, pattern->confidence, pattern->name};
  if (!KGI_VEC_PUSH(&work->claims, claim)) return KG_NOMEM;
  group_kind kind = kind_of(work, group);
  if (!work->discover || !kind.proposes) return KG_OK;
  if (!kind.list) {
    propose(work, field, range, pattern, kind.type);
    return KG_OK;
  }
  uint32_t at = range.start, hint = kind.type == KGI_NO_ID ? type_of_neighbours(work, field, range) : kind.type;
  kgi_range part;
  while (next_part(work->parts[field].text, range, &at, &part)) propose(work, field, part, pattern, hint);
  return KG_OK;
}

static kg_status apply(kgi_work *work, uint32_t field, kgi_range sentence, uint32_t n) {
  const kgi_pattern *pattern = &work->lexicon->patterns.items[n];
  kg_str text = kgi_work_text(work, field, sentence);
  work->captures.n = 0;
  kg_status status = kgi_pattern_match(pattern, work->matcher, text, &work->captures);
  if (status == KG_LIMIT) {
    work->pattern_failed[n] = true;
    return KG_OK;
  }
  for (size_t i = 0; !status && i < work->captures.n; i++) {
    const kgi_capture *capture = &work->captures.items[i];
    kgi_range range = {sentence.start + capture->start, sentence.start + capture->end};
    status = take_capture(work, field, range, pattern, capture->group);
  }
  return status;
}

/* Tries, once each, the patterns whose cue stands in the sentence. `hit` moves on to the next sentence's hits. */
static kg_status apply_to_sentence(kgi_work *work, uint32_t field, kgi_range sentence, size_t *hit) {
  const kgi_part *part = &work->parts[field];
  work->sentence_count++;
  for (; *hit < part->hits.n; ++*hit) {
    const kgi_hit *found = &part->hits.items[*hit];
    if (kgi_part_range(part, found).start >= sentence.end) break;
    const kgi_form *form = &work->lexicon->index.forms.items[found->form];
    if (form->kind != KGI_FORM_CUE) continue;
    const kgi_pattern_list *list = &work->lexicon->patterns_of_cue.items[form->target];
    for (size_t i = 0; i < list->n; i++) {
      uint32_t n = list->items[i];
      if (work->pattern_seen[n] == work->sentence_count) continue;
      work->pattern_seen[n] = work->sentence_count;
      kg_status status = apply(work, field, sentence, n);
      if (status) return status;
    }
  }
  return KG_OK;
}

kg_status kgi_apply_patterns(kgi_work *work) {
  for (uint32_t f = 0; f < KG_FIELDS; f++) {
    size_t hit = 0;
    for (size_t s = 0; s < work->parts[f].sentences.n; s++) {
      kg_status status = apply_to_sentence(work, f, work->parts[f].sentences.items[s], &hit);
      if (status) return status;
    }
  }
  return KG_OK;
}
