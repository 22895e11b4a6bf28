/* How an index is asked, by those who build it and those who scan with it. */
#ifndef KGI_DICT_PROBE_H
#define KGI_DICT_PROBE_H

#include <string.h>

#include "dict/index.h"

/* What the hash of a text up to its first bound may be: that of a whole form, or of what a longer one begins with. */
#define KGI_WHOLE ((uint64_t)1)
#define KGI_BEGINS ((uint64_t)1 << 32)

static inline uint64_t kgi_first(const kgi_index *index, uint64_t hash) {
  return index->firsts[(hash & (index->n_bits - 1)) / 32] >> hash % 32;
}

/* The hash of a prefix of a text up to its second bound that has its first one at this length. */
static inline uint64_t kgi_pair_hash(uint64_t second, size_t first_length) {
  return (second ^ first_length * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u >> 16;
}

static inline uint64_t kgi_has_pair(const kgi_index *index, uint64_t hash) {
  return index->pairs[(hash & (index->n_bits - 1)) / 64] >> hash % 64 & 1;
}

/* The length of the longest form with such a prefix. */
static inline uint8_t *kgi_reach_of(const kgi_index *index, uint64_t prefix) {
  return &index->reach[prefix >> 24 & (index->n_reaches - 1)];
}

static inline const char *kgi_key_of(const kgi_index *index, const kgi_form *form) {
  return index->bytes.items + form->key;
}

/* Keys of up to seven bytes are their hash. */
static inline bool kgi_is_key(const kgi_index *index, const kgi_form *form, uint64_t hash, const char *key,
                              size_t len) {
  if (form->hash != hash || form->len != len) return false;
  return len <= KGI_ROLL_STEP || memcmp(kgi_key_of(index, form), key, len) == 0;
}

/* The slot of the forms with this key, or the empty one where they would go. The upper half of the hash keeps others'
 * keys out of the cache. */
static inline size_t kgi_find_slot(const kgi_index *index, uint64_t hash, const char *key, size_t len) {
  size_t mask = index->n_slots - 1, slot = (size_t)hash & mask;
  for (uint32_t print = (uint32_t)(hash >> 32); index->slots[slot].form; slot = (slot + 1) & mask) {
    if (index->slots[slot].print != print) continue;
    if (kgi_is_key(index, &index->forms.items[index->slots[slot].form - 1], hash, key, len)) break;
  }
  return slot;
}

/* The gaps of a text from one bound to another where a separator stands, counted from the first. */
static inline uint64_t kgi_separators(const kgi_bound *from, const kgi_bound *to) {
  uint64_t mask = 0;
  for (const kgi_bound *b = from + 1; b < to; b++) mask |= (uint64_t)b->separated << (b->at - from->at);
  return mask;
}

#endif
