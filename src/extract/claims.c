/* Applies the context patterns: each capture is a claim on the names in it, and may be a new name itself. */
#include "base/ascii.h"
#include "base/error.h"
#include "base/str.h"
#include "extract/work.h"
#include "model/kinds.h"

/* Length of the joint of an enumeration that the text begins with, the longest that fits; 0 if there is none. */
static size_t joint_at(kg_str text) {
  static const kg_str joints[] = {KGI_STR_INIT("、"),           KGI_STR_INIT("，"),       KGI_STR_INIT("；"),
                                  KGI_STR_INIT(", and "),       KGI_STR_INIT(", or "),    KGI_STR_INIT(", "),
                                  KGI_STR_INIT("; "),           KGI_STR_INIT(" and "),    KGI_STR_INIT(" or "),
                                  KGI_STR_INIT(" & "),          KGI_STR_INIT("以及"),     KGI_STR_INIT("和"),
                                  KGI_STR_INIT("与"),           KGI_STR_INIT("及"),       KGI_STR_INIT("或"),
                                  KGI_STR_INIT(" as well as "), KGI_STR_INIT(" versus "), KGI_STR_INIT(" vs. ")};
  size_t longest = 0;
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
    if (joints[i].len > longest && kgi_str_starts(text, joints[i])) longest = joints[i].len;
  return longest;
}

/* The next part of an enumeration from *at on: "A、B 和 C", "A, B, and C". */
static bool next_part(kg_str text, kgi_range list, uint32_t *at, kgi_range *part) {
  const kg_str may_join = KGI_STR(" ,;\xE3\xE4\xE5\xE6\xEF"); /* first bytes of joints */
  kg_str rest = kgi_str_slice(text, 0, list.end);
  if (*at >= list.end) return false;
  size_t next = *at, joint = 0;
  while ((next = kgi_str_find_any(rest, next, may_join)) < list.end) {
    joint = joint_at(kgi_str_slice(rest, next, list.end));
    if (joint) break;
    next++;
  }
  *part = (kgi_range){*at, (uint32_t)next};
  *at = (uint32_t)(next + joint);
  return true;
}

/* The type of a known name in a list, which its unknown members share; KGI_NO_ID if none is known. */
static uint32_t type_of_neighbours(const kgi_work *work, uint32_t field, kgi_range list) {
  const kgi_span *span = kgi_span_in(work, field, list);
  for (; span; span = kgi_span_after(work, span, list.end)) {
    if (span->range.end > list.end || span->never || span->entry == KGI_NO_ID) continue;
    const kgi_entry *entry = &work->lexicon->entries.items[span->entry];
    if (!(entry->flags & KGI_ENTRY_BROAD)) return entry->type;
  }
  return KGI_NO_ID;
}

static void propose(kgi_work *work, uint32_t field, kgi_range range, const kgi_pattern *pattern, uint32_t hint,
                    float confidence) {
  uint32_t id = kgi_propose(work, field, range, hint, confidence, pattern->name);
  if (id != KGI_NO_ID && pattern->relation == KG_INTRODUCES) work->locals.items[id].introduced = true;
}

/* "on ImageNet, Carvana and COCO": beside known data or models even a plain word with a capital names some. */
static const float beside_known = 0.84f;

static kg_status take_capture(kgi_work *work, uint32_t field, kgi_range range, const kgi_pattern *pattern,
                              const kgi_group *group) {
  KGI_TRY(kgi_claim_add(work, &(kgi_claim){.field = field,
                                           .range = range,
                                           .relation = pattern->relation,
                                           .confidence = pattern->confidence,
                                           .rule = pattern->name,
                                           .types = group->known,
                                           .denies = group->denies}));
  if (!work->discover || !group->proposes) return KG_OK;
  if (!group->list) {
    propose(work, field, range, pattern, group->type, pattern->confidence);
    return KG_OK;
  }
  uint32_t known = type_of_neighbours(work, field, range), hint = group->type == KGI_NO_ID ? known : group->type;
  bool vouched = known < KGI_BUILTIN_TYPES && known != KGI_METHOD; /* methods stand among common nouns */
  uint32_t at = range.start;
  kgi_range part;
  while (next_part(work->parts[field].text, range, &at, &part)) {
    bool beside = vouched && type_of_neighbours(work, field, part) == KGI_NO_ID;
    float least = beside ? beside_known : 0.0f;
    propose(work, field, part, pattern, hint, pattern->confidence > least ? pattern->confidence : least);
  }
  return KG_OK;
}

/* The sentence in work, and the cues in it. */
typedef struct place {
  uint32_t field;
  kgi_range sentence;
  const kgi_cue *cues, *behind;
  uint32_t capitals_end, brackets_end; /* of the last capital and opening bracket in it, or before */
  kgi_held held; /* of its names: patterns limited to such are tried; no types: those that propose names */
} place;

/* A pattern that takes too many steps is skipped in the rest of the paper. */
static kg_status give_up(kgi_work *work, uint32_t n) {
  work->trials[n].failed_on = work->paper_count;
  work->n_failures++;
  return KG_OK;
}

/* Tries a pattern once, from *at on; *at moves behind the match. */
static kg_status try_at(kgi_work *work, const place *in, uint32_t n, size_t *at) {
  const kgi_pattern *pattern = &work->lexicon->patterns.items[n];
  work->captures.n = 0;
  kg_status status =
      kgi_pattern_match(pattern, work->matcher, kgi_work_text(work, in->field, in->sentence), at, &work->captures);
  for (size_t i = 0; !status && i < work->captures.n; i++) {
    const kgi_capture *capture = &work->captures.items[i];
    kgi_range range = {in->sentence.start + capture->start, in->sentence.start + capture->end};
    status = take_capture(work, in->field, range, pattern, &pattern->groups[capture->group]);
  }
  return status;
}

/* Whether the pattern is still to be tried at this place of the sentence: its last match ends before, and no other cue
 * had it tried there. From then on it is not. */
static bool take_place(kgi_work *work, const place *in, uint32_t n, uint32_t offset) {
  kgi_trial *trial = &work->trials[n];
  uint32_t at = offset - in->sentence.start;
  if (trial->failed_on == work->paper_count) return false;
  if (trial->tried != work->sentence_count) trial->from = 0;
  trial->tried = work->sentence_count;
  if (at < trial->from) return false;
  trial->from = at + 1;
  return true;
}

/* Notes where names may begin in the sentence, last ones first: at words that show a capital behind small letters,
 * digits and dots, or at a `$` before such a word. */
static kg_status find_name_starts(kgi_work *work, const place *in) {
  const kgi_part *part = &work->parts[in->field];
  const uint32_t first = in->sentence.start;
  size_t end = in->sentence.end, at;
  work->name_starts.n = 0;
  work->starts_of = work->sentence_count;
  for (; (at = kgi_marks_last(&part->marks, KGI_MARK_CAPITAL, end)) != SIZE_MAX && at >= first; end = at) {
    char c = part->text.ptr[at];
    for (at++; at > first && c != '$'; at--) {
      c = part->text.ptr[at - 1];
      if (!kgi_is_alnum(c) && c != '.' && c != '$') break;
      bool starts = c != '.' && (at - 1 == first || !kgi_is_alnum(part->text.ptr[at - 2]));
      if (starts && !KGI_VEC_PUSH(&work->name_starts, (uint32_t)at - 1)) return KG_NOMEM;
    }
  }
  return KG_OK;
}

/* Where a match of a pattern may begin. */
typedef struct start {
  uint32_t offset;
  uint32_t lead, behind; /* number of the lead that stands there, and where it ends */
  const kgi_cue *cue;    /* that shows it, or NULL */
} start;

/* Whether the text shows a cue as it is written in patterns, but for letter case. */
static bool is_plain(const kgi_work *work, const place *in, const kgi_cue *cue) {
  kg_str shown = kgi_work_text(work, in->field, (kgi_range){cue->start, cue->end});
  kg_str written = work->lexicon->cues.strs.items[cue->id];
  return kgi_str_eq(shown, written) || kgi_str_eq_nocase(shown, written);
}

/* Whether what stands in the sentence behind the lead is not as the pattern's matches go on. */
static bool refuses(const kgi_work *work, const place *in, const kgi_glance *glance, const start *from) {
  if (!glance) return false;
  kg_str behind = kgi_work_text(work, in->field, (kgi_range){from->behind, in->sentence.end});
  unsigned shows = from->behind < in->capitals_end ? KGI_SHOWS_CAPITAL : 0;
  if (from->behind < in->brackets_end) shows |= KGI_SHOWS_BRACKET;
  if (kgi_glance_passes(glance, from->lead, behind, shows)) return false;
  return !from->cue || is_plain(work, in, from->cue);
}

/* Tries a pattern at one place where its matches may begin. That it takes too many steps where its glance refuses is
 * no failure: whether there was a glance yet depends on what came before. */
static kg_status try_start(kgi_work *work, const place *in, uint32_t n, const start *from) {
  const kgi_pattern *pattern = &work->lexicon->patterns.items[n];
  kgi_trial *trial = &work->trials[n];
  if (!trial->glance) trial->glance = kgi_pattern_glance(pattern);
  if (refuses(work, in, trial->glance, from)) return KG_OK;
  size_t at = from->offset - in->sentence.start;
  kg_status status = try_at(work, in, n, &at);
  if (status == KG_LIMIT) return refuses(work, in, kgi_pattern_glance_now(pattern), from) ? KG_OK : give_up(work, n);
  if (at != SIZE_MAX) trial->from = (uint32_t)at;
  return status;
}

static kg_status try_at_names(kgi_work *work, const place *in, uint32_t n) {
  if (work->starts_of != work->sentence_count) KGI_TRY(find_name_starts(work, in));
  for (size_t i = work->name_starts.n; i-- > 0;) {
    start from = {.offset = work->name_starts.items[i], .behind = work->name_starts.items[i]};
    if (take_place(work, in, n, from.offset)) KGI_TRY(try_start(work, in, n, &from));
  }
  return KG_OK;
}

static kg_status try_everywhere(kgi_work *work, const place *in, uint32_t n) {
  enum { MOST_MATCHES = 64 };
  size_t at = 0, len = in->sentence.end - in->sentence.start;
  kg_status status = KG_OK;
  for (int i = 0; i < MOST_MATCHES && at < len && !status; i++) status = try_at(work, in, n, &at);
  return status == KG_LIMIT ? give_up(work, n) : status;
}

static kg_status try_in_sentence(kgi_work *work, const place *in, uint32_t n) {
  kgi_trial *trial = &work->trials[n];
  if (trial->tried == work->sentence_count || trial->failed_on == work->paper_count) return KG_OK;
  if (work->lexicon->patterns.items[n].at_names) return try_at_names(work, in, n);
  trial->tried = work->sentence_count;
  return try_everywhere(work, in, n);
}

/* Tries a pattern at its lead, if the sentence is open to it and goes on as its matches do. */
static kg_status follow_lead(kgi_work *work, const place *in, const kgi_cue_use *use, const kgi_cue *cue) {
  if (use->gated && work->trials[use->pattern].gated != work->sentence_count) return KG_OK;
  if (in->held.types && cue->start >= in->held.end) return KG_OK;
  if (!take_place(work, in, use->pattern, cue->start)) return KG_OK;
  start from = {.offset = cue->start, .lead = use->lead, .behind = cue->end, .cue = cue};
  return try_start(work, in, use->pattern, &from);
}

/* What a cue of the sentence does for the patterns that are tried there: the n uses from the returned one on. */
static const kgi_cue_use *uses_of(const kgi_work *work, const place *in, const kgi_cue *cue, kgi_cue_part part,
                                  uint32_t *n) {
  const uint32_t *at = &work->lexicon->roles[cue->id].at[in->held.types ? part + KGI_CUE_OPENS_LIMITED : part];
  *n = at[1] - at[0];
  return work->lexicon->uses.items + at[0];
}

static void open_gates(kgi_work *work, const place *in, const kgi_cue *cue) {
  uint32_t n;
  const kgi_cue_use *uses = uses_of(work, in, cue, KGI_CUE_OPENS, &n);
  for (uint32_t i = 0; i < n; i++) work->trials[uses[i].pattern].gated = work->sentence_count;
}

static kg_status follow_cue(kgi_work *work, const place *in, const kgi_cue *cue) {
  uint32_t n;
  const kgi_cue_use *uses = uses_of(work, in, cue, KGI_CUE_TRIES, &n);
  for (const kgi_cue_use *use = uses; use < uses + n; use++) {
    if (in->held.types && !(use->limits & in->held.types)) continue;
    KGI_TRY(use->lead == KGI_NO_LEAD ? try_in_sentence(work, in, use->pattern) : follow_lead(work, in, use, cue));
  }
  return KG_OK;
}

/* Behind the last mark before `end`; 0 if there is none. */
static uint32_t behind_last(const kgi_part *part, kgi_mark mark, uint32_t end) {
  return (uint32_t)(kgi_marks_last(&part->marks, mark, end) + 1);
}

/* Tries the patterns whose cues stand in the sentence. */
static kg_status apply_to_sentence(kgi_work *work, place *in) {
  work->sentence_count++;
  in->capitals_end = behind_last(&work->parts[in->field], KGI_MARK_CAPITAL, in->sentence.end);
  in->brackets_end = behind_last(&work->parts[in->field], KGI_MARK_OPENING, in->sentence.end);
  for (const kgi_cue *cue = in->cues; cue < in->behind; cue++) open_gates(work, in, cue);
  for (const kgi_cue *cue = in->cues; cue < in->behind; cue++) KGI_TRY(follow_cue(work, in, cue));
  return KG_OK;
}

/* All patterns that propose names, or, by the names in each sentence, those that only speak of some. */
static kg_status apply_to_field(kgi_work *work, uint32_t field, const kgi_holdings *held) {
  const kgi_part *part = &work->parts[field];
  if (!part->cues.n) return KG_OK;
  place in = {.field = field, .behind = part->cues.items};
  const kgi_cue *end = in.behind + part->cues.n;
  for (size_t s = 0; s < part->sentences.n; s++) {
    in.sentence = part->sentences.items[s];
    if (held) in.held = held->items[s];
    for (in.cues = in.behind; in.behind < end && in.behind->start < in.sentence.end;) in.behind++;
    if (in.cues < in.behind && (in.held.types || !held)) KGI_TRY(apply_to_sentence(work, &in));
  }
  return KG_OK;
}

kg_status kgi_apply_patterns(kgi_work *work) {
  for (uint32_t f = 0; f < KG_FIELDS; f++) KGI_TRY(apply_to_field(work, f, NULL));
  return KG_OK;
}

kg_status kgi_apply_limited_patterns(kgi_work *work) {
  for (uint32_t f = 0; f < KG_FIELDS; f++) KGI_TRY(apply_to_field(work, f, &work->parts[f].held));
  return KG_OK;
}
