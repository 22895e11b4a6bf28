#include "base/belt.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/pool.h"

typedef struct place {
  bool made; /* its item waits to be handed on */
  kg_status status;
} place;

typedef struct belt {
  const kgi_belt_steps *steps;
  void *ctx;
  pthread_mutex_t lock; /* guards what follows, but is not held during a step */
  pthread_cond_t changed;
  place *places; /* of item i: place i modulo their number */
  size_t n_places;
  size_t taken, handed, end; /* items so far; how many there are, once that is known */
  bool taking, handing;      /* somebody does */
  kg_status failure;
} belt;

unsigned kgi_belt_places(unsigned threads) { return threads > 1 ? 2 * threads : 1; }

static bool is_done(const belt *b) { return b->failure || b->handed == b->end; }

static bool can_hand_on(const belt *b) { return !b->handing && b->places[b->handed % b->n_places].made; }

static bool can_take(const belt *b) { return !b->taking && b->taken < b->end && b->taken - b->handed < b->n_places; }

/* Does a step, and lets somebody else do what there is beside it. */
static kg_status do_step(belt *b, kgi_belt_fn step, size_t item) {
  bool is_more = can_hand_on(b) || can_take(b);
  pthread_mutex_unlock(&b->lock);
  if (is_more) pthread_cond_signal(&b->changed);
  kg_status status = step(b->ctx, (unsigned)(item % b->n_places), item);
  pthread_mutex_lock(&b->lock);
  return status;
}

static void hand_on_next(belt *b) {
  place *at = &b->places[b->handed % b->n_places];
  b->handing = true;
  if (!at->status) at->status = do_step(b, b->steps->hand_on, b->handed);
  b->failure = at->status;
  at->made = false;
  b->handed++;
  b->handing = false;
}

/* Takes an item and makes it. One that could not be taken is the last, and handed on as a failure. */
static void make_next(belt *b) {
  size_t item = b->taken;
  b->taking = true;
  kg_status status = do_step(b, b->steps->take, item);
  b->taking = false;
  if (status) b->end = item + (status != KG_NOTFOUND);
  if (status == KG_NOTFOUND) return;
  b->taken++;
  if (!status) status = do_step(b, b->steps->make, item);
  b->places[item % b->n_places] = (place){true, status};
}

static kg_status work(void *ctx, unsigned thread, size_t worker) {
  (void)thread, (void)worker;
  belt *b = ctx;
  pthread_mutex_lock(&b->lock);
  while (!is_done(b)) {
    if (can_hand_on(b))
      hand_on_next(b);
    else if (can_take(b))
      make_next(b);
    else
      pthread_cond_wait(&b->changed, &b->lock);
  }
  kg_status failure = b->failure;
  pthread_cond_broadcast(&b->changed);
  pthread_mutex_unlock(&b->lock);
  return failure;
}

kg_status kgi_belt_run(unsigned threads, const kgi_belt_steps *steps, void *ctx) {
  belt b = {.steps = steps, .ctx = ctx, .n_places = kgi_belt_places(threads), .end = SIZE_MAX};
  b.places = calloc(b.n_places, sizeof *b.places);
  if (!b.places) return KG_NOMEM;
  pthread_mutex_init(&b.lock, NULL);
  pthread_cond_init(&b.changed, NULL);
  kg_status status = kgi_pool_run(threads, threads, work, &b);
  pthread_cond_destroy(&b.changed);
  pthread_mutex_destroy(&b.lock);
  free(b.places);
  return status;
}
