/* Compiling a lexicon: every surface form, context word and cue into the index, patterns behind their cues. */
#include <stdio.h>

#include "base/error.h"
#include "base/str.h"
#include "dict/lexicon.h"

/* Shape of a Latin form: number of letters and of capitals among them, whether it is a single token. */
typedef struct shape {
  size_t letters, capitals;
  bool latin, single;
} shape;

static shape shape_of(kg_str form) {
  shape s = {.latin = true, .single = true};
  for (size_t i = 0; i < form.len; i++) {
    char c = form.ptr[i];
    if ((unsigned char)c >= 0x80) s.latin = false;
    if (c == ' ' || c == '-' || c == '_') s.single = false;
    s.capitals += c >= 'A' && c <= 'Z';
    s.letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
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
  if (s.latin && s.single && (s.capitals > 1 || (s.capitals && s.letters < LONG))) *flags |= KGI_FORM_UPPER;
  return form;
}

static void report_form(const kgi_entry *entry, kg_str form, kg_status status, kg_diag *diag) {
  char rule[300];
  snprintf(rule, sizeof rule, "%.*s", (int)entry->rule.len, entry->rule.ptr);
  kgi_report(diag, KG_ERROR, status, (kgi_place){.source = rule}, "%s near '%.*s'; the form is skipped",
             status == KG_LIMIT ? "a name longer than 64 letters" : "a name without letters or digits", (int)form.len,
             form.ptr);
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
static kg_status index_words(kg_lexicon *lexicon, const kgi_interner *words, kgi_form_kind kind, kg_diag *diag) {
  for (uint32_t id = 0; id < words->strs.n; id++) {
    kg_str word = words->strs.items[id];
    kg_status status = kgi_index_add(&lexicon->index, word, kind, id, 0);
    if (status == KG_NOMEM) return status;
    if (status)
      kgi_report(diag, KG_ERROR, status, (kgi_place){0}, "a %s that no text can show near '%.*s'",
                 kind == KGI_FORM_CUE ? "cue" : "context word", (int)word.len, word.ptr);
  }
  return KG_OK;
}

static kg_status add_cues(kg_lexicon *lexicon, kg_str cues, kgi_cue_use use) {
  kg_str cue;
  while (cues.len && kgi_str_split(&cues, '|', &cue)) {
    uint32_t id = kgi_intern(&lexicon->cues, cue);
    if (id == KGI_NO_ID) return KG_NOMEM;
    if (id == lexicon->uses_of_cue.n && !KGI_VEC_PUSH(&lexicon->uses_of_cue, (kgi_cue_uses){0})) return KG_NOMEM;
    if (!KGI_VEC_PUSH(&lexicon->uses_of_cue.items[id], use)) return KG_NOMEM;
  }
  return KG_OK;
}

static kg_status gate_patterns(kg_lexicon *lexicon) {
  for (uint32_t p = 0; p < lexicon->patterns.n; p++) {
    KGI_TRY(add_cues(lexicon, lexicon->patterns.items[p].gates, (kgi_cue_use){p, false}));
    KGI_TRY(add_cues(lexicon, lexicon->patterns.items[p].leads, (kgi_cue_use){p, true}));
  }
  return KG_OK;
}

static kg_status compile(kg_lexicon *lexicon, kg_diag *diag) {
  KGI_TRY(index_entries(lexicon, diag));
  KGI_TRY(gate_patterns(lexicon));
  KGI_TRY(index_words(lexicon, &lexicon->contexts, KGI_FORM_CONTEXT, diag));
  KGI_TRY(index_words(lexicon, &lexicon->cues, KGI_FORM_CUE, diag));
  return kgi_index_build(&lexicon->index);
}

kg_status kg_lexicon_compile(kg_lexicon *lexicon, kg_diag *diag, kg_error *err) {
  if (lexicon->compiled) return kgi_fail(err, KG_USAGE, (kgi_place){0}, "the lexicon is already compiled");
  kg_status status = compile(lexicon, diag);
  if (status) return kgi_fail(err, status, (kgi_place){0}, "%s while compiling the lexicon", kg_status_text(status));
  lexicon->compiled = true;
  return KG_OK;
}
