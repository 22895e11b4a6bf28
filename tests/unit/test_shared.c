/* Of the parts that patterns share, each takes those that it refers to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "dict/shared.h"

static void assert_taken(const char *shared, const char *regex, const char *expected) {
  kgi_buf out = {0};
  kgi_shared_put(kg_str_of(shared), kg_str_of(regex), &out);
  assert_false(out.failed);
  assert_int_equal(out.len, strlen(expected));
  if (out.len) assert_memory_equal(out.bytes, expected, out.len);
  kgi_buf_clear(&out);
}

static const char block[] = "(?(DEFINE)(?<TOKEN>[A-Z(\\]]+\\()(?<NAME>(?:(?&TOKEN) ?)+)(?<JOIN>[ ]?(?:,|and)))";

static void parts_come_with_what_they_name(void **state) {
  (void)state;
  assert_taken(block, "we propose (?<name>(?&NAME))", "(?(DEFINE)(?<TOKEN>[A-Z(\\]]+\\()(?<NAME>(?:(?&TOKEN) ?)+))");
  assert_taken(block, "(?&JOIN)", "(?(DEFINE)(?<JOIN>[ ]?(?:,|and)))");
  assert_taken(block, "on (?<names>[A-Z]+)", "");
}

static void all_stay_where_groups_are_counted(void **state) {
  (void)state;
  assert_taken(block, "(a)\\1", block);
  assert_taken(block, "(a)(?1)", block);
  assert_taken(block, "(a(?R)?)", block);
  assert_taken(block, "(a)(?-1)", block);
  assert_taken(block, "(a)\\g{1}", block);
  assert_taken(block, "a\\\\1(?-i)", ""); /* a backslash and a digit; an option */
}

static void what_is_written_otherwise_stays_whole(void **state) {
  (void)state;
  assert_taken("(?i)", "x", "(?i)");
  assert_taken("(?(DEFINE)(?<A>x)(?:y))", "x", "(?(DEFINE)(?<A>x)(?:y))");
  assert_taken("(?(DEFINE)(?<A>x)", "x", "(?(DEFINE)(?<A>x)"); /* not closed */
  assert_taken("(?(DEFINE)(?<A>x)) ", "x", "(?(DEFINE)(?<A>x)) ");
  assert_taken("", "x", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parts_come_with_what_they_name),
      cmocka_unit_test(all_stay_where_groups_are_counted),
      cmocka_unit_test(what_is_written_otherwise_stays_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
