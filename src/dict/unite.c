/* Of entries with the same type and name the last one stays. */
#include <stdlib.h>

#include "base/hash.h"
#include "base/str.h"
#include "dict/lexicon.h"

static uint64_t hash_of(const kgi_entry *entry) { return kgi_hash(entry->name) * 31 + entry->type; }

static bool is_same(const kgi_entry *a, const kgi_entry *b) {
  return a->type == b->type && kgi_str_eq(a->name, b->name);
}

/* The slot of the entry with this key, or the empty one where it would go. */
static kgi_interned *slot_of(const kg_lexicon *lexicon, const kgi_entry *entry, uint64_t hash) {
  const kgi_keys *keys = &lexicon->keys;
  size_t at = hash & (keys->n_slots - 1);
  for (; keys->slots[at].number; at = (at + 1) & (keys->n_slots - 1)) {
    bool may_be = keys->slots[at].print == (uint32_t)(hash >> 32);
    if (may_be && is_same(&lexicon->entries.items[keys->slots[at].number - 1], entry)) break;
  }
  return &keys->slots[at];
}

/* Makes room for so many entries; where the table has to grow, it is empty then. */
static bool make_room(kgi_keys *keys, size_t n) {
  size_t n_slots = keys->n_slots ? keys->n_slots : 64;
  while (n * 2 > n_slots) n_slots *= 2;
  if (n_slots == keys->n_slots) return true;
  free(keys->slots);
  *keys = (kgi_keys){.slots = calloc(n_slots, sizeof *keys->slots), .n_slots = n_slots};
  return keys->slots;
}

kg_status kgi_lexicon_unite(kg_lexicon *lexicon) {
  enum { AHEAD = 8 }; /* slots on their way into the cache */
  kgi_keys *keys = &lexicon->keys;
  kgi_entry *entries = lexicon->entries.items;
  size_t n = lexicon->entries.n;
  if (!make_room(keys, n)) return KG_NOMEM;
  for (size_t i = keys->n; i < n; i++) {
    if (i + AHEAD < n) __builtin_prefetch(&keys->slots[hash_of(&entries[i + AHEAD]) & (keys->n_slots - 1)]);
    uint64_t hash = hash_of(&entries[i]);
    kgi_interned *slot = slot_of(lexicon, &entries[i], hash);
    if (!slot->number) *slot = (kgi_interned){(uint32_t)(hash >> 32), (uint32_t)++keys->n};
    if (slot->number - 1 != i) entries[slot->number - 1] = entries[i];
  }
  lexicon->entries.n = keys->n;
  return KG_OK;
}
