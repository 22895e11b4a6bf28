#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_THREADS = 256 };

typedef struct pool {
  atomic_size_t next;
  atomic_int failure;
  size_t n, batch; /* items; how many of them a thread takes at a time */
  kgi_pool_fn run;
  void *ctx;
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

/* Few items are shared out one by one: each may be long. */
static size_t batch_of(unsigned threads, size_t n) {
  enum { MOST = 16, ROUNDS = 16 };
  size_t batch = n / ((size_t)threads * ROUNDS);
  return batch < 1 ? 1 : batch < MOST ? batch : MOST;
}

kg_status kgi_pool_run(unsigned threads, size_t n, kgi_pool_fn run, void *ctx) {
  pool shared = {.n = n, .batch = batch_of(threads, n), .run = run, .ctx = ctx};
  worker *workers = calloc(threads, sizeof *workers);
  if (!workers) return KG_NOMEM;
  unsigned started = 1;
  for (unsigned t = 0; t < threads; t++) workers[t] = (worker){.shared = &shared, .number = t};
  while (started < threads && pthread_create(&workers[started].thread, NULL, work, &workers[started]) == 0) started++;
  work(&workers[0]);
  for (unsigned t = 1; t < started; t++) pthread_join(workers[t].thread, NULL);
  free(workers);
  return (kg_status)atomic_load(&shared.failure);
}
