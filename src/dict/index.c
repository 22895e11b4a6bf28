#include "dict/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "dict/probe.h"

static uint64_t find_between(const kgi_folded *name, signed char low, signed char high) {
  return kgi_lane_find(name->raw, name->n, low, high);
}

static uint64_t find_capitals(const kgi_folded *name) { return find_between(name, 'A', 'Z'); }

/* The gaps of a name where its own spelling shows two parts: case hump, letter against digit, Latin against Han, and
 * before a version, as in YOLO-v3. */
static uint64_t find_parts(const kgi_folded *name) {
  const signed char first_foreign = (signed char)0x80, first_han = (signed char)0xE3, last = -1;
  uint64_t lower = find_between(name, 'a', 'z'), upper = find_capitals(name), digits = find_between(name, '0', '9');
  uint64_t foreign = find_between(name, first_foreign, last), han = find_between(name, first_han, last);
  uint64_t v = find_between(name, 'v', 'v') | find_between(name, 'V', 'V'), letters = lower | upper;
  uint64_t numbers = (letters << 1 & digits) | (digits << 1 & letters) | (v & digits >> 1);
  uint64_t scripts = ((letters | digits) << 1 & han) | (foreign << 1 & (letters | digits));
  return ((lower << 1 & upper) | numbers | scripts) & ~(uint64_t)1;
}

static uint64_t own_separators(const kgi_folded *name) {
  return kgi_separators(name->bounds, name->bounds + name->n_bounds - 1);
}

/* The gaps of the folded name where texts may write a separator. Names of up to three bytes take only their own:
 * "R 1" is no spelling of R1. */
static uint64_t splits_of(const kgi_folded *name) {
  return own_separators(name) | (name->n > 3 ? find_parts(name) : 0);
}

static kg_status store(kgi_index *index, const kgi_folded *name, kgi_form form) {
  size_t plural = form.flags & KGI_FORM_PLURAL ? 1 : 0, len = name->n + plural;
  form.key = (uint32_t)index->bytes.n;
  form.len = (uint8_t)len;
  if (!KGI_VEC_RESERVE(&index->bytes, 2 * len + KGI_ROLL_MOST)) return KG_NOMEM; /* what is read at once of the last */
  char *key = index->bytes.items + index->bytes.n, *raw = key + len;
  memcpy(key, name->key, name->n);
  memcpy(raw, name->raw, name->n);
  if (plural) key[name->n] = raw[name->n] = 's';
  index->bytes.n += 2 * len;
  return KGI_VEC_PUSH(&index->forms, form) ? KG_OK : KG_NOMEM;
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
  if (own_separators(name) && find_capitals(name)) flags |= KGI_FORM_PARTS;
  kgi_form form = {.splits = splits_of(name), .target = target, .kind = (uint8_t)kind, .flags = (uint8_t)flags};
  status = store(index, name, form);
  if (status || kind != KGI_FORM_NAME || !takes_plural(name)) return status;
  form.flags |= KGI_FORM_PLURAL;
  return store(index, name, form);
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
