/* unused: what was introduced, but never used, evaluated or compared by another paper. */
#include "base/error.h"
#include "model/order.h"
#include "query/dates.h"
#include "query/ranking.h"

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

static kg_status make(kgi_question *question, kgi_ranking *made) {
  shelf work = {.question = question};
  uint32_t *order = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *order);
  made->items = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *made->items);
  work.introductions = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *work.introductions);
  if (!order || !made->items || !work.introductions) return KG_NOMEM;
  for (size_t i = 0; i < question->n_entities; i++) {
    work.introductions[i] = only_introduction(question, i);
    if (work.introductions[i]) order[made->n++] = (uint32_t)i;
  }
  kgi_order_sort(order, made->n, by_date, &work);
  for (size_t i = 0; i < made->n; i++)
    made->items[i] =
        (kgi_standing){order[i], work.introductions[order[i]]->from, (double)kgi_question_citing(question, order[i])};
  return KG_OK;
}

const kgi_list kgi_list_unused = {"unused", true, make};

static kg_status add_row(kgi_question *question, const kgi_standing *standing) {
  const kg_entity *entity = kgi_question_entity(question, standing->entity);
  const kg_edge *edge = kgi_question_edge(question, standing->paper, standing->entity);
  const kg_paper *paper = kgi_question_paper(question, standing->paper);
  kg_str cells[6] = {entity->name, question->types[entity->type],
                     paper->date, [4] = paper->id, [5] = kgi_paper_title(paper)};
  KGI_TRY(kgi_cell_count(question, kgi_question_citing(question, standing->entity) - 1, &cells[3]));
  return kgi_answer_row(question, cells, edge, kgi_edge_evidence(question, edge));
}

static kg_status answer(kgi_question *question) {
  kgi_ranking ranking;
  KGI_TRY(kgi_question_ranking(question, &kgi_list_unused, question->options.top, &ranking));
  for (size_t i = 0; i < ranking.n; i++) KGI_TRY(add_row(question, &ranking.items[i]));
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
                                  .answer = answer};
