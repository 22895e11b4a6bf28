#include "base/intern.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/str.h"

/* The slot of the text, or the empty one where it would go. The print keeps the texts of others out of the cache. */
static kgi_interned *slot_of(const kgi_interner *table, kg_str text, uint64_t hash) {
  size_t mask = table->n_slots - 1, at = (size_t)hash & mask;
  for (uint32_t print = (uint32_t)(hash >> 32); table->slots[at].number; at = (at + 1) & mask)
    if (table->slots[at].print == print && kgi_str_eq(table->strs.items[table->slots[at].number - 1], text)) break;
  return &table->slots[at];
}

static bool grow(kgi_interner *table, size_t n) {
  kgi_interned *slots = calloc(n, sizeof *slots);
  if (!slots) return false;
  free(table->slots);
  table->slots = slots;
  table->n_slots = n;
  for (size_t id = 0; id < table->strs.n; id++) {
    uint64_t hash = kgi_hash(table->strs.items[id]);
    *slot_of(table, table->strs.items[id], hash) = (kgi_interned){(uint32_t)(hash >> 32), (uint32_t)id + 1};
  }
  return true;
}

bool kgi_intern_reserve(kgi_interner *table, size_t more) {
  size_t n = table->n_slots ? table->n_slots : 64;
  while ((table->strs.n + more) * 2 > n) n *= 2;
  return (n == table->n_slots || grow(table, n)) && KGI_VEC_RESERVE(&table->strs, more);
}

/* The id of the text, for which there is room. */
static uint32_t take(kgi_interner *table, kg_str text, uint64_t hash) {
  kgi_interned *slot = slot_of(table, text, hash);
  if (slot->number) return slot->number - 1;
  kg_str copy = kgi_arena_str(&table->arena, text);
  if ((text.len && !copy.ptr) || !KGI_VEC_PUSH(&table->strs, copy)) return KGI_NO_ID;
  *slot = (kgi_interned){(uint32_t)(hash >> 32), (uint32_t)table->strs.n};
  return (uint32_t)table->strs.n - 1;
}

uint32_t kgi_intern(kgi_interner *table, kg_str text) {
  return kgi_intern_reserve(table, 1) ? take(table, text, kgi_hash(text)) : KGI_NO_ID;
}

uint32_t kgi_intern_find(const kgi_interner *table, kg_str text) {
  if (!table->n_slots) return KGI_NO_ID;
  const kgi_interned *slot = slot_of(table, text, kgi_hash(text));
  return slot->number ? slot->number - 1 : KGI_NO_ID;
}

/* The two steps ahead of a look: what it needs is asked for, then found but for a look at the text. */
static void expect(const kgi_interner *table, uint64_t hash) {
  __builtin_prefetch(&table->slots[(size_t)hash & (table->n_slots - 1)]);
}

static uint32_t guess(const kgi_interner *table, uint64_t hash) {
  size_t mask = table->n_slots - 1, at = (size_t)hash & mask;
  while (table->slots[at].number && table->slots[at].print != (uint32_t)(hash >> 32)) at = (at + 1) & mask;
  return table->slots[at].number - 1;
}

void kgi_intern_expect(const kgi_interner *table, kg_str text) {
  if (table->n_slots) expect(table, kgi_hash(text));
}

uint32_t kgi_intern_guess(const kgi_interner *table, kg_str text) {
  return table->n_slots ? guess(table, kgi_hash(text)) : KGI_NO_ID;
}

bool kgi_intern_all(kgi_interner *table, size_t n, const kg_str *texts, uint32_t *ids) {
  uint64_t hashes[KGI_INTERN_MOST];
  if (!kgi_intern_reserve(table, n)) return false;
  for (size_t i = 0; i < n; i++) expect(table, hashes[i] = kgi_hash(texts[i]));
  for (size_t i = 0; i < n; i++)
    if ((ids[i] = guess(table, hashes[i])) != KGI_NO_ID) __builtin_prefetch(&table->strs.items[ids[i]]);
  for (size_t i = 0; i < n; i++)
    if (ids[i] != KGI_NO_ID) __builtin_prefetch(table->strs.items[ids[i]].ptr);
  for (size_t i = 0; i < n; i++)
    if ((ids[i] = take(table, texts[i], hashes[i])) == KGI_NO_ID) return false;
  return true;
}

void kgi_intern_close(kgi_interner *table) {
  free(table->slots);
  table->slots = NULL;
  table->n_slots = 0;
}

void kgi_intern_clear(kgi_interner *table) {
  kgi_arena_clear(&table->arena);
  free(table->strs.items);
  free(table->slots);
  *table = (kgi_interner){0};
}
