/* Why a name was not taken where it stands. */
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "extract/account.h"
#include "extract/boundary.h"
#include "extract/shape.h"
#include "model/suggest.h"

/* A place of the wanted name. */
typedef struct place {
  uint32_t field;
  kgi_range range;
} place;

static bool touch(kgi_range a, kgi_range b) { return a.start < b.end && b.start < a.end; }
static bool same(kgi_range a, kgi_range b) { return a.start == b.start && a.end == b.end; }

static void tell_reason(const kgi_account *account, const char *words) { kgi_putf(account->sink, "    %s.\n", words); }

/* --- what took the place --- */

static const kgi_taken *taken_at(const kgi_account *account, const place *at) {
  for (size_t i = 0; i < account->taken.n; i++) {
    const kg_mention *mention = account->taken.items[i].mention;
    if (mention->field == at->field && touch((kgi_range){mention->start, mention->end}, at->range))
      return &account->taken.items[i];
  }
  return NULL;
}

static bool tell_other(const kgi_account *account, const place *at) {
  const kgi_taken *other = taken_at(account, at);
  if (!other) return false;
  kg_str text = kg_mention_text(other->mention), name = other->entity->name, type = account->types[other->entity->type];
  bool longer = other->mention->end - other->mention->start > at->range.end - at->range.start;
  kgi_putf(account->sink, "    %s “%.*s”, which was taken for %.*s, %.*s (%.*s).\n",
           longer ? "It is a part of the longer name" : "Another name won the place:", (int)text.len, text.ptr,
           (int)name.len, name.ptr, (int)type.len, type.ptr, (int)other->mention->rule_len, other->mention->rule);
  return true;
}

static void tell_refusal(const kgi_account *account, const kgi_span *span) {
  kg_str text = kgi_work_text(account->work, span->field, span->range);
  kgi_putf(account->sink, "    “%.*s” is refused", (int)text.len, text.ptr);
  if (span->entry == KGI_NO_ID) {
    kgi_puts(account->sink, ": the paper defines it as short for something that is never a name.\n");
    return;
  }
  const kgi_entry *entry = &account->lexicon->entries.items[span->entry];
  kgi_putf(account->sink, " by the never-list (%.*s): %.*s.\n", (int)entry->rule.len, entry->rule.ptr,
           (int)entry->reason.len, entry->reason.ptr);
}

static bool tell_refused(const kgi_account *account, const place *at) {
  const kgi_spans *spans = &account->work->spans;
  for (size_t i = 0; i < spans->n; i++) {
    const kgi_span *span = &spans->items[i];
    if (!span->never || span->field != at->field || !touch(span->range, at->range)) continue;
    tell_refusal(account, span);
    return true;
  }
  return false;
}

/* --- where it stands --- */

static bool tell_surroundings(const kgi_account *account, const place *at) {
  const kgi_part *part = &account->work->parts[at->field];
  if (kgi_ranges_touch(&part->quiet, at->range)) {
    tell_reason(account, "It stands in a web or mail address or a citation key, where nothing counts as a name");
    return true;
  }
  if (kgi_is_compound(part->text, at->range)) {
    kg_str whole = kgi_work_text(account->work, at->field, kgi_whole_token(part->text, at->range));
    kgi_putf(account->sink, "    It is only a piece of “%.*s”, which would be a name of its own.\n", (int)whole.len,
             whole.ptr);
    return true;
  }
  if (!kgi_cuts_word(part->text, at->range)) return false;
  tell_reason(account, "It begins or ends inside a common Chinese word");
  return true;
}

/* --- what the dictionary asks for --- */

static void tell_missing_context(const kgi_account *account, const kgi_entry *entry) {
  enum { MOST = 8 };
  kgi_putf(account->sink,
           "    The dictionary has it (%.*s), but it can mean other things, and none of its context words "
           "stands in the paper: ",
           (int)entry->rule.len, entry->rule.ptr);
  for (size_t i = 0; i < entry->n_contexts && i < MOST; i++) {
    kg_str word = account->lexicon->contexts.strs.items[entry->contexts[i]];
    kgi_putf(account->sink, "%s%.*s", i ? ", " : "", (int)word.len, word.ptr);
  }
  kgi_puts(account->sink, entry->n_contexts > MOST ? ", ….\n" : ".\n");
}

static bool tell_gate(const kgi_account *account, const place *at) {
  const kgi_index *index = &account->lexicon->index;
  for (size_t i = 0; i < account->known.n; i++) {
    const kgi_form *form = &index->forms.items[account->known.items[i].form];
    kgi_range range = kgi_hit_range(&account->known.items[i]);
    if (form->kind != KGI_FORM_NAME || !(form->flags & KGI_FORM_GATED) || !same(range, at->range)) continue;
    tell_missing_context(account, &account->lexicon->entries.items[form->target]);
    return true;
  }
  return false;
}

/* The dictionary has the name, but not as it is written here. */
static bool tell_other_case(const kgi_account *account) {
  const kgi_index *index = &account->lexicon->index;
  for (size_t i = 0; i < index->forms.n; i++) {
    const kgi_form *form = &index->forms.items[i];
    if (form->kind != KGI_FORM_NAME ||
        !kgi_str_eq((kg_str){index->bytes.items + form->key, form->len}, account->wanted_key))
      continue;
    const kgi_entry *entry = &account->lexicon->entries.items[form->target];
    kgi_putf(account->sink,
             "    The dictionary has it for %.*s (%.*s), but asks for other letter case or separators than "
             "stand here.\n",
             (int)entry->name.len, entry->name.ptr, (int)entry->rule.len, entry->rule.ptr);
    return true;
  }
  return false;
}

/* --- what nothing proposed --- */

static const kgi_claim *claim_on(const kgi_account *account, const place *at) {
  const kgi_claims *claims = &account->work->claims;
  for (size_t i = 0; i < claims->n; i++) {
    const kgi_claim *claim = &claims->items[i];
    bool holds = claim->range.start <= at->range.start && at->range.end <= claim->range.end;
    if (claim->field == at->field && holds && !claim->types) return claim;
  }
  return NULL;
}

static void tell_nearest(const kgi_account *account) {
  kgi_suggestion near = kgi_suggest(account->wanted);
  for (size_t i = 0; i < account->lexicon->entries.n; i++) {
    const kgi_entry *entry = &account->lexicon->entries.items[i];
    if (!(entry->flags & KGI_ENTRY_NEVER)) kgi_suggest_offer(&near, entry->name);
  }
  if (near.best.len)
    kgi_putf(account->sink, "    The nearest name there is %.*s.\n", (int)near.best.len, near.best.ptr);
}

static void tell_unknown(const kgi_account *account, const place *at) {
  const kgi_claim *claim = claim_on(account, at);
  kgi_shape shape = kgi_shape_of(kgi_work_text(account->work, at->field, at->range));
  kgi_puts(account->sink, "    The dictionary does not have it, and ");
  if (claim)
    kgi_putf(account->sink, "the pattern %.*s (%.2f), which speaks of it, is not sure enough", (int)claim->rule.len,
             claim->rule.ptr, (double)claim->confidence);
  else
    kgi_puts(account->sink, "no statement of this paper proposes it");
  if (shape == KGI_SHAPE_NONE) kgi_puts(account->sink, "; it is written like ordinary words");
  if (shape == KGI_SHAPE_WEAK) kgi_puts(account->sink, "; a capital alone makes no name");
  kgi_puts(account->sink, ".\n");
  tell_nearest(account);
}

/* --- all places --- */

static void open(kgi_account *account, const place *at) {
  kg_str text = kgi_work_text(account->work, at->field, at->range), whole = account->work->parts[at->field].text;
  kgi_range sentence = kgi_part_sentence(&account->work->parts[at->field], at->range.start);
  kgi_account_open(account);
  kgi_putf(account->sink, "\n  %s%.*s%s, not taken ", account->tones->bad, (int)text.len, text.ptr,
           account->tones->off);
  kgi_putf(account->sink, "%s(%s)%s\n", account->tones->dim, kgi_field_words(at->field), account->tones->off);
  kgi_tell_sentence(account, kgi_str_slice(whole, sentence.start, sentence.end), text);
}

static void tell_place(kgi_account *account, const place *at) {
  const kgi_taken *taken = taken_at(account, at);
  if (taken &&
      (kgi_account_wants(account, kg_mention_text(taken->mention)) || kgi_account_wants(account, taken->entity->name)))
    return;
  open(account, at);
  if (tell_other(account, at) || tell_refused(account, at) || tell_surroundings(account, at)) return;
  if (tell_gate(account, at) || tell_other_case(account)) return;
  tell_unknown(account, at);
}

/* The letters of the name inside a longer word. */
static void tell_inside_word(kgi_account *account, uint32_t field) {
  kg_str text = account->work->parts[field].text;
  size_t found = kgi_str_find(text, account->wanted);
  if (found == SIZE_MAX) return;
  place at = {field, {(uint32_t)found, (uint32_t)(found + account->wanted.len)}};
  kg_str whole = kgi_work_text(account->work, field, kgi_whole_token(text, at.range));
  open(account, &at);
  kgi_putf(account->sink, "    It stands only inside the word “%.*s”.\n", (int)whole.len, whole.ptr);
}

static kg_status tell_field(kgi_account *account, uint32_t field, size_t *places) {
  const kgi_part *part = &account->work->parts[field];
  account->hits.n = 0;
  KGI_TRY(kgi_account_look(account, field));
  KGI_TRY(kgi_index_scan(&account->sought, &part->folded, &account->hits));
  *places += account->hits.n;
  for (size_t i = 0; i < account->hits.n; i++)
    tell_place(account, &(place){field, kgi_hit_range(&account->hits.items[i])});
  return KG_OK;
}

kg_status kgi_tell_missed(kgi_account *account) {
  size_t places = 0;
  for (uint32_t f = 0; f < KG_FIELDS; f++) KGI_TRY(tell_field(account, f, &places));
  for (uint32_t f = 0; f < KG_FIELDS && !places && !account->opened; f++) tell_inside_word(account, f);
  return KG_OK;
}
