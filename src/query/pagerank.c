/* PageRank. The library for graph measures sums it up in the order in which its threads come along, so the last digits,
 * and with them the order of near equals, would change from run to run; databases must be the same to the byte. */
#include <math.h>

#include "base/error.h"
#include "query/network.h"

static const double damping = 0.85, least_change = 1e-12;
enum { MOST_ROUNDS = 1000 };

typedef struct surfing {
  const kgi_question *question;
  double *scores, *shares; /* by node: what it has, and what it gives to each neighbour */
  uint32_t *degrees;       /* by node */
  double base;             /* what each has without neighbours */
} surfing;

static size_t n_nodes(const kgi_question *question) { return question->n_papers + question->n_entities; }

/* Who is on a node without neighbours goes anywhere. */
static void begin(surfing *work) {
  size_t n = n_nodes(work->question), lonely = 0;
  for (size_t i = 0; i < n; i++) {
    work->degrees[i] = (uint32_t)kgi_question_touching(work->question, i).n;
    lonely += !work->degrees[i];
  }
  work->base = (1 - damping) / (1 - damping * (double)lonely / (double)n);
  for (size_t i = 0; i < n; i++) {
    work->scores[i] = work->degrees[i] ? 1 : work->base;
    work->shares[i] = work->degrees[i] ? 1 / (double)work->degrees[i] : 0;
  }
}

/* Turns what the nodes from `first` up to `end` were given into their scores and shares; returns the greatest change,
 * as a part of the score. */
static double settle(surfing *work, const double *given, size_t first, size_t end) {
  double change = 0;
  for (size_t i = first; i < end; i++) {
    double score = work->base + damping * given[i];
    if (!work->degrees[i]) continue;
    change = fmax(change, fabs(score - work->scores[i]) / score);
    work->scores[i] = score;
    work->shares[i] = score / (double)work->degrees[i];
  }
  return change;
}

/* Papers give to entities, then entities to papers. */
static double surf(surfing *work, double *given) {
  const kgi_question *question = work->question;
  const kgi_link *links = question->links;
  for (size_t i = 0; i < n_nodes(question); i++) given[i] = 0;
  for (size_t e = 0; e < question->n_edges; e++) given[links[e].to] += work->shares[links[e].from];
  double change = settle(work, given, question->n_papers, n_nodes(question));
  for (size_t e = 0; e < question->n_edges; e++) given[links[e].from] += work->shares[links[e].to];
  return fmax(change, settle(work, given, 0, question->n_papers));
}

kg_status kgi_network_pagerank(kgi_question *question, const double **scores) {
  size_t n = n_nodes(question) + 1, size = n * sizeof(double);
  surfing work = {.question = question,
                  .scores = kgi_arena_alloc(&question->arena, size),
                  .shares = kgi_arena_alloc(&question->arena, size),
                  .degrees = kgi_arena_alloc(&question->arena, n * sizeof *work.degrees)};
  double *given = kgi_arena_alloc(&question->arena, size);
  if (!work.scores || !work.shares || !work.degrees || !given) return KG_NOMEM;
  KGI_TRY(kgi_question_link(question));
  begin(&work);
  for (int round = 0; round < MOST_ROUNDS && surf(&work, given) > least_change;) round++;
  *scores = work.scores;
  return KG_OK;
}
