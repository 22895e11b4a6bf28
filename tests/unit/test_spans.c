/* Spans by where they begin, claims by the sentences they begin in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/work.h"

static const char abstract[] =
    "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789. "
    "Another sentence stands here. And a third one, too. And in the end the fourth one.";

static kg_lexicon *lexicon;
static kgi_work *work;

static int set_up(void **state) {
  (void)state;
  lexicon = kg_lexicon_new();
  if (!lexicon || kg_lexicon_compile(lexicon, NULL, NULL)) return 1;
  work = kgi_work_new(lexicon, true);
  return !work || kgi_work_set(work, &(kgi_paper){.text = {[KG_ABSTRACT] = {abstract, sizeof abstract - 1}}});
}

static int tear_down(void **state) {
  (void)state;
  kgi_work_free(work);
  kg_lexicon_free(lexicon);
  return 0;
}

static void add(uint32_t start, uint32_t end) {
  kgi_span span = {.field = KG_ABSTRACT, .range = {start, end}};
  assert_int_equal(kgi_span_add(work, &span), KG_OK);
}

static uint32_t number(const kgi_span *span) { return span ? (uint32_t)(span - work->spans.items) : KGI_NO_ID; }

static void spans_of_a_range_come_by_their_starts(void **state) {
  (void)state;
  const uint32_t starts[] = {64, 5, 63, 5, 128, 127, 5}, order[] = {1, 3, 6, 2, 0, 5, 4};
  for (size_t i = 0; i < 7; i++) add(starts[i], starts[i] + 3 + (uint32_t)i);
  const kgi_span *span = kgi_span_in(work, KG_ABSTRACT, (kgi_range){0, 129});
  for (size_t i = 0; i < 7; i++, span = kgi_span_after(work, span, 129)) assert_int_equal(number(span), order[i]);
  assert_null(span);
  assert_int_equal(number(kgi_span_in(work, KG_ABSTRACT, (kgi_range){6, 64})), 2);
  assert_null(kgi_span_in(work, KG_ABSTRACT, (kgi_range){6, 63}));
  assert_null(kgi_span_in(work, KG_ABSTRACT, (kgi_range){129, sizeof abstract - 1}));
  assert_null(kgi_span_in(work, KG_TITLE, (kgi_range){0, 0}));
  assert_null(kgi_span_after(work, kgi_span_in(work, KG_ABSTRACT, (kgi_range){64, 65}), 127));
}

static void spans_are_found_at_their_ends(void **state) {
  (void)state;
  kgi_span found;
  add(10, 20);
  add(2, 70);
  add(68, 70);
  assert_true(kgi_span_at(work, KG_ABSTRACT, (kgi_range){10, 20}, &found));
  assert_false(kgi_span_at(work, KG_ABSTRACT, (kgi_range){10, 21}, &found));
  assert_int_equal(number(kgi_span_reaching(work, KG_ABSTRACT, (kgi_range){70, 70})), 1);
  assert_int_equal(number(kgi_span_reaching(work, KG_ABSTRACT, (kgi_range){15, 16})), 1);
  assert_null(kgi_span_reaching(work, KG_ABSTRACT, (kgi_range){71, 80}));
}

static size_t count_claims(kgi_range range) {
  size_t n = 0;
  kgi_claimed claimed = kgi_claimed_on(work, KG_ABSTRACT, range);
  while (kgi_claimed_next(work, &claimed)) n++;
  return n;
}

static void claims_are_those_of_the_sentences_that_a_range_touches(void **state) {
  (void)state;
  const uint32_t starts[] = {150, 3, 100, 90, 3};
  for (size_t i = 0; i < 5; i++) {
    kgi_claim claim = {.field = KG_ABSTRACT, .range = {starts[i], starts[i] + 2}};
    assert_int_equal(kgi_claim_add(work, &claim), KG_OK);
  }
  assert_int_equal(count_claims((kgi_range){0, 2}), 2);
  assert_int_equal(count_claims((kgi_range){85, 86}), 2);
  assert_int_equal(count_claims((kgi_range){60, 86}), 4);
  assert_int_equal(count_claims((kgi_range){110, 111}), 0);
  assert_int_equal(count_claims((kgi_range){0, sizeof abstract - 1}), 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(spans_of_a_range_come_by_their_starts, set_up, tear_down),
      cmocka_unit_test_setup_teardown(spans_are_found_at_their_ends, set_up, tear_down),
      cmocka_unit_test_setup_teardown(claims_are_those_of_the_sentences_that_a_range_touches, set_up, tear_down)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
