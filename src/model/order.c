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
  uint64_t head[2]; /* the first bytes, as numbers that sort like them; zeros behind the end */
  uint32_t number;
} key;

typedef struct strings {
  kg_str (*string)(const void *ctx, uint32_t i);
  const void *ctx;
} strings;

/* Eight bytes from `at` on. */
static uint64_t head_of(kg_str string, size_t at) {
  uint64_t head = 0;
  for (size_t i = at; i < at + sizeof head; i++) head = head << 8 | (i < string.len ? (unsigned char)string.ptr[i] : 0);
  return head;
}

static int by_key(const void *a, const void *b, void *ctx) {
  const key *x = a, *y = b;
  const strings *all = ctx;
  for (int i = 0; i < 2; i++)
    if (x->head[i] != y->head[i]) return x->head[i] < y->head[i] ? -1 : 1;
  int order = kgi_str_cmp(all->string(all->ctx, x->number), all->string(all->ctx, y->number));
  return order ? order : (x->number > y->number) - (x->number < y->number);
}

static void sort_keys(key *keys, size_t n, strings *all) {
  size_t sorted = 1;
  while (sorted < n && by_key(&keys[sorted - 1], &keys[sorted], all) <= 0) sorted++;
  if (sorted < n) qsort_r(keys, n, sizeof *keys, by_key, all);
}

uint32_t *kgi_order_strings(kgi_arena *arena, size_t n, kg_str (*string)(const void *ctx, uint32_t i),
                            const void *ctx) {
  uint32_t *order = kgi_arena_alloc(arena, n * sizeof *order);
  key *keys = malloc((n + 1) * sizeof *keys);
  if (keys && order) {
    for (uint32_t i = 0; i < n; i++) keys[i] = (key){{head_of(string(ctx, i), 0), head_of(string(ctx, i), 8)}, i};
    sort_keys(keys, n, &(strings){string, ctx});
    for (size_t i = 0; i < n; i++) order[i] = keys[i].number;
  }
  bool good = keys != NULL;
  free(keys);
  return good ? order : NULL;
}
