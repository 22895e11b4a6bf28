/* Sorting by index: the order of items and the rank of each. */
#ifndef KGI_MODEL_ORDER_H
#define KGI_MODEL_ORDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Compares the items that two uint32_t indexes stand for. */
typedef int (*kgi_compare)(const void *a, const void *b, void *items);

/* The indexes 0 to n - 1, sorted; NULL when memory ran out. */
uint32_t *kgi_order(kgi_arena *arena, size_t n, kgi_compare compare, void *items);

/* rank[order[i]] = i; NULL when memory ran out or `order` is NULL. */
uint32_t *kgi_order_ranks(kgi_arena *arena, const uint32_t *order, size_t n);

/* The numbers of n strings, sorted by what they number; equal strings keep their order. NULL when memory ran out. */
uint32_t *kgi_order_strings(kgi_arena *arena, size_t n, const kg_str *strings);

/* An item and a number that it has. */
typedef struct kgi_numbered {
  int64_t number;
  uint32_t item;
} kgi_numbered;

/* Sorts items by number; those of the same number keep their order. False when memory ran out. */
bool kgi_order_numbered(kgi_numbered *rows, size_t n);

/* Sorts indexes in place, at no cost when they are in order. */
void kgi_order_sort(uint32_t *order, size_t n, kgi_compare compare, void *items);

/* Sorts rows in place, at little cost when they are in order or few places away from it. */
void kgi_order_rows(void *rows, size_t n, size_t size, int (*compare)(const void *a, const void *b));

#endif
