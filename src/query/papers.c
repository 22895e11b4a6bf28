/* papers NAME...: which papers cite them. */
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "query/resolve.h"

typedef struct citing {
  kgi_question *question;
  kgi_subject *subjects; /* by name */
  bool *is_refused;      /* by paper */
} citing;

static kg_status find_names(citing *work) {
  kgi_question *question = work->question;
  work->subjects = kgi_arena_alloc(&question->arena, question->n_names * sizeof *work->subjects);
  if (!work->subjects) return KG_NOMEM;
  for (size_t i = 0; i < question->n_names; i++)
    KGI_TRY(kgi_question_subject(question, kg_str_of(question->names[i]), &work->subjects[i]));
  return KG_OK;
}

static kg_status refuse(citing *work, kg_str name) {
  kgi_subject subject;
  KGI_TRY(kgi_question_subject(work->question, name, &subject));
  for (size_t i = 0; i < work->question->n_papers; i++)
    if (subject.edges[i]) work->is_refused[i] = true;
  return KG_OK;
}

static kg_status refuse_names(citing *work) {
  kgi_question *question = work->question;
  kg_str rest = kg_str_of(question->options.not_names), name;
  work->is_refused = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *work->is_refused);
  if (!work->is_refused) return KG_NOMEM;
  memset(work->is_refused, false, question->n_papers * sizeof *work->is_refused);
  while (kgi_str_split(&rest, ',', &name))
    if (kgi_str_trim(name).len) KGI_TRY(refuse(work, name));
  return KG_OK;
}

/* The strongest of a paper's edges to the names, the first of equals. */
static const kg_edge *best_edge(const citing *work, uint32_t paper) {
  const kg_edge *best = NULL;
  for (size_t i = 0; i < work->question->n_names; i++) {
    const kg_edge *edge = work->subjects[i].edges[paper];
    if (edge && (!best || edge->relation > best->relation)) best = edge;
  }
  return best;
}

static bool is_cited(const citing *work, uint32_t paper) {
  const kgi_question *question = work->question;
  size_t n = 0;
  for (size_t i = 0; i < question->n_names; i++) n += work->subjects[i].edges[paper] != NULL;
  return n >= (question->options.any ? 1 : question->n_names) && !work->is_refused[paper];
}

static int by_strength(const void *a, const void *b, void *ctx) {
  const citing *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  kg_relation of_x = best_edge(work, x)->relation, of_y = best_edge(work, y)->relation;
  return of_x != of_y ? (of_x < of_y) - (of_x > of_y) : (x > y) - (x < y);
}

/* A relation for each name, in the order they were asked for: "uses, evaluates"; "-" for one that is not cited. */
static kg_status list_relations(const citing *work, uint32_t paper, kgi_buf *list) {
  kgi_buf_reset(list);
  for (size_t i = 0; i < work->question->n_names; i++) {
    const kg_edge *edge = work->subjects[i].edges[paper];
    if (i) kgi_buf_puts(list, ", ");
    kgi_buf_puts(list, edge ? kg_relation_name(edge->relation) : "-");
    if (edge) KGI_TRY(kgi_answer_edge(work->question, edge));
  }
  return list->failed ? KG_NOMEM : KG_OK;
}

/* A sentence with several of the names if there is one. */
static const kg_mention *quote(const citing *work, uint32_t paper, const kg_edge *best) {
  for (size_t i = 0; i < work->question->n_names; i++) {
    const kg_edge *other = work->subjects[i].edges[paper];
    const kg_mention *both = other && other != best ? kgi_edge_together(work->question, best, other) : NULL;
    if (both) return both;
  }
  return kgi_edge_evidence(work->question, best);
}

static kg_status add_row(const citing *work, uint32_t index, kgi_buf *relations) {
  const kg_paper *paper = kgi_question_paper(work->question, index);
  const kg_edge *best = best_edge(work, index);
  KGI_TRY(list_relations(work, index, relations));
  kg_str cells[] = {paper->id, paper->date, kgi_buf_str(relations), kgi_paper_title(paper)};
  return kgi_answer_row(work->question, cells, best, quote(work, index, best));
}

static kg_status add_rows(citing *work) {
  kgi_question *question = work->question;
  kgi_buf relations = {0};
  size_t n = 0;
  uint32_t *order = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *order);
  kg_status status = order ? KG_OK : KG_NOMEM;
  for (size_t i = 0; order && i < question->n_papers; i++)
    if (is_cited(work, (uint32_t)i)) order[n++] = (uint32_t)i;
  if (order) kgi_order_sort(order, n, by_strength, work);
  for (size_t i = 0; i < n && !kgi_answer_full(question) && status == KG_OK; i++)
    status = add_row(work, order[i], &relations);
  kgi_buf_clear(&relations);
  return status;
}

static kg_status answer(kgi_question *question) {
  citing work = {.question = question};
  KGI_TRY(find_names(&work));
  KGI_TRY(refuse_names(&work));
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
