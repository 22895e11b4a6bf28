/* Strings as numbers: the same for the same bytes, also where only a guess is asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/intern.h"
#include "base/str.h"

enum { MANY = 50000 };

static kg_str nth(char text[16], int n) {
  int len = snprintf(text, 16, "%d", n);
  return (kg_str){text, (size_t)len};
}

static void same_bytes_same_number(void **state) {
  (void)state;
  kgi_interner table = {0};
  char text[16];
  assert_int_equal(kgi_intern_find(&table, KGI_STR("0")), KGI_NO_ID);
  for (int round = 0; round < 2; round++)
    for (int i = 0; i < MANY; i++) assert_int_equal(kgi_intern(&table, nth(text, i)), i);
  for (int i = 0; i < MANY; i++) assert_true(kgi_str_eq(table.strs.items[i], nth(text, i)));
  assert_int_equal(table.strs.n, MANY);
  assert_int_equal(kgi_intern_find(&table, nth(text, MANY)), KGI_NO_ID);
  assert_int_equal(kgi_intern(&table, (kg_str){NULL, 0}), MANY);
  assert_int_equal(kgi_intern(&table, KGI_STR("")), MANY);
  kgi_intern_clear(&table);
}

static void guesses(void **state) {
  (void)state;
  kgi_interner table = {0};
  char text[16];
  kgi_intern_expect(&table, KGI_STR("0"));
  assert_int_equal(kgi_intern_guess(&table, KGI_STR("0")), KGI_NO_ID);
  for (int i = 0; i < MANY; i++) assert_int_equal(kgi_intern(&table, nth(text, i)), i);
  for (int i = 0; i < MANY; i++) {
    kgi_intern_expect(&table, nth(text, i));
    assert_int_equal(kgi_intern_guess(&table, nth(text, i)), i);
  }
  int wrong = 0;
  for (int i = MANY; i < 2 * MANY; i++) wrong += kgi_intern_guess(&table, nth(text, i)) != KGI_NO_ID;
  assert_int_equal(wrong, 0);
  kgi_intern_clear(&table);
}

/* Those known, the new, and the same new one twice. */
static void some_at_once(void **state) {
  (void)state;
  kgi_interner table = {0};
  char text[KGI_INTERN_MOST][16];
  kg_str texts[KGI_INTERN_MOST];
  uint32_t ids[KGI_INTERN_MOST];
  for (int i = 0; i < MANY; i += KGI_INTERN_MOST / 2) {
    for (int k = 0; k < KGI_INTERN_MOST; k++) texts[k] = nth(text[k], i + k % (KGI_INTERN_MOST - 1));
    assert_true(kgi_intern_all(&table, KGI_INTERN_MOST, texts, ids));
    for (int k = 0; k < KGI_INTERN_MOST; k++) assert_int_equal(ids[k], i + k % (KGI_INTERN_MOST - 1));
  }
  assert_true(kgi_intern_all(&table, 0, NULL, NULL));
  kgi_intern_clear(&table);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(same_bytes_same_number),
      cmocka_unit_test(guesses),
      cmocka_unit_test(some_at_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
