/* The story of a place that was taken: how the name is known, what was said of it, what stood against it. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "extract/account.h"

enum { QUOTED = 60, MOST_LISTED = 4 }; /* columns of a quotation; rivals and weaker statements that are listed */

void kgi_tell_sentence(const kgi_account *account, kg_str sentence, kg_str inside) {
  size_t at = inside.ptr >= sentence.ptr && inside.ptr < sentence.ptr + sentence.len
                  ? (size_t)(inside.ptr - sentence.ptr)
                  : kgi_str_find(sentence, inside);
  if (at == SIZE_MAX) at = sentence.len;
  kgi_puts(account->sink, "    “");
  kgi_put(account->sink, kgi_str_slice(sentence, 0, at));
  kgi_puts(account->sink, account->tones->head);
  kgi_put(account->sink, kgi_str_slice(sentence, at, at + inside.len));
  kgi_puts(account->sink, account->tones->off);
  kgi_put(account->sink, kgi_str_slice(sentence, at + inside.len, sentence.len));
  kgi_puts(account->sink, "”\n");
}

static kgi_range range_of(const kg_mention *mention) { return (kgi_range){mention->start, mention->end}; }

static bool touch(kgi_range a, kgi_range b) { return a.start < b.end && b.start < a.end; }

static bool inside(kgi_range inner, kgi_range outer) { return outer.start <= inner.start && inner.end <= outer.end; }

/* The span that won the place. */
static const kgi_span *winner(const kgi_account *account, const kg_mention *mention) {
  const kgi_spans *spans = &account->work->spans;
  const kgi_span *best = NULL;
  for (size_t i = 0; i < spans->n; i++) {
    const kgi_span *span = &spans->items[i];
    if (span->field != mention->field || span->never) continue;
    if (span->range.start != mention->start || span->range.end != mention->end) continue;
    bool better = !best || (!kgi_str_eq(best->rule, kg_mention_rule(mention)) &&
                            kgi_str_eq(span->rule, kg_mention_rule(mention)));
    if (better) best = span;
  }
  return best;
}

/* --- what is said of it --- */

static const char *verb_of(kg_relation relation) {
  static const char *const verbs[KG_RELATIONS] = {[KG_MENTIONS] = "only mentions", [KG_USES] = "uses",
                                                  [KG_COMPARES] = "compares with", [KG_EVALUATES] = "evaluates",
                                                  [KG_INTRODUCES] = "introduces",  [KG_SHARES] = "shares"};
  return verbs[relation];
}

static bool speaks_of(const kgi_claim *claim, const kg_mention *mention) {
  kgi_range range = range_of(mention);
  return claim->field == mention->field && (inside(range, claim->range) || inside(claim->range, range));
}

/* The surest claim of this relation on the mention, or NULL. */
static const kgi_claim *surest(const kgi_account *account, const kg_mention *mention, kg_relation relation) {
  const kgi_claims *claims = &account->work->claims;
  const kgi_span *span = winner(account, mention);
  const kgi_claim *best = NULL;
  for (size_t i = 0; i < claims->n; i++) {
    const kgi_claim *claim = &claims->items[i];
    if (claim->relation != relation || !speaks_of(claim, mention)) continue;
    if (claim->types && !(span && kgi_claims_span(account->work, claim, span))) continue;
    if (!best || claim->confidence > best->confidence) best = claim;
  }
  return best;
}

/* "the pattern zh-propose (0.85) takes “…”". */
static void tell_claim(const kgi_account *account, const kgi_claim *claim) {
  bool title = kgi_str_eq(claim->rule, KGI_STR("title-head"));
  kg_str whole = kgi_work_text(account->work, claim->field, claim->range), shown = kgi_utf8_clip(whole, QUOTED);
  if (title)
    kgi_putf(account->sink, "it heads the title (%.2f)", (double)claim->confidence);
  else
    kgi_putf(account->sink, "the pattern %.*s (%.2f) says so of “%.*s%s”", (int)claim->rule.len, claim->rule.ptr,
             (double)claim->confidence, (int)shown.len, shown.ptr, shown.len < whole.len ? "…" : "");
}

/* Statements that would have made more, or less, of it. */
static void tell_other_claims(const kgi_account *account, const kg_mention *mention) {
  if (surest(account, mention, KG_INTRODUCES) && mention->relation != KG_INTRODUCES)
    kgi_puts(account->sink,
             "    A statement of introduction stands here, too, but the name is older than the paper, or the statement "
             "too weak for a known name.\n");
  for (kg_relation r = mention->relation; r-- > KG_USES;) {
    const kgi_claim *claim = surest(account, mention, r);
    if (!claim) continue;
    kgi_putf(account->sink, "    Weaker, so it does not count: %s, by the pattern %.*s (%.2f).\n", kg_relation_name(r),
             (int)claim->rule.len, claim->rule.ptr, (double)claim->confidence);
  }
}

static void tell_relation(const kgi_account *account, const kg_mention *mention) {
  const kgi_claim *denial = surest(account, mention, KG_MENTIONS), *claim = NULL;
  const kgi_span *span = winner(account, mention);
  if (mention->relation != KG_MENTIONS) claim = surest(account, mention, mention->relation);
  kgi_putf(account->sink, "    The paper %s it: ", verb_of(mention->relation));
  if (claim)
    tell_claim(account, claim);
  else if (mention->relation == KG_INTRODUCES && span && kgi_is_source(account->work, span))
    kgi_puts(account->sink, "the dictionary gives this paper as the source of the name");
  else if (mention->relation == KG_INTRODUCES)
    kgi_puts(account->sink, "the title opens with it, and their dates agree");
  else if (denial && denial->denies && mention->relation == KG_MENTIONS)
    kgi_putf(account->sink, "the pattern %.*s (%.2f) keeps it at that", (int)denial->rule.len, denial->rule.ptr,
             (double)denial->confidence);
  else if (mention->relation == KG_USES)
    kgi_puts(account->sink, "a statement of introduction on a name that is not new here");
  else if (mention->relation == KG_EVALUATES)
    kgi_puts(account->sink,
             "no statement says so, but a name of this type stands there to be measured on, or measured");
  else
    kgi_puts(account->sink, "no statement says more");
  kgi_puts(account->sink, ".\n");
  tell_other_claims(account, mention);
}

/* --- its boundaries --- */

/* What stands at one side: "a blank", "“，”", "the beginning of the title". */
static void tell_side(const kgi_account *account, const kg_mention *mention, bool before) {
  kg_str text = account->paper->text[mention->field];
  size_t at = before ? mention->start : mention->end, from = at, to = at;
  if (before ? at == 0 : at >= text.len) {
    kgi_putf(account->sink, "the %s of the %s", before ? "beginning" : "end", kgi_field_words(mention->field));
    return;
  }
  if (before) do
      from--;
    while (from > 0 && (text.ptr[from] & 0xC0) == 0x80);
  else
    do to++;
    while (to < text.len && (text.ptr[to] & 0xC0) == 0x80);
  kg_str side = kgi_str_slice(text, from, to);
  if (side.ptr[0] == ' ' || side.ptr[0] == '\n')
    kgi_puts(account->sink, side.ptr[0] == ' ' ? "a blank" : "a line break");
  else
    kgi_putf(account->sink, "“%.*s”", (int)side.len, side.ptr);
}

static bool is_han_at(kg_str text, size_t at) {
  uint32_t code = 0;
  if (at < text.len) kgi_utf8_decode(text.ptr + at, &code);
  return kgi_is_han(code);
}

static void tell_boundaries(const kgi_account *account, const kg_mention *mention) {
  kg_str text = account->paper->text[mention->field];
  size_t before = mention->start;
  while (before > 0 && (text.ptr[--before] & 0xC0) == 0x80) continue;
  bool touches = (mention->start > 0 && is_han_at(text, before)) || is_han_at(text, mention->end);
  bool han = is_han_at(text, mention->start);
  if (mention->start > 0 && text.ptr[before] == ' ' && mention->end < text.len && text.ptr[mention->end] == ' ') {
    kgi_puts(account->sink, "    It stands by itself, between blanks.\n");
    return;
  }
  kgi_puts(account->sink, "    It stands by itself, between ");
  tell_side(account, mention, true);
  kgi_puts(account->sink, " and ");
  tell_side(account, mention, false);
  if (touches)
    kgi_puts(account->sink, han ? "; a Chinese name needs no gaps around it"
                                : "; a Latin name may touch Chinese characters, never Latin letters");
  else if (mention->end < text.len && text.ptr[mention->end] == '-')
    kgi_puts(account->sink, "; the lower-case word behind the hyphen leaves the name whole");
  kgi_puts(account->sink, ".\n");
}

/* --- what it won over --- */

static kg_str target_of(const kgi_account *account, const kgi_span *span) {
  const kgi_locals *locals = &account->work->locals;
  uint32_t local = span->local == KGI_NO_ID ? KGI_NO_ID : kgi_local_root(account->work, span->local);
  uint32_t entry = local != KGI_NO_ID ? locals->items[local].entry : span->entry;
  if (entry != KGI_NO_ID) return account->lexicon->entries.items[entry].name;
  return local != KGI_NO_ID ? locals->items[local].name : (kg_str){NULL, 0};
}

/* Another name for the same bytes, or for some of them. */
static bool is_rival(const kgi_account *account, const kgi_span *span, const kgi_taken *taken) {
  if (span->field != taken->mention->field || !touch(span->range, range_of(taken->mention))) return false;
  bool same = span->range.start == taken->mention->start && span->range.end == taken->mention->end;
  return !same || (!kgi_str_eq(target_of(account, span), taken->entity->name) &&
                   !kgi_str_eq(span->rule, kg_mention_rule(taken->mention)));
}

static bool was_told(const kgi_account *account, size_t n, const kgi_span *span) {
  for (size_t i = 0; i < n; i++) {
    const kgi_span *old = &account->work->spans.items[i];
    if (old->field == span->field && old->range.start == span->range.start && old->range.end == span->range.end &&
        kgi_str_eq(target_of(account, old), target_of(account, span)))
      return true;
  }
  return false;
}

static const char *why_lost(const kgi_span *span, const kg_mention *mention) {
  if (span->range.start < mention->start) return "gave way to a name that begins before it";
  if (span->range.start > mention->start) return "begins later";
  if (span->range.end < mention->end) return "is shorter";
  if (span->never) return "is refused, but the context proves this name";
  return span->confidence < mention->confidence ? "is less sure" : "comes later in the dictionaries";
}

/* The rule of a span; never-names have theirs with their entry. */
static kg_str rule_of(const kgi_account *account, const kgi_span *span) {
  bool refused = span->never && span->entry != KGI_NO_ID;
  return refused ? account->lexicon->entries.items[span->entry].rule : span->rule;
}

static void tell_rivals(const kgi_account *account, const kgi_taken *taken) {
  size_t told = 0;
  for (size_t i = 0; i < account->work->spans.n && told < MOST_LISTED; i++) {
    const kgi_span *span = &account->work->spans.items[i];
    if (!is_rival(account, span, taken) || was_told(account, i, span)) continue;
    kg_str text = kgi_work_text(account->work, span->field, span->range), name = target_of(account, span);
    kgi_putf(account->sink, "    It won over “%.*s”", (int)text.len, text.ptr);
    if (!kgi_str_eq(text, name)) kgi_putf(account->sink, " for %.*s", (int)name.len, name.ptr);
    kg_str rule = rule_of(account, span);
    kgi_putf(account->sink, " (%.*s), which %s.\n", (int)rule.len, rule.ptr, why_lost(span, taken->mention));
    told++;
  }
}

/* --- the whole --- */

void kgi_tell_taken(kgi_account *account, const kgi_taken *taken) {
  const kg_entity *entity = taken->entity;
  const kg_mention *mention = taken->mention;
  kg_str type = account->types[entity->type];
  kgi_account_open(account);
  kgi_putf(account->sink, "\n  %s%.*s%s, %.*s: ", account->tones->good, (int)entity->name.len, entity->name.ptr,
           account->tones->off, (int)type.len, type.ptr);
  kgi_putf(account->sink, "%s, confidence %.2f ", kg_relation_name(mention->relation), (double)mention->confidence);
  kg_str file = account->paper->n_sources ? account->paper->sources[0].file : (kg_str){NULL, 0};
  kgi_putf(account->sink, "%s(%s, %.*s:%u:%u)%s\n", account->tones->dim, kgi_field_words(mention->field), (int)file.len,
           file.ptr, mention->line, mention->col, account->tones->off);
  kgi_tell_sentence(account, kg_mention_sentence(mention), kg_mention_text(mention));
  kgi_tell_origin(account, taken, winner(account, mention));
  tell_relation(account, mention);
  tell_boundaries(account, mention);
  tell_rivals(account, taken);
}
