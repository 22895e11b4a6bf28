/* Errors as they are filled in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/utf8.h"

static const kgi_place nowhere = {0};

static void a_message_is_one_line_without_control_characters(void **state) {
  (void)state;
  kg_error err = {0};
  assert_int_equal(kgi_fail(&err, KG_SYNTAX, (kgi_place){"a\nb.md", 1, 2}, "near '%s'", "x\r\n\033[2J\x7F\xC2\x9By"),
                   KG_SYNTAX);
  assert_string_equal(err.text, "near 'x   [2J   y'");
  assert_string_equal(err.source, "a b.md");
}

static void a_long_message_ends_with_a_whole_character(void **state) {
  (void)state;
  kg_error err;
  char text[1200];
  for (size_t before = 0; before < 3; before++) {
    memset(text, 'a', before);
    for (size_t at = before; at < 1100; at += 3) memcpy(text + at, "\xE7\xA0\x94", 4);
    err = (kg_error){0};
    assert_int_equal(kgi_fail(&err, KG_SYNTAX, nowhere, "%s", text), KG_SYNTAX);
    size_t len = strlen(err.text);
    assert_true(len > 500 && len < sizeof err.text);
    assert_int_equal(kgi_utf8_bad((kg_str){err.text, len}), len);
  }
}

static void the_first_failure_wins(void **state) {
  (void)state;
  kg_error err = {0};
  assert_int_equal(kgi_fail(&err, KG_IO, nowhere, "first"), KG_IO);
  assert_int_equal(kgi_fail(&err, KG_NOMEM, nowhere, "second"), KG_NOMEM);
  assert_int_equal(err.status, KG_IO);
  assert_string_equal(err.text, "first");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_message_is_one_line_without_control_characters),
                                     cmocka_unit_test(a_long_message_ends_with_a_whole_character),
                                     cmocka_unit_test(the_first_failure_wins)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
