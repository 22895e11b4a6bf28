/* path A B: how two names hang together, a quotation for each step.
 *
 * Fewest steps first; of as short ones, those over rare nodes and strong relations, which say more than those over what
 * everybody cites. */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "query/resolve.h"
#include "query/ways.h"

enum { USUAL_PATHS = 3, MOST_PATHS = 1000 };

/* Small enough that no number of them outweighs a step. */
static const double trifle = 1e-4;

typedef struct route {
  uint32_t from; /* node */
  kgi_path path;
} route;

typedef struct trip {
  kgi_question *question;
  kgi_found from, to;
  size_t most;
  KGI_VEC(route) routes;
} trip;

static double hub(const kgi_question *question, uint32_t node) {
  bool is_paper = node < question->n_papers;
  return log2((double)(is_paper ? kgi_question_touching(question, node).n
                                : kgi_question_citing(question, node - question->n_papers)));
}

static bool is_among(const kgi_found *found, uint32_t node) {
  for (size_t i = 0; i < found->n; i++)
    if (found->nodes[i] == node) return true;
  return false;
}

/* What lies between the ends must be of a type asked for. */
static bool is_closed(void *ctx, uint32_t node) {
  const trip *work = ctx;
  const kgi_question *question = work->question;
  if (node < question->n_papers || question->any_type) return false;
  uint32_t type = kgi_question_entity(question, node - question->n_papers)->type;
  return !question->is_asked[type] && !is_among(&work->from, node) && !is_among(&work->to, node);
}

static double cost(void *ctx, const kg_edge *edge) {
  const kgi_question *question = ((const trip *)ctx)->question;
  double weakness = hub(question, edge->from) + hub(question, edge->to) + (KG_INTRODUCES - edge->relation);
  return 1 + trifle * weakness;
}

static kg_status find_between(trip *work, uint32_t from, uint32_t to) {
  kgi_paths found;
  kgi_journey journey = {.question = work->question,
                         .from = from,
                         .to = to,
                         .most = work->most,
                         .is_closed = is_closed,
                         .cost = cost,
                         .ctx = work};
  if (from == to) return KG_OK;
  KGI_TRY(kgi_journey_paths(&journey, &found));
  for (size_t i = 0; i < found.n; i++)
    if (!KGI_VEC_PUSH(&work->routes, (route){from, found.items[i]})) return KG_NOMEM;
  return KG_OK;
}

static kg_status find_all(trip *work) {
  for (size_t a = 0; a < work->from.n; a++)
    for (size_t b = 0; b < work->to.n; b++) KGI_TRY(find_between(work, work->from.nodes[a], work->to.nodes[b]));
  return KG_OK;
}

static int compare_edges(const kg_edge *x, const kg_edge *y) {
  return x->from != y->from ? (x->from > y->from) - (x->from < y->from) : (x->to > y->to) - (x->to < y->to);
}

/* By cost, then by the edges they lead over. */
static int by_cost(const void *a, const void *b) {
  const kgi_path *x = &((const route *)a)->path, *y = &((const route *)b)->path;
  if (fabs(x->cost - y->cost) > trifle / 1e6) return x->cost < y->cost ? -1 : 1;
  for (size_t i = 0; i < x->n && i < y->n; i++) {
    int order = compare_edges(x->edges[i], y->edges[i]);
    if (order) return order;
  }
  return (x->n > y->n) - (x->n < y->n);
}

/* --- telling --- */

static kg_status name_node(kgi_question *question, uint32_t node, kg_str *cell) {
  if (node >= question->n_papers) {
    *cell = kgi_question_entity(question, node - question->n_papers)->name;
    return KG_OK;
  }
  kg_str id = kgi_question_paper(question, node)->id, title = kgi_paper_title(kgi_question_paper(question, node));
  return kgi_cell_text(question, cell, "%.*s %.*s", (int)id.len, id.ptr, (int)title.len, title.ptr);
}

/* A step into a paper and the next one out of it are best shown by one sentence with both names. */
static const kg_mention *quote(const kgi_question *question, const kgi_path *path, size_t step) {
  const kg_edge *edge = path->edges[step];
  const kg_edge *before = step ? path->edges[step - 1] : NULL;
  const kg_edge *after = step + 1 < path->n ? path->edges[step + 1] : NULL;
  const kg_mention *both = NULL;
  if (before && before->from == edge->from) both = kgi_edge_together(question, edge, before);
  if (!both && after && after->from == edge->from) both = kgi_edge_together(question, edge, after);
  return both ? both : kgi_edge_evidence(question, edge);
}

static kg_status add_step(kgi_question *question, size_t number, const kgi_path *path, size_t step, uint32_t *at) {
  const kg_edge *edge = path->edges[step];
  bool forth = *at == edge->from;
  kg_str cells[5];
  KGI_TRY(kgi_cell_count(question, number, &cells[0]));
  KGI_TRY(kgi_cell_count(question, step + 1, &cells[1]));
  KGI_TRY(name_node(question, *at, &cells[2]));
  cells[3] = kg_str_of(forth ? kg_relation_name(edge->relation) : kgi_relation_passive(edge->relation));
  *at = forth ? edge->to : edge->from;
  KGI_TRY(name_node(question, *at, &cells[4]));
  return kgi_answer_row(question, cells, edge, quote(question, path, step));
}

static kg_status tell(const trip *work) {
  for (size_t i = 0; i < work->routes.n && i < work->most; i++) {
    const kgi_path *path = &work->routes.items[i].path;
    uint32_t at = work->routes.items[i].from;
    for (size_t step = 0; step < path->n; step++) KGI_TRY(add_step(work->question, i + 1, path, step, &at));
  }
  return KG_OK;
}

static kg_status answer(kgi_question *question) {
  size_t top = question->options.top;
  trip work = {.question = question, .most = !top ? USUAL_PATHS : top < MOST_PATHS ? top : MOST_PATHS};
  KGI_TRY(kgi_question_find(question, kg_str_of(question->names[0]), KGI_FIND_ALL, &work.from));
  KGI_TRY(kgi_question_find(question, kg_str_of(question->names[1]), KGI_FIND_ALL, &work.to));
  kg_status status = find_all(&work);
  if (status == KG_OK && work.routes.n) qsort(work.routes.items, work.routes.n, sizeof *work.routes.items, by_cost);
  if (status == KG_OK) status = tell(&work);
  free(work.routes.items);
  return status;
}

static const kgi_column columns[] = {
    {"path", true}, {"step", true}, {"from", false}, {"relation", false}, {"to", false}};

const kgi_verb kgi_verb_path = {.name = "path",
                                .args = "A B",
                                .help = "the shortest ways between two names or papers (3, or --top N), step by step",
                                .least_names = 2,
                                .most_names = 2,
                                .columns = columns,
                                .n_columns = sizeof columns / sizeof *columns,
                                .quotes = true,
                                .answer = answer};
