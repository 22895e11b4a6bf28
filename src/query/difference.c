#include "query/difference.h"

#include "base/str.h"

/* Begins the next point. */
static void put_point(kgi_buf *out, const char *what) {
  if (out->len) kgi_buf_puts(out, ", ");
  kgi_buf_puts(out, what);
}

static void put_step(kgi_buf *out, const char *what, kg_str old, kg_str current) {
  put_point(out, what);
  kgi_buf_puts(out, " '");
  kgi_buf_put(out, old);
  kgi_buf_puts(out, "' -> '");
  kgi_buf_put(out, current);
  kgi_buf_putc(out, '\'');
}

static void tell_text(kgi_buf *out, const char *what, kg_str old, kg_str current) {
  enum { SHORT = 32 };
  if (kgi_str_eq(old, current)) return;
  if (old.len > SHORT || current.len > SHORT)
    put_point(out, what);
  else
    put_step(out, what, old, current);
}

static bool same_sources(const kg_paper *a, const kg_paper *b) {
  if (a->n_sources != b->n_sources) return false;
  for (size_t i = 0; i < a->n_sources; i++)
    if (a->sources[i].line != b->sources[i].line || !kgi_str_eq(a->sources[i].file, b->sources[i].file)) return false;
  return true;
}

void kgi_tell_papers(kgi_buf *out, const kg_paper *old, const kg_paper *current) {
  for (kg_field f = 0; f < KG_FIELDS; f++) tell_text(out, kg_field_name(f), old->text[f], current->text[f]);
  tell_text(out, "date", old->date, current->date);
  tell_text(out, "url", old->url, current->url);
  tell_text(out, "authors", old->authors, current->authors);
  tell_text(out, "categories", old->categories, current->categories);
  if (!same_sources(old, current)) put_point(out, "sources");
}

static bool has_alias(const kg_entity *entity, kg_str alias) {
  for (size_t i = 0; i < entity->n_aliases; i++)
    if (kgi_str_eq(entity->aliases[i], alias)) return true;
  return false;
}

/* Lists the aliases that `a` has and `b` has not. */
static void tell_aliases(kgi_buf *out, const char *what, const kg_entity *a, const kg_entity *b) {
  for (size_t i = 0; i < a->n_aliases; i++) {
    if (has_alias(b, a->aliases[i])) continue;
    put_point(out, what);
    kgi_buf_put(out, a->aliases[i]);
  }
}

void kgi_tell_entities(kgi_buf *out, const kg_entity *old, const kg_entity *current) {
  tell_aliases(out, "new alias ", current, old);
  tell_aliases(out, "lost alias ", old, current);
  tell_text(out, "origin", old->origin, current->origin);
  tell_text(out, "family", old->family, current->family);
}

static bool same_mention(const kg_mention *a, const kg_mention *b) {
  return a->field == b->field && a->relation == b->relation && a->confidence == b->confidence && a->start == b->start &&
         a->end == b->end && a->line == b->line && a->col == b->col &&
         kgi_str_eq(kg_mention_text(a), kg_mention_text(b)) &&
         kgi_str_eq(kg_mention_sentence(a), kg_mention_sentence(b)) &&
         kgi_str_eq(kg_mention_rule(a), kg_mention_rule(b));
}

static bool same_mentions(const kg_edge *a, const kg_edge *b) {
  if (a->n_mentions != b->n_mentions) return false;
  for (size_t i = 0; i < a->n_mentions; i++)
    if (!same_mention(&a->mentions[i], &b->mentions[i])) return false;
  return true;
}

static void tell_number(kgi_buf *out, const char *what, double old, double current) {
  if (old == current) return;
  put_point(out, what);
  kgi_buf_putf(out, " %.6g -> %.6g", old, current);
}

void kgi_tell_edges(kgi_buf *out, const kg_edge *old, const kg_edge *current) {
  if (old->relation != current->relation) {
    put_point(out, kg_relation_name(old->relation));
    kgi_buf_puts(out, " -> ");
    kgi_buf_puts(out, kg_relation_name(current->relation));
  }
  tell_number(out, "confidence", (double)old->confidence, (double)current->confidence);
  tell_number(out, "mentions", (double)old->weight, (double)current->weight);
  if (!out->len && !same_mentions(old, current)) put_point(out, "evidence");
}
