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

#endif
