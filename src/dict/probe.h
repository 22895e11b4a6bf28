/* How an index is asked, by those who build it and those who scan with it. */
#ifndef KGI_DICT_PROBE_H
#define KGI_DICT_PROBE_H

#include <string.h>

#include "base/lane.h"
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

/* Whether this is the key of a form that has the print of its hash. Up to sixteen bytes are told by the first eight and
 * the hash: there is only one way to go on to it. The key has eight bytes that can be read. */
static inline bool kgi_is_key(const kgi_index *index, const kgi_form *form, uint64_t hash, const char *key,
                              size_t len) {
  uint64_t differs = (form->head ^ kgi_head_of(key, len)) | (form->low ^ (uint32_t)hash) | (form->len ^ len);
  return !differs && (len <= KGI_ROLL_MOST || memcmp(kgi_key_of(index, form), key, len) == 0);
}

/* The bucket where the forms of a hash are looked for first. */
static inline kgi_bucket *kgi_home_of(const kgi_index *index, uint64_t hash) {
  return &index->buckets[hash & (index->n_buckets - 1)];
}

/* Slots are numbered through all buckets; this is what stands in one. */
static inline uint32_t *kgi_slot(const kgi_index *index, size_t slot) {
  return &index->buckets[slot / 4].forms[slot % 4];
}

/* Whether the form in a slot, and all others of its key, keep their capital at the start. */
#define KGI_CAPITAL ((uint32_t)1 << 31)

/* The number of the form in a slot; any one if it is empty. */
static inline uint32_t kgi_form_in(uint32_t slot) { return (slot & ~KGI_CAPITAL) - (slot > 0); }

/* The first slot of this hash that is empty or has its print, which keeps nearly all other keys out of the cache. */
static inline size_t kgi_first_slot(const kgi_index *index, uint64_t hash) {
  typedef uint32_t four __attribute__((vector_size(16)));
  for (size_t at = hash;; at++) {
    four prints, forms;
    const kgi_bucket *bucket = kgi_home_of(index, at);
    memcpy(&prints, bucket->prints, sizeof prints);
    memcpy(&forms, bucket->forms, sizeof forms);
    unsigned stops = kgi_lane_bits((kgi_lane)((prints == (uint32_t)(hash >> 32)) | (forms == 0)));
    if (stops) return (size_t)(bucket - index->buckets) * 4 + (unsigned)__builtin_ctz(stops) / 4;
  }
}

/* The slot of the forms with this key, or the empty one where they would go. */
static inline size_t kgi_find_slot(const kgi_index *index, uint64_t hash, const char *key, size_t len) {
  size_t slot = kgi_first_slot(index, hash);
  for (uint32_t at; (at = *kgi_slot(index, slot)) != 0; slot = (slot + 1) & (index->n_buckets * 4 - 1)) {
    if (index->buckets[slot / 4].prints[slot % 4] != (uint32_t)(hash >> 32)) continue;
    if (kgi_is_key(index, &index->forms.items[kgi_form_in(at)], hash, key, len)) break;
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
