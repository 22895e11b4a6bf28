#include "base/crew.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

enum { PER_THREAD = 8 }; /* items that may wait */

struct kgi_crew {
  kgi_crew_fn run;
  void *ctx;
  unsigned threads, started; /* both with the caller's */
  pthread_mutex_t lock;      /* guards what follows */
  pthread_cond_t changed;    /* an item came, or the end */
  void **ring;
  size_t first, n, room;
  bool ended;
  kg_status failure;
  pthread_t *ids;
};

typedef struct member {
  kgi_crew *crew;
  unsigned number;
} member;

kgi_crew *kgi_crew_new(unsigned threads, kgi_crew_fn run, void *ctx) {
  kgi_crew *crew = calloc(1, sizeof *crew);
  if (!crew) return NULL;
  *crew = (kgi_crew){.run = run, .ctx = ctx, .threads = threads, .started = 1, .room = (size_t)threads * PER_THREAD};
  crew->ring = calloc(crew->room, sizeof *crew->ring);
  crew->ids = calloc(threads, sizeof *crew->ids);
  pthread_mutex_init(&crew->lock, NULL);
  pthread_cond_init(&crew->changed, NULL);
  if (crew->ring && crew->ids) return crew;
  kgi_crew_free(crew);
  return NULL;
}

/* Takes the first item off the ring and does it; the lock is held before and after, not meanwhile. */
static void do_first(kgi_crew *crew, unsigned thread) {
  void *item = crew->ring[crew->first];
  crew->first = (crew->first + 1) % crew->room;
  crew->n--;
  if (crew->failure) return;
  pthread_mutex_unlock(&crew->lock);
  kg_status status = crew->run(crew->ctx, thread, item);
  pthread_mutex_lock(&crew->lock);
  if (!crew->failure) crew->failure = status;
}

static void *serve(void *arg) {
  member *self = arg;
  kgi_crew *crew = self->crew;
  pthread_mutex_lock(&crew->lock);
  for (;;) {
    if (crew->n)
      do_first(crew, self->number);
    else if (crew->ended)
      break;
    else
      pthread_cond_wait(&crew->changed, &crew->lock);
  }
  pthread_mutex_unlock(&crew->lock);
  free(self);
  return NULL;
}

/* One more thread; without it the others do the work. */
static void start_thread(kgi_crew *crew) {
  member *self = malloc(sizeof *self);
  if (!self) return;
  *self = (member){crew, crew->started};
  if (pthread_create(&crew->ids[crew->started], NULL, serve, self) == 0)
    crew->started++;
  else
    free(self);
}

kg_status kgi_crew_add(kgi_crew *crew, void *item) {
  if (crew->started < crew->threads) start_thread(crew);
  pthread_mutex_lock(&crew->lock);
  while (crew->n >= crew->room || (crew->started == 1 && crew->n)) do_first(crew, 0);
  crew->ring[(crew->first + crew->n++) % crew->room] = item;
  if (crew->started == 1) do_first(crew, 0);
  kg_status failure = crew->failure;
  pthread_cond_signal(&crew->changed);
  pthread_mutex_unlock(&crew->lock);
  return failure;
}

kg_status kgi_crew_end(kgi_crew *crew) {
  pthread_mutex_lock(&crew->lock);
  while (crew->n) do_first(crew, 0);
  crew->ended = true;
  pthread_cond_broadcast(&crew->changed);
  pthread_mutex_unlock(&crew->lock);
  for (; crew->started > 1; crew->started--) pthread_join(crew->ids[crew->started - 1], NULL);
  return crew->failure;
}

void kgi_crew_free(kgi_crew *crew) {
  if (!crew) return;
  pthread_mutex_lock(&crew->lock);
  crew->n = 0;
  pthread_mutex_unlock(&crew->lock);
  kg_status ignored = kgi_crew_end(crew);
  (void)ignored;
  pthread_cond_destroy(&crew->changed);
  pthread_mutex_destroy(&crew->lock);
  free(crew->ring);
  free(crew->ids);
  free(crew);
}
