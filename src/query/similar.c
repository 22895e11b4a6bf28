/* similar ID: papers that share names with a paper.
 *
 * The score is the cosine of the papers' names, each weighted by the logarithm of how rare it is: what all papers name
 * counts nothing. */
#include "query/similar.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "query/resolve.h"

typedef struct likeness {
  kgi_question *question;
  bool *is_own;   /* by entity: named by the paper asked about */
  double *scores; /* by paper: while it is summed up, the products; 0 for papers that share nothing */
} likeness;

static double rarity(const kgi_question *question, size_t entity) {
  if (!question->any_type && !question->is_asked[kgi_question_entity(question, entity)->type]) return 0;
  return log((double)question->n_left / (double)kgi_question_citing(question, entity));
}

static double weight(const kgi_question *question, uint32_t node) {
  size_t entity = node - question->n_papers;
  return question->weights ? question->weights[entity] : rarity(question, entity);
}

kg_status kgi_question_weigh(kgi_question *question) {
  double *weights = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *weights);
  if (!weights) return KG_NOMEM;
  for (size_t i = 0; i < question->n_entities; i++) weights[i] = rarity(question, i);
  question->weights = weights;
  return KG_OK;
}

double kgi_question_length(const kgi_question *question, size_t paper) {
  kgi_touching of = kgi_question_touching(question, paper);
  double sum = 0;
  for (size_t i = 0; i < of.n; i++) sum += pow(weight(question, kgi_touching_at(&of, i)->to), 2);
  return sqrt(sum);
}

/* A database knows it of each paper with all its names. */
static double length(const likeness *work, size_t paper) {
  const kgi_question *question = work->question;
  bool is_stored = question->fetch && question->any_type && !question->fetch->criteria.select;
  return is_stored ? kgi_fetch_length(question->fetch, paper) : kgi_question_length(question, paper);
}

static bool is_shared(const likeness *work, const kg_edge *edge) {
  return work->is_own[edge->to - work->question->n_papers] && weight(work->question, edge->to) > 0;
}

/* Gives all papers that cite an entity their product with it. */
static void spread(likeness *work, uint32_t node) {
  double product = pow(weight(work->question, node), 2);
  kgi_touching of = kgi_question_touching(work->question, node);
  for (size_t i = 0; i < of.n && product > 0; i++) work->scores[kgi_touching_at(&of, i)->from] += product;
}

static void score(likeness *work, uint32_t paper) {
  kgi_touching own = kgi_question_touching(work->question, paper);
  for (size_t p = 0; p < work->question->n_papers; p++) work->scores[p] = 0;
  for (size_t i = 0; i < own.n; i++) {
    const kg_edge *edge = kgi_touching_at(&own, i);
    work->is_own[edge->to - work->question->n_papers] = true;
    spread(work, edge->to);
  }
  double own_length = length(work, paper);
  work->scores[paper] = 0;
  for (size_t p = 0; p < work->question->n_papers; p++)
    if (work->scores[p] > 0) work->scores[p] /= own_length * length(work, p);
}

/* Nearly the same is the same, whatever order the sums were made in. */
static int by_score(const void *a, const void *b, void *ctx) {
  const likeness *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  double of_x = round(work->scores[x] * 1e9), of_y = round(work->scores[y] * 1e9);
  return of_x != of_y ? (of_x < of_y) - (of_x > of_y) : (x > y) - (x < y);
}

/* The rarest first, then by name, which is the order of the graph in a type. */
static int by_rarity(const void *a, const void *b, void *ctx) {
  const likeness *work = ctx;
  const kg_edge *x = *(const kg_edge *const *)a, *y = *(const kg_edge *const *)b;
  double of_x = weight(work->question, x->to), of_y = weight(work->question, y->to);
  return of_x != of_y ? (of_x < of_y) - (of_x > of_y) : (x->to > y->to) - (x->to < y->to);
}

/* The edges from a paper to the names it shares, sorted; NULL when memory ran out. */
static const kg_edge **shared_edges(likeness *work, uint32_t paper, size_t *n) {
  kgi_touching of = kgi_question_touching(work->question, paper);
  const kg_edge **shared = kgi_arena_alloc(&work->question->arena, of.n * sizeof *shared);
  *n = 0;
  if (!shared) return NULL;
  for (size_t i = 0; i < of.n; i++)
    if (is_shared(work, kgi_touching_at(&of, i))) shared[(*n)++] = kgi_touching_at(&of, i);
  qsort_r(shared, *n, sizeof *shared, by_rarity, work);
  return shared;
}

static kg_status list_names(const likeness *work, const kg_edge *const *shared, size_t n, kgi_buf *list) {
  const kgi_question *question = work->question;
  kgi_buf_reset(list);
  for (size_t i = 0; i < n; i++) {
    if (i) kgi_buf_puts(list, ", ");
    kgi_buf_put(list, kgi_question_entity(question, shared[i]->to - question->n_papers)->name);
    KGI_TRY(kgi_answer_edge(work->question, shared[i]));
  }
  return list->failed ? KG_NOMEM : KG_OK;
}

static kg_status add_row(likeness *work, uint32_t index, kgi_buf *names) {
  kgi_question *question = work->question;
  const kg_paper *paper = kgi_question_paper(question, index);
  size_t n;
  const kg_edge **shared = shared_edges(work, index, &n);
  if (!shared) return KG_NOMEM;
  kg_str cells[6] = {paper->id, paper->date, [5] = kgi_paper_title(paper)};
  KGI_TRY(kgi_cell_decimal(question, work->scores[index], &cells[2]));
  KGI_TRY(kgi_cell_count(question, n, &cells[3]));
  KGI_TRY(list_names(work, shared, n, names));
  cells[4] = kgi_buf_str(names);
  return kgi_answer_row(question, cells, shared[0], kgi_edge_evidence(question, shared[0]));
}

static kg_status tell(likeness *work, uint32_t paper) {
  kgi_question *question = work->question;
  kgi_buf names = {0};
  size_t n = 0;
  uint32_t *order = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *order);
  if (!order) return KG_NOMEM;
  for (size_t p = 0; p < question->n_papers; p++)
    if (work->scores[p] > 0) order[n++] = (uint32_t)p;
  kgi_order_sort(order, n, by_score, work);
  kg_status status = kgi_answer_around(question, paper);
  for (size_t i = 0; i < n && !kgi_answer_full(question) && status == KG_OK; i++)
    status = add_row(work, order[i], &names);
  kgi_buf_clear(&names);
  return status;
}

static kg_status answer(kgi_question *question) {
  likeness work = {.question = question};
  kgi_found found;
  KGI_TRY(kgi_question_find(question, kg_str_of(question->names[0]), KGI_FIND_PAPERS, &found));
  work.is_own = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *work.is_own);
  work.scores = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *work.scores);
  if (!work.is_own || !work.scores) return KG_NOMEM;
  for (size_t i = 0; i < found.n; i++) {
    memset(work.is_own, false, question->n_entities * sizeof *work.is_own);
    score(&work, found.nodes[i]);
    KGI_TRY(tell(&work, found.nodes[i]));
  }
  return KG_OK;
}

static const kgi_column columns[] = {{"paper", false}, {"date", false},  {"score", true},
                                     {"shared", true}, {"names", false}, {"title", false}};

const kgi_verb kgi_verb_similar = {.name = "similar",
                                   .args = "ID",
                                   .help = "papers that share names with a paper, rare names counting most",
                                   .least_names = 1,
                                   .most_names = 1,
                                   .columns = columns,
                                   .n_columns = sizeof columns / sizeof *columns,
                                   .answer = answer};
