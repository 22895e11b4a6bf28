/* show NAME|ID: one node and all that is known of it. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "query/dates.h"
#include "query/resolve.h"

/* One property; those without a value are not shown. */
static kg_status add(kgi_question *question, kg_str node, const char *property, kg_str value) {
  if (!value.len || kgi_answer_full(question)) return KG_OK;
  return kgi_answer_row(question, (kg_str[]){node, kg_str_of(property), value}, NULL, NULL);
}

/* An edge, shown at one of its ends by the other. */
static kg_status add_edge(kgi_question *question, kg_str node, const char *property, kg_str value,
                          const kg_edge *edge) {
  if (kgi_answer_full(question)) return KG_OK;
  kg_str cells[] = {node, kg_str_of(property), value};
  return kgi_answer_row(question, cells, edge, kgi_edge_evidence(question, edge));
}

/* Edges from the strongest relation on, of papers from the earliest on. */
static int by_strength(const void *a, const void *b, void *ctx) {
  const kgi_question *question = ctx;
  const kg_edge *x = *(const kg_edge *const *)a, *y = *(const kg_edge *const *)b;
  if (x->relation != y->relation) return (x->relation < y->relation) - (x->relation > y->relation);
  int order = kgi_paper_order(question, x->from, y->from);
  return order ? order : (x->to > y->to) - (x->to < y->to);
}

/* The node's edges, sorted; NULL when memory ran out. */
static const kg_edge **sorted_edges(kgi_question *question, size_t node, size_t *n) {
  kgi_touching of = kgi_question_touching(question, node);
  const kg_edge **edges = kgi_arena_alloc(&question->arena, of.n * sizeof *edges);
  if (!edges) return NULL;
  *n = of.n;
  for (size_t i = 0; i < of.n; i++) edges[i] = kgi_touching_at(&of, i);
  qsort_r(edges, of.n, sizeof *edges, by_strength, question);
  return edges;
}

/* --- entities --- */

static kg_status add_aliases(kgi_question *question, const kg_entity *entity) {
  kgi_buf list = {0};
  for (size_t i = 0; i < entity->n_aliases; i++) {
    if (i) kgi_buf_puts(&list, ", ");
    kgi_buf_put(&list, entity->aliases[i]);
  }
  kg_status status = list.failed ? KG_NOMEM : add(question, entity->name, "also called", kgi_buf_str(&list));
  kgi_buf_clear(&list);
  return status;
}

static kg_status add_papers(kgi_question *question, const kg_entity *entity, size_t node) {
  size_t n = 0;
  const kg_edge **edges = sorted_edges(question, node, &n);
  if (!edges) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) {
    const kg_edge *edge = edges[i];
    const kg_paper *paper = kgi_question_paper(question, edge->from);
    kg_str title = kgi_paper_title(paper), value;
    KGI_TRY(
        kgi_cell_text(question, &value, "%.*s  %.*s", (int)paper->id.len, paper->id.ptr, (int)title.len, title.ptr));
    KGI_TRY(add_edge(question, entity->name, kgi_relation_passive(edge->relation), value, edge));
  }
  return KG_OK;
}

static kg_status show_entity(kgi_question *question, size_t node) {
  const kg_entity *entity = kgi_question_whole_entity(question, node - question->n_papers);
  kg_str papers;
  KGI_TRY(kgi_cell_count(question, kgi_question_citing(question, node - question->n_papers), &papers));
  KGI_TRY(add(question, entity->name, "type", question->types[entity->type]));
  KGI_TRY(add_aliases(question, entity));
  KGI_TRY(add(question, entity->name, "family", entity->family));
  KGI_TRY(add(question, entity->name, "known from", entity->origin));
  KGI_TRY(add(question, entity->name, "papers", papers));
  return add_papers(question, entity, node);
}

/* --- papers --- */

static kg_status add_sources(kgi_question *question, const kg_paper *paper) {
  for (size_t i = 0; i < paper->n_sources; i++) {
    const kg_source *source = &paper->sources[i];
    kg_str value;
    KGI_TRY(kgi_cell_text(question, &value, "%.*s:%u", (int)source->file.len, source->file.ptr, source->line));
    KGI_TRY(add(question, paper->id, "read from", value));
  }
  return KG_OK;
}

static kg_status add_entities(kgi_question *question, const kg_paper *paper, size_t node) {
  size_t n = 0;
  const kg_edge **edges = sorted_edges(question, node, &n);
  if (!edges) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) {
    const kg_edge *edge = edges[i];
    const kg_entity *entity = kgi_question_entity(question, edge->to - question->n_papers);
    kg_str type = question->types[entity->type], value;
    if (!question->is_asked[entity->type]) continue;
    KGI_TRY(kgi_cell_text(question, &value, "%.*s (%.*s)", (int)entity->name.len, entity->name.ptr, (int)type.len,
                          type.ptr));
    KGI_TRY(add_edge(question, paper->id, kg_relation_name(edge->relation), value, edge));
  }
  return KG_OK;
}

static kg_status show_paper(kgi_question *question, size_t node) {
  const kg_paper *paper = kgi_question_record(question, node);
  KGI_TRY(add(question, paper->id, "title", paper->text[KG_TITLE]));
  KGI_TRY(add(question, paper->id, "other title", paper->text[KG_TITLE_ALT]));
  KGI_TRY(add(question, paper->id, "date", paper->date));
  KGI_TRY(add(question, paper->id, "authors", paper->authors));
  KGI_TRY(add(question, paper->id, "categories", paper->categories));
  KGI_TRY(add(question, paper->id, "url", paper->url));
  KGI_TRY(add_sources(question, paper));
  return add_entities(question, paper, node);
}

static kg_status answer(kgi_question *question) {
  kgi_found found;
  KGI_TRY(kgi_question_find(question, kg_str_of(question->names[0]), KGI_FIND_ALL, &found));
  for (size_t i = 0; i < found.n; i++) {
    size_t node = found.nodes[i];
    KGI_TRY(kgi_answer_node(question, node));
    KGI_TRY(node < question->n_papers ? show_paper(question, node) : show_entity(question, node));
  }
  return KG_OK;
}

static const kgi_column columns[] = {{"node", false}, {"property", false}, {"value", false}};

const kgi_verb kgi_verb_show = {.name = "show",
                                .args = "NAME|ID",
                                .help = "all that is known of an entity or a paper",
                                .least_names = 1,
                                .most_names = 1,
                                .columns = columns,
                                .n_columns = sizeof columns / sizeof *columns,
                                .answer = answer};
