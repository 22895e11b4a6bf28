/* The relation in which a paper stands to a name, from all that is claimed on it. */
#include "base/str.h"
#include "extract/shape.h"
#include "extract/work.h"
#include "model/kinds.h"

static bool inside(kgi_range inner, kgi_range outer) { return outer.start <= inner.start && inner.end <= outer.end; }

/* The year and month of "YYYY-MM..." as a number of months, with `month` where there is only a year; 0: no date. */
static unsigned month_of(kg_str date, unsigned month) {
  unsigned year = 0;
  if (date.len < 4) return 0;
  for (size_t i = 0; i < 4; i++) year = year * 10 + (unsigned)(date.ptr[i] - '0');
  if (date.len >= 7) month = (unsigned)(date.ptr[5] - '0') * 10 + (unsigned)(date.ptr[6] - '0');
  return year * 12 + month;
}

/* What an encyclopedia is the source for is established. */
static bool is_established(const kgi_entry *entry) {
  return !entry->since.len && kgi_str_find(entry->source, KGI_STR("wikipedia.org/")) != SIZE_MAX;
}

/* Whether a known name can have a first paper: it has a date, or is a proper name. */
static bool has_first_paper(const kgi_entry *entry) {
  return entry->since.len || (!(entry->flags & KGI_ENTRY_BROAD) && kgi_shape_of(entry->name) >= KGI_SHAPE_WEAK);
}

/* A name of the lexicon is new in this paper if its date is the paper's; where either date is unknown, if it is a
 * proper name that no encyclopedia has. */
static bool may_be_new(const kgi_work *work, uint32_t entry_id) {
  enum { MONTHS_OF_GRACE = 4 };
  const kgi_entry *entry = &work->lexicon->entries.items[entry_id];
  unsigned since = month_of(entry->since, 12), now = month_of(work->date, 1);
  if (since && now) return now <= since + MONTHS_OF_GRACE;
  if (is_established(entry)) return false;
  return !(entry->flags & KGI_ENTRY_BROAD) && kgi_shape_of(entry->name) >= KGI_SHAPE_WEAK;
}

/* A known name that is the title, or its subject, and whose date is the paper's, is what the paper is about:
 * "Pixtral 12B", "Pyramidal Flow Matching for ...". */
static bool opens_title(const kgi_work *work, const kgi_span *span) {
  if (span->field != KG_TITLE || span->range.start != 0 || span->entry == KGI_NO_ID) return false;
  kg_str title = work->parts[KG_TITLE].text, rest = kgi_str_slice(title, span->range.end, title.len);
  if (rest.len && !kgi_str_starts(rest, KGI_STR(" for ")) && !kgi_str_starts(rest, KGI_STR(" of "))) return false;
  const kgi_entry *entry = &work->lexicon->entries.items[span->entry];
  unsigned since = month_of(entry->since, 1), now = month_of(work->date, 12);
  return since && now && now + 3 >= since && may_be_new(work, span->entry);
}

/* Whether the paper is the source that the row of a known name, or of the family of a version, gives. A term of
 * common nouns without a date has no first paper; its source only shows it in use. */
bool kgi_is_source(const kgi_work *work, const kgi_span *span) {
  uint32_t id = span->entry;
  if (id == KGI_NO_ID && span->local != KGI_NO_ID) id = work->locals.items[span->local].family;
  if (id == KGI_NO_ID || work->id.len < 6) return false;
  const kgi_entry *entry = &work->lexicon->entries.items[id];
  kg_str source = entry->source;
  if (source.len <= work->id.len || !kgi_str_ends(source, work->id)) return false;
  char before = source.ptr[source.len - work->id.len - 1];
  return (before == ':' || before == '/') && has_first_paper(entry);
}

static kg_relation allowed(const kgi_work *work, const kgi_span *span, const kgi_claim *claim) {
  static const float sure = 0.8f;
  if (claim->relation != KG_INTRODUCES || span->entry == KGI_NO_ID) return claim->relation;
  bool dated = work->lexicon->entries.items[span->entry].since.len && work->date.len;
  return (dated || claim->confidence >= sure) && may_be_new(work, span->entry) ? KG_INTRODUCES : KG_USES;
}

/* The type of what a span names, or KGI_NO_ID. */
static uint32_t type_of(const kgi_work *work, const kgi_span *span) {
  if (span->entry != KGI_NO_ID) return work->lexicon->entries.items[span->entry].type;
  return span->local == KGI_NO_ID ? KGI_NO_ID : work->locals.items[kgi_local_root(work, span->local)].type;
}

/* As bits, what claims can be on a span once short forms have become what they stand for. Titles are no sentences. */
static uint32_t type_bits(const kgi_work *work, const kgi_span *span) {
  kgi_span followed = *span;
  if (span->field != KG_ABSTRACT) return KGI_ANY_NAME;
  if (span->entry == KGI_NO_ID && span->local != KGI_NO_ID)
    followed.entry = work->locals.items[kgi_local_root(work, span->local)].entry;
  uint32_t type = type_of(work, &followed);
  return KGI_ANY_NAME | (type < KGI_BUILTIN_TYPES ? (uint32_t)1 << type : 0);
}

static void hold(kgi_work *work, const kgi_span *span) {
  kgi_part *part = &work->parts[span->field];
  size_t s = kgi_part_sentence_number(part, span->range.start);
  for (; s < part->held.n && part->sentences.items[s].start < span->range.end; s++) {
    kgi_held *held = &part->held.items[s];
    held->types |= type_bits(work, span);
    if (held->end < span->range.end) held->end = span->range.end;
  }
}

kg_status kgi_note_held(kgi_work *work) {
  const kgi_held held = work->tells ? (kgi_held){UINT32_MAX, UINT32_MAX} : (kgi_held){0, 0};
  for (int f = 0; f < KG_FIELDS; f++) {
    kgi_part *part = &work->parts[f];
    part->held.n = 0;
    if (!KGI_VEC_RESERVE(&part->held, part->sentences.n)) return KG_NOMEM;
    while (part->held.n < part->sentences.n) part->held.items[part->held.n++] = held;
  }
  for (size_t i = 0; i < work->spans.n; i++)
    if (!work->spans.items[i].never) hold(work, &work->spans.items[i]);
  return KG_OK;
}

bool kgi_claims_span(const kgi_work *work, const kgi_claim *claim, const kgi_span *span) {
  if (claim->field != span->field) return false;
  if (!inside(span->range, claim->range) && !inside(claim->range, span->range)) return false;
  if (!claim->types) return true;
  if (span->field != KG_ABSTRACT) return false; /* titles are no sentences */
  uint32_t type = type_of(work, span);
  return type < KGI_BUILTIN_TYPES && claim->types >> type & 1;
}

/* What names of a type are named for, where a paper does not say it: nobody names a benchmark or a measure in passing.
 */
static kg_relation usual_relation(uint32_t type) {
  return type == KGI_BENCHMARK || type == KGI_METRIC ? KG_EVALUATES : KG_MENTIONS;
}

/* How often what a paper is said to do with a name is right, on the evaluation sets: where a statement is on the name
 * itself, and where only the sentence makes it likely. */
static float certainty_of(kg_relation relation, bool assumed) {
  switch (relation) {
    case KG_EVALUATES:
    case KG_COMPARES:
      return 0.85f;
    case KG_USES:
      return assumed ? 0.7f : 0.8f;
    default:
      return 1;
  }
}

kgi_stance kgi_stance_on(const kgi_work *work, const kgi_span *span) {
  bool is_first = opens_title(work, span) || kgi_is_source(work, span);
  kgi_stance stance = {.type = type_of(work, span), .said = is_first ? KG_INTRODUCES : KG_MENTIONS};
  stance.assumed = span->field == KG_ABSTRACT ? usual_relation(stance.type) : KG_MENTIONS;
  kgi_claimed claimed = kgi_claimed_on(work, span->field, span->range);
  for (const kgi_claim *claim; (claim = kgi_claimed_next(work, &claimed)) != NULL;) {
    if (!kgi_claims_span(work, claim, span)) continue;
    kg_relation relation = allowed(work, span, claim), *best = claim->types ? &stance.assumed : &stance.said;
    stance.denied |= claim->denies;
    if (relation > *best) *best = relation;
  }
  return stance;
}

/* Claims on all names of some types in a sentence only count where nothing else is said. */
static kg_relation strongest(const kgi_stance *stance) {
  return stance->said == KG_MENTIONS ? stance->assumed : stance->said;
}

bool kgi_is_of_benchmark(const kgi_stance *stances, size_t n) {
  bool benchmark = false, model = false;
  for (size_t i = 0; i < n; i++) {
    if (strongest(&stances[i]) != KG_INTRODUCES) continue;
    benchmark |= stances[i].type == KGI_BENCHMARK;
    model |= stances[i].type == KGI_MODEL || stances[i].type == KGI_METHOD;
  }
  return benchmark && !model;
}

/* A denial leaves only comparison and introduction. */
kg_relation kgi_relation_of(const kgi_stance *stance, bool of_benchmark, float *certainty) {
  bool is_assumed = stance->said == KG_MENTIONS;
  kg_relation best = strongest(stance);
  if (is_assumed && best != KG_MENTIONS && stance->type == KGI_MODEL && of_benchmark) best = KG_EVALUATES;
  if (stance->denied && (best == KG_USES || best == KG_EVALUATES)) best = KG_MENTIONS;
  *certainty = certainty_of(best, is_assumed);
  return best;
}
