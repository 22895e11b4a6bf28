/* Work that comes bit by bit: each item is done once, by the caller alone where there is one thread. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <unistd.h>

#include "base/crew.h"

enum { ITEMS = 3000 };

typedef struct hall {
  atomic_uint done[ITEMS];
  atomic_uint total, strangers;
  unsigned threads;
  size_t fails;
  useconds_t nap; /* how long an item takes */
  pthread_t caller;
} hall;

static kg_status work(void *ctx, unsigned thread, void *item) {
  hall *h = ctx;
  size_t n = (size_t)((atomic_uint *)item - h->done);
  if (h->nap) usleep(h->nap);
  h->done[n]++;
  h->total++;
  if (thread >= h->threads || (thread == 0) != (pthread_equal(pthread_self(), h->caller) != 0)) h->strangers++;
  return n == h->fails ? KG_LIMIT : KG_OK;
}

static void each_item_is_done_once(void **state) {
  (void)state;
  for (unsigned threads = 1; threads < 6; threads++) {
    static hall h;
    h = (hall){.threads = threads, .fails = ITEMS, .caller = pthread_self()};
    kgi_crew *crew = kgi_crew_new(threads, work, &h);
    for (size_t i = 0; i < ITEMS; i++) {
      assert_int_equal(kgi_crew_add(crew, &h.done[i]), KG_OK);
      if (threads == 1) assert_int_equal(h.total, i + 1);
    }
    assert_int_equal(kgi_crew_end(crew), KG_OK);
    kgi_crew_free(crew);
    for (size_t i = 0; i < ITEMS; i++) assert_int_equal(h.done[i], 1);
    assert_int_equal(h.strangers, 0);
  }
}

static void a_failure_ends_the_work(void **state) {
  (void)state;
  for (unsigned threads = 1; threads < 6; threads++) {
    static hall h;
    h = (hall){.threads = threads, .fails = 10, .caller = pthread_self()};
    kgi_crew *crew = kgi_crew_new(threads, work, &h);
    kg_status status = KG_OK;
    for (size_t i = 0; i < ITEMS && !status; i++) status = kgi_crew_add(crew, &h.done[i]);
    assert_int_equal(kgi_crew_end(crew), KG_LIMIT);
    assert_true(h.total < ITEMS);
    kgi_crew_free(crew);
  }
}

static void work_may_be_dropped(void **state) {
  (void)state;
  static hall h;
  enum { GIVEN = 20 };
  h = (hall){.threads = 3, .fails = ITEMS, .nap = 200000, .caller = pthread_self()};
  kgi_crew *crew = kgi_crew_new(3, work, &h);
  for (size_t i = 0; i < GIVEN; i++) assert_int_equal(kgi_crew_add(crew, &h.done[i]), KG_OK);
  kgi_crew_free(crew);
  kgi_crew_free(kgi_crew_new(2, work, &h));
  kgi_crew_free(NULL);
  assert_true(h.total < GIVEN);
  for (size_t i = 0; i < GIVEN; i++) assert_true(h.done[i] <= 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_item_is_done_once),
      cmocka_unit_test(a_failure_ends_the_work),
      cmocka_unit_test(work_may_be_dropped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
