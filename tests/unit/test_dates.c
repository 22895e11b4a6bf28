/* Papers in time: their order, their months, and how entities turn out between them. */
#include "writing.h"

#include "query/dates.h"
#include "query/ranking.h"
#include "query/trend.h"

static const char *const dates[] = {"2024-09", "", "2024", "2024-10-02", "2023-12", "2024-09-30", "2024-10", "2024-09"};
enum { DATES = sizeof dates / sizeof *dates, PAPERS = 40 };

/* Each paper names the entity of all, every third another one, too; every fifth introduces what it names. */
static kg_graph *dated_graph(size_t n_dates) {
  kg_builder *builder = kg_builder_new();
  uint32_t all = add_entity(builder, "All", "model"), few = add_entity(builder, "Few", "model");
  for (unsigned i = 0; i < PAPERS; i++) {
    char id[16];
    uint32_t index;
    snprintf(id, sizeof id, "id%02u", i);
    kg_paper paper = {.id = kg_str_of(id), .date = kg_str_of(dates[i % n_dates])};
    assert_int_equal(kg_builder_paper(builder, &paper, &index, NULL), KG_OK);
    kg_relation relation = i % 5 ? KG_USES : KG_INTRODUCES;
    add_mention(builder, index, all, relation, "All.");
    if (i % 3 == 0) add_mention(builder, index, few, relation, "Few.");
  }
  return finish(builder);
}

/* What is sorted by comparing dates must come as the places say. */
static void papers_come_by_date_then_number(void **state) {
  (void)state;
  for (size_t n_dates = 1; n_dates <= DATES; n_dates++) {
    kg_graph *graph = dated_graph(n_dates);
    kgi_question question = kgi_question_about(graph);
    uint32_t papers[PAPERS];
    for (uint32_t i = 0; i < PAPERS; i++) papers[i] = i;
    kgi_papers_sort(&question, papers, PAPERS);
    assert_int_equal(kgi_question_age(&question), KG_OK);
    assert_memory_equal(question.ages.papers, papers, sizeof papers);
    for (size_t i = 0; i + 1 < PAPERS; i++) assert_true(kgi_paper_order(&question, papers[i], papers[i + 1]) < 0);
    kgi_arena_clear(&question.arena);
    kg_graph_free(graph);
  }
}

static void assert_month(kgi_month month, const char *text, size_t n_papers) {
  kg_str expected = kg_str_of(text);
  assert_int_equal(month.month.len, expected.len);
  assert_memory_equal(month.month.ptr, expected.ptr, expected.len);
  assert_int_equal(month.n_papers, n_papers);
}

static void months_unite_their_dates(void **state) {
  (void)state;
  kg_graph *graph = dated_graph(DATES);
  kgi_question question = kgi_question_about(graph);
  kgi_months months;
  assert_int_equal(kgi_question_months(&question, &months), KG_OK);
  assert_int_equal(months.n, 5);
  assert_month(months.items[0], "2023-12", 5);
  assert_month(months.items[1], "2024", 5);
  assert_month(months.items[2], "2024-09", 15);
  assert_month(months.items[3], "2024-10", 10);
  assert_month(months.items[4], "", 5);
  kgi_arena_clear(&question.arena);
  kg_graph_free(graph);
}

/* The border is the month's end nearest to the middle, the earlier of two: of 35 papers with a date, 10 are older than
 * 2024-09. */
static void turnouts_leave_papers_without_a_date(void **state) {
  (void)state;
  kg_graph *graph = dated_graph(DATES);
  kgi_question question = kgi_question_about(graph);
  const kgi_turnout *turnouts;
  size_t few_before = 0, few_now = 0;
  for (size_t i = 0; i < PAPERS; i += 3) {
    few_before += strlen(dates[i % DATES]) && strcmp(dates[i % DATES], "2024-09") < 0;
    few_now += strcmp(dates[i % DATES], "2024-09") >= 0;
  }
  assert_int_equal(kgi_question_turnouts(&question, &turnouts), KG_OK);
  assert_int_equal(turnouts[0].before, 10);
  assert_int_equal(turnouts[0].now, 25);
  assert_int_equal(turnouts[1].before, few_before);
  assert_int_equal(turnouts[1].now, few_now);
  kgi_arena_clear(&question.arena);
  kg_graph_free(graph);
}

/* With one month there is neither before nor now. */
static void turnouts_need_two_months(void **state) {
  (void)state;
  kg_graph *graph = dated_graph(2);
  kgi_question question = kgi_question_about(graph);
  const kgi_turnout *turnouts;
  assert_int_equal(kgi_question_turnouts(&question, &turnouts), KG_OK);
  assert_int_equal(turnouts[0].before, 0);
  assert_int_equal(turnouts[0].now, 0);
  kgi_arena_clear(&question.arena);
  kg_graph_free(graph);
}

/* The paper of a standing is the earliest of those that say most, the score of this list the latest date of all. */
static void standings_have_the_best_paper_and_the_latest_date(void **state) {
  (void)state;
  kg_graph *graph = dated_graph(DATES);
  kgi_question question = kgi_question_about(graph);
  kgi_ranking ranking;
  assert_int_equal(kgi_list_recent.make(&question, &ranking), KG_OK);
  assert_int_equal(ranking.n, 2);
  for (uint32_t i = 0; i < 2; i++) {
    assert_int_equal(ranking.items[i].entity, i);
    assert_int_equal((unsigned)ranking.items[i].score, 20241002);
  }
  assert_int_equal(ranking.items[0].paper, 20);
  assert_int_equal(ranking.items[1].paper, 0);
  kgi_arena_clear(&question.arena);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(papers_come_by_date_then_number),
      cmocka_unit_test(months_unite_their_dates),
      cmocka_unit_test(turnouts_leave_papers_without_a_date),
      cmocka_unit_test(turnouts_need_two_months),
      cmocka_unit_test(standings_have_the_best_paper_and_the_latest_date),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
