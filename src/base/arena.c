#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

struct kgi_chunk {
  kgi_chunk *next;
  size_t used, size;
  alignas(max_align_t) char bytes[];
};

enum { CHUNK = 64 * 1024 };

static kgi_chunk *add_chunk(kgi_arena *arena, size_t size) {
  kgi_chunk *chunk = malloc(sizeof *chunk + size);
  if (!chunk) return NULL;
  *chunk = (kgi_chunk){.next = arena->chunks, .size = size};
  arena->chunks = chunk;
  return chunk;
}

void *kgi_arena_alloc(kgi_arena *arena, size_t size) {
  size_t aligned = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
  if (aligned < size) return NULL;
  kgi_chunk *chunk = arena->chunks;
  if (!chunk || chunk->size - chunk->used < aligned) {
    chunk = add_chunk(arena, aligned > CHUNK ? aligned : CHUNK);
    if (!chunk) return NULL;
  }
  void *at = chunk->bytes + chunk->used;
  chunk->used += aligned;
  return at;
}

kg_str kgi_arena_str(kgi_arena *arena, kg_str text) {
  if (text.len == 0) return (kg_str){NULL, 0};
  char *copy = kgi_arena_alloc(arena, text.len);
  if (!copy) return (kg_str){NULL, 0};
  memcpy(copy, text.ptr, text.len);
  return (kg_str){copy, text.len};
}

void kgi_arena_reset(kgi_arena *arena) {
  if (!arena->chunks) return;
  kgi_chunk *rest = arena->chunks->next;
  while (rest) {
    kgi_chunk *next = rest->next;
    free(rest);
    rest = next;
  }
  arena->chunks->next = NULL;
  arena->chunks->used = 0;
}

void kgi_arena_clear(kgi_arena *arena) {
  kgi_arena_reset(arena);
  free(arena->chunks);
  arena->chunks = NULL;
}
