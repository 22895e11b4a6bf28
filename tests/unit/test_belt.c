/* Items on a belt: each is taken, made once and handed on in order, whatever fails. */
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/belt.h"

enum { ITEMS = 5000 };
#define NEVER SIZE_MAX

typedef struct line {
  unsigned made[ITEMS];
  size_t n, at[16], taken, handed, fails_taking, fails_making, fails_handing;
} line;

static kg_status make(void *ctx, unsigned place, size_t item) {
  line *l = ctx;
  assert_int_equal(l->at[place], item);
  for (volatile unsigned i = 0; i < item % 7 * 100; i++) {
  }
  l->made[item]++;
  return item == l->fails_making ? KG_LIMIT : KG_OK;
}

static kg_status hand_on(void *ctx, unsigned place, size_t item) {
  line *l = ctx;
  assert_int_equal(l->at[place], item);
  assert_int_equal(item, l->handed);
  assert_int_equal(l->made[item], 1);
  if (item == l->fails_handing) return KG_IO;
  l->handed++;
  return KG_OK;
}

static kg_status take(void *ctx, unsigned place, size_t item) {
  line *l = ctx;
  assert_int_equal(item, l->taken);
  if (item == l->fails_taking) return KG_NOMEM;
  l->at[place] = item;
  return l->taken++ == l->n ? KG_NOTFOUND : KG_OK;
}

static const kgi_belt_steps steps = {take, make, hand_on};

static line new_line(size_t n) {
  return (line){.n = n, .fails_taking = NEVER, .fails_making = NEVER, .fails_handing = NEVER};
}

static void all_are_handed_on_in_order(void **state) {
  (void)state;
  for (unsigned threads = 1; threads < 6; threads++) {
    line l = new_line(ITEMS), none = new_line(0);
    assert_int_equal(kgi_belt_run(threads, &steps, &l), KG_OK);
    assert_int_equal(l.handed, ITEMS);
    assert_int_equal(kgi_belt_run(threads, &steps, &none), KG_OK);
  }
}

static void check_failure(line l, kg_status failure, size_t handed) {
  for (unsigned threads = 1; threads < 6; threads++) {
    line fresh = l;
    assert_int_equal(kgi_belt_run(threads, &steps, &fresh), failure);
    assert_int_equal(fresh.handed, handed);
  }
}

static void first_failure_counts(void **state) {
  (void)state;
  line l = new_line(ITEMS);
  l.fails_making = 1234;
  l.fails_handing = 1235;
  check_failure(l, KG_LIMIT, 1234);
  l.fails_handing = 1233;
  check_failure(l, KG_IO, 1233);
}

static void nothing_is_lost_before_what_cannot_be_taken(void **state) {
  (void)state;
  line l = new_line(ITEMS);
  l.fails_taking = 1000;
  check_failure(l, KG_NOMEM, 1000);
  l.fails_making = 777;
  check_failure(l, KG_LIMIT, 777);
}

/* A slow item keeps the others from being handed on, but not from being made. */
typedef struct queue {
  atomic_size_t made;
  size_t waited_for;
} queue;

static kg_status take_some(void *ctx, unsigned place, size_t item) {
  (void)ctx, (void)place;
  return item < 64 ? KG_OK : KG_NOTFOUND;
}

static kg_status make_slowly(void *ctx, unsigned place, size_t item) {
  queue *q = ctx;
  (void)place;
  while (item == 0 && q->made < q->waited_for) sched_yield();
  q->made++;
  return KG_OK;
}

static kg_status let_go(void *ctx, unsigned place, size_t item) {
  (void)ctx, (void)place, (void)item;
  return KG_OK;
}

static void others_go_on_beside_a_slow_item(void **state) {
  (void)state;
  static const kgi_belt_steps slow = {take_some, make_slowly, let_go};
  for (unsigned threads = 2; threads < 6; threads++) {
    queue q = {.waited_for = kgi_belt_places(threads) - 1};
    assert_int_equal(kgi_belt_run(threads, &slow, &q), KG_OK);
    assert_int_equal(q.made, 64);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_are_handed_on_in_order),
      cmocka_unit_test(first_failure_counts),
      cmocka_unit_test(nothing_is_lost_before_what_cannot_be_taken),
      cmocka_unit_test(others_go_on_beside_a_slow_item),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
