#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct kgi_chunk {
  kgi_chunk *next;
  size_t used, size;
  alignas(max_align_t) char bytes[];
};

enum { CHUNK = 64 * 1024 };

static kgi_chunk *add_chunk(kgi_arena *arena, size_t size) {
  kgi_chunk *chunk = size <= SIZE_MAX - sizeof *chunk ? malloc(sizeof *chunk + size) : NULL;
  if (!chunk) return NULL;
  *chunk = (kgi_chunk){.next = arena->chunks, .size = size};
  arena->chunks = chunk;
  return chunk;
}

/* `size` bytes at the next multiple of `step`. */
static void *take(kgi_arena *arena, size_t size, size_t step) {
  kgi_chunk *chunk = arena->chunks;
  size_t at = chunk ? (chunk->used + step - 1) & ~(step - 1) : 0;
  if (!chunk || at > chunk->size || chunk->size - at < size) {
    chunk = add_chunk(arena, size > CHUNK ? size : CHUNK);
    if (!chunk) return NULL;
    at = 0;
  }
  chunk->used = at + size;
  return chunk->bytes + at;
}

void *kgi_arena_alloc(kgi_arena *arena, size_t size) { return take(arena, size, alignof(max_align_t)); }

kg_str kgi_arena_str(kgi_arena *arena, kg_str text) {
  if (text.len == 0) return (kg_str){NULL, 0};
  char *copy = take(arena, text.len, 1);
  if (!copy) return (kg_str){NULL, 0};
  memcpy(copy, text.ptr, text.len);
  return (kg_str){copy, text.len};
}

void kgi_arena_join(kgi_arena *arena, kgi_arena *other) {
  kgi_chunk **end = &arena->chunks;
  while (*end) end = &(*end)->next;
  *end = other->chunks;
  other->chunks = NULL;
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
