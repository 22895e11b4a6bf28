#include "model/order.h"

#include <stdlib.h>

#include "base/str.h"

void kgi_order_sort(uint32_t *order, size_t n, kgi_compare compare, void *items) {
  size_t sorted = 1;
  while (sorted < n && compare(&order[sorted - 1], &order[sorted], items) <= 0) sorted++;
  if (sorted < n) qsort_r(order, n, sizeof *order, compare, items);
}

uint32_t *kgi_order(kgi_arena *arena, size_t n, kgi_compare compare, void *items) {
  uint32_t *order = kgi_arena_alloc(arena, n * sizeof *order);
  if (!order) return NULL;
  for (size_t i = 0; i < n; i++) order[i] = (uint32_t)i;
  kgi_order_sort(order, n, compare, items);
  return order;
}

uint32_t *kgi_order_ranks(kgi_arena *arena, const uint32_t *order, size_t n) {
  uint32_t *ranks = order ? kgi_arena_alloc(arena, n * sizeof *ranks) : NULL;
  if (!ranks) return NULL;
  for (size_t i = 0; i < n; i++) ranks[order[i]] = (uint32_t)i;
  return ranks;
}

void kgi_order_rows(void *rows, size_t n, size_t size, int (*compare)(const void *a, const void *b)) {
  const char *bytes = rows;
  size_t sorted = 1;
  while (sorted < n && compare(bytes + (sorted - 1) * size, bytes + sorted * size) <= 0) sorted++;
  if (sorted < n) qsort(rows, n, size, compare);
}

/* --- strings, by their first bytes, and whole only where these are the same --- */

typedef struct key {
  uint64_t head; /* the first eight bytes, as a number that sorts like them; zeros behind the end */
  kg_str string;
  uint32_t number;
} key;

static key key_of(kg_str string, uint32_t number) {
  key k = {.string = string, .number = number};
  for (size_t i = 0; i < sizeof k.head; i++) k.head = k.head << 8 | (i < string.len ? (unsigned char)string.ptr[i] : 0);
  return k;
}

static int by_key(const void *a, const void *b) {
  const key *x = a, *y = b;
  if (x->head != y->head) return x->head < y->head ? -1 : 1;
  int order = kgi_str_cmp(x->string, y->string);
  return order ? order : (x->number > y->number) - (x->number < y->number);
}

uint32_t *kgi_order_strings(kgi_arena *arena, size_t n, kg_str (*string)(const void *ctx, uint32_t i),
                            const void *ctx) {
  uint32_t *order = kgi_arena_alloc(arena, n * sizeof *order);
  key *keys = malloc((n + 1) * sizeof *keys);
  for (uint32_t i = 0; keys && i < n; i++) keys[i] = key_of(string(ctx, i), i);
  if (keys) kgi_order_rows(keys, n, sizeof *keys, by_key);
  for (size_t i = 0; keys && order && i < n; i++) order[i] = keys[i].number;
  bool good = keys != NULL;
  free(keys);
  return good ? order : NULL;
}
