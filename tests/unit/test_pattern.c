/* Context patterns: what their cues let be found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "dict/lexicon.h"
#include "extract/work.h"

static const char text[] = "We call it FooNet. Results on BarSet and on BazSet: score 3. On QuxSet we see nothing.";

/* The claims, as "[taken]" one after the other, of one pattern row on the text above. */
static void claims_of(const char *row, char *out) {
  kg_lexicon *lexicon = kg_lexicon_new();
  assert_int_equal(kg_lexicon_add_memory(lexicon, "p.patterns", (kg_str){row, strlen(row)}, NULL, NULL), KG_OK);
  assert_int_equal(kg_lexicon_compile(lexicon, NULL, NULL), KG_OK);
  kgi_work *work = kgi_work_new(lexicon, true);
  kgi_paper paper = {.id = {0}};
  paper.text[KG_ABSTRACT] = (kg_str){text, sizeof text - 1};
  assert_int_equal(kgi_work_set(work, &paper), KG_OK);
  work->tells = true;
  assert_int_equal(kgi_apply_patterns(work), KG_OK);
  assert_int_equal(kgi_note_held(work), KG_OK);
  assert_int_equal(kgi_apply_limited_patterns(work), KG_OK);
  *out = '\0';
  for (size_t i = 0; i < work->claims.n; i++) {
    kg_str taken = kgi_work_text(work, KG_ABSTRACT, work->claims.items[i].range);
    strcat(strncat(strcat(out, "["), taken.ptr, taken.len), "]");
  }
  kgi_work_free(work);
  kg_lexicon_free(lexicon);
}

static void expect_claims(const char *row, const char *expected) {
  char found[200];
  claims_of(row, found);
  assert_string_equal(found, expected);
}

static void a_gate_lets_the_whole_sentence_be_searched(void **state) {
  (void)state;
  expect_claims("p\tevaluates\t0.5\tscore\t\\b[Oo]n (?<name>[A-Z]\\w+)\n", "[BarSet][BazSet]");
  expect_claims("p\tevaluates\t0.5\tmissing\t\\b[Oo]n (?<name>[A-Z]\\w+)\n", "");
}

static void leads_are_where_matches_begin(void **state) {
  (void)state;
  expect_claims("p\tevaluates\t0.5\t^on\t\\b[Oo]n (?<name>[A-Z]\\w+)\n", "[BarSet][BazSet][QuxSet]");
  expect_claims("p\tevaluates\t0.5\tscore^on\t\\b[Oo]n (?<name>[A-Z]\\w+)\n", "[BarSet][BazSet]");
  expect_claims("p\tintroduces\t0.5\t^call\tcall it (?<name>[A-Z]\\w+)\n", "[FooNet]");
}

static void a_match_is_not_entered_again(void **state) {
  (void)state;
  expect_claims("p\tevaluates\t0.5\t^on\ton (?<phrase>BarSet and on BazSet|BazSet)\n", "[BarSet and on BazSet]");
}

static void names_begin_at_words_with_capitals(void **state) {
  (void)state;
  expect_claims("p\tevaluates\t0.5\tscore^*\t(?<name>[A-Z]\\w+)(?= and|:)\n", "[BarSet][BazSet]");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_gate_lets_the_whole_sentence_be_searched),
      cmocka_unit_test(leads_are_where_matches_begin),
      cmocka_unit_test(a_match_is_not_entered_again),
      cmocka_unit_test(names_begin_at_words_with_capitals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
