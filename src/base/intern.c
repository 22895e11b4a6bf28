#include "base/intern.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/str.h"

static size_t slot_of(const kgi_interner *table, kg_str text) {
  size_t mask = table->n_slots - 1;
  size_t slot = (size_t)kgi_hash(text) & mask;
  while (table->slots[slot] && !kgi_str_eq(table->strs.items[table->slots[slot] - 1], text)) slot = (slot + 1) & mask;
  return slot;
}

static bool grow(kgi_interner *table) {
  size_t n = table->n_slots ? table->n_slots * 2 : 64;
  uint32_t *slots = calloc(n, sizeof *slots);
  if (!slots) return false;
  free(table->slots);
  table->slots = slots;
  table->n_slots = n;
  for (size_t id = 0; id < table->strs.n; id++) slots[slot_of(table, table->strs.items[id])] = (uint32_t)id + 1;
  return true;
}

uint32_t kgi_intern(kgi_interner *table, kg_str text) {
  if (table->strs.n * 2 >= table->n_slots && !grow(table)) return KGI_NO_ID;
  size_t slot = slot_of(table, text);
  if (table->slots[slot]) return table->slots[slot] - 1;
  kg_str copy = kgi_arena_str(&table->arena, text);
  if ((text.len && !copy.ptr) || !KGI_VEC_PUSH(&table->strs, copy)) return KGI_NO_ID;
  table->slots[slot] = (uint32_t)table->strs.n;
  return (uint32_t)table->strs.n - 1;
}

uint32_t kgi_intern_find(const kgi_interner *table, kg_str text) {
  if (!table->n_slots) return KGI_NO_ID;
  size_t slot = slot_of(table, text);
  return table->slots[slot] ? table->slots[slot] - 1 : KGI_NO_ID;
}

void kgi_intern_clear(kgi_interner *table) {
  kgi_arena_clear(&table->arena);
  free(table->strs.items);
  free(table->slots);
  *table = (kgi_interner){0};
}
