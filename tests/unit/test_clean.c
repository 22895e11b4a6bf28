/* Where a run of plain text ends, whatever its length and wherever it lies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "write/clean.h"

enum { LONGEST = 50 };

static void runs_end_at_the_first_odd_byte(void **state) {
  (void)state;
  static const char odd[] = {'"', '\\', '<', '\n', '\0', '\x1F', '\xC3', '\xFF'};
  char text[LONGEST];
  memset(text, '~', sizeof text);
  for (size_t len = 0; len <= LONGEST; len++) {
    assert_int_equal(kgi_clean_plain((kg_str){text, len}, "\"\\<<"), len);
    for (size_t at = 0; at < len; at++)
      for (size_t i = 0; i < sizeof odd; i++) {
        text[at] = odd[i];
        assert_int_equal(kgi_clean_plain((kg_str){text, len}, "\"\\<<"), at);
        text[at] = i % 2 ? ' ' : '\x7F';
      }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(runs_end_at_the_first_odd_byte)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
