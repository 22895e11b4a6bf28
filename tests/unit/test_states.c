/* Tables of states made small: they lead where they did before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "dict/states.h"

enum { ENDS = 2, CLASSES = 4 };

/* Both ends lead to the first, as what is behind them is not looked at. State 4 is as 2, and 5 as 3; nothing tells the
 * classes 1 and 3 apart. */
static const uint16_t table[][CLASSES] = {{0, 0, 0, 0}, {0, 0, 0, 0}, {3, 0, 2, 0},
                                          {5, 1, 4, 1}, {5, 0, 4, 0}, {3, 1, 2, 1}};

static kgi_states states_of_table(uint16_t next[6 * CLASSES]) {
  memcpy(next, table, sizeof table);
  return (kgi_states){6, CLASSES, next};
}

static void classes_that_lead_alike_become_one(void **state) {
  (void)state;
  uint16_t next[6 * CLASSES];
  uint8_t class_of[KGI_BYTES] = {['a'] = 1, ['b'] = 2, ['c'] = 3};
  kgi_states states = states_of_table(next);
  kgi_states_join_classes(&states, class_of);
  assert_int_equal(states.n_classes, 3);
  assert_int_equal(class_of['a'], class_of['c']);
  assert_int_not_equal(class_of['a'], class_of['b']);
  assert_int_equal(next[3 * 3 + class_of['x']], 5);
  assert_int_equal(next[3 * 3 + class_of['c']], 1);
  assert_int_equal(next[3 * 3 + class_of['b']], 4);
}

static void states_that_lead_alike_become_one(void **state) {
  (void)state;
  uint16_t next[6 * CLASSES], now[KGI_MOST_STATES];
  kgi_states states = states_of_table(next);
  kgi_states_join(&states, ENDS, now);
  assert_int_equal(states.n, 4);
  assert_int_equal(now[0], 0);
  assert_int_equal(now[1], 1);
  assert_int_equal(now[2], now[4]);
  assert_int_equal(now[3], now[5]);
  assert_int_not_equal(now[2], now[3]);
  for (int k = 0; k < CLASSES; k++)
    for (int s = 0; s < 6; s++) assert_int_equal(next[now[s] * CLASSES + k], now[table[s][k]]);
}

/* The end that a way of bytes leads to, or one of the states behind them. */
static uint32_t end_of_way(const uint16_t *next, uint32_t state, uint32_t way) {
  for (int step = 0; step < 12 && state >= ENDS; step++, way /= 2) state = next[state * 2 + way % 2];
  return state < ENDS ? state : ENDS;
}

static void any_table_leads_where_it_did(void **state) {
  (void)state;
  enum { STATES = 60, WAYS = 1 << 12 };
  srand(7);
  for (int round = 0; round < 20; round++) {
    uint16_t next[2 * STATES] = {0}, made[2 * STATES], now[KGI_MOST_STATES];
    for (int i = 2 * ENDS; i < 2 * STATES; i++) next[i] = (uint16_t)(rand() % 3 ? rand() % STATES : rand() % ENDS);
    memcpy(made, next, sizeof next);
    kgi_states states = {STATES, 2, made};
    kgi_states_join(&states, ENDS, now);
    for (uint32_t s = 0; s < STATES; s++)
      for (uint32_t way = 0; way < WAYS; way++)
        assert_int_equal(end_of_way(made, now[s], way), end_of_way(next, s, way));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(classes_that_lead_alike_become_one),
                                     cmocka_unit_test(states_that_lead_alike_become_one),
                                     cmocka_unit_test(any_table_leads_where_it_did)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
