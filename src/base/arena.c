#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct kgi_chunk {
  kgi_chunk *next;
  size_t used, size;
  alignas(max_align_t) char bytes[];
};

/* Chunks grow with their arena. Large ones are mapped, so that they leave memory when they are freed: what malloc hands
 * out between other things often stays. */
enum { CHUNK = 64 * 1024, LARGE = 1024 * 1024, MOST_SPARE = 8 * LARGE };

static kgi_chunk *new_chunk(size_t size) {
  if (size < LARGE) return malloc(size);
  void *chunk = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return chunk == MAP_FAILED ? NULL : chunk;
}

static void free_chunk(kgi_chunk *chunk) {
  if (chunk && sizeof *chunk + chunk->size >= LARGE)
    munmap(chunk, sizeof *chunk + chunk->size);
  else
    free(chunk);
}

/* What the next chunk takes, if it need not be larger. */
static size_t next_size(const kgi_arena *arena) {
  size_t last = arena->chunks ? sizeof *arena->chunks + arena->chunks->size : CHUNK / 2;
  return last < LARGE / 2 ? last * 2 : LARGE;
}

/* A chunk that a reset has kept, if it is large enough. */
static kgi_chunk *take_spare(kgi_arena *arena, size_t least) {
  kgi_chunk *chunk = arena->spare;
  if (!chunk || chunk->size < least) return NULL;
  arena->spare = chunk->next;
  return chunk;
}

static kgi_chunk *make_chunk(const kgi_arena *arena, size_t least) {
  if (least > SIZE_MAX - sizeof(kgi_chunk)) return NULL;
  size_t size = next_size(arena);
  if (size < sizeof(kgi_chunk) + least) size = sizeof(kgi_chunk) + least;
  kgi_chunk *chunk = new_chunk(size);
  if (chunk) chunk->size = size - sizeof *chunk;
  return chunk;
}

static kgi_chunk *add_chunk(kgi_arena *arena, size_t least) {
  kgi_chunk *chunk = take_spare(arena, least);
  if (!chunk) chunk = make_chunk(arena, least);
  if (!chunk) return NULL;
  chunk->next = arena->chunks;
  chunk->used = 0;
  arena->chunks = chunk;
  return chunk;
}

/* `size` bytes at the next multiple of `step`. */
static void *take(kgi_arena *arena, size_t size, size_t step) {
  kgi_chunk *chunk = arena->chunks;
  size_t at = chunk ? (chunk->used + step - 1) & ~(step - 1) : 0;
  if (!chunk || at > chunk->size || chunk->size - at < size) {
    chunk = add_chunk(arena, size);
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

static void free_chunks(kgi_chunk *chunk) {
  for (kgi_chunk *next; chunk; chunk = next) {
    next = chunk->next;
    free_chunk(chunk);
  }
}

void kgi_arena_reset(kgi_arena *arena) {
  size_t kept = 0;
  kgi_chunk **end = &arena->chunks;
  for (; *end && kept + (*end)->size <= MOST_SPARE; end = &(*end)->next) kept += (*end)->size;
  free_chunks(*end);
  *end = NULL;
  free_chunks(arena->spare);
  arena->spare = arena->chunks;
  arena->chunks = NULL;
}

void kgi_arena_clear(kgi_arena *arena) {
  free_chunks(arena->chunks);
  free_chunks(arena->spare);
  *arena = (kgi_arena){0};
}
