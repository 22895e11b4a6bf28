/* Items by several threads: each once, handed on in order, whatever fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/pool.h"

enum { ITEMS = 5000 };

typedef struct line {
  unsigned made[ITEMS];
  size_t taken, handed, fails_taking, fails_making, fails_handing;
} line;

static kg_status make(void *ctx, unsigned thread, size_t item) {
  line *l = ctx;
  (void)thread;
  for (volatile unsigned i = 0; i < item % 7 * 100; i++) {
  }
  l->made[item]++;
  return item == l->fails_making ? KG_LIMIT : KG_OK;
}

static kg_status hand_on(void *ctx, unsigned thread, size_t item) {
  line *l = ctx;
  (void)thread;
  assert_int_equal(item, l->handed);
  assert_int_equal(l->made[item], 1);
  if (item == l->fails_handing) return KG_IO;
  l->handed++;
  return KG_OK;
}

static void all_are_handed_on_in_order(void **state) {
  (void)state;
  for (unsigned threads = 1; threads < 6; threads++) {
    line l = {.fails_making = ITEMS, .fails_handing = ITEMS};
    assert_int_equal(kgi_pool_run_in_order(threads, ITEMS, make, hand_on, &l), KG_OK);
    assert_int_equal(l.handed, ITEMS);
    assert_int_equal(kgi_pool_run_in_order(threads, 0, make, hand_on, &l), KG_OK);
  }
}

static void first_failure_counts(void **state) {
  (void)state;
  for (unsigned threads = 1; threads < 6; threads++) {
    line l = {.fails_making = 1234, .fails_handing = 1235};
    assert_int_equal(kgi_pool_run_in_order(threads, ITEMS, make, hand_on, &l), KG_LIMIT);
    assert_int_equal(l.handed, 1234);
    l = (line){.fails_making = 1235, .fails_handing = 1234};
    assert_int_equal(kgi_pool_run_in_order(threads, ITEMS, make, hand_on, &l), KG_IO);
    assert_int_equal(l.handed, 1234);
  }
}

static kg_status take(void *ctx, unsigned thread, size_t item) {
  line *l = ctx;
  (void)thread;
  assert_int_equal(item, l->taken);
  if (item == l->fails_taking) return KG_NOMEM;
  return l->taken++ == ITEMS ? KG_NOTFOUND : KG_OK;
}

static void streams_end_where_taking_does(void **state) {
  (void)state;
  for (unsigned threads = 1; threads < 6; threads++) {
    line l = {.fails_making = ITEMS, .fails_handing = ITEMS, .fails_taking = SIZE_MAX};
    assert_int_equal(kgi_pool_run_stream(threads, take, make, hand_on, &l), KG_OK);
    assert_int_equal(l.handed, ITEMS);
    l = (line){.fails_making = ITEMS, .fails_handing = ITEMS, .fails_taking = 1000};
    assert_int_equal(kgi_pool_run_stream(threads, take, make, hand_on, &l), KG_NOMEM);
    assert_int_equal(l.handed, 1000);
    l = (line){.fails_making = 777, .fails_handing = ITEMS, .fails_taking = 1000};
    assert_int_equal(kgi_pool_run_stream(threads, take, make, hand_on, &l), KG_LIMIT);
    assert_int_equal(l.handed, 777);
    assert_true(l.taken <= 1000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_are_handed_on_in_order),
      cmocka_unit_test(first_failure_counts),
      cmocka_unit_test(streams_end_where_taking_does),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
