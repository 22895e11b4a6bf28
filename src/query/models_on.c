/* models-on NAME: which models are evaluated on it.
 *
 * A paper that evaluates on the name evaluates the models it introduces, evaluates or compares, and those in one
 * sentence with it; one that introduces the name but no model of its own, all models it speaks of; any other, those
 * that one sentence with it says to be introduced, evaluated or compared. What a paper only uses is not evaluated. */
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "query/resolve.h"

/* How a model was measured, in its best paper. */
typedef struct result {
  const kg_edge *edge;
  const kg_mention *together; /* in one sentence with the name, or NULL */
  size_t n_papers;
} result;

typedef struct contest {
  kgi_question *question;
  kgi_subject subject;
  result *results; /* by entity */
  uint32_t *order; /* of the entities measured */
  size_t n;
} contest;

/* Models, unless other types are asked for. */
static bool is_contestant(const contest *work, uint32_t node) {
  const kgi_question *question = work->question;
  uint32_t type = kgi_question_entity(question, node - question->n_papers)->type;
  if (kgi_subject_is(&work->subject, node)) return false;
  return question->any_type ? kgi_str_eq(question->types[type], KGI_STR("model")) : question->is_asked[type];
}

static void take(contest *work, const kg_edge *edge, const kg_mention *together) {
  result *best = &work->results[edge->to - work->question->n_papers];
  if (!best->n_papers++) work->order[work->n++] = edge->to - (uint32_t)work->question->n_papers;
  bool better = !best->edge || (together && !best->together) ||
                (!together == !best->together && edge->relation > best->edge->relation);
  if (!better) return;
  best->edge = edge;
  best->together = together;
}

/* `together` is a mention of the model in one sentence with the name, or NULL. */
static bool is_measured(const kg_edge *model, const kg_edge *on, const kg_mention *together, bool is_only_a_test) {
  if (model->relation == KG_USES) return false;
  if (on->relation == KG_INTRODUCES || on->relation == KG_EVALUATES)
    return together || model->relation > KG_MENTIONS || is_only_a_test;
  return on->relation != KG_USES && together && together->relation >= KG_COMPARES;
}

static bool introduces_model(const contest *work, const kgi_touching *of) {
  for (size_t i = 0; i < of->n; i++) {
    const kg_edge *edge = kgi_touching_at(of, i);
    if (edge->relation == KG_INTRODUCES && is_contestant(work, edge->to)) return true;
  }
  return false;
}

static void measure(contest *work, uint32_t paper) {
  const kg_edge *on = work->subject.edges[paper];
  if (!on) return;
  kgi_touching of = kgi_question_touching(work->question, paper);
  bool is_only_a_test = on->relation == KG_INTRODUCES && !introduces_model(work, &of);
  for (size_t i = 0; i < of.n; i++) {
    const kg_edge *model = kgi_touching_at(&of, i);
    if (!is_contestant(work, model->to)) continue;
    const kg_mention *together = kgi_edge_together(work->question, model, on);
    if (is_measured(model, on, together, is_only_a_test)) take(work, model, together);
  }
}

/* By papers, then what shares a sentence, then by relation and name. */
static int by_rank(const void *a, const void *b, void *ctx) {
  const contest *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  const result *of_x = &work->results[x], *of_y = &work->results[y];
  if (of_x->n_papers != of_y->n_papers) return of_x->n_papers < of_y->n_papers ? 1 : -1;
  if (!of_x->together != !of_y->together) return of_x->together ? -1 : 1;
  if (of_x->edge->relation != of_y->edge->relation) return of_x->edge->relation < of_y->edge->relation ? 1 : -1;
  int order = kgi_str_cmp(kgi_question_entity(work->question, x)->name, kgi_question_entity(work->question, y)->name);
  return order ? order : (x > y) - (x < y);
}

static kg_status add_row(const contest *work, uint32_t index) {
  kgi_question *question = work->question;
  const kg_entity *entity = kgi_question_entity(question, index);
  const result *best = &work->results[index];
  kg_str cells[6] = {entity->name, question->types[entity->type]};
  KGI_TRY(kgi_cell_count(question, best->n_papers, &cells[2]));
  cells[3] = kg_str_of(kg_relation_name(best->edge->relation));
  cells[4] = best->together ? KGI_STR("sentence") : KGI_STR("paper");
  cells[5] = kgi_question_paper(question, best->edge->from)->id;
  KGI_TRY(kgi_answer_edge(question, work->subject.edges[best->edge->from]));
  return kgi_answer_row(question, cells, best->edge,
                        best->together ? best->together : kgi_edge_evidence(question, best->edge));
}

static kg_status answer(kgi_question *question) {
  contest work = {.question = question};
  size_t size = question->n_entities * sizeof *work.results;
  KGI_TRY(kgi_question_subject(question, kg_str_of(question->names[0]), &work.subject));
  work.results = kgi_arena_alloc(&question->arena, size);
  work.order = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *work.order);
  if (!work.results || !work.order) return KG_NOMEM;
  memset(work.results, 0, size);
  for (size_t p = 0; p < question->n_papers; p++) measure(&work, (uint32_t)p);
  kgi_order_sort(work.order, work.n, by_rank, &work);
  for (size_t i = 0; i < work.n && !kgi_answer_full(question); i++) KGI_TRY(add_row(&work, work.order[i]));
  return KG_OK;
}

static const kgi_column columns[] = {{"name", false},     {"type", false},     {"papers", true},
                                     {"relation", false}, {"together", false}, {"paper", false}};

const kgi_verb kgi_verb_models_on = {.name = "models-on",
                                     .args = "NAME",
                                     .help = "models evaluated on it, and whether one sentence or the paper says so",
                                     .least_names = 1,
                                     .most_names = 1,
                                     .columns = columns,
                                     .n_columns = sizeof columns / sizeof *columns,
                                     .quotes = true,
                                     .answer = answer};
