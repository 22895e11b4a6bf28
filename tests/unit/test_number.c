/* Numbers as text: what printf would write, digit for digit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"

static void check(double value, int digits) {
  char own[KGI_NUMBER_SIZE + 1], printed[KGI_NUMBER_SIZE + 1];
  own[kgi_number_real(own, value, digits)] = '\0';
  snprintf(printed, sizeof printed, "%.*g", digits, value);
  assert_string_equal(own, printed);
}

static uint64_t next_random(uint64_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  return *state ^= *state << 17;
}

static void whole_numbers(void **state) {
  (void)state;
  static const uint64_t values[] = {0, 1, 9, 10, 99, 100, 4294967295u, 18446744073709551615u};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    char own[KGI_NUMBER_SIZE + 1], printed[KGI_NUMBER_SIZE + 1];
    own[kgi_number_whole(own, values[i])] = '\0';
    snprintf(printed, sizeof printed, "%llu", (unsigned long long)values[i]);
    assert_string_equal(own, printed);
  }
}

static void padded_numbers(void **state) {
  (void)state;
  char own[] = "#######";
  kgi_number_padded(own + 1, 2024, 4);
  assert_string_equal(own, "#2024##");
  kgi_number_padded(own + 5, 7, 2);
  assert_string_equal(own, "#202407");
  kgi_number_padded(own, 12345, 3);
  assert_string_equal(own, "3452407");
}

/* All shares of 20,000, as floats and as doubles: many are ties. */
static void shares(void **state) {
  (void)state;
  for (int i = 0; i <= 20000; i++) {
    check((double)((float)i / 20000), 4);
    check(i / 20000.0, 4);
    check(i / 32.0, 4);
  }
}

static void any_number_and_precision(void **state) {
  (void)state;
  uint64_t seed = 88172645463325252u;
  for (int i = 0; i < 200000; i++) {
    uint64_t bits = next_random(&seed);
    double value = (double)(int64_t)bits / (double)((uint64_t)1 << (next_random(&seed) % 64));
    check(value, 1 + (int)(next_random(&seed) % 10));
    memcpy(&value, &bits, sizeof value);
    if (value == value && value - value == 0) check(value, 1 + (int)(bits % 10));
  }
}

static void edges(void **state) {
  (void)state;
  static const double values[] = {0.0,   -0.0,    1e-4,   9.9999e-5, 0.00099996, 0.1,   0.99995,   0.999949,
                                  1,     9.99949, 9.9995, 9999.4,    9999.5,     99999, 100000,    0.01,
                                  0.001, 1e10,    1e15,   1 / 3.0,   2.5,        0.125, -17.25,    1e-300,
                                  1e300, 4e9,     100,    123456,    999999.5,   1e5,   12345678.9};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++)
    for (int digits = 1; digits <= 10; digits++) check(values[i], digits);
}

static void floats_widen_to_what_was_written(void **state) {
  (void)state;
  static const double written[] = {0,    1,      -3,       0.1,       0.7,   0.95,     2.5,     -0.3, 1e-3,
                                   1e30, 123.45, 16777216, 1.6777e-5, 1e-44, 0.123456, 99999.9, 3e38};
  for (size_t i = 0; i < sizeof written / sizeof *written; i++)
    assert_true(kgi_number_widen((float)written[i]) == written[i]);
  uint64_t seed = 88172645463325252u;
  for (int i = 0; i < 20000; i++) {
    uint32_t bits = (uint32_t)next_random(&seed);
    float value;
    memcpy(&value, &bits, sizeof value);
    if (value == value) assert_true((float)kgi_number_widen(value) == value);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(whole_numbers), cmocka_unit_test(padded_numbers),
      cmocka_unit_test(shares),        cmocka_unit_test(any_number_and_precision),
      cmocka_unit_test(edges),         cmocka_unit_test(floats_widen_to_what_was_written),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
