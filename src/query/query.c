#include <kgextract/query.h>

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "model/suggest.h"
#include "query/resolve.h"

#define VERB_ADDRESS(name) &kgi_verb_##name,
static const kgi_verb *const verbs[] = {KGI_VERBS(VERB_ADDRESS)};
enum { VERBS = sizeof verbs / sizeof *verbs };

static const kgi_place nowhere = {0};

bool kg_query_verb_at(size_t n, const char **name, const char **args, const char **help) {
  if (n >= VERBS) return false;
  *name = verbs[n]->name;
  *args = verbs[n]->args;
  *help = verbs[n]->help;
  return true;
}

const kg_mention *kgi_edge_evidence(const kg_edge *edge) {
  for (size_t i = 0; i < edge->n_mentions; i++)
    if (edge->mentions[i].relation == edge->relation) return &edge->mentions[i];
  return edge->n_mentions ? edge->mentions : NULL;
}

const char *kgi_relation_passive(kg_relation relation) {
  static const char *const names[KG_RELATIONS] = {[KG_MENTIONS] = "mentioned in",    [KG_USES] = "used in",
                                                  [KG_COMPARES] = "compared in",     [KG_EVALUATES] = "evaluated in",
                                                  [KG_INTRODUCES] = "introduced in", [KG_SHARES] = "shared with"};
  return names[relation];
}

const kg_mention *kgi_edge_together(const kg_edge *edge, const kg_edge *other) {
  for (size_t i = 0; i < edge->n_mentions; i++)
    for (size_t k = 0; k < other->n_mentions; k++)
      if (edge->mentions[i].field == other->mentions[k].field &&
          kgi_str_eq(edge->mentions[i].sentence, other->mentions[k].sentence))
        return &edge->mentions[i];
  return NULL;
}

kgi_touching kgi_question_touching(const kgi_question *question, size_t node) {
  kgi_touching of = {.edges = question->edges};
  of.indexes = kg_graph_edges_of(question->graph, (uint32_t)node, &of.n);
  return of;
}

static const kgi_verb *verb_by_name(const char *name, kg_error *err) {
  char hint[64];
  kgi_suggestion near = kgi_suggest(kg_str_of(name));
  for (size_t i = 0; i < VERBS; i++) {
    if (kgi_str_eq(kg_str_of(verbs[i]->name), near.wanted)) return verbs[i];
    kgi_suggest_offer(&near, kg_str_of(verbs[i]->name));
  }
  (void)kgi_fail(err, KG_USAGE, nowhere, "unknown verb '%s'%s", name, kgi_suggest_text(&near, hint, sizeof hint));
  return NULL;
}

static kg_status check(const kgi_verb *verb, const kg_graph *graph, size_t n_names, kg_error *err) {
  if (n_names < verb->least_names)
    return kgi_fail(err, KG_USAGE, nowhere, "'%s' lacks a name; ask '%s %s'", verb->name, verb->name, verb->args);
  size_t most = verb->most_names == KGI_NO_NAMES ? 0 : verb->most_names ? verb->most_names : SIZE_MAX;
  if (n_names > most)
    return kgi_fail(err, KG_USAGE, nowhere, "'%s' has a name too many; ask '%s%s%s'", verb->name, verb->name,
                    verb->args[0] ? " " : "", verb->args);
  kg_view view = kg_graph_view(graph);
  if (view == KG_BIPARTITE) return KG_OK;
  return kgi_fail(err, KG_USAGE, nowhere, "the view '%s' holds no citations to ask about; ask the whole graph",
                  kg_view_name(view));
}

static kg_status ask_types(kgi_question *question) {
  kg_str rest = kg_str_of(question->options.types), type;
  question->is_asked = kgi_arena_alloc(&question->arena, question->n_types * sizeof *question->is_asked);
  if (!question->is_asked) return KG_NOMEM;
  memset(question->is_asked, true, question->n_types);
  question->any_type = true;
  while (kgi_str_split(&rest, ',', &type)) {
    type = kgi_str_trim(type);
    if (type.len) KGI_TRY(kgi_question_ask_type(question, type));
  }
  return KG_OK;
}

/* Behind the verb's own columns: its extra one, and those for what kgi_answer_row adds. */
static bool add_columns(kgi_question *question, const kgi_verb *verb) {
  kg_table *table = question->table;
  bool place = question->options.evidence, sentence = place || verb->quotes;
  kgi_column extra = verb->extra ? verb->extra(question) : (kgi_column){NULL, false};
  if (extra.heading && !KGI_VEC_PUSH(&table->columns, extra)) return false;
  table->n_plain = table->columns.n;
  return (!sentence || KGI_VEC_PUSH(&table->columns, (kgi_column){"evidence", false})) &&
         (!place || KGI_VEC_PUSH(&table->columns, (kgi_column){"place", false}));
}

static kg_status answer(kgi_question *question, const kgi_verb *verb) {
  question->papers = kg_graph_papers(question->graph, &question->n_papers);
  question->entities = kg_graph_entities(question->graph, &question->n_entities);
  question->edges = kg_graph_edges(question->graph, &question->n_edges);
  question->types = kg_graph_types(question->graph, &question->n_types);
  question->table = kgi_table_new(verb->columns, verb->n_columns);
  if (!question->table || !add_columns(question, verb)) return KG_NOMEM;
  KGI_TRY(ask_types(question));
  question->is_strict = verb->lists_papers;
  KGI_TRY(verb->answer(question));
  bool silent = !kg_table_rows(question->table) && !question->table->notes.n;
  return silent ? kgi_table_note(question->table, KGI_STR("nothing in this graph answers that")) : KG_OK;
}

kg_status kg_query(kg_table **table, const kg_graph *graph, const char *verb_name, const char *const *names,
                   size_t n_names, const kg_query_options *options, kg_error *err) {
  *table = NULL;
  const kgi_verb *verb = verb_by_name(verb_name, err);
  if (!verb) return KG_USAGE;
  KGI_TRY(check(verb, graph, n_names, err));
  kgi_question question = {.graph = graph, .names = names, .n_names = n_names, .err = err};
  if (options) question.options = *options;
  kg_status status = answer(&question, verb);
  kgi_arena_clear(&question.arena);
  if (status == KG_OK) return *table = question.table, KG_OK;
  kg_table_free(question.table);
  return kgi_fail(err, status, nowhere, "%s", kg_status_text(status));
}
