/* Searching in views: the fast ways find what the plain ones find. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/str.h"

enum { LENGTH = 60 };

/* Each byte, looked for in texts of every length that hold it at every place. */
static void any_byte_is_found_at_every_place(void **state) {
  (void)state;
  static const kg_str bytes = KGI_STR_INIT(".!\xE3");
  char text[LENGTH];
  memset(text, 'x', sizeof text);
  for (size_t len = 0; len <= LENGTH; len++)
    for (size_t at = 0; at < len; at++) {
      text[at] = bytes.ptr[at % bytes.len];
      for (size_t from = 0; from <= len; from++)
        assert_int_equal(kgi_str_find_any((kg_str){text, len}, from, bytes), from <= at ? at : len);
      text[at] = 'x';
    }
}

static void the_first_of_several_is_found(void **state) {
  (void)state;
  assert_int_equal(kgi_str_find_any(KGI_STR("a long text. with! several. of them"), 0, KGI_STR("!.")), 11);
  assert_int_equal(kgi_str_find_any(KGI_STR("a long text. with! several. of them"), 12, KGI_STR("!.")), 17);
  assert_int_equal(kgi_str_find_any(KGI_STR(""), 0, KGI_STR("!.")), 0);
}

/* In short texts and in long ones, which are searched by other ways. */
static void words_are_found(void **state) {
  (void)state;
  char text[600];
  memset(text, 'o', sizeof text);
  for (size_t len = 4; len <= sizeof text; len += 149)
    for (size_t at = 0; at + 4 <= len; at++) {
      memcpy(text + at, "on a", 4);
      assert_int_equal(kgi_str_find((kg_str){text, len}, KGI_STR("on a")), at);
      memset(text + at, 'o', 4);
    }
  assert_int_equal(kgi_str_find((kg_str){text, sizeof text}, KGI_STR("on a")), SIZE_MAX);
  assert_int_equal(kgi_str_find(KGI_STR("on"), KGI_STR("on a")), SIZE_MAX);
  assert_int_equal(kgi_str_find(KGI_STR("on"), KGI_STR("")), 0);
}

static void ends_are_compared_whole(void **state) {
  (void)state;
  assert_true(kgi_str_starts(KGI_STR("data set"), KGI_STR("data")));
  assert_false(kgi_str_starts(KGI_STR("data set"), KGI_STR("date")));
  assert_false(kgi_str_starts(KGI_STR("dat"), KGI_STR("data")));
  assert_true(kgi_str_starts(KGI_STR(""), KGI_STR("")));
  assert_true(kgi_str_ends(KGI_STR("data set"), KGI_STR("set")));
  assert_false(kgi_str_ends(KGI_STR("data set"), KGI_STR("bet")));
  assert_false(kgi_str_ends(KGI_STR("et"), KGI_STR("set")));
  assert_true(kgi_str_ends(KGI_STR("x"), KGI_STR("")));
  assert_true(kgi_str_ends_nocase(KGI_STR("data SET"), KGI_STR("set")));
  assert_false(kgi_str_ends_nocase(KGI_STR("data BET"), KGI_STR("set")));
  assert_false(kgi_str_ends_nocase(KGI_STR("ET"), KGI_STR("set")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(any_byte_is_found_at_every_place),
      cmocka_unit_test(the_first_of_several_is_found),
      cmocka_unit_test(words_are_found),
      cmocka_unit_test(ends_are_compared_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
