/* How an index is asked, by those who build it and those who scan with it. */
#ifndef KGI_DICT_PROBE_H
#define KGI_DICT_PROBE_H

#include <string.h>

#include "dict/index.h"

/* What the hash of a text up to its first bound may be: that of a whole form, or of what a longer one begins with. */
#define KGI_WHOLE ((uint64_t)1)
#define KGI_BEGINS ((uint64_t)1 << 32)

static inline uint64_t *kgi_first_word(const kgi_index *index, uint64_t hash) {
  return &index->firsts[hash & (index->n_firsts - 1)];
}

/* By how much these two bits are shifted in that word. */
static inline unsigned kgi_first_shift(uint64_t hash) { return hash >> 26 & 31; }

static inline uint64_t kgi_first(const kgi_index *index, uint64_t hash) {
  return *kgi_first_word(index, hash) >> kgi_first_shift(hash);
}

/* The hash of a text up to its second bound as one that has its first one at this length. */
static inline uint64_t kgi_pair_hash(uint64_t second, size_t first_length) {
  unsigned turn = (unsigned)first_length & 63;
  return second >> turn | second << (-turn & 63);
}

/* The word of a pair: of the 32 low bits and of the next 16 a pair sets one each, so that others seldom set both. The
 * rest tells how long forms are that begin with a pair of this word. */
static inline uint64_t *kgi_pair_word(const kgi_index *index, uint64_t pair) {
  return &index->pairs[pair & (index->n_pairs - 1)];
}

static inline unsigned kgi_pair_low(uint64_t pair) { return pair >> 26 & 31; }
static inline unsigned kgi_pair_high(uint64_t pair) { return 32 + (pair >> 31 & 15); }

/* 1 or 0. */
static inline uint64_t kgi_has_pair(uint64_t word, uint64_t pair) {
  return word >> kgi_pair_low(pair) & word >> kgi_pair_high(pair) & 1;
}

static inline uint64_t kgi_lengths_of(uint64_t word) { return word >> 48; }

/* The bit of a length, one that comes behind all others for longer ones than forms have. */
static inline uint64_t kgi_length_bit(size_t length) {
  return (uint64_t)1 << (length <= KGI_LONGEST_FORM ? (length - 1) / 4 : KGI_LONGEST_FORM / 4);
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
