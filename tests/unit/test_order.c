/* Sorting by index: strings, rows that may be in order already, and numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "model/order.h"

/* Bytes count without sign, zeros are bytes, what is the start of another goes first, the same keeps its order. */
static void strings_sort_by_their_bytes(void **state) {
  (void)state;
  const kg_str strings[] = {KGI_STR("2407.145071"), KGI_STR("\xC3\xA9"), KGI_STR("2407.14507"), KGI_STR("a\0"),
                            KGI_STR("2407.14"),     KGI_STR("a"),        KGI_STR(""),           KGI_STR("2407.14507"),
                            KGI_STR("2407.14506")};
  const uint32_t expected[] = {6, 4, 8, 2, 7, 0, 5, 3, 1};
  enum { N = sizeof strings / sizeof *strings };
  kgi_arena arena = {0};
  uint32_t *order = kgi_order_strings(&arena, N, strings);
  assert_non_null(order);
  for (size_t i = 0; i < N; i++) assert_int_equal(order[i], expected[i]);
  kgi_arena_clear(&arena);
}

static int by_number(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

static void rows_sort_wherever_the_first_is_out_of_order(void **state) {
  (void)state;
  enum { N = 6 };
  for (int out = 0; out < N; out++) {
    int rows[N] = {1, 2, 3, 4, 5, 6};
    rows[out] = 0;
    kgi_order_rows(rows, N, sizeof *rows, by_number);
    for (int i = 0; i < N; i++) assert_int_equal(rows[i], i + (i > out));
  }
}

static void rows_sort_from_any_order(void **state) {
  (void)state;
  enum { N = 1009 }; /* a prime: every step visits all numbers */
  for (int step = 1; step < N; step += 222) {
    int rows[N];
    for (int i = 0; i < N; i++) rows[i] = (N - 1 - i) * step % N;
    kgi_order_rows(rows, N, sizeof *rows, by_number);
    for (int i = 0; i < N; i++) assert_int_equal(rows[i], i);
  }
}

/* Negative numbers first, all bytes count, the same number keeps its order. */
static void numbers_sort_with_their_sign(void **state) {
  (void)state;
  const int64_t sorted[] = {INT64_MIN, INT64_MIN, INT64_MIN + 1, -256, -1, 0, 0, 1, 255, 256, 1 << 24, INT64_MAX};
  enum { N = sizeof sorted / sizeof *sorted };
  for (size_t step = 1; step < N; step += 2) {
    if (step % 3 == 0) continue; /* it would not visit all of them */
    kgi_numbered rows[N];
    for (uint32_t i = 0; i < N; i++) rows[i] = (kgi_numbered){sorted[i * step % N], i};
    assert_true(kgi_order_numbered(rows, N));
    for (size_t i = 0; i < N; i++) {
      assert_true(rows[i].number == sorted[i]);
      assert_true(sorted[rows[i].item * step % N] == rows[i].number);
      if (i) assert_true(rows[i].number > rows[i - 1].number || rows[i].item > rows[i - 1].item);
    }
  }
  assert_true(kgi_order_numbered(NULL, 0));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(strings_sort_by_their_bytes),
      cmocka_unit_test(rows_sort_wherever_the_first_is_out_of_order),
      cmocka_unit_test(rows_sort_from_any_order),
      cmocka_unit_test(numbers_sort_with_their_sign),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
