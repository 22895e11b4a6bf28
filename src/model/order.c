#include "model/order.h"

#include <stdlib.h>
#include <string.h>

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

/* Moves each row back to where it belongs; gives up, with some in order, when that is far for many. */
static bool order_near(char *rows, size_t n, size_t size, int (*compare)(const void *a, const void *b)) {
  enum { LARGEST = 64, FAR = 8 };
  char row[LARGEST];
  size_t moves = 0;
  for (size_t from = 1; from < n; from++) {
    size_t to = from;
    while (to > 0 && moves <= FAR * n && compare(rows + (to - 1) * size, rows + from * size) > 0) to--, moves++;
    if (size > LARGEST || moves > FAR * n) return false;
    if (to == from) continue;
    memcpy(row, rows + from * size, size);
    memmove(rows + (to + 1) * size, rows + to * size, (from - to) * size);
    memcpy(rows + to * size, row, size);
  }
  return true;
}

void kgi_order_rows(void *rows, size_t n, size_t size, int (*compare)(const void *a, const void *b)) {
  if (!order_near(rows, n, size, compare)) qsort(rows, n, size, compare);
}

/* --- strings, by their first bytes, and whole only where these are the same --- */

typedef struct key {
  uint64_t head[2]; /* the first bytes, as numbers that sort like them; zeros behind the end */
  uint32_t number;
} key;

/* Eight bytes from `at` on. */
static uint64_t head_of(kg_str string, size_t at) {
  uint64_t head = 0;
  for (size_t i = at; i < at + sizeof head; i++) head = head << 8 | (i < string.len ? (unsigned char)string.ptr[i] : 0);
  return head;
}

/* Whether two keys, of which the first one came first, stand in their order. */
static bool are_in_order(const key *a, const key *b, const kg_str *strings) {
  for (int i = 0; i < 2; i++)
    if (a->head[i] != b->head[i]) return a->head[i] < b->head[i];
  return kgi_str_cmp(strings[a->number], strings[b->number]) <= 0;
}

/* Merges two sorted halves; `spare` has room for the first. */
static void merge(key *keys, size_t half, size_t n, key *spare, const kg_str *strings) {
  memcpy(spare, keys, half * sizeof *keys);
  for (size_t left = 0, right = half, to = 0; left < half; to++) {
    bool goes_first = right == n || are_in_order(&spare[left], &keys[right], strings);
    keys[to] = goes_first ? spare[left++] : keys[right++];
  }
}

/* By merging, in which equal ones keep their order; what is sorted already costs a look. */
static void sort_keys(key *keys, size_t n, key *spare, const kg_str *strings) {
  size_t half = n / 2;
  if (n < 2) return;
  sort_keys(keys, half, spare, strings);
  sort_keys(keys + half, n - half, spare, strings);
  if (!are_in_order(&keys[half - 1], &keys[half], strings)) merge(keys, half, n, spare, strings);
}

uint32_t *kgi_order_strings(kgi_arena *arena, size_t n, const kg_str *strings) {
  uint32_t *order = kgi_arena_alloc(arena, n * sizeof *order);
  key *keys = malloc((n + n / 2 + 1) * sizeof *keys);
  if (keys && order) {
    for (uint32_t i = 0; i < n; i++) keys[i] = (key){{head_of(strings[i], 0), head_of(strings[i], 8)}, i};
    sort_keys(keys, n, keys + n, strings);
    for (size_t i = 0; i < n; i++) order[i] = keys[i].number;
  }
  bool good = keys != NULL;
  free(keys);
  return good ? order : NULL;
}

/* --- numbers, by their bytes from the last to the first --- */

enum { BYTES = 8, VALUES = 256 };

/* A byte of a number, counted from the last; the sign is turned round, as negative numbers come first. */
static size_t byte_of(int64_t number, int byte) {
  return ((uint64_t)number ^ (uint64_t)1 << 63) >> 8 * byte & (VALUES - 1);
}

typedef size_t all_places[BYTES][VALUES];

/* By byte and value: where the rows that have it begin. */
static void find_places(const kgi_numbered *rows, size_t n, all_places places) {
  memset(places, 0, sizeof(all_places));
  for (size_t i = 0; i < n; i++)
    for (int byte = 0; byte < BYTES; byte++) places[byte][byte_of(rows[i].number, byte)]++;
  for (int byte = 0; byte < BYTES; byte++)
    for (size_t value = VALUES, end = n; value-- > 0;) end = places[byte][value] = end - places[byte][value];
}

/* Each byte keeps the order that those after it made; an even number of them ends where it began. */
bool kgi_order_numbered(kgi_numbered *rows, size_t n) {
  all_places places;
  kgi_numbered *spare = calloc(n + 1, sizeof *spare), *from = rows, *to = spare;
  if (!spare) return false;
  find_places(rows, n, places);
  for (int byte = 0; byte < BYTES; byte++) {
    for (size_t i = 0; i < n; i++) to[places[byte][byte_of(from[i].number, byte)]++] = from[i];
    to = from;
    from = from == rows ? spare : rows;
  }
  free(spare);
  return true;
}
