/* Memory by lifetime: many allocations, freed together. */
#ifndef KGI_BASE_ARENA_H
#define KGI_BASE_ARENA_H

#include <kgextract/base.h>

typedef struct kgi_chunk kgi_chunk;

/* Zero-initialise to start; kgi_arena_clear ends it. */
typedef struct kgi_arena {
  kgi_chunk *chunks, *spare; /* in use; kept by a reset */
} kgi_arena;

/* `size` bytes, aligned for any type, not cleared; NULL when memory ran out. */
void *kgi_arena_alloc(kgi_arena *arena, size_t size);

/* A copy of `text`; {NULL, 0} of the empty view and when memory ran out. */
kg_str kgi_arena_str(kgi_arena *arena, kg_str text);

/* Takes over all that the other one holds, which is empty then; nothing moves. */
void kgi_arena_join(kgi_arena *arena, kgi_arena *other);

/* Forgets all allocations but keeps some megabytes of their memory for reuse. */
void kgi_arena_reset(kgi_arena *arena);

void kgi_arena_clear(kgi_arena *arena);

#endif
