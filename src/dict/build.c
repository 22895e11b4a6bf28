/* From the forms of an index to its tables: the filter, and the slots. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/ascii.h"
#include "base/error.h"
#include "dict/index.h"
#include "dict/probe.h"

/* A form whose key an earlier one has that stands in the slot. */
typedef struct follower {
  size_t slot;
  uint32_t form;
} follower;

typedef struct building {
  kgi_index *index;
  uint64_t *hashes; /* of the keys, by form; 0 of those that no text can show */
  KGI_VEC(follower) followers;
} building;

/* Memory of zeros for an array that is looked at all over: in large pages, if it takes some and the system has them. */
static void *zeros(size_t n, size_t size) {
  enum { LINE = 64, LARGE_PAGE = 1 << 21 };
  size_t unit = n * size < LARGE_PAGE ? LINE : LARGE_PAGE, bytes = (n * size + unit - 1) / unit * unit;
  void *array = aligned_alloc(unit, bytes);
  if (!array) return NULL;
  if (unit == LARGE_PAGE) madvise(array, bytes, MADV_HUGEPAGE);
  return memset(array, 0, n * size);
}

static bool allocate(kgi_index *index) {
  size_t n = 16;
  while (n * 8 < index->forms.n * 3) n *= 2;
  index->n_buckets = index->n_filter = n;
  index->buckets = zeros(n, sizeof *index->buckets);
  index->filter = zeros(n, sizeof *index->filter);
  return index->buckets && index->filter;
}

/* --- keys --- */

static void set_bit(uint64_t *word, unsigned bit) { *word |= (uint64_t)1 << bit; }

static uint64_t find_word_bytes(kg_str key) {
  return kgi_lane_find(key.ptr, key.len, 'a', 'z') | kgi_lane_find(key.ptr, key.len, '0', '9');
}

/* The gaps in a key where it has a bound by itself: at symbols. KG_SYNTAX for one that does not fold to itself: no text
 * can show it. */
static kg_status find_gaps(kgi_index *index, kg_str key, uint64_t *gaps) {
  const signed char first_foreign = (signed char)0x80, last_foreign = -1;
  uint64_t word = find_word_bytes(key);
  *gaps = ~(word & word << 1);
  if (!kgi_lane_find(key.ptr, key.len, first_foreign, last_foreign)) return KG_OK;
  kgi_folded *folded = &index->scratch;
  KGI_TRY(kgi_fold(folded, key));
  *gaps = 0;
  for (size_t b = 0; b < folded->n_bounds - 1; b++) *gaps |= (uint64_t)1 << folded->bounds[b].at;
  return folded->n == key.len ? KG_OK : KG_SYNTAX;
}

/* Sets the bits of a key, and of what it begins with up to each gap where a text that shows it can have a bound;
 * returns its hash. */
static uint64_t hash_key(const kgi_index *index, kg_str key, uint64_t gaps) {
  uint64_t sum = 0, hash;
  size_t at = 0, gap;
  for (gaps &= ~(uint64_t)1; gaps && (gap = (size_t)__builtin_ctzll(gaps)) < key.len; gaps &= gaps - 1) {
    sum = kgi_roll_join(sum, at, kgi_roll_sum_all(key.ptr + at, gap - at));
    at = gap;
    hash = kgi_roll_hash(sum);
    set_bit(kgi_filter_word(index, hash), kgi_begins_bit(hash, key.ptr + at));
  }
  hash = kgi_roll_hash(kgi_roll_join(sum, at, kgi_roll_sum_all(key.ptr + at, key.len - at)));
  set_bit(kgi_filter_word(index, hash), kgi_whole_bit(hash));
  return hash;
}

static kg_status hash_forms(const building *b) {
  kgi_index *index = b->index;
  for (size_t n = 0; n < index->forms.n; n++) {
    kgi_form *form = &index->forms.items[n];
    kg_str key = {kgi_key_of(index, form), form->len};
    uint64_t gaps;
    b->hashes[n] = 0;
    kg_status status = find_gaps(index, key, &gaps);
    if (status == KG_SYNTAX) continue;
    if (status) return status;
    b->hashes[n] = hash_key(index, key, gaps | form->splits);
    form->low = (uint32_t)b->hashes[n];
    form->head = kgi_head_of(key.ptr, key.len);
  }
  return KG_OK;
}

/* --- slots --- */

static bool begins_with_capital(const kgi_index *index, const kgi_form *form) {
  return form->flags & KGI_FORM_EXACT && kgi_is_upper(kgi_key_of(index, form)[form->len]); /* the raw bytes behind */
}

static kg_status fill_slot(building *b, uint32_t n) {
  kgi_index *index = b->index;
  const kgi_form *form = &index->forms.items[n];
  uint32_t mark = begins_with_capital(index, form) ? KGI_CAPITAL : 0;
  size_t slot = kgi_find_slot(index, b->hashes[n], kgi_key_of(index, form), form->len);
  uint32_t *at = kgi_slot(index, slot);
  if (*at) {
    *at &= mark | ~KGI_CAPITAL;
    return KGI_VEC_PUSH(&b->followers, (follower){slot, n}) ? KG_OK : KG_NOMEM;
  }
  *at = (n + 1) | mark;
  index->buckets[slot / 4].prints[slot % 4] = (uint32_t)(b->hashes[n] >> 32);
  return KG_OK;
}

static kg_status fill_slots(building *b) {
  enum { AHEAD = 8 }; /* buckets on their way into the cache */
  for (uint32_t n = 0; n < b->index->forms.n; n++) {
    if (n + AHEAD < b->index->forms.n) __builtin_prefetch(kgi_home_of(b->index, b->hashes[n + AHEAD]));
    if (b->hashes[n]) KGI_TRY(fill_slot(b, n));
  }
  return KG_OK;
}

/* --- forms of the same key --- */

static int by_slot(const void *a, const void *b) {
  const follower *x = a, *y = b;
  if (x->slot != y->slot) return x->slot < y->slot ? -1 : 1;
  return (x->form > y->form) - (x->form < y->form);
}

/* Puts copies of the form in a slot and of its followers behind all others, and the first of them in the slot. */
static kg_status gather(kgi_index *index, const follower *first, const follower *end) {
  uint32_t *slot = kgi_slot(index, first->slot);
  if (!KGI_VEC_RESERVE(&index->forms, (size_t)(end - first) + 1)) return KG_NOMEM;
  kgi_form *forms = index->forms.items, *to = forms + index->forms.n;
  *to = forms[kgi_form_in(*slot)];
  *slot = ((uint32_t)index->forms.n + 1) | (*slot & KGI_CAPITAL);
  for (const follower *next = first; next < end; next++) {
    to++->goes_on = true;
    *to = forms[next->form];
  }
  index->forms.n = (size_t)(to - forms) + 1;
  return KG_OK;
}

static kg_status gather_followers(const building *b) {
  if (!b->followers.n) return KG_OK;
  const follower *first = b->followers.items, *end = first + b->followers.n;
  qsort(b->followers.items, b->followers.n, sizeof *first, by_slot);
  for (const follower *next = first; first < end; first = next) {
    while (next < end && next->slot == first->slot) next++;
    KGI_TRY(gather(b->index, first, next));
  }
  return KG_OK;
}

kg_status kgi_index_build(kgi_index *index) {
  building b = {.index = index, .hashes = malloc((index->forms.n + 1) * sizeof *b.hashes)};
  kg_status status = b.hashes && allocate(index) ? KG_OK : KG_NOMEM;
  if (!status) status = hash_forms(&b);
  if (!status) status = fill_slots(&b);
  if (!status) status = gather_followers(&b);
  free(b.hashes);
  free(b.followers.items);
  kgi_folded_clear(&index->scratch);
  return status;
}
