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

/* Takes the entries from the first on that is not among the keys; their hashes are at hand. */
static void take_entries(kg_lexicon *lexicon, const uint64_t *hashes) {
  enum { AHEAD = 8 }; /* slots on their way into the cache */
  kgi_keys *keys = &lexicon->keys;
  kgi_entry *entries = lexicon->entries.items;
  for (size_t i = keys->n; i < lexicon->entries.n; i++, hashes++) {
    if (i + AHEAD < lexicon->entries.n) __builtin_prefetch(&keys->slots[hashes[AHEAD] & (keys->n_slots - 1)]);
    kgi_interned *slot = slot_of(lexicon, &entries[i], *hashes);
    if (!slot->number) *slot = (kgi_interned){(uint32_t)(*hashes >> 32), (uint32_t)++keys->n};
    if (slot->number - 1 != i) entries[slot->number - 1] = entries[i];
  }
  lexicon->entries.n = keys->n;
}

kg_status kgi_lexicon_unite(kg_lexicon *lexicon) {
  size_t n = lexicon->entries.n;
  uint64_t *hashes = malloc((n + 1) * sizeof *hashes);
  if (!hashes || !make_room(&lexicon->keys, n)) return free(hashes), KG_NOMEM;
  for (size_t i = lexicon->keys.n; i < n; i++) hashes[i - lexicon->keys.n] = hash_of(&lexicon->entries.items[i]);
  take_entries(lexicon, hashes);
  free(hashes);
  return KG_OK;
}
