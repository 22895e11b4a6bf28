/* Work that comes bit by bit, done by threads while more of it comes. */
#ifndef KGI_BASE_CREW_H
#define KGI_BASE_CREW_H

#include <kgextract/base.h>

typedef struct kgi_crew kgi_crew;
typedef kg_status (*kgi_crew_fn)(void *ctx, unsigned thread, void *item);

/* Of `threads` threads the caller's is one, number 0: with one, each item is done as it comes. The others are started
 * by the first items. NULL when memory ran out. */
kgi_crew *kgi_crew_new(unsigned threads, kgi_crew_fn run, void *ctx);

/* Gives an item to whoever is free; where enough are waiting, the caller does one. The first failure met so far: what
 * comes after it is not done. */
kg_status kgi_crew_add(kgi_crew *crew, void *item) KG_CHECKED;

/* Does what is still waiting and ends the threads; a failure, if there was any. Nothing can be added any more. */
kg_status kgi_crew_end(kgi_crew *crew) KG_CHECKED;

/* Drops what is waiting; ends the threads unless that was done. */
void kgi_crew_free(kgi_crew *crew);

#endif
