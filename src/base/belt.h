/* Work in three steps on items that come and go in order, by several threads: nobody waits for a slow item before there
 * is nothing else to do. */
#ifndef KGI_BASE_BELT_H
#define KGI_BASE_BELT_H

#include <kgextract/base.h>

/* `place` is where the item is from being taken to being handed on: memory that it alone has by then. */
typedef kg_status (*kgi_belt_fn)(void *ctx, unsigned place, size_t item);

typedef struct kgi_belt_steps {
  kgi_belt_fn take;    /* fetches the next item, or tells by KG_NOTFOUND that there is none any more */
  kgi_belt_fn make;    /* works on it, while others work on others */
  kgi_belt_fn hand_on; /* gives the result away */
} kgi_belt_steps;

/* How many places there are for so many threads. */
unsigned kgi_belt_places(unsigned threads);

/* Takes items, numbered from 0, until there is none; the caller's thread is one of the threads. Taking and handing on
 * are done in order and for one item at a time. Of several failures the one of the first item is returned; what follows
 * it is not handed on. */
kg_status kgi_belt_run(unsigned threads, const kgi_belt_steps *steps, void *ctx) KG_CHECKED;

#endif
