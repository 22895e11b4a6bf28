/* How an index is asked, by those who build it and those who scan with it. */
#ifndef KGI_DICT_PROBE_H
#define KGI_DICT_PROBE_H

#include <string.h>

#include "dict/index.h"

/* What a text shows up to some bound sets a bit in the lower half of the word for its hash if it is a whole form, and
 * bits in the upper half if longer forms begin so: one for each letter that they go on with. */
static inline uint64_t *kgi_filter_word(const kgi_index *index, uint64_t hash) {
  return &index->filter[hash & (index->n_filter - 1)];
}

static inline unsigned kgi_whole_bit(uint64_t hash) { return hash >> 26 & 31; }

/* A letter is told by a byte of ASCII, or by the second one of a character outside. */
static inline unsigned kgi_begins_bit(uint64_t hash, const char *behind) {
  return 32 + ((hash >> 31) + (unsigned char)behind[(unsigned char)behind[0] >> 7]) % 32;
}

/* 1 or 0. */
static inline uint64_t kgi_is_whole(uint64_t word, uint64_t hash) { return word >> kgi_whole_bit(hash) & 1; }
static inline uint64_t kgi_begins(uint64_t word, uint64_t hash, const char *behind) {
  return word >> kgi_begins_bit(hash, behind) & 1;
}

static inline const char *kgi_key_of(const kgi_index *index, const kgi_form *form) {
  return index->bytes.items + form->key;
}

static inline uint64_t kgi_head_of(const char *key, size_t len) {
  return kgi_roll_eight(key, len <= KGI_ROLL_MOST ? len : KGI_ROLL_MOST, 0);
}

/* Whether this is the key of a form that has the print of its hash. Up to fifteen bytes are told by the first eight and
 * the hash: there is only one way to go on to it. The key has eight bytes that can be read. */
static inline bool kgi_is_key(const kgi_index *index, const kgi_form *form, uint64_t hash, const char *key,
                              size_t len) {
  uint64_t differs = (form->head ^ kgi_head_of(key, len)) | (form->low ^ (uint32_t)hash) | (form->len ^ len);
  return !differs && (len <= KGI_ROLL_MOST || memcmp(kgi_key_of(index, form), key, len) == 0);
}

/* Where the forms of a hash are looked for first. */
static inline size_t kgi_home_slot(const kgi_index *index, uint64_t hash) {
  return (size_t)hash & (index->n_slots - 1) & ~(size_t)1;
}

/* Whether a search for this half of a hash stops at a slot: most keys of others are kept out of the cache by it. */
static inline bool kgi_stops(kgi_slot slot, uint32_t print) { return (slot.form == 0) | (slot.print == print); }

/* The first slot that is empty or has the print of this hash. Most are one of the first two: which one is not worth a
 * guess. */
static inline size_t kgi_first_slot(const kgi_index *index, uint64_t hash) {
  size_t slot = kgi_home_slot(index, hash);
  uint32_t print = (uint32_t)(hash >> 32);
  slot += !kgi_stops(index->slots[slot], print);
  while (!kgi_stops(index->slots[slot], print)) slot = (slot + 1) & (index->n_slots - 1);
  return slot;
}

/* The slot of the forms with this key, or the empty one where they would go. */
static inline size_t kgi_find_slot(const kgi_index *index, uint64_t hash, const char *key, size_t len) {
  size_t slot = kgi_first_slot(index, hash);
  for (uint32_t form; (form = index->slots[slot].form) != 0; slot = (slot + 1) & (index->n_slots - 1))
    if (kgi_is_key(index, &index->forms.items[form - 1], hash, key, len)) break;
  return slot;
}

/* The gaps of a text from one bound to another where a separator stands, counted from the first. */
static inline uint64_t kgi_separators(const kgi_bound *from, const kgi_bound *to) {
  uint64_t mask = 0;
  for (const kgi_bound *b = from + 1; b < to; b++) mask |= (uint64_t)b->separated << (b->at - from->at);
  return mask;
}

#endif
