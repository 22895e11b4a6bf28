/* What patterns cannot match without. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "dict/need.h"

static const kg_str shared =
    KGI_STR_INIT("(?(DEFINE)(?<NAME>\\$?(?=[a-z]*[A-Z])[A-Za-z]+)(?<LIST>(?&NAME)(?:, (?&NAME))*+)(?<LOOP>(?&LOOP)))");

static bool needs(const char *regex) { return kgi_needs_capital(kg_str_of(regex), shared); }

static void names_are_needed(void **state) {
  (void)state;
  assert_true(needs("\\bcalled (?<name>[A-Z]\\w+)"));
  assert_true(needs("\\b[Oo]ur (?:new )*(?<names>(?&LIST))"));
  assert_true(needs("(?:on|over)[ ](?:the[ ]){0,3}?(?&NAME)(?=[.]|$)"));
  assert_true(needs("model (?=[^ ]*[A-Z])x"));
  assert_true(needs("(?s)名为“?(?:x[A-Z]|y(?&NAME))"));
}

static void what_may_be_missing_is_not_needed(void **state) {
  (void)state;
  assert_false(needs("called (?<name>[A-Z]\\w+)?"));
  assert_false(needs("called (?:[A-Z]){0,2}x"));
  assert_false(needs("called (?:[A-Z]|x)"));
  assert_false(needs("called [A-Z]|x"));
  assert_false(needs("called (?:|[A-Z])"));
  assert_false(needs("called (?![A-Z])x"));
  assert_false(needs("called (?<=[A-Z] )x"));
  assert_false(needs("called [A-Z0-9]"));
  assert_false(needs("called [^A-Z]"));
  assert_false(needs("called \\[A-Z]"));
}

static void the_first_character_does_not_count(void **state) {
  (void)state;
  assert_false(needs("[A-Z]x"));
  assert_false(needs("\\b(?&LIST)"));
  assert_false(needs("了?[A-Z]"));
  assert_false(needs("(?=x[^ ])[A-Z]"));
  assert_true(needs("x?了[A-Z]"));
}

static void doubt_is_no_need(void **state) {
  (void)state;
  assert_false(needs("(?i)called [A-Z]"));
  assert_false(needs("called \\Q[\\E[A-Z]"));
  assert_false(needs("called{x|y}[A-Z]"));
  assert_false(needs("called (?&MISSING)[A-Z]"));
  assert_false(needs("called (?&LOOP)[A-Z]"));
  assert_false(needs("called [[:upper:]][A-Z]"));
  assert_false(needs("called ([A-Z]"));
  assert_false(needs("called [A-Z"));
  assert_false(needs("called [A-Z])"));
  assert_false(kgi_needs_capital(KGI_STR("called [A-Z]"), KGI_STR("(?i)(?(DEFINE)(?<X>x))")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_are_needed),
      cmocka_unit_test(what_may_be_missing_is_not_needed),
      cmocka_unit_test(the_first_character_does_not_count),
      cmocka_unit_test(doubt_is_no_need),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
