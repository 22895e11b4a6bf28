/* How a name that was taken is known: from the dictionary, from this paper, from another. */
#include "base/str.h"
#include "extract/account.h"
#include "extract/shape.h"

static void tell_sure(const kgi_account *account, const char *why, kg_str rule) {
  kgi_putf(account->sink, "    %s: %.*s.\n", why, (int)rule.len, rule.ptr);
}

/* The form by which the entry was found at this place; NULL when it was found by other means. */
static const kgi_form *form_at(const kgi_account *account, const kg_mention *mention, uint32_t entry) {
  const kgi_index *index = &account->lexicon->index;
  for (size_t i = 0; i < account->known.n; i++) {
    const kgi_form *form = &index->forms.items[account->known.items[i].form];
    kgi_range range = kgi_hit_range(&account->known.items[i]);
    if (form->kind == KGI_FORM_NAME && form->target == entry && range.start == mention->start &&
        range.end == mention->end)
      return form;
  }
  return NULL;
}

static void tell_context(const kgi_account *account, const kgi_entry *entry) {
  for (size_t i = 0; i < entry->n_contexts; i++) {
    if (!account->work->context_seen[entry->contexts[i]]) continue;
    kg_str word = account->lexicon->contexts.strs.items[entry->contexts[i]];
    kgi_putf(account->sink, "    It can mean other things, too; here “%.*s”, one of its context words, settles it.\n",
             (int)word.len, word.ptr);
    return;
  }
}

static void tell_form(const kgi_account *account, const kg_mention *mention, uint32_t id) {
  const kgi_entry *entry = &account->lexicon->entries.items[id];
  const kgi_form *form = form_at(account, mention, id);
  if (form && form->flags & KGI_FORM_GATED) tell_context(account, entry);
  if (form && form->flags & KGI_FORM_EXACT)
    kgi_puts(account->sink, "    Its letter case is just the dictionary's, as it must be.\n");
  if (entry->flags & KGI_ENTRY_BROAD)
    kgi_puts(account->sink, "    The dictionary calls it very broad, hence the low confidence.\n");
}

static void tell_entry(const kgi_account *account, const kgi_taken *taken, uint32_t id) {
  const kgi_entry *entry = &account->lexicon->entries.items[id];
  kg_str name = taken->entity->name, rule = entry->rule;
  if (kgi_str_eq(kg_mention_rule(taken->mention), KGI_STR("definition")))
    kgi_putf(account->sink, "    The paper defines it in brackets as a short form of %.*s (%.*s).\n", (int)name.len,
             name.ptr, (int)rule.len, rule.ptr);
  else if (!kgi_str_eq(entry->name, name))
    kgi_putf(account->sink, "    It is the general term %.*s (%.*s), and this paper is about %.*s.\n",
             (int)entry->name.len, entry->name.ptr, (int)rule.len, rule.ptr, (int)name.len, name.ptr);
  else if (kgi_str_eq_nocase(kg_mention_text(taken->mention), name))
    tell_sure(account, "The dictionary has it", rule);
  else
    kgi_putf(account->sink, "    The dictionary has it as a form of %.*s: %.*s.\n", (int)name.len, name.ptr,
             (int)rule.len, rule.ptr);
  tell_form(account, taken->mention, id);
}

static void tell_version(const kgi_account *account, const kgi_taken *taken, const kgi_entry *family) {
  kgi_putf(account->sink,
           "    It is a version of %.*s, which the dictionary has (%.*s): the name with version, size or "
           "variant behind it.\n",
           (int)family->name.len, family->name.ptr, (int)family->rule.len, family->rule.ptr);
  if (!kgi_str_eq(kg_mention_text(taken->mention), taken->entity->name))
    kgi_putf(account->sink, "    It is written “%.*s” here.\n", (int)taken->mention->text_len, taken->mention->text);
}

/* What found a name that the dictionary lacks. */
static void tell_finder(const kgi_account *account, const kgi_local *local) {
  static const struct {
    const char *rule, *words;
  } finders[] = {{"title-head", "it heads the title, which says what it is"},
                 {"definition", "the paper defines it in brackets"},
                 {"camel-case", "only names are written in camel case"},
                 {"compound", "it is built around a known name"}};
  kgi_puts(account->sink, "    It is not in the dictionary, but ");
  for (size_t i = 0; i < sizeof finders / sizeof *finders; i++)
    if (kgi_str_eq(local->rule, kg_str_of(finders[i].rule))) {
      kgi_putf(account->sink, "%s (%s, %.2f).\n", finders[i].words, finders[i].rule, (double)local->confidence);
      return;
    }
  kgi_putf(account->sink, "the pattern %.*s proposed it (%.2f).\n", (int)local->rule.len, local->rule.ptr,
           (double)local->confidence);
}

static void tell_local(const kgi_account *account, const kgi_taken *taken, const kgi_local *form,
                       const kgi_local *local) {
  kg_str type = account->types[taken->entity->type], rule = kg_mention_rule(taken->mention);
  if (kgi_str_find(local->rule, KGI_STR(".tsv:")) != SIZE_MAX)
    tell_sure(account, "The dictionary knows it only as a name that a title introduced", local->rule);
  else
    tell_finder(account, local);
  if (form != local && !kgi_str_eq(form->name, local->name))
    kgi_putf(account->sink, "    In this paper “%.*s” stands for it (%.*s).\n", (int)form->name.len, form->name.ptr,
             (int)rule.len, rule.ptr);
  kgi_putf(account->sink, "    That it is a %.*s, the words around it tell.\n", (int)type.len, type.ptr);
}

/* The paper that made a name known which this one only repeats. */
static void tell_elsewhere(const kgi_account *account, const kgi_taken *taken) {
  size_t n, n_papers;
  const kg_entity *entities = kg_graph_entities(account->graph, &n);
  const kg_paper *papers = kg_graph_papers(account->graph, &n_papers);
  const kg_edge *edges = kg_graph_edges(account->graph, &n);
  const uint32_t *own =
      kg_graph_edges_of(account->graph, (uint32_t)(n_papers + (size_t)(taken->entity - entities)), &n);
  kgi_puts(account->sink, "    It is not in the dictionary, but another paper introduces it");
  for (size_t i = 0; i < n; i++) {
    if (edges[own[i]].relation != KG_INTRODUCES) continue;
    kg_str id = papers[edges[own[i]].from].id;
    kgi_putf(account->sink, ": %.*s", (int)id.len, id.ptr);
    break;
  }
  kgi_puts(account->sink, ".\n");
}

void kgi_tell_origin(const kgi_account *account, const kgi_taken *taken, const kgi_span *span) {
  if (!span) {
    tell_elsewhere(account, taken);
    return;
  }
  const kgi_entry *entries = account->lexicon->entries.items;
  if (span->local == KGI_NO_ID) {
    tell_entry(account, taken, span->entry);
    return;
  }
  const kgi_local *form = &account->work->locals.items[span->local],
                  *local = &account->work->locals.items[kgi_local_root(account->work, span->local)];
  if (local->entry != KGI_NO_ID)
    tell_entry(account, taken, local->entry);
  else if (local->family != KGI_NO_ID)
    tell_version(account, taken, &entries[local->family]);
  else
    tell_local(account, taken, form, local);
}
