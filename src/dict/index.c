#include "dict/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "dict/probe.h"

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
  if (!KGI_VEC_RESERVE(&index->bytes, 2 * len + KGI_ROLL_MOST)) return KG_NOMEM; /* what is read at once of the last */
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
