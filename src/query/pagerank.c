/* PageRank. The library for graph measures sums it up in the order in which its threads come along, so the last digits,
 * and with them the order of near equals, would change from run to run; databases must be the same to the byte. */
#include <math.h>

#include "base/error.h"
#include "query/network.h"

static const double damping = 0.85, least_change = 1e-12;
enum { MOST_ROUNDS = 1000 };

typedef struct surfing {
  const kgi_question *question;
  double *scores;         /* by node */
  double *shares, *given; /* by entity: what it gives to each paper that cites it, and what papers gave to it */
  uint32_t *degrees;      /* by entity */
  double base;            /* what each has without neighbours */
} surfing;

static size_t n_nodes(const kgi_question *question) { return question->n_papers + question->n_entities; }

static size_t n_cited(const kgi_question *question, size_t paper) {
  return question->links.cites[paper + 1] - question->links.cites[paper];
}

static void give(surfing *work, size_t paper, double share) {
  const kgi_links *links = &work->question->links;
  for (size_t i = links->cites[paper]; i < links->cites[paper + 1]; i++) work->given[links->cited[i]] += share;
}

static double receive(const surfing *work, size_t paper) {
  const kgi_links *links = &work->question->links;
  double sum = 0;
  for (size_t i = links->cites[paper]; i < links->cites[paper + 1]; i++) sum += work->shares[links->cited[i]];
  return sum;
}

/* Who is on a node without neighbours goes anywhere. */
static void begin(surfing *work) {
  const kgi_question *question = work->question;
  size_t n = n_nodes(question), lonely = 0;
  for (size_t i = 0; i < question->n_entities; i++) {
    work->degrees[i] = (uint32_t)kgi_question_touching(question, question->n_papers + i).n;
    work->given[i] = 0;
    lonely += !work->degrees[i];
  }
  for (size_t p = 0; p < question->n_papers; p++) {
    if (n_cited(question, p)) give(work, p, 1 / (double)n_cited(question, p));
    lonely += !n_cited(question, p);
  }
  work->base = (1 - damping) / (1 - damping * (double)lonely / (double)n);
  for (size_t i = 0; i < question->n_papers; i++) work->scores[i] = n_cited(question, i) ? 1 : work->base;
  for (size_t i = 0; i < question->n_entities; i++)
    work->scores[question->n_papers + i] = work->degrees[i] ? 1 : work->base;
}

/* Turns what a node was given into its score; returns the change, as a part of it. */
static double settle(surfing *work, size_t node, double given) {
  double score = work->base + damping * given, change = fabs(score - work->scores[node]) / score;
  work->scores[node] = score;
  return change;
}

/* Entities settle by what papers gave to them; then each paper by what these give, and gives itself for the next
 * time. Returns the greatest change. */
static double surf(surfing *work) {
  const kgi_question *question = work->question;
  double most = 0;
  for (size_t i = 0; i < question->n_entities; i++) {
    if (!work->degrees[i]) continue;
    most = fmax(most, settle(work, question->n_papers + i, work->given[i]));
    work->shares[i] = work->scores[question->n_papers + i] / (double)work->degrees[i];
    work->given[i] = 0;
  }
  for (size_t p = 0; p < question->n_papers; p++) {
    if (!n_cited(question, p)) continue;
    most = fmax(most, settle(work, p, receive(work, p)));
    give(work, p, work->scores[p] / (double)n_cited(question, p));
  }
  return most;
}

kg_status kgi_network_pagerank(kgi_question *question, const double **scores) {
  kgi_arena *arena = &question->arena;
  size_t n = question->n_entities;
  surfing work = {.question = question,
                  .scores = kgi_arena_alloc(arena, n_nodes(question) * sizeof *work.scores),
                  .shares = kgi_arena_alloc(arena, n * sizeof *work.shares),
                  .given = kgi_arena_alloc(arena, n * sizeof *work.given),
                  .degrees = kgi_arena_alloc(arena, n * sizeof *work.degrees)};
  if (!work.scores || !work.shares || !work.given || !work.degrees) return KG_NOMEM;
  KGI_TRY(kgi_question_link(question));
  begin(&work);
  for (int round = 0; round < MOST_ROUNDS && surf(&work) > least_change;) round++;
  *scores = work.scores;
  return KG_OK;
}
