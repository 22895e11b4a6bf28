/* papers NAME...: which papers cite them. */
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
  bool *is_refused;
} citing;

static bool begin(citing *work) {
  kgi_arena *arena = &work->question->arena;
  size_t n = work->question->n_papers;
  work->best = kgi_arena_alloc(arena, n * sizeof *work->best);
  work->n_names = kgi_arena_alloc(arena, n * sizeof *work->n_names);
  work->is_refused = kgi_arena_alloc(arena, n * sizeof *work->is_refused);
  if (!work->best || !work->n_names || !work->is_refused) return false;
  for (size_t i = 0; i < n; i++) work->best[i] = NULL;
  memset(work->n_names, 0, n * sizeof *work->n_names);
  memset(work->is_refused, false, n * sizeof *work->is_refused);
  return true;
}

static kg_status accept(citing *work, kg_str name) {
  kgi_subject subject;
  KGI_TRY(kgi_question_subject(work->question, name, &subject));
  for (size_t i = 0; i < work->question->n_papers; i++) {
    const kg_edge *edge = subject.edges[i], **best = &work->best[i];
    if (!edge) continue;
    work->n_names[i]++;
    if (!*best || edge->relation > (*best)->relation) *best = edge;
  }
  return KG_OK;
}

static kg_status refuse(citing *work, kg_str name) {
  kgi_subject subject;
  KGI_TRY(kgi_question_subject(work->question, name, &subject));
  for (size_t i = 0; i < work->question->n_papers; i++)
    if (subject.edges[i]) work->is_refused[i] = true;
  return KG_OK;
}

static kg_status see_all(citing *work) {
  const kgi_question *question = work->question;
  kg_str rest = kg_str_of(question->options.not_names), name;
  for (size_t i = 0; i < question->n_names; i++) KGI_TRY(accept(work, kg_str_of(question->names[i])));
  while (kgi_str_split(&rest, ',', &name))
    if (kgi_str_trim(name).len) KGI_TRY(refuse(work, name));
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
  kg_str cells[] = {paper->id, paper->date, kg_str_of(kg_relation_name(edge->relation)), kgi_paper_title(paper)};
  return kgi_answer_row(work->question, cells, edge, kgi_edge_evidence(edge));
}

static kg_status add_rows(citing *work) {
  kgi_question *question = work->question;
  size_t n = 0, wanted = question->options.any ? 1 : question->n_names;
  uint32_t *order = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *order);
  if (!order) return KG_NOMEM;
  for (size_t i = 0; i < question->n_papers; i++)
    if (work->n_names[i] >= wanted && !work->is_refused[i]) order[n++] = (uint32_t)i;
  kgi_order_sort(order, n, by_strength, work);
  for (size_t i = 0; i < n && !kgi_answer_full(question); i++) KGI_TRY(add_row(work, order[i]));
  return KG_OK;
}

static kg_status answer(kgi_question *question) {
  citing work = {.question = question};
  if (!begin(&work)) return KG_NOMEM;
  KGI_TRY(see_all(&work));
  return add_rows(&work);
}

static const kgi_column columns[] = {{"paper", false}, {"date", false}, {"relation", false}, {"title", false}};

const kgi_verb kgi_verb_papers = {.name = "papers",
                                  .args = "NAME...",
                                  .help = "papers that cite all of the names (--any: one of them, --not NAMES: none)",
                                  .least_names = 1,
                                  .columns = columns,
                                  .n_columns = sizeof columns / sizeof *columns,
                                  .lists_papers = true,
                                  .quotes = true,
                                  .answer = answer};
