/* unused: what was introduced, but never used, evaluated or compared by another paper. */
#include "base/error.h"
#include "model/order.h"
#include "query/dates.h"

typedef struct shelf {
  kgi_question *question;
  const kg_edge **introductions; /* by entity: how it came into the world, NULL unless it is unused */
} shelf;

/* The one edge that is more than a mention, if it is an introduction. */
static const kg_edge *only_introduction(const kgi_question *question, size_t entity) {
  kgi_touching of = kgi_question_touching(question, question->n_papers + entity);
  const kg_edge *only = NULL;
  for (size_t i = 0; i < of.n; i++) {
    const kg_edge *edge = kgi_touching_at(&of, i);
    if (edge->relation == KG_MENTIONS) continue;
    if (only || edge->relation != KG_INTRODUCES) return NULL;
    only = edge;
  }
  return only;
}

/* The longest unused first; of one paper, in the order of the graph: by type and name. */
static int by_date(const void *a, const void *b, void *ctx) {
  const shelf *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  int order = kgi_paper_order(work->question, work->introductions[x]->from, work->introductions[y]->from);
  return order ? order : (x > y) - (x < y);
}

static kg_status add_row(const shelf *work, uint32_t index) {
  kgi_question *question = work->question;
  const kg_entity *entity = kgi_question_entity(question, index);
  const kg_edge *edge = work->introductions[index];
  const kg_paper *paper = kgi_question_paper(question, edge->from);
  kg_str cells[6] = {entity->name, question->types[entity->type],
                     paper->date, [4] = paper->id, [5] = kgi_paper_title(paper)};
  KGI_TRY(kgi_cell_count(question, kgi_question_touching(question, question->n_papers + index).n - 1, &cells[3]));
  return kgi_answer_row(question, cells, edge, kgi_edge_evidence(question, edge));
}

static kg_status answer(kgi_question *question) {
  shelf work = {.question = question};
  size_t n = 0;
  uint32_t *order = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *order);
  work.introductions = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *work.introductions);
  if (!order || !work.introductions) return KG_NOMEM;
  for (size_t i = 0; i < question->n_entities; i++) {
    work.introductions[i] = only_introduction(question, i);
    if (work.introductions[i] && question->is_asked[kgi_question_entity(question, i)->type]) order[n++] = (uint32_t)i;
  }
  kgi_order_sort(order, n, by_date, &work);
  for (size_t i = 0; i < n && !kgi_answer_full(question); i++) KGI_TRY(add_row(&work, order[i]));
  return KG_OK;
}

static const kgi_column columns[] = {{"name", false},        {"type", false},          {"date", false},
                                     {"mentioned by", true}, {"introduced by", false}, {"title", false}};

const kgi_verb kgi_verb_unused = {.name = "unused",
                                  .args = "",
                                  .help = "what was introduced, but never used, evaluated or compared by another paper",
                                  .most_names = KGI_NO_NAMES,
                                  .columns = columns,
                                  .n_columns = sizeof columns / sizeof *columns,
                                  .needs_whole = true,
                                  .answer = answer};
