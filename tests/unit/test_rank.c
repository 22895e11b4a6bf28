/* Scores of entities are what their definitions say. */
#include "writing.h"

#include <math.h>

#include "query/network.h"
#include "query/ranking.h"

static size_t degree_of(const kgi_question *question, size_t node) { return kgi_question_touching(question, node).n; }

/* What a node's neighbours give it, each an equal share to each of its own. */
static double given_to(const kgi_question *question, const double *scores, size_t node) {
  kgi_touching of = kgi_question_touching(question, node);
  double sum = 0;
  for (size_t i = 0; i < of.n; i++) {
    const kg_edge *edge = kgi_touching_at(&of, i);
    size_t other = edge->from == node ? edge->to : edge->from;
    sum += scores[other] / (double)degree_of(question, other);
  }
  return sum;
}

/* Scores stay as they are when each node gives 0.85 of its own to its neighbours and the rest to everybody; nodes
 * without neighbours give all to everybody. */
static void assert_pagerank(kg_graph *graph) {
  const double *scores;
  kgi_question question = kgi_question_about(graph);
  size_t n = question.n_papers + question.n_entities;
  double everybody = 0, sum = 0;
  assert_int_equal(kgi_network_pagerank(&question, &scores), KG_OK);
  for (size_t i = 0; i < n; i++) everybody += scores[i] * (degree_of(&question, i) ? 0.15 : 1) / (double)n;
  for (size_t i = 0; i < n; i++) {
    assert_true(fabs(everybody + 0.85 * given_to(&question, scores, i) - scores[i]) < 1e-9 * scores[i]);
    sum += scores[i];
  }
  assert_true(fabs(sum - (double)n) < 1e-9 * (double)n);
  kgi_arena_clear(&question.arena);
  kg_graph_free(graph);
}

static void pagerank_is_what_surfers_come_to(void **state) {
  (void)state;
  assert_pagerank(sample_graph());
  assert_pagerank(large_graph(300, 200, 5));
  assert_pagerank(large_graph(40, 500, 1));
  kg_builder *builder = kg_builder_new();
  uint32_t paper = add_paper(builder, "p1", "One", "");
  add_paper(builder, "p2", "Nothing is named", "");
  add_mention(builder, paper, add_entity(builder, "Name", "model"), KG_USES, "A sentence.");
  assert_pagerank(finish(builder));
}

/* Other entities in the papers of an entity, each counted once. */
static size_t count_neighbours(const kgi_question *question, size_t entity) {
  size_t first = question->n_papers, n = 0;
  bool *seen = calloc(question->n_entities, sizeof *seen);
  assert_non_null(seen);
  kgi_touching papers = kgi_question_touching(question, first + entity);
  for (size_t p = 0; p < papers.n; p++) {
    kgi_touching of = kgi_question_touching(question, kgi_touching_at(&papers, p)->from);
    for (size_t e = 0; e < of.n; e++) seen[kgi_touching_at(&of, e)->to - first] = true;
  }
  for (size_t i = 0; i < question->n_entities; i++) n += seen[i] && i != entity;
  free(seen);
  return n;
}

static void degree_counts_entities_of_the_same_papers(void **state) {
  (void)state;
  kg_graph *graph = large_graph(300, 200, 5);
  kgi_question question = kgi_question_about(graph);
  kgi_ranking ranking = {0};
  assert_int_equal(kgi_list_degree.make(&question, &ranking), KG_OK);
  assert_int_equal(ranking.n, question.n_entities);
  for (size_t i = 0; i < ranking.n; i++)
    assert_int_equal((size_t)ranking.items[i].score, count_neighbours(&question, ranking.items[i].entity));
  kgi_arena_clear(&question.arena);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pagerank_is_what_surfers_come_to),
      cmocka_unit_test(degree_counts_entities_of_the_same_papers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
