/* From the forms of an index to its tables: the filter, and slots that are filled in their order. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/ascii.h"
#include "base/error.h"
#include "dict/index.h"
#include "dict/probe.h"

#define PLACED UINT32_MAX

/* A form, and the hash of its key. */
typedef struct ticket {
  uint64_t hash;
  uint32_t form; /* PLACED once it is */
  uint32_t mark; /* of its slot */
} ticket;

typedef struct building {
  kgi_index *index;
  ticket *tickets; /* in the order of their forms, then by home, then filled in */
  size_t n;
  kgi_form *placed; /* the forms in the order of their slots */
  uint32_t n_placed;
  size_t slot; /* from the home of the forms in work on up to here all are taken; goes on beyond the last one */
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

/* The gaps in a key of ASCII where it has a bound by itself: at symbols. False for other keys. */
static bool find_ascii_gaps(kg_str key, uint64_t *gaps) {
  unsigned char foreign = 0;
  bool was_word = true;
  for (size_t i = 0; i < key.len; i++) {
    bool is_word = kgi_is_alnum(key.ptr[i]);
    foreign |= (unsigned char)key.ptr[i];
    *gaps |= (uint64_t) !(was_word && is_word) << i;
    was_word = is_word;
  }
  return foreign < 0x80;
}

/* The same of any key. KG_SYNTAX for one that does not fold to itself: no text can show it. */
static kg_status find_gaps(kgi_index *index, kg_str key, uint64_t *gaps) {
  if (find_ascii_gaps(key, gaps)) return KG_OK;
  kgi_folded *folded = &index->scratch;
  KGI_TRY(kgi_fold(folded, key));
  *gaps = 0;
  for (size_t b = 0; b < folded->n_bounds - 1; b++) *gaps |= (uint64_t)1 << folded->bounds[b].at;
  return folded->n == key.len ? KG_OK : KG_SYNTAX;
}

/* Sets the bits of a key, and of what it begins with up to each gap where a text that shows it can have a bound;
 * returns its hash. */
static uint64_t hash_key(kgi_index *index, kg_str key, uint64_t gaps) {
  uint64_t sum = 0, hash;
  for (size_t at = 0; at < key.len; at++) {
    hash = kgi_roll_hash(sum);
    if (at && gaps >> at & 1) set_bit(kgi_filter_word(index, hash), kgi_begins_bit(hash, key.ptr + at));
    sum = kgi_roll_join(sum, at, (unsigned char)key.ptr[at]);
  }
  hash = kgi_roll_hash(sum);
  set_bit(kgi_filter_word(index, hash), kgi_whole_bit(hash));
  return hash;
}

static kg_status write_tickets(building *b) {
  kgi_index *index = b->index;
  for (uint32_t n = 0; n < index->forms.n; n++) {
    kgi_form *form = &index->forms.items[n];
    kg_str key = {kgi_key_of(index, form), form->len};
    uint64_t gaps = 0;
    kg_status status = find_gaps(index, key, &gaps);
    if (status == KG_SYNTAX) continue;
    if (status) return status;
    uint64_t hash = hash_key(index, key, gaps | form->splits);
    form->low = (uint32_t)hash;
    form->head = kgi_head_of(key.ptr, key.len);
    bool is_capital = form->flags & KGI_FORM_EXACT && kgi_is_upper(key.ptr[key.len]); /* in the raw bytes behind */
    b->tickets[b->n++] = (ticket){hash, n, is_capital ? KGI_CAPITAL : 0};
  }
  return KG_OK;
}

/* --- slots --- */

static size_t home_of(const building *b, const ticket *t) { return t->hash & (b->index->n_buckets - 1); }

/* Puts tickets with the same home together, in the order of their forms. */
static kg_status sort_tickets(building *b) {
  size_t n = b->index->n_buckets;
  ticket *sorted = malloc((b->n + 1) * sizeof *sorted);
  uint32_t *ends = calloc(n + 1, sizeof *ends);
  if (sorted && ends) {
    for (size_t i = 0; i < b->n; i++) ends[home_of(b, &b->tickets[i]) + 1]++;
    for (size_t home = 0; home < n; home++) ends[home + 1] += ends[home];
    for (size_t i = 0; i < b->n; i++) sorted[ends[home_of(b, &b->tickets[i])]++] = b->tickets[i];
  }
  free(b->tickets);
  free(ends);
  b->tickets = sorted;
  return sorted && ends ? KG_OK : KG_NOMEM;
}

/* The first empty slot for this hash; homes come in order. */
static size_t next_slot(building *b, size_t home) {
  size_t n = b->index->n_buckets * 4;
  if (b->slot < home * 4) b->slot = home * 4;
  while (*kgi_slot(b->index, b->slot & (n - 1))) b->slot++;
  return b->slot++ & (n - 1);
}

static bool has_same_key(const kgi_index *index, const ticket *a, const ticket *b) {
  const kgi_form *x = &index->forms.items[a->form], *y = &index->forms.items[b->form];
  return a->hash == b->hash && x->len == y->len && memcmp(kgi_key_of(index, x), kgi_key_of(index, y), x->len) == 0;
}

static void place(building *b, ticket *t) {
  b->placed[b->n_placed++] = b->index->forms.items[t->form];
  t->form = PLACED;
}

/* Fills a slot with the form of a ticket and those of the same key behind it. */
static void fill_slot(building *b, size_t home, ticket *first, const ticket *end) {
  size_t slot = next_slot(b, home);
  uint32_t number = b->n_placed + 1;
  const ticket key = *first;
  uint32_t mark = key.mark;
  place(b, first);
  for (ticket *t = first + 1; t < end; t++) {
    if (t->form == PLACED || !has_same_key(b->index, &key, t)) continue;
    b->placed[b->n_placed - 1].goes_on = true;
    mark &= t->mark;
    place(b, t);
  }
  *kgi_slot(b->index, slot) = number | mark;
  b->index->buckets[slot / 4].prints[slot % 4] = (uint32_t)(key.hash >> 32);
}

static kg_status fill_slots(building *b) {
  enum { AHEAD = 16 }; /* forms on their way into the cache, where they come from all over */
  b->placed = zeros(b->n + 1, sizeof *b->placed);
  if (!b->placed) return KG_NOMEM;
  for (size_t from = 0, to; from < b->n; from = to) {
    size_t home = home_of(b, &b->tickets[from]);
    if (from + AHEAD < b->n) __builtin_prefetch(&b->index->forms.items[b->tickets[from + AHEAD].form]);
    for (to = from + 1; to < b->n && home_of(b, &b->tickets[to]) == home;) to++;
    for (size_t i = from; i < to; i++)
      if (b->tickets[i].form != PLACED) fill_slot(b, home, &b->tickets[i], &b->tickets[to]);
  }
  free(b->index->forms.items);
  b->index->forms = (kgi_forms){b->placed, b->n_placed, b->n_placed};
  return KG_OK;
}

kg_status kgi_index_build(kgi_index *index) {
  building b = {.index = index, .tickets = malloc((index->forms.n + 1) * sizeof(ticket))};
  kg_status status = b.tickets && allocate(index) ? KG_OK : KG_NOMEM;
  if (!status) status = write_tickets(&b);
  if (!status) status = sort_tickets(&b);
  if (!status) status = fill_slots(&b);
  free(b.tickets);
  kgi_folded_clear(&index->scratch);
  return status;
}
