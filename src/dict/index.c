#include "dict/index.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/ascii.h"
#include "base/error.h"
#include "dict/probe.h"

/* --- surface forms --- */

static bool is_han_byte(char c) { return (unsigned char)c >= 0xE3; }

/* Where a name's own spelling shows two parts: case hump, letter against digit, Latin against Han. */
static bool is_split(char before, char after) {
  if (kgi_is_lower(before) && kgi_is_upper(after)) return true;
  if ((kgi_is_letter(before) && kgi_is_digit(after)) || (kgi_is_digit(before) && kgi_is_letter(after))) return true;
  bool latin_before = kgi_is_letter(before) || kgi_is_digit(before),
       latin_after = kgi_is_letter(after) || kgi_is_digit(after);
  return (latin_before && is_han_byte(after)) || ((unsigned char)before >= 0x80 && latin_after);
}

static uint64_t own_separators(const kgi_folded *name) {
  return kgi_separators(name->bounds, name->bounds + name->n_bounds - 1);
}

/* The gaps of the folded name where texts may write a separator. Names of up to three bytes take only their own:
 * "R 1" is no spelling of R1. */
static uint64_t splits_of(const kgi_folded *name) {
  uint64_t splits = own_separators(name);
  if (name->n <= 3) return splits;
  for (size_t i = 1; i < name->n; i++) {
    bool version = name->key[i] == 'v' && i + 1 < name->n && kgi_is_digit(name->key[i + 1]); /* YOLO-v3 */
    if (version || is_split(name->raw[i - 1], name->raw[i])) splits |= (uint64_t)1 << i;
  }
  return splits;
}

static kg_status store(kgi_index *index, const kgi_folded *name, kgi_form form, const char *suffix) {
  size_t extra = strlen(suffix), len = name->n + extra;
  form.key = (uint32_t)index->bytes.n;
  form.len = (uint8_t)len;
  if (!KGI_VEC_RESERVE(&index->bytes, 2 * len)) return KG_NOMEM;
  char *at = index->bytes.items + index->bytes.n;
  memcpy(at, name->key, name->n);
  memcpy(at + name->n, suffix, extra);
  memcpy(at + len, name->raw, name->n);
  memcpy(at + len + name->n, suffix, extra);
  index->bytes.n += 2 * len;
  return KGI_VEC_PUSH(&index->forms, form) ? KG_OK : KG_NOMEM;
}

static bool has_capital(const kgi_folded *name) {
  for (size_t i = 0; i < name->n; i++)
    if (kgi_is_upper(name->raw[i])) return true;
  return false;
}

static bool takes_plural(const kgi_folded *name) {
  char last = name->key[name->n - 1];
  return kgi_is_lower(last) && last != 's' && name->n > 1 && name->n < KGI_LONGEST_FORM;
}

kg_status kgi_index_add(kgi_index *index, kg_str text, kgi_form_kind kind, uint32_t target, unsigned flags) {
  kgi_folded *name = &index->scratch;
  kg_status status = kgi_fold(name, text);
  if (status) return status;
  if (name->n == 0) return KG_SYNTAX;
  if (name->n > KGI_LONGEST_FORM) return KG_LIMIT;
  if (own_separators(name) && has_capital(name)) flags |= KGI_FORM_PARTS;
  kgi_form form = {.splits = splits_of(name), .target = target, .kind = (uint8_t)kind, .flags = (uint8_t)flags};
  status = store(index, name, form, "");
  if (status || kind != KGI_FORM_NAME || !takes_plural(name)) return status;
  form.flags |= KGI_FORM_PLURAL;
  return store(index, name, form, "s");
}

/* --- building --- */

#define NONE UINT32_MAX

static void set_bit(uint64_t *word, unsigned bit) { *word |= (uint64_t)1 << bit; }

/* Sets the bits of what a form begins with, up to each place where a text that shows it can have a bound: where its key
 * has one by itself (Han characters, symbols), and at its splits. */
static void add_beginnings(kgi_index *index, const kgi_form *form, const kgi_folded *key) {
  uint64_t gaps = form->splits, sum = 0;
  for (size_t b = 0; b < key->n_bounds - 1; b++) gaps |= (uint64_t)1 << key->bounds[b].at;
  for (size_t at = 1; at < form->len; at++) {
    sum = kgi_roll_join(sum, at - 1, (unsigned char)key->key[at - 1]);
    uint64_t hash = kgi_roll_hash(sum);
    if (gaps >> at & 1) set_bit(kgi_filter_word(index, hash), kgi_begins_bit(hash, key->key + at));
  }
}

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

/* Sets the bits of a form, and gives it its hash; returns in *same whether texts can show it at all: forms that do not
 * fold to themselves they cannot. */
static kg_status hash_form(kgi_index *index, kgi_form *form, uint64_t *hash, bool *same) {
  kgi_folded *key = &index->scratch;
  KGI_TRY(kgi_fold(key, (kg_str){kgi_key_of(index, form), form->len}));
  *same = key->n == form->len;
  if (!*same) return KG_OK;
  *hash = kgi_folded_hash(key->bounds, key->bounds + key->n_bounds - 1);
  set_bit(kgi_filter_word(index, *hash), kgi_whole_bit(*hash));
  add_beginnings(index, form, key);
  form->low = (uint32_t)*hash;
  form->head = kgi_head_of(key->key, key->n);
  return KG_OK;
}

/* Puts form number `n`, whose key is in the scratch, into its slot, behind those with the same key. */
static void link_form(kgi_index *index, uint32_t *next, uint32_t n, uint64_t hash) {
  const kgi_folded *key = &index->scratch;
  const kgi_form *form = &index->forms.items[n];
  bool capital = form->flags & KGI_FORM_EXACT && kgi_is_upper(kgi_key_of(index, form)[form->len]);
  size_t at = kgi_find_slot(index, hash, key->key, key->n);
  uint32_t *slot = kgi_slot(index, at), mark = capital ? KGI_CAPITAL : 0;
  if (!*slot) {
    *slot = (n + 1) | mark;
    index->buckets[at / 4].prints[at % 4] = (uint32_t)(hash >> 32);
    return;
  }
  uint32_t last = kgi_form_in(*slot);
  *slot &= mark | ~KGI_CAPITAL;
  while (next[last] != NONE) last = next[last];
  next[last] = n;
}

/* Moves the forms of each slot together. */
static kg_status sort_forms(kgi_index *index, const uint32_t *next) {
  kgi_form *sorted = zeros(index->forms.n + 1, sizeof *sorted);
  uint32_t n_sorted = 0;
  if (!sorted) return KG_NOMEM;
  for (size_t s = 0; s < index->n_buckets * 4; s++) {
    uint32_t *slot = kgi_slot(index, s);
    if (!*slot) continue;
    uint32_t n = kgi_form_in(*slot);
    *slot = (n_sorted + 1) | (*slot & KGI_CAPITAL);
    for (; n != NONE; n = next[n]) {
      sorted[n_sorted] = index->forms.items[n];
      sorted[n_sorted++].goes_on = next[n] != NONE;
    }
  }
  free(index->forms.items);
  index->forms = (kgi_forms){sorted, n_sorted, n_sorted};
  return KG_OK;
}

static kg_status place_forms(kgi_index *index, uint32_t *next) {
  uint64_t hash;
  bool same;
  for (uint32_t n = 0; n < index->forms.n; n++) {
    KGI_TRY(hash_form(index, &index->forms.items[n], &hash, &same));
    next[n] = NONE;
    if (same) link_form(index, next, n, hash);
  }
  return sort_forms(index, next);
}

kg_status kgi_index_build(kgi_index *index) {
  if (!allocate(index)) return KG_NOMEM;
  uint32_t *next = malloc((index->forms.n + 1) * sizeof *next);
  kg_status status = next ? place_forms(index, next) : KG_NOMEM;
  free(next);
  kgi_folded_clear(&index->scratch);
  return status;
}

static void free_arrays(kgi_index *index) {
  free(index->forms.items);
  free(index->bytes.items);
  free(index->buckets);
  free(index->filter);
}

void kgi_index_clear(kgi_index *index) {
  if (!index->borrowed) free_arrays(index);
  kgi_folded_clear(&index->scratch);
  *index = (kgi_index){0};
}

void kgi_index_empty(kgi_index *index) {
  if (index->n_buckets) kgi_index_clear(index);
  index->forms.n = index->bytes.n = 0;
}
