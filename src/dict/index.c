#include "dict/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/* --- surface forms --- */

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
static bool is_han_byte(char c) { return (unsigned char)c >= 0xE3; }

/* Where a name's own spelling shows two parts: case hump, letter against digit, Latin against Han. */
static bool is_split(char before, char after) {
  if (is_lower(before) && is_upper(after)) return true;
  if ((is_alpha(before) && is_digit(after)) || (is_digit(before) && is_alpha(after))) return true;
  bool latin_before = is_alpha(before) || is_digit(before), latin_after = is_alpha(after) || is_digit(after);
  return (latin_before && is_han_byte(after)) || ((unsigned char)before >= 0x80 && latin_after);
}

/* The gaps of the folded name where texts may write a separator. Names of up to three bytes take only their own:
 * "R 1" is no spelling of R1. */
static uint64_t splits_of(const kgi_folded *name) {
  uint64_t splits = kgi_folded_separators(name, 0, name->n);
  if (name->n <= 3) return splits;
  for (size_t i = 1; i < name->n; i++) {
    bool version = name->key[i] == 'v' && i + 1 < name->n && is_digit(name->key[i + 1]); /* YOLO-v3 */
    if (version || is_split(name->raw[i - 1], name->raw[i])) splits |= (uint64_t)1 << i;
  }
  return splits;
}

static kg_status store(kgi_index *index, const kgi_folded *name, kgi_form form, const char *suffix) {
  size_t extra = strlen(suffix);
  form.key = (uint32_t)index->bytes.n;
  form.len = (uint32_t)(name->n + extra);
  if (!KGI_VEC_RESERVE(&index->bytes, 2 * form.len)) return KG_NOMEM;
  char *at = index->bytes.items + index->bytes.n;
  memcpy(at, name->key, name->n);
  memcpy(at + name->n, suffix, extra);
  memcpy(at + form.len, name->raw, name->n);
  memcpy(at + form.len + name->n, suffix, extra);
  index->bytes.n += 2 * form.len;
  return KGI_VEC_PUSH(&index->forms, form) ? KG_OK : KG_NOMEM;
}

static bool has_capital(const kgi_folded *name) {
  for (size_t i = 0; i < name->n; i++)
    if (is_upper(name->raw[i])) return true;
  return false;
}

static bool takes_plural(const kgi_folded *name) {
  char last = name->key[name->n - 1];
  return is_lower(last) && last != 's' && name->n > 1 && name->n < KGI_LONGEST_FORM;
}

kg_status kgi_index_add(kgi_index *index, kg_str text, kgi_form_kind kind, uint32_t target, unsigned flags) {
  kgi_folded *name = &index->scratch;
  kg_status status = kgi_fold(name, text);
  if (status) return status;
  if (name->n == 0) return KG_SYNTAX;
  if (name->n > KGI_LONGEST_FORM) return KG_LIMIT;
  if (kgi_folded_separators(name, 0, name->n) && has_capital(name)) flags |= KGI_FORM_PARTS;
  kgi_form form = {.splits = splits_of(name), .target = target, .kind = (uint8_t)kind, .flags = (uint8_t)flags};
  status = store(index, name, form, "");
  if (status || kind != KGI_FORM_NAME || !takes_plural(name)) return status;
  form.flags |= KGI_FORM_PLURAL;
  return store(index, name, form, "s");
}

/* --- building --- */

static void set_bit(uint64_t *bits, size_t n, uint64_t hash) {
  bits[(hash & (n - 1)) / 64] |= (uint64_t)1 << (hash % 64);
}

static bool has_bit(const uint64_t *bits, size_t n, uint64_t hash) {
  return bits[(hash & (n - 1)) / 64] >> (hash % 64) & 1;
}

static uint64_t pair_hash(uint64_t second, size_t first_length) {
  return (second ^ first_length * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u >> 16;
}

static uint8_t *reach_of(const kgi_index *index, uint64_t prefix) {
  return &index->reach[prefix >> 24 & (index->n_reaches - 1)];
}

static void add_prefix(kgi_index *index, uint64_t hash, uint32_t len) {
  uint8_t *reach = reach_of(index, hash);
  set_bit(index->pair, index->n_bits, hash);
  if (*reach < len) *reach = (uint8_t)len;
}

/* Sets the bits under which a text can show the form. `forced` gaps are always boundaries (Han characters,
 * symbols), `splits` may be. */
static void add_bits(kgi_index *index, const kgi_form *form, const kgi_folded *key) {
  bool first_possible = true;
  for (size_t i = 1; i <= form->len && first_possible; i++) {
    bool forced_i = (key->gap[i] & KGI_BOUNDARY) != 0, optional_i = form->splits >> i % 64 & 1 && i < form->len;
    if (!forced_i && !optional_i) continue;
    first_possible = !forced_i;
    for (size_t j = i + 1; j <= form->len; j++) {
      bool forced_j = (key->gap[j] & KGI_BOUNDARY) != 0, optional_j = form->splits >> j % 64 & 1 && j < form->len;
      if (!forced_j && !optional_j) continue;
      add_prefix(index, pair_hash(kgi_folded_hash(key, 0, j), i), form->len);
      if (forced_j) break;
    }
  }
}

static const char *key_of(const kgi_index *index, const kgi_form *form) { return index->bytes.items + form->key; }

/* The slot of the forms with this key, or the empty one where they would go. The upper half of the hash keeps others'
 * keys out of the cache. */
static size_t find_slot(const kgi_index *index, uint64_t hash, const char *key, size_t len) {
  size_t mask = index->n_slots - 1, slot = (size_t)hash & mask;
  for (uint32_t print = (uint32_t)(hash >> 32); index->slots[slot].form; slot = (slot + 1) & mask) {
    if (index->slots[slot].print != print) continue;
    const kgi_form *form = &index->forms.items[index->slots[slot].form - 1];
    if (form->len == len && memcmp(key_of(index, form), key, len) == 0) break;
  }
  return slot;
}

/* Puts form number `n` into its slot, behind those with the same key. */
static void link_form(kgi_index *index, uint32_t n, uint64_t hash) {
  kgi_form *form = &index->forms.items[n];
  size_t slot = find_slot(index, hash, key_of(index, form), form->len);
  form->next = KGI_NO_FORM;
  if (!index->slots[slot].form) {
    index->slots[slot] = (kgi_slot){(uint32_t)(hash >> 32), n + 1};
    return;
  }
  kgi_form *last = &index->forms.items[index->slots[slot].form - 1];
  while (last->next != KGI_NO_FORM) last = &index->forms.items[last->next];
  last->next = n;
}

static bool allocate(kgi_index *index) {
  enum { MOST_REACHES = 1 << 16 };
  index->n_slots = 64;
  while (index->n_slots < index->forms.n * 2) index->n_slots *= 2;
  index->n_bits = index->n_slots * 16;
  index->n_reaches = index->n_slots * 4 < MOST_REACHES ? index->n_slots * 4 : MOST_REACHES;
  index->reach = calloc(index->n_reaches, 1);
  index->slots = calloc(index->n_slots, sizeof *index->slots);
  index->whole = calloc(index->n_bits / 64, sizeof *index->whole);
  index->pair = calloc(index->n_bits / 64, sizeof *index->pair);
  return index->slots && index->whole && index->pair && index->reach;
}

kg_status kgi_index_build(kgi_index *index) {
  if (!allocate(index)) return KG_NOMEM;
  for (uint32_t n = 0; n < index->forms.n; n++) {
    const kgi_form *form = &index->forms.items[n];
    bool same;
    KGI_TRY(kgi_fold_key(&index->scratch, (kg_str){key_of(index, form), form->len}, &same));
    if (!same) continue; /* no text can show it */
    uint64_t hash = kgi_folded_hash(&index->scratch, 0, form->len);
    link_form(index, n, hash);
    set_bit(index->whole, index->n_bits, hash);
    add_bits(index, form, &index->scratch);
  }
  kgi_folded_clear(&index->scratch);
  return KG_OK;
}

void kgi_index_clear(kgi_index *index) {
  free(index->forms.items);
  free(index->bytes.items);
  free(index->slots);
  free(index->whole);
  free(index->pair);
  free(index->reach);
  kgi_folded_clear(&index->scratch);
  *index = (kgi_index){0};
}

/* --- scanning --- */

static bool shows_capital(const char *raw, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (is_upper(raw[i]) || is_digit(raw[i]) || (unsigned char)raw[i] >= 0x80) return true;
  return false;
}

/* "Shape" is not Shap-E, nor "react" ReAct: a name written joined up must show a second capital or a digit. */
static bool joins_well(const char *raw, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; i++) n += is_upper(raw[i]) || is_digit(raw[i]);
  return n >= 2;
}

/* SVMs are several SVM, but UMLS is no plural of UML: behind capitals alone the plural s is small. */
static bool ends_as_plural(const char *form, const char *raw, size_t len) {
  if (!is_upper(raw[len])) return true;
  for (size_t i = 0; i < len; i++)
    if (is_lower(form[i])) return true;
  return false;
}

static bool fits(const kgi_index *index, const kgi_form *form, const kgi_folded *text, size_t start) {
  uint64_t separators = kgi_folded_separators(text, start, start + form->len);
  if (separators & ~form->splits) return false;
  bool plural = (form->flags & KGI_FORM_PLURAL) != 0;
  size_t len = form->len - plural;
  if (plural && !ends_as_plural(key_of(index, form) + form->len, text->raw + start, len)) return false;
  if (form->flags & KGI_FORM_PARTS && !separators && !joins_well(text->raw + start, len)) return false;
  if (form->flags & KGI_FORM_EXACT && memcmp(key_of(index, form) + form->len, text->raw + start, len) != 0)
    return false;
  return !(form->flags & KGI_FORM_UPPER) || shows_capital(text->raw + start, len);
}

/* A place whose hash the bitmap knows. Places are collected, then looked up together: the slots, and behind them the
 * forms, are on their way from memory while the next places are looked for. */
typedef struct place {
  uint64_t hash;
  uint32_t start, end;
} place;

enum { BATCH = 32 };

typedef struct scan {
  const kgi_index *index;
  const kgi_folded *text;
  kgi_hits *hits;
  size_t n;
  place places[BATCH];
} scan;

static kg_status look_up(const scan *s, const place *at) {
  const kgi_index *index = s->index;
  size_t slot = find_slot(index, at->hash, s->text->key + at->start, at->end - at->start);
  if (!index->slots[slot].form) return KG_OK;
  for (uint32_t n = index->slots[slot].form - 1; n != KGI_NO_FORM; n = index->forms.items[n].next)
    if (fits(index, &index->forms.items[n], s->text, at->start) &&
        !KGI_VEC_PUSH(s->hits, (kgi_hit){at->start, at->end, n}))
      return KG_NOMEM;
  return KG_OK;
}

static const kgi_slot *slot_at(const kgi_index *index, uint64_t hash) {
  return &index->slots[hash & (index->n_slots - 1)];
}

static kg_status look_up_all(scan *s) {
  for (size_t i = 0; i < s->n; i++) {
    uint32_t form = slot_at(s->index, s->places[i].hash)->form;
    if (form) __builtin_prefetch(&s->index->forms.items[form - 1]);
  }
  for (size_t i = 0; i < s->n; i++) KGI_TRY(look_up(s, &s->places[i]));
  s->n = 0;
  return KG_OK;
}

/* Takes note of the place if any form may run from start to end. */
static kg_status visit(scan *s, size_t start, size_t end) {
  uint64_t hash = kgi_folded_hash(s->text, start, end);
  if (!has_bit(s->index->whole, s->index->n_bits, hash)) return KG_OK;
  __builtin_prefetch(slot_at(s->index, hash));
  s->places[s->n++] = (place){hash, (uint32_t)start, (uint32_t)end};
  return s->n < BATCH ? KG_OK : look_up_all(s);
}

/* Visits the ends at boundary number `b`: whole forms up to the next boundary, and, if the bitmap knows the prefix up
 * to the one after, every longer one within reach. */
static kg_status scan_start(scan *s, size_t b) {
  const kgi_folded *text = s->text;
  size_t start = text->bounds[b], first = text->bounds[b + 1];
  if (first - start > KGI_LONGEST_FORM) return KG_OK;
  KGI_TRY(visit(s, start, first));
  if (b + 2 >= text->n_bounds || text->bounds[b + 2] - start > KGI_LONGEST_FORM) return KG_OK;
  uint64_t prefix = pair_hash(kgi_folded_hash(text, start, text->bounds[b + 2]), first - start);
  if (!has_bit(s->index->pair, s->index->n_bits, prefix)) return KG_OK;
  size_t reach = start + *reach_of(s->index, prefix);
  for (size_t e = b + 2; e < text->n_bounds && text->bounds[e] <= reach; e++) KGI_TRY(visit(s, start, text->bounds[e]));
  return KG_OK;
}

kg_status kgi_index_scan(const kgi_index *index, const kgi_folded *text, kgi_hits *hits) {
  scan s = {.index = index, .text = text, .hits = hits};
  if (!index->n_slots || !text->n) return KG_OK;
  for (size_t b = 0; b + 1 < text->n_bounds; b++) KGI_TRY(scan_start(&s, b));
  return look_up_all(&s);
}
