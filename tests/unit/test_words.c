/* Fixed lists of words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/words.h"

static const char *const fruits[] = {"Apple", "apple", "fig", "figs", "pear"};

static bool has(const char *word) { return kgi_words_have(fruits, 5, (kg_str){word, strlen(word)}); }

static void words_of_the_list_are_found(void **state) {
  (void)state;
  for (size_t i = 0; i < 5; i++) assert_true(has(fruits[i]));
}

static void other_words_are_not(void **state) {
  (void)state;
  assert_false(has(""));
  assert_false(has("fi"));
  assert_false(has("figsy"));
  assert_false(has("pears"));
  assert_false(has("Aardvark"));
}

/* A NUL is a byte like any other; behind the end of a word nothing is looked at. */
static void a_nul_does_not_end_a_word(void **state) {
  (void)state;
  static const char padded[8] = "fig";
  const char *const words[] = {padded};
  assert_false(kgi_words_have(words, 1, (kg_str){"fig\0x", 5}));
}

static void words_by_byte_are_found_at_either_end(void **state) {
  (void)state;
  static kgi_words_by_byte fronts = {['a'] = "a |an |any", ['t'] = "the "}, ends = {['s'] = "figs|s", [0x8B] = "模型"};
  assert_int_equal(kgi_words_begin(fronts, KGI_STR("an apple")), 3);
  assert_int_equal(kgi_words_begin(fronts, KGI_STR("any")), 3);
  assert_int_equal(kgi_words_begin(fronts, KGI_STR("an")), 0);
  assert_int_equal(kgi_words_begin(fronts, KGI_STR("pear")), 0);
  assert_int_equal(kgi_words_begin(fronts, KGI_STR("")), 0);
  assert_int_equal(kgi_words_end(ends, KGI_STR("two figs")), 4);
  assert_int_equal(kgi_words_end(ends, KGI_STR("pears")), 1);
  assert_int_equal(kgi_words_end(ends, KGI_STR("大模型")), 6);
  assert_int_equal(kgi_words_end(ends, KGI_STR("fig")), 0);
  assert_int_equal(kgi_words_end(ends, KGI_STR("")), 0);
}

static void words_are_found_in_front_of_a_text(void **state) {
  (void)state;
  static const char *const starts[] = {"Error 4", "Error:", "fig", "错误"};
  assert_true(kgi_words_start(starts, 4, KGI_STR("Error 404")));
  assert_true(kgi_words_start(starts, 4, KGI_STR("Error:")));
  assert_true(kgi_words_start(starts, 4, KGI_STR("figs")));
  assert_true(kgi_words_start(starts, 4, KGI_STR("错误：")));
  assert_false(kgi_words_start(starts, 4, KGI_STR("Error")));
  assert_false(kgi_words_start(starts, 4, KGI_STR("Error 5")));
  assert_false(kgi_words_start(starts, 4, KGI_STR("A")));
  assert_false(kgi_words_start(starts, 4, KGI_STR("")));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(words_of_the_list_are_found),
                                     cmocka_unit_test(other_words_are_not), cmocka_unit_test(a_nul_does_not_end_a_word),
                                     cmocka_unit_test(words_by_byte_are_found_at_either_end),
                                     cmocka_unit_test(words_are_found_in_front_of_a_text)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
