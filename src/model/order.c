#include "model/order.h"

#include <stdlib.h>

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
