/* papers NAME...: which papers cite them. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "query/resolve.h"

/* What is known of each paper so far. */
typedef struct citing {
  kgi_question *question;
  const kg_edge **best; /* strongest edge to a name asked for, or NULL */
  uint32_t *n_names;    /* how many of the names it cites */
  uint32_t *last;       /* the last name counted */
  bool *refused;
} citing;

static bool begin(citing *work) {
  kgi_arena *arena = &work->question->arena;
  size_t n = work->question->n_papers;
  work->best = kgi_arena_alloc(arena, n * sizeof *work->best);
  work->n_names = kgi_arena_alloc(arena, n * sizeof *work->n_names);
  work->last = kgi_arena_alloc(arena, n * sizeof *work->last);
  work->refused = kgi_arena_alloc(arena, n * sizeof *work->refused);
  if (!work->best || !work->n_names || !work->last || !work->refused) return false;
  for (size_t i = 0; i < n; i++) work->best[i] = NULL;
  memset(work->n_names, 0, n * sizeof *work->n_names);
  memset(work->last, 0, n * sizeof *work->last);
  memset(work->refused, 0, n * sizeof *work->refused);
  return true;
}

typedef void see(citing *work, uint32_t paper, const kg_edge *edge, uint32_t name);

/* Counts a paper once for each name and keeps its strongest edge. */
static void accept(citing *work, uint32_t paper, const kg_edge *edge, uint32_t name) {
  if (work->last[paper] != name) work->n_names[paper]++;
  work->last[paper] = name;
  const kg_edge *best = work->best[paper];
  if (!best || edge->relation > best->relation) work->best[paper] = edge;
}

static void refuse(citing *work, uint32_t paper, const kg_edge *edge, uint32_t name) {
  (void)edge;
  (void)name;
  work->refused[paper] = true;
}

/* Shows all edges to the entities of a name. */
static kg_status see_name(citing *work, kg_str text, uint32_t name, see *take) {
  kgi_question *question = work->question;
  kgi_found found = {0};
  kg_status status = kgi_question_resolve(question, text, &found);
  for (size_t i = 0; i < found.n && status == KG_OK; i++) {
    size_t n;
    uint32_t node = (uint32_t)question->n_papers + found.items[i];
    const uint32_t *touches = kg_graph_edges_of(question->graph, node, &n);
    for (size_t e = 0; e < n; e++) {
      const kg_edge *edge = &question->edges[touches[e]];
      if (edge->from < question->n_papers) take(work, edge->from, edge, name);
    }
  }
  free(found.items);
  return status;
}

static kg_status see_all(citing *work) {
  const kgi_question *question = work->question;
  kg_str rest = kg_str_of(question->options.not_names), name;
  for (size_t i = 0; i < question->n_names; i++)
    KGI_TRY(see_name(work, kgi_str_trim(kg_str_of(question->names[i])), (uint32_t)i + 1, accept));
  while (kgi_str_split(&rest, ',', &name)) {
    name = kgi_str_trim(name);
    if (name.len) KGI_TRY(see_name(work, name, 0, refuse));
  }
  return KG_OK;
}

static int by_strength(const void *a, const void *b, void *ctx) {
  const citing *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  kg_relation of_x = work->best[x]->relation, of_y = work->best[y]->relation;
  return of_x != of_y ? (of_x < of_y) - (of_x > of_y) : (x > y) - (x < y);
}

static kg_status add_row(const citing *work, uint32_t index) {
  const kg_paper *paper = &work->question->papers[index];
  const kg_edge *edge = work->best[index];
  const kg_mention *evidence = kgi_edge_evidence(edge);
  kg_str cells[] = {paper->id, paper->date, kg_str_of(kg_relation_name(edge->relation)), kgi_paper_title(paper),
                    evidence ? evidence->sentence : (kg_str){NULL, 0}};
  return kgi_table_add(work->question->table, cells);
}

static kg_status add_rows(citing *work) {
  kgi_question *question = work->question;
  size_t n = 0, wanted = question->options.any ? 1 : question->n_names;
  uint32_t *order = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *order);
  if (!order) return KG_NOMEM;
  for (size_t i = 0; i < question->n_papers; i++)
    if (work->n_names[i] >= wanted && !work->refused[i]) order[n++] = (uint32_t)i;
  kgi_order_sort(order, n, by_strength, work);
  for (size_t i = 0; i < n && !kgi_question_full(question); i++) KGI_TRY(add_row(work, order[i]));
  return KG_OK;
}

static kg_status answer(kgi_question *question) {
  citing work = {.question = question};
  if (!begin(&work)) return KG_NOMEM;
  KGI_TRY(see_all(&work));
  return add_rows(&work);
}

static const kgi_column columns[] = {
    {"paper", false}, {"date", false}, {"relation", false}, {"title", false}, {"evidence", false}};

const kgi_verb kgi_verb_papers = {.name = "papers",
                                  .args = "NAME...",
                                  .help = "papers that cite all of the names (--any: one of them, --not NAMES: none)",
                                  .least_names = 1,
                                  .columns = columns,
                                  .n_columns = sizeof columns / sizeof *columns,
                                  .answer = answer};
