/* Work on numbered items by several threads; results go by number, so timing never shows. */
#ifndef KGI_BASE_POOL_H
#define KGI_BASE_POOL_H

#include <kgextract/base.h>

typedef kg_status (*kgi_pool_fn)(void *ctx, unsigned thread, size_t item);

/* How many threads to use: `wanted`, or one per core for 0. */
unsigned kgi_pool_threads(unsigned wanted);

/* Calls run(ctx, thread, item) once for each item below n, on `threads` threads (the caller's is one of them).
 * After a failure no new items are begun; one of the failures is returned. */
kg_status kgi_pool_run(unsigned threads, size_t n, kgi_pool_fn run, void *ctx) KG_CHECKED;

/* The same in two steps: items are made at any time, each by one thread, which then hands it on when all items before
 * it have been. Of several failures the one of the first item is returned; what follows it is not handed on. */
kg_status kgi_pool_run_in_order(unsigned threads, size_t n, kgi_pool_fn make, kgi_pool_fn hand_on,
                                void *ctx) KG_CHECKED;

/* The same for items whose number shows only at the end: take(ctx, thread, item) fetches the next one for its thread,
 * one after another, and tells by KG_NOTFOUND that there is none any more. */
kg_status kgi_pool_run_stream(unsigned threads, kgi_pool_fn take, kgi_pool_fn make, kgi_pool_fn hand_on,
                              void *ctx) KG_CHECKED;

#endif
