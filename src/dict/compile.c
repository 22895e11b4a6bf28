/* Compiling a lexicon: every surface form, context word and cue into the index, patterns behind their cues. */
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/lane.h"
#include "base/str.h"
#include "dict/prepared.h"
#include "model/kinds.h"

/* Shape of a Latin form: number of letters and of capitals among them, whether it is a single token. */
typedef struct shape {
  size_t letters, capitals;
  bool latin, single;
} shape;

static shape shape_of(kg_str form) {
  shape s = {.latin = true, .single = true};
  for (size_t at = 0; at < form.len; at += KGI_LANE) {
    size_t left = form.len - at;
    kgi_lane c = left < KGI_LANE ? kgi_lane_of(form.ptr + at, left) : kgi_lane_at(form.ptr + at);
    unsigned capitals = kgi_lane_bits((c >= 'A') & (c <= 'Z')), small = kgi_lane_bits((c >= 'a') & (c <= 'z'));
    s.capitals += (size_t)__builtin_popcount(capitals);
    s.letters += (size_t)__builtin_popcount(capitals | small);
    s.latin &= !kgi_lane_bits(c < 0);
    s.single &= !kgi_lane_bits((c == ' ') | (c == '-') | (c == '_'));
  }
  return s;
}

kg_str kgi_entry_form(const kgi_entry *entry, kg_str alias, unsigned *flags) {
  enum { SHORT = 4, LONG = 8 }; /* letters: below, case is part of the name; from LONG on, no other word is meant */
  bool marked = alias.len > 1 && (alias.ptr[0] == KGI_ALIAS_EXACT || alias.ptr[0] == KGI_ALIAS_GATED);
  bool gated = marked && alias.ptr[0] == KGI_ALIAS_GATED;
  kg_str form = marked ? kgi_str_slice(alias, 1, alias.len) : alias;
  shape s = shape_of(form);
  *flags = 0;
  if (marked || entry->flags & (KGI_ENTRY_CASE | KGI_ENTRY_MINOR) || (s.latin && s.letters <= SHORT))
    *flags |= KGI_FORM_EXACT;
  if (gated || entry->flags & KGI_ENTRY_WORD) *flags |= KGI_FORM_GATED;
  if (entry->flags & KGI_ENTRY_NEVER) *flags |= KGI_FORM_NEVER;
  if (s.latin && s.single && (s.capitals > 1 || (s.capitals && s.letters < LONG))) *flags |= KGI_FORM_UPPER;
  return form;
}

static void report_form(const kgi_entry *entry, kg_str form, kg_status status, kg_diag *diag) {
  char rule[300];
  snprintf(rule, sizeof rule, "%.*s", (int)entry->rule.len, entry->rule.ptr);
  kgi_report(
      diag, KG_ERROR, status, (kgi_place){.source = rule}, "%s near '%.*s'; the form is skipped",
      status == KG_LIMIT ? "a name longer than 64 bytes (21 Chinese characters)" : "a name without letters or digits",
      (int)form.len, form.ptr);
}

static kg_status index_form(kg_lexicon *lexicon, uint32_t n, kg_str alias, unsigned extra, kg_diag *diag) {
  unsigned flags;
  const kgi_entry *entry = &lexicon->entries.items[n];
  kg_str form = kgi_entry_form(entry, alias, &flags);
  kg_status status = kgi_index_add(&lexicon->index, form, KGI_FORM_NAME, n, flags | extra);
  if (status != KG_LIMIT && status != KG_SYNTAX) return status;
  report_form(entry, form, status, diag);
  return KG_OK;
}

static kg_status index_entries(kg_lexicon *lexicon, kg_diag *diag) {
  for (uint32_t n = 0; n < lexicon->entries.n; n++) {
    const kgi_entry *entry = &lexicon->entries.items[n];
    KGI_TRY(index_form(lexicon, n, entry->name, KGI_FORM_PRIMARY, diag));
    for (size_t i = 0; i < entry->n_aliases; i++) KGI_TRY(index_form(lexicon, n, entry->aliases[i], 0, diag));
  }
  return KG_OK;
}

/* Context words and cues that cannot be indexed (punctuation only) would never be seen; that is an error. */
static kg_status index_words(kgi_index *index, const kgi_interner *words, kgi_form_kind kind, kg_diag *diag) {
  for (uint32_t id = 0; id < words->strs.n; id++) {
    kg_str word = words->strs.items[id];
    kg_status status = kgi_index_add(index, word, kind, id, 0);
    if (status == KG_NOMEM) return status;
    if (status)
      kgi_report(diag, KG_ERROR, status, (kgi_place){0}, "a %s that no text can show near '%.*s'",
                 kind == KGI_FORM_CUE ? "cue" : "context word", (int)word.len, word.ptr);
  }
  return KG_OK;
}

/* --- patterns --- */

/* The types that the name of a group such as `known_dataset_benchmark` limits it to, as bits; 0 for other groups. */
static uint32_t known_types(const kg_lexicon *lexicon, kg_str group) {
  const kg_str prefix = KGI_STR("known_");
  if (!kgi_str_starts(group, prefix)) return 0;
  uint32_t types = 0;
  kg_str rest = kgi_str_slice(group, prefix.len, group.len), word;
  while (kgi_str_split(&rest, '_', &word)) {
    uint32_t type = kgi_intern_find(&lexicon->types, word);
    if (type < KGI_BUILTIN_TYPES) types |= (uint32_t)1 << type;
  }
  return types;
}

/* What the name of a group asks for: `name` and entity types propose one new name, `names`, `examples` and the plurals
 * of types a list of them; any other group only claims. */
static kgi_group group_of(const kg_lexicon *lexicon, kg_str name) {
  kgi_group group = {.known = known_types(lexicon, name),
                     .type = kgi_intern_find(&lexicon->types, name),
                     .denies = kgi_str_eq(name, KGI_STR("denied"))};
  group.proposes = group.type != KGI_NO_ID || kgi_str_eq(name, KGI_STR("name"));
  if (group.proposes || group.known) return group;
  group.list = true;
  group.type = kgi_intern_find(&lexicon->types, kgi_str_slice(name, 0, name.len - 1));
  group.proposes =
      group.type != KGI_NO_ID || kgi_str_eq(name, KGI_STR("names")) || kgi_str_eq(name, KGI_STR("examples"));
  return group;
}

/* Fills in the groups of a pattern, and its limits. What introduces has none: it is needed while names are still looked
 * for. */
static kg_status read_groups(kg_lexicon *lexicon, kgi_pattern *pattern) {
  size_t n = 0;
  bool proposes = pattern->relation == KG_INTRODUCES;
  while (kgi_regex_group(pattern->regex, n).len) n++;
  pattern->groups = kgi_arena_alloc(&lexicon->arena, (n + 1) * sizeof *pattern->groups);
  if (!pattern->groups) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) {
    kgi_group group = group_of(lexicon, kgi_regex_group(pattern->regex, i));
    proposes |= group.proposes;
    pattern->limits |= group.known ? group.known : KGI_ANY_NAME;
    pattern->groups[i] = group;
  }
  if (proposes) pattern->limits = 0;
  return KG_OK;
}

static kg_status add_cues(kg_lexicon *lexicon, kg_str cues, kgi_cue_use use) {
  kg_str cue;
  while (cues.len && kgi_str_split(&cues, '|', &cue)) {
    use.cue = kgi_intern(&lexicon->cues, cue);
    if (use.cue == KGI_NO_ID || !KGI_VEC_PUSH(&lexicon->uses, use)) return KG_NOMEM;
    if (use.lead != KGI_NO_LEAD) use.lead++;
  }
  return KG_OK;
}

static kg_status gate_pattern(kg_lexicon *lexicon, uint32_t n) {
  kgi_pattern *pattern = &lexicon->patterns.items[n];
  KGI_TRY(read_groups(lexicon, pattern));
  bool limited = pattern->limits != 0, led = pattern->leads.len > 0;
  kgi_cue_part opens = limited ? KGI_CUE_OPENS_LIMITED : KGI_CUE_OPENS;
  kgi_cue_part tries = limited ? KGI_CUE_TRIES_LIMITED : KGI_CUE_TRIES;
  kgi_cue_use gate = {0, led ? opens : tries, n, pattern->limits, KGI_NO_LEAD, false};
  kgi_cue_use lead = {0, tries, n, pattern->limits, 0, pattern->gates.len > 0};
  KGI_TRY(add_cues(lexicon, pattern->gates, gate));
  return add_cues(lexicon, pattern->leads, lead);
}

static int by_cue(const void *a, const void *b) {
  const kgi_cue_use *x = a, *y = b;
  if (x->cue != y->cue) return x->cue < y->cue ? -1 : 1;
  if (x->part != y->part) return x->part < y->part ? -1 : 1;
  return x->pattern < y->pattern ? -1 : x->pattern > y->pattern;
}

/* Puts the uses of each cue in one place. */
static kg_status assign_roles(kg_lexicon *lexicon) {
  kgi_cue_uses *uses = &lexicon->uses;
  size_t n_cues = lexicon->cues.strs.n, at = 0;
  lexicon->roles = calloc(n_cues + 1, sizeof *lexicon->roles);
  if (!lexicon->roles) return KG_NOMEM;
  if (uses->n) qsort(uses->items, uses->n, sizeof *uses->items, by_cue);
  for (size_t cue = 0; cue < n_cues; cue++) {
    kgi_cue_role *role = &lexicon->roles[cue];
    for (uint32_t part = 0; part <= KGI_CUE_PARTS; part++) {
      role->at[part] = (uint32_t)at;
      while (at < uses->n && uses->items[at].cue == cue && uses->items[at].part == part) at++;
    }
  }
  return KG_OK;
}

static kg_status gate_patterns(kg_lexicon *lexicon) {
  for (uint32_t p = 0; p < lexicon->patterns.n; p++) KGI_TRY(gate_pattern(lexicon, p));
  return assign_roles(lexicon);
}

static kg_status build_indexes(kg_lexicon *lexicon, kg_diag *diag) {
  KGI_TRY(index_entries(lexicon, diag));
  KGI_TRY(index_words(&lexicon->words_index, &lexicon->contexts, KGI_FORM_CONTEXT, diag));
  KGI_TRY(index_words(&lexicon->index, &lexicon->cues, KGI_FORM_CUE, diag));
  KGI_TRY(kgi_index_build(&lexicon->words_index));
  return kgi_index_build(&lexicon->index);
}

static kg_status compile(kg_lexicon *lexicon, kg_diag *diag) {
  KGI_TRY(gate_patterns(lexicon));
  return kgi_prepared_lend(lexicon) ? KG_OK : build_indexes(lexicon, diag);
}

kg_status kg_lexicon_compile(kg_lexicon *lexicon, kg_diag *diag, kg_error *err) {
  if (kgi_lexicon_is_compiled(lexicon))
    return kgi_fail(err, KG_USAGE, (kgi_place){0}, "the lexicon is already compiled");
  kg_status status = compile(lexicon, diag);
  if (status) return kgi_fail(err, status, (kgi_place){0}, "%s while compiling the lexicon", kg_status_text(status));
  atomic_store_explicit(&lexicon->compiled, true, memory_order_release);
  return KG_OK;
}
