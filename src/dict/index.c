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

/* The gaps of a text from one bound to another where a separator stands, counted from the first. */
static uint64_t separators(const kgi_bound *from, const kgi_bound *to) {
  uint64_t mask = 0;
  for (const kgi_bound *b = from + 1; b < to; b++) mask |= (uint64_t)b->separated << (b->at - from->at);
  return mask;
}

static uint64_t own_separators(const kgi_folded *name) {
  return separators(name->bounds, name->bounds + name->n_bounds - 1);
}

/* The gaps of the folded name where texts may write a separator. Names of up to three bytes take only their own:
 * "R 1" is no spelling of R1. */
static uint64_t splits_of(const kgi_folded *name) {
  uint64_t splits = own_separators(name);
  if (name->n <= 3) return splits;
  for (size_t i = 1; i < name->n; i++) {
    bool version = name->key[i] == 'v' && i + 1 < name->n && is_digit(name->key[i + 1]); /* YOLO-v3 */
    if (version || is_split(name->raw[i - 1], name->raw[i])) splits |= (uint64_t)1 << i;
  }
  return splits;
}

static kg_status store(kgi_index *index, const kgi_folded *name, kgi_form form, const char *suffix) {
  size_t extra = strlen(suffix), len = name->n + extra;
  form.key = (uint32_t)index->bytes.n;
  form.len = (uint16_t)len;
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
  if (own_separators(name) && has_capital(name)) flags |= KGI_FORM_PARTS;
  kgi_form form = {.splits = splits_of(name), .target = target, .kind = (uint16_t)kind, .flags = (uint16_t)flags};
  status = store(index, name, form, "");
  if (status || kind != KGI_FORM_NAME || !takes_plural(name)) return status;
  form.flags |= KGI_FORM_PLURAL;
  return store(index, name, form, "s");
}

/* --- building --- */

#define NONE UINT32_MAX

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

/* Where a text that shows a form can have bounds: `forced` gaps are always bounds (Han characters, symbols, the end),
 * the form's splits may be. */
typedef struct gaps {
  uint64_t sums[KGI_LONGEST_FORM + 1]; /* of the key up to each */
  bool forced[KGI_LONGEST_FORM + 1], possible[KGI_LONGEST_FORM + 1];
} gaps;

static void find_gaps(gaps *at, const kgi_form *form, const kgi_folded *key) {
  at->sums[0] = 0;
  for (size_t i = 1; i <= form->len; i++) {
    at->sums[i] = kgi_roll_add(at->sums[i - 1], (unsigned char)key->key[i - 1], 1);
    at->forced[i] = false;
    at->possible[i] = i < form->len && form->splits >> i & 1;
  }
  for (size_t b = 0; b < key->n_bounds; b++) at->forced[key->bounds[b].at] = at->possible[key->bounds[b].at] = true;
}

/* Sets the bits under which a text can show the form: for the first bound in it, and the second. */
static void add_bits(kgi_index *index, const kgi_form *form, const kgi_folded *key) {
  gaps at;
  find_gaps(&at, form, key);
  for (size_t i = 1; i < form->len; i++) {
    if (!at.possible[i]) continue;
    for (size_t j = i + 1; j <= form->len; j++) {
      if (at.possible[j]) add_prefix(index, pair_hash(kgi_roll_between(0, at.sums[j], j), i), form->len);
      if (at.forced[j]) break;
    }
    if (at.forced[i]) break;
  }
}

static const char *key_of(const kgi_index *index, const kgi_form *form) { return index->bytes.items + form->key; }

/* Keys of up to seven bytes are their hash. */
static bool is_key(const kgi_index *index, const kgi_form *form, uint64_t hash, const char *key, size_t len) {
  if (form->hash != hash || form->len != len) return false;
  return len <= KGI_ROLL_STEP || memcmp(key_of(index, form), key, len) == 0;
}

/* The slot of the forms with this key, or the empty one where they would go. The upper half of the hash keeps others'
 * keys out of the cache. */
static size_t find_slot(const kgi_index *index, uint64_t hash, const char *key, size_t len) {
  size_t mask = index->n_slots - 1, slot = (size_t)hash & mask;
  for (uint32_t print = (uint32_t)(hash >> 32); index->slots[slot].form; slot = (slot + 1) & mask) {
    if (index->slots[slot].print != print) continue;
    if (is_key(index, &index->forms.items[index->slots[slot].form - 1], hash, key, len)) break;
  }
  return slot;
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

/* Gives each form its hash and sets its bits; returns in *same whether texts can show it at all: forms that do not fold
 * to themselves they cannot. */
static kg_status hash_form(kgi_index *index, kgi_form *form, bool *same) {
  kgi_folded *key = &index->scratch;
  KGI_TRY(kgi_fold(key, (kg_str){key_of(index, form), form->len}));
  *same = key->n == form->len;
  if (!*same) return KG_OK;
  form->hash = kgi_folded_hash(key->bounds, key->bounds + key->n_bounds - 1);
  set_bit(index->whole, index->n_bits, form->hash);
  add_bits(index, form, key);
  return KG_OK;
}

/* Puts form number `n` into its slot, behind those with the same key. */
static void link_form(kgi_index *index, uint32_t *next, uint32_t n) {
  const kgi_form *form = &index->forms.items[n];
  kgi_slot *slot = &index->slots[find_slot(index, form->hash, key_of(index, form), form->len)];
  if (!slot->form) {
    *slot = (kgi_slot){(uint32_t)(form->hash >> 32), n + 1};
    return;
  }
  uint32_t last = slot->form - 1;
  while (next[last] != NONE) last = next[last];
  next[last] = n;
}

/* Moves the forms of each slot together. */
static kg_status sort_forms(kgi_index *index, const uint32_t *next) {
  kgi_form *sorted = malloc((index->forms.n + 1) * sizeof *sorted);
  uint32_t n_sorted = 0;
  if (!sorted) return KG_NOMEM;
  for (size_t s = 0; s < index->n_slots; s++) {
    if (!index->slots[s].form) continue;
    uint32_t n = index->slots[s].form - 1;
    index->slots[s].form = n_sorted + 1;
    for (; n != NONE; n = next[n]) {
      sorted[n_sorted] = index->forms.items[n];
      sorted[n_sorted++].goes_on = next[n] != NONE;
    }
  }
  memcpy(index->forms.items, sorted, n_sorted * sizeof *sorted);
  index->forms.n = n_sorted;
  free(sorted);
  return KG_OK;
}

static kg_status place_forms(kgi_index *index, uint32_t *next) {
  bool same;
  for (uint32_t n = 0; n < index->forms.n; n++) {
    KGI_TRY(hash_form(index, &index->forms.items[n], &same));
    next[n] = NONE;
    if (same) link_form(index, next, n);
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
  free(index->slots);
  free(index->whole);
  free(index->pair);
  free(index->reach);
}

void kgi_index_clear(kgi_index *index) {
  if (!index->borrowed) free_arrays(index);
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

/* A place where a form may stand. */
typedef struct place {
  uint64_t hash;
  const kgi_bound *from, *to;
} place;

static bool fits(const kgi_index *index, const kgi_form *form, const kgi_folded *text, const place *at) {
  uint64_t shown = separators(at->from, at->to);
  if (shown & ~form->splits) return false;
  if (!(form->flags & KGI_FORM_LOOKS)) return true;
  const char *raw = text->raw + at->from->at, *own = key_of(index, form) + form->len;
  bool plural = (form->flags & KGI_FORM_PLURAL) != 0;
  size_t len = form->len - (size_t)plural;
  if (plural && !ends_as_plural(own, raw, len)) return false;
  if (form->flags & KGI_FORM_PARTS && !shown && !joins_well(raw, len)) return false;
  if (form->flags & KGI_FORM_EXACT && memcmp(own, raw, len) != 0) return false;
  return !(form->flags & KGI_FORM_UPPER) || shows_capital(raw, len);
}

/* A text is scanned a batch of starts at a time, in steps that each run over the whole batch: so no step waits for what
 * another one fetches from memory. */
enum { STARTS = 64, PLACES = 4 * STARTS };

typedef struct scan {
  const kgi_index *index;
  const kgi_folded *text;
  kgi_hits *hits;
  uint64_t first[STARTS], second[STARTS]; /* hashes of each start up to its first bound, and of the prefix */
  size_t n;
  place places[PLACES + 1]; /* where forms may stand */
} scan;

static kg_status look_up(const scan *s, const place *at) {
  const kgi_index *index = s->index;
  size_t slot = find_slot(index, at->hash, s->text->key + at->from->at, at->to->at - at->from->at);
  if (!index->slots[slot].form) return KG_OK;
  const kgi_form *form = &index->forms.items[index->slots[slot].form - 1];
  for (bool more = true; more; more = form++->goes_on) {
    if (!fits(index, form, s->text, at)) continue;
    kgi_hit hit = {at->from->start, at->to->end, (uint32_t)(form - index->forms.items)};
    if (!KGI_VEC_PUSH(s->hits, hit)) return KG_NOMEM;
  }
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

static void add_place(scan *s, uint64_t hash, const kgi_bound *from, const kgi_bound *to) {
  s->places[s->n++] = (place){hash, from, to};
  __builtin_prefetch(slot_at(s->index, hash));
}

/* Adds every end within reach of the forms that begin with what the text shows up to its second bound. */
static kg_status add_longer(scan *s, const kgi_bound *from, const kgi_bound *last, uint64_t prefix) {
  size_t reach = from->at + *reach_of(s->index, prefix);
  for (const kgi_bound *to = from + 2; to <= last && to->at <= reach; to++) {
    uint64_t hash = kgi_folded_hash(from, to);
    if (has_bit(s->index->whole, s->index->n_bits, hash)) add_place(s, hash, from, to);
    if (s->n == PLACES) KGI_TRY(look_up_all(s));
  }
  return KG_OK;
}

/* Hashes of the n starts from `from` on; where the text ends before the second bound, the prefix is that to the first.
 */
static void hash_starts(scan *s, const kgi_bound *from, const kgi_bound *last, size_t n) {
  for (size_t i = 0; i < n; i++, from++) {
    const kgi_bound *second = from + 2 <= last ? from + 2 : last;
    s->first[i] = kgi_folded_hash(from, from + 1);
    s->second[i] = pair_hash(kgi_folded_hash(from, second), from[1].at - from->at);
  }
}

/* The starts whose hashes a bitmap knows, as bits. */
static uint64_t known(const uint64_t *bits, size_t n_bits, const uint64_t *hashes, size_t n) {
  uint64_t yes = 0;
  for (size_t i = 0; i < n; i++) yes |= (uint64_t)has_bit(bits, n_bits, hashes[i]) << i;
  return yes;
}

static kg_status scan_starts(scan *s, const kgi_bound *from, const kgi_bound *last, size_t n) {
  hash_starts(s, from, last, n);
  uint64_t whole = known(s->index->whole, s->index->n_bits, s->first, n);
  uint64_t longer = known(s->index->pair, s->index->n_bits, s->second, n);
  for (uint64_t any = whole | longer; any; any &= any - 1) {
    unsigned i = (unsigned)__builtin_ctzll(any);
    if (whole >> i & 1) add_place(s, s->first[i], from + i, from + i + 1);
    if (s->n == PLACES) KGI_TRY(look_up_all(s));
    if (longer >> i & 1) KGI_TRY(add_longer(s, from + i, last, s->second[i]));
  }
  return look_up_all(s);
}

kg_status kgi_index_scan(const kgi_index *index, const kgi_folded *text, kgi_hits *hits) {
  scan s; /* not set to zero: most of it is room */
  s.index = index;
  s.text = text;
  s.hits = hits;
  s.n = 0;
  if (!index->n_slots) return KG_OK;
  const kgi_bound *last = text->bounds + text->n_bounds - 1;
  for (const kgi_bound *from = text->bounds; from < last; from += STARTS) {
    size_t left = (size_t)(last - from);
    KGI_TRY(scan_starts(&s, from, last, left < STARTS ? left : STARTS));
  }
  return KG_OK;
}
