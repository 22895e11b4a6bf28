#include <kgextract/query.h>

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "model/suggest.h"
#include "query/part.h"
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

kg_evidence kgi_question_keeps(const kgi_question *question) {
  return question->fetch ? kgi_fetch_keeps(question->fetch) : kg_graph_evidence(question->graph);
}

void kgi_edge_support(const kgi_question *question, const kg_edge *edge) {
  if (question->fetch) kgi_fetch_mentions_of(question->fetch, edge);
}

const kg_mention *kgi_edge_evidence(const kgi_question *question, const kg_edge *edge) {
  if (!question->quotes) return NULL;
  kgi_edge_support(question, edge);
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

const kg_mention *kgi_edge_together(const kgi_question *question, const kg_edge *edge, const kg_edge *other) {
  kgi_edge_support(question, edge);
  kgi_edge_support(question, other);
  for (size_t i = 0; i < edge->n_mentions; i++)
    for (size_t k = 0; k < other->n_mentions; k++)
      if (edge->mentions[i].field == other->mentions[k].field &&
          kgi_str_eq(kg_mention_sentence(&edge->mentions[i]), kg_mention_sentence(&other->mentions[k])))
        return &edge->mentions[i];
  return NULL;
}

const kg_paper *kgi_question_record(const kgi_question *question, size_t paper) {
  return question->fetch ? kgi_fetch_paper(question->fetch, paper, true) : &question->papers[paper];
}

const kg_entity *kgi_question_whole_entity(const kgi_question *question, size_t entity) {
  return question->fetch ? kgi_fetch_entity(question->fetch, entity, true) : &question->entities[entity];
}

size_t kgi_question_citing(const kgi_question *question, size_t entity) {
  if (question->fetch) return kgi_fetch_degree(question->fetch, entity);
  return kgi_question_touching(question, question->n_papers + entity).n;
}

size_t kgi_question_mentions(const kgi_question *question, size_t entity) {
  if (question->fetch) return kgi_fetch_mentions(question->fetch, entity);
  kgi_touching of = kgi_question_touching(question, question->n_papers + entity);
  double n = 0;
  for (size_t i = 0; i < of.n; i++) n += (double)kgi_touching_at(&of, i)->weight;
  return (size_t)n;
}

const kg_edge *kgi_question_edge(const kgi_question *question, size_t paper, size_t entity) {
  static const kg_edge nowhere_to = {0};
  kgi_touching of = kgi_question_touching(question, paper);
  for (size_t i = 0; i < of.n; i++)
    if (kgi_touching_at(&of, i)->to == question->n_papers + entity) return kgi_touching_at(&of, i);
  return &nowhere_to;
}

kgi_touching kgi_question_touching(const kgi_question *question, size_t node) {
  if (question->fetch) return kgi_fetch_touching(question->fetch, node);
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

static kg_status check_names(const kgi_verb *verb, size_t n_names, kg_error *err) {
  if (n_names < verb->least_names)
    return kgi_fail(err, KG_USAGE, nowhere, "'%s' lacks a name; ask '%s %s'", verb->name, verb->name, verb->args);
  size_t most = verb->most_names == KGI_NO_NAMES ? 0 : verb->most_names ? verb->most_names : SIZE_MAX;
  if (n_names > most)
    return kgi_fail(err, KG_USAGE, nowhere, "'%s' has a name too many; ask '%s%s%s'", verb->name, verb->name,
                    verb->args[0] ? " " : "", verb->args);
  return KG_OK;
}

static kg_status check_view(const kg_graph *graph, kg_error *err) {
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
  question->quotes = sentence;
  kgi_column extra = verb->extra ? verb->extra(question) : (kgi_column){NULL, false};
  if (extra.heading && !KGI_VEC_PUSH(&table->columns, extra)) return false;
  table->n_plain = table->columns.n;
  return (!sentence || KGI_VEC_PUSH(&table->columns, (kgi_column){"evidence", false})) &&
         (!place || KGI_VEC_PUSH(&table->columns, (kgi_column){"place", false}));
}

/* What was left out before the question is told before the answer. */
static kg_status note_omission(kgi_question *question) {
  kgi_buf text = {0};
  kg_status status = kgi_fetch_tell_omission(question->fetch, &text);
  if (status == KG_OK && text.len) status = kgi_table_note(question->table, kgi_buf_str(&text));
  kgi_buf_clear(&text);
  return status;
}

static kg_status answer(kgi_question *question, const kgi_verb *verb) {
  question->table = kgi_table_new(verb->columns, verb->n_columns);
  if (!question->table || !add_columns(question, verb)) return KG_NOMEM;
  if (question->fetch && question->fetch->criteria.select) KGI_TRY(note_omission(question));
  KGI_TRY(ask_types(question));
  question->is_strict = verb->lists_papers;
  size_t n_before = question->table->notes.n;
  KGI_TRY(verb->answer(question));
  bool silent = !kg_table_rows(question->table) && question->table->notes.n == n_before;
  return silent ? kgi_table_note(question->table, KGI_STR("nothing in this graph answers that")) : KG_OK;
}

kgi_question kgi_question_about(const kg_graph *graph) {
  kgi_question question = {.graph = graph, .any_type = true};
  question.papers = kg_graph_papers(graph, &question.n_papers);
  question.entities = kg_graph_entities(graph, &question.n_entities);
  question.edges = kg_graph_edges(graph, &question.n_edges);
  question.types = kg_graph_types(graph, &question.n_types);
  question.n_left = question.n_papers;
  return question;
}

static kgi_question about_fetch(kgi_fetch *fetch) {
  return (kgi_question){.fetch = fetch,
                        .types = fetch->types,
                        .n_papers = fetch->n_papers,
                        .n_left = fetch->n_left,
                        .n_entities = fetch->n_entities,
                        .n_types = fetch->n_types};
}

/* Answers a question about a graph; what it still looks at later is the caller's. */
static kg_status ask(kgi_question *question, const kgi_verb *verb, kg_table **table) {
  kg_status status = answer(question, verb);
  kgi_arena_clear(&question->arena);
  if (status == KG_OK) return *table = question->table, KG_OK;
  kg_table_free(question->table);
  return kgi_fail(question->err, status, nowhere, "%s", kg_status_text(status));
}

kg_status kg_query(kg_table **table, const kg_graph *graph, const char *verb_name, const char *const *names,
                   size_t n_names, const kg_query_options *options, kg_error *err) {
  *table = NULL;
  const kgi_verb *verb = verb_by_name(verb_name, err);
  if (!verb) return KG_USAGE;
  KGI_TRY(check_names(verb, n_names, err));
  KGI_TRY(check_view(graph, err));
  kgi_question question = kgi_question_about(graph);
  question.names = names;
  question.n_names = n_names;
  question.err = err;
  if (options) question.options = *options;
  return ask(&question, verb, table);
}

kg_status kg_table_graph(kg_graph **part, const kg_table *answer, const kg_graph *graph, kg_error *err) {
  kgi_question question = kgi_question_about(graph);
  kg_status status = kgi_question_part(&question, answer, part);
  return status == KG_OK ? KG_OK : kgi_fail(err, status, nowhere, "%s", kg_status_text(status));
}

/* An answer holds good only if all that was fetched for it could be read. */
static kg_status end_fetch(kgi_fetch *fetch, kg_status status, kg_table **table, kg_graph **part, kg_error *err) {
  kg_status broken = kgi_fetch_close(fetch);
  if (!broken && !status) return KG_OK;
  kg_table_free(*table);
  *table = NULL;
  if (part) kg_graph_free(*part);
  if (part) *part = NULL;
  return broken ? kgi_fail(err, broken, nowhere, "broken database") : status;
}

kg_status kg_query_file(kg_table **table, kg_graph **part, const char *path, const char *verb_name,
                        const char *const *names, size_t n_names, const kg_query_options *options,
                        const kg_select *select, kg_error *err) {
  *table = NULL;
  if (part) *part = NULL;
  const kgi_verb *verb = verb_by_name(verb_name, err);
  if (!verb) return KG_USAGE;
  KGI_TRY(check_names(verb, n_names, err));
  kgi_fetch fetch;
  KGI_TRY(kgi_fetch_open(&fetch, path, select, err));
  kgi_question question = about_fetch(&fetch);
  question.names = names;
  question.n_names = n_names;
  question.err = err;
  if (options) question.options = *options;
  kg_status status = ask(&question, verb, table);
  if (part && status == KG_OK && kg_table_rows(*table)) status = kgi_question_part(&question, *table, part);
  return end_fetch(&fetch, status, table, part, err);
}
