/* PageRank. The library for graph measures sums it up in the order in which its threads come along, so the last digits,
 * and with them the order of near equals, would change from run to run; databases must be the same to the byte. */
#include <math.h>

#include "base/error.h"
#include "query/network.h"

static const double damping = 0.85, least_change = 1e-12;
enum { MOST_ROUNDS = 1000 };

/* What an entity gives to each paper that cites it, and what papers gave to it since it settled; looked at together. */
typedef struct purse {
  double share, given;
} purse;

typedef struct surfing {
  const kgi_question *question;
  double *scores;    /* by node */
  purse *purses;     /* by entity */
  uint32_t *degrees; /* by entity */
  double base;       /* what each has without neighbours */
} surfing;

static size_t n_nodes(const kgi_question *question) { return question->n_papers + question->n_entities; }

static size_t n_cited(const kgi_question *question, size_t paper) {
  return question->links.cites[paper + 1] - question->links.cites[paper];
}

static void give(surfing *work, size_t paper, double share) {
  const kgi_links *links = &work->question->links;
  for (size_t i = links->cites[paper]; i < links->cites[paper + 1]; i++) work->purses[links->cited[i]].given += share;
}

static double receive(const surfing *work, size_t paper) {
  const kgi_links *links = &work->question->links;
  double sum = 0;
  for (size_t i = links->cites[paper]; i < links->cites[paper + 1]; i++) sum += work->purses[links->cited[i]].share;
  return sum;
}

/* Who is on a node without neighbours goes anywhere. */
static void begin(surfing *work) {
  const kgi_question *question = work->question;
  size_t n = n_nodes(question), lonely = 0;
  for (size_t i = 0; i < question->n_entities; i++) {
    work->degrees[i] = (uint32_t)kgi_question_touching(question, question->n_papers + i).n;
    work->purses[i] = (purse){0};
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

static double greater(double a, double b) { return a > b ? a : b; }

static double settle_entities(surfing *work) {
  size_t first = work->question->n_papers;
  double most = 0;
  for (size_t i = 0; i < work->question->n_entities; i++) {
    if (!work->degrees[i]) continue;
    most = greater(most, settle(work, first + i, work->purses[i].given));
    work->purses[i] = (purse){work->scores[first + i] / (double)work->degrees[i], 0};
  }
  return most;
}

/* Each paper gives, as soon as it has settled, what its entities will settle by. */
static double settle_papers(surfing *work) {
  double most = 0;
  for (size_t p = 0; p < work->question->n_papers; p++) {
    size_t n = n_cited(work->question, p);
    if (!n) continue;
    most = greater(most, settle(work, p, receive(work, p)));
    give(work, p, work->scores[p] / (double)n);
  }
  return most;
}

/* Returns the greatest change. */
static double surf(surfing *work) {
  double of_entities = settle_entities(work);
  return greater(of_entities, settle_papers(work));
}

kg_status kgi_network_pagerank(kgi_question *question, const double **scores) {
  kgi_arena *arena = &question->arena;
  size_t n = question->n_entities;
  surfing work = {.question = question,
                  .scores = kgi_arena_alloc(arena, n_nodes(question) * sizeof *work.scores),
                  .purses = kgi_arena_alloc(arena, n * sizeof *work.purses),
                  .degrees = kgi_arena_alloc(arena, n * sizeof *work.degrees)};
  if (!work.scores || !work.purses || !work.degrees) return KG_NOMEM;
  KGI_TRY(kgi_question_link(question));
  begin(&work);
  for (int round = 0; round < MOST_ROUNDS && surf(&work) > least_change;) round++;
  *scores = work.scores;
  return KG_OK;
}
