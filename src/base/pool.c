#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_THREADS = 256 };

typedef struct pool {
  atomic_size_t next;
  atomic_int failure;
  size_t n, batch; /* items; how many of them a thread takes at a time */
  kgi_pool_fn run, take, hand_on;
  void *ctx;
  pthread_mutex_t taking, handing; /* guard what is taken; turn */
  pthread_cond_t turned;
  size_t turn; /* the item to be handed on */
} pool;

typedef struct worker {
  pool *shared;
  unsigned number;
  pthread_t thread;
} worker;

unsigned kgi_pool_threads(unsigned wanted) {
  long cores = sysconf(_SC_NPROCESSORS_ONLN);
  unsigned n = wanted ? wanted : cores > 0 ? (unsigned)cores : 1;
  return n < MOST_THREADS ? n : MOST_THREADS;
}

static void *work(void *arg) {
  worker *self = arg;
  pool *shared = self->shared;
  for (;;) {
    size_t first = atomic_fetch_add(&shared->next, shared->batch);
    if (first >= shared->n) return NULL;
    for (size_t i = first; i < first + shared->batch && i < shared->n; i++) {
      if (atomic_load(&shared->failure)) return NULL;
      kg_status status = shared->run(shared->ctx, self->number, i);
      if (status) atomic_store(&shared->failure, (int)status);
    }
  }
}

/* Takes the next item; false when there is none. What could not be taken counts as the last one. */
static bool take_next(const worker *self, size_t *item, kg_status *status) {
  pool *shared = self->shared;
  pthread_mutex_lock(&shared->taking);
  bool goes_on = shared->next < shared->n && !atomic_load(&shared->failure);
  *item = shared->next;
  *status = goes_on && shared->take ? shared->take(shared->ctx, self->number, *item) : KG_OK;
  if (*status) shared->n = *item;
  goes_on = goes_on && *status != KG_NOTFOUND;
  if (goes_on) shared->next++;
  pthread_mutex_unlock(&shared->taking);
  return goes_on;
}

/* Hands an item on when it is its turn, whatever became of it. */
static void take_turn(const worker *self, size_t item, kg_status status) {
  pool *shared = self->shared;
  pthread_mutex_lock(&shared->handing);
  while (shared->turn != item) pthread_cond_wait(&shared->turned, &shared->handing);
  if (!atomic_load(&shared->failure)) {
    if (!status) status = shared->hand_on(shared->ctx, self->number, item);
    atomic_store(&shared->failure, (int)status);
  }
  shared->turn++;
  pthread_cond_broadcast(&shared->turned);
  pthread_mutex_unlock(&shared->handing);
}

static void *work_in_turns(void *arg) {
  worker *self = arg;
  pool *shared = self->shared;
  kg_status status;
  for (size_t item; take_next(self, &item, &status);)
    take_turn(self, item, status ? status : shared->run(shared->ctx, self->number, item));
  return NULL;
}

static kg_status launch(pool *shared, unsigned threads, void *(*start)(void *worker)) {
  worker *workers = calloc(threads, sizeof *workers);
  if (!workers) return KG_NOMEM;
  unsigned started = 1;
  for (unsigned t = 0; t < threads; t++) workers[t] = (worker){.shared = shared, .number = t};
  while (started < threads && pthread_create(&workers[started].thread, NULL, start, &workers[started]) == 0) started++;
  start(&workers[0]);
  for (unsigned t = 1; t < started; t++) pthread_join(workers[t].thread, NULL);
  free(workers);
  return (kg_status)atomic_load(&shared->failure);
}

/* Few items are shared out one by one: each may be long. */
static size_t batch_of(unsigned threads, size_t n) {
  enum { MOST = 16, ROUNDS = 16 };
  size_t batch = n / ((size_t)threads * ROUNDS);
  return batch < 1 ? 1 : batch < MOST ? batch : MOST;
}

kg_status kgi_pool_run(unsigned threads, size_t n, kgi_pool_fn run, void *ctx) {
  pool shared = {.n = n, .batch = batch_of(threads, n), .run = run, .ctx = ctx};
  return launch(&shared, threads, work);
}

static kg_status launch_in_turns(pool shared, unsigned threads) {
  pthread_mutex_init(&shared.taking, NULL);
  pthread_mutex_init(&shared.handing, NULL);
  pthread_cond_init(&shared.turned, NULL);
  kg_status status = launch(&shared, threads, work_in_turns);
  pthread_cond_destroy(&shared.turned);
  pthread_mutex_destroy(&shared.handing);
  pthread_mutex_destroy(&shared.taking);
  return status;
}

kg_status kgi_pool_run_in_order(unsigned threads, size_t n, kgi_pool_fn make, kgi_pool_fn hand_on, void *ctx) {
  return launch_in_turns((pool){.n = n, .run = make, .hand_on = hand_on, .ctx = ctx}, threads);
}

kg_status kgi_pool_run_stream(unsigned threads, kgi_pool_fn take, kgi_pool_fn make, kgi_pool_fn hand_on, void *ctx) {
  return launch_in_turns((pool){.n = SIZE_MAX, .run = make, .take = take, .hand_on = hand_on, .ctx = ctx}, threads);
}
