/* Scanning a text for the forms of an index. */
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "dict/probe.h"

static bool shows_capital(const char *raw, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (kgi_is_upper(raw[i]) || kgi_is_digit(raw[i])) return true;
  return false;
}

/* "Shape" is not Shap-E, nor "react" ReAct: a name written joined up must show a second capital or a digit. */
static bool joins_well(const char *raw, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; i++) n += kgi_is_upper(raw[i]) || kgi_is_digit(raw[i]);
  return n >= 2;
}

/* SVMs are several SVM, but UMLS is no plural of UML: behind capitals alone the plural s is small. */
static bool ends_as_plural(const char *form, const char *raw, size_t len) {
  if (!kgi_is_upper(raw[len])) return true;
  for (size_t i = 0; i < len; i++)
    if (kgi_is_lower(form[i])) return true;
  return false;
}

/* A place where a form may stand. */
typedef struct place {
  const kgi_bound *from, *to;
  uint64_t hash;
  const kgi_form *form; /* the first that its slot knows */
} place;

/* Whether the text shows a form of this key as the form asks for; `shown` are the separators in it. */
static bool looks_right(const kgi_index *index, const kgi_form *form, const char *raw, uint64_t shown) {
  const char *own = kgi_key_of(index, form) + form->len;
  bool plural = (form->flags & KGI_FORM_PLURAL) != 0;
  size_t len = form->len - (size_t)plural;
  if (plural && !ends_as_plural(own, raw, len)) return false;
  if (form->flags & KGI_FORM_PARTS && !shown && !joins_well(raw, len)) return false;
  if (form->flags & KGI_FORM_EXACT && memcmp(own, raw, len) != 0) return false;
  return !(form->flags & KGI_FORM_UPPER) || shows_capital(raw, len);
}

static inline bool fits(const kgi_index *index, const kgi_form *form, const kgi_folded *text, const place *at) {
  uint64_t shown = kgi_separators(at->from, at->to);
  if (shown & ~form->splits) return false;
  return !(form->flags & KGI_FORM_LOOKS) || looks_right(index, form, text->raw + at->from->at, shown);
}

/* A text is scanned a batch of starts at a time, in steps that each run over the whole batch: what one of them looks at
 * in memory was asked for by the one before. Starts stand in groups, a bit for each. */
enum { GROUP = 64, GROUPS = 4, STARTS = GROUP * GROUPS, PLACES = 2 * STARTS };

typedef struct scan {
  const kgi_index *index;
  const kgi_folded *text;
  kgi_hits *to[2];                        /* where hits go: of names, of cues */
  bool apart;                             /* these are two lists */
  uint64_t first[STARTS], second[STARTS]; /* hashes of what each start shows up to its first bound, its second */
  size_t n;
  place places[PLACES + 1]; /* where forms may stand, and room for one where none does */
} scan;

static bool take(const scan *s, const kgi_form *form, const place *at) {
  const uint32_t what[] = {(uint32_t)(form - s->index->forms.items), form->target};
  bool cue = form->kind == KGI_FORM_CUE; /* half of them are: not worth a guess */
  kgi_hit hit = {at->from->start, at->to->end, {what[cue & s->apart]}};
  return KGI_VEC_PUSH(s->to[cue], hit);
}

/* The first form of the key that stands at a place, NULL if there is none. */
static const kgi_form *form_at(const scan *s, const place *at) {
  const char *key = s->text->key + at->from->at;
  size_t len = at->to->at - at->from->at;
  if (kgi_is_key(s->index, at->form, at->hash, key, len)) return at->form;
  uint32_t slot = *kgi_slot(s->index, kgi_find_slot(s->index, at->hash, key, len));
  return slot ? &s->index->forms.items[kgi_form_in(slot)] : NULL;
}

static kg_status look_up(const scan *s, const place *at) {
  const kgi_form *form = form_at(s, at);
  for (bool more = form != NULL; more; more = form++->goes_on)
    if (fits(s->index, form, s->text, at) && !take(s, form, at)) return KG_NOMEM;
  return KG_OK;
}

static bool shows_first_capital(const kgi_folded *text, const kgi_bound *at) {
  return text->raw[at->at] != text->key[at->at];
}

/* Finds the forms of the places, and leaves out those of none. */
static void find_forms(scan *s) {
  size_t kept = 0;
  for (size_t i = 0; i < s->n; i++) {
    place at = s->places[i];
    uint32_t slot = *kgi_slot(s->index, kgi_first_slot(s->index, at.hash));
    at.form = s->index->forms.items + kgi_form_in(slot);
    __builtin_prefetch(at.form);
    s->places[kept] = at;
    kept += (slot > 0) & (!(slot & KGI_CAPITAL) | shows_first_capital(s->text, at.from));
  }
  s->n = kept;
}

static kg_status look_up_all(scan *s) {
  find_forms(s);
  for (size_t i = 0; i < s->n; i++) KGI_TRY(look_up(s, &s->places[i]));
  s->n = 0;
  return KG_OK;
}

/* Adds a place if a form may stand there: no branch, since nothing tells beforehand. */
static void add_place(scan *s, uint64_t hash, const kgi_bound *from, const kgi_bound *to, uint64_t may) {
  s->places[s->n] = (place){from, to, hash, NULL};
  s->n += may & 1;
}

/* What a text shows up to its second bound, as a sum. */
static uint64_t two_pieces(const kgi_bound *at) { return kgi_roll_join(at->sum, at[1].at - at->at, at[1].sum); }

/* Of a group of starts, as bits: where a form may stand up to some bound, and where a longer one may begin so. */
typedef struct ways {
  uint64_t whole, begins;
} ways;

static void hash_first(scan *s, const kgi_bound *from, size_t n) {
  for (size_t i = 0; i < n; i++) {
    s->first[i] = kgi_roll_hash(from[i].sum);
    __builtin_prefetch(kgi_filter_word(s->index, s->first[i]));
  }
}

/* Of n starts from number `i` on. */
static ways try_first(const scan *s, const kgi_bound *from, size_t i, size_t n) {
  ways may = {0};
  for (size_t at = i + n; at-- > i;) {
    uint64_t hash = s->first[at], word = *kgi_filter_word(s->index, hash);
    may.whole = may.whole << 1 | kgi_is_whole(word, hash);
    may.begins = may.begins << 1 | kgi_begins(word, hash, s->text->key + from[at + 1].at);
  }
  return may;
}

/* The same up to the second bound, of some starts of the group that begins with number `i`. */
static void hash_second(scan *s, const kgi_bound *from, size_t i, uint64_t some) {
  for (; some; some &= some - 1) {
    size_t at = i + (unsigned)__builtin_ctzll(some);
    s->second[at] = kgi_roll_hash(two_pieces(from + at));
    __builtin_prefetch(kgi_filter_word(s->index, s->second[at]));
  }
}

static ways try_second(const scan *s, const kgi_bound *from, size_t i, uint64_t some) {
  ways may = {0};
  for (; some; some &= some - 1) {
    unsigned bit = (unsigned)__builtin_ctzll(some);
    uint64_t hash = s->second[i + bit], word = *kgi_filter_word(s->index, hash);
    may.whole |= kgi_is_whole(word, hash) << bit;
    may.begins |= kgi_begins(word, hash, s->text->key + from[i + bit + 2].at) << bit;
  }
  return may;
}

/* Adds what may stand up to the third bound and further ones, as long as a longer form may begin so. */
static void add_longer(scan *s, const kgi_bound *from, const kgi_bound *last) {
  uint64_t sum = two_pieces(from), goes_on = 1;
  for (const kgi_bound *to = from + 3; goes_on && to <= last && to->at - from->at <= KGI_LONGEST_FORM; to++) {
    sum = kgi_roll_join(sum, to[-1].at - from->at, to[-1].sum);
    uint64_t hash = kgi_roll_hash(sum), word = *kgi_filter_word(s->index, hash);
    add_place(s, hash, from, to, kgi_is_whole(word, hash));
    goes_on = kgi_begins(word, hash, s->text->key + to->at);
  }
}

/* Adds the places of a group that begins with start number `i`. */
static kg_status add_places(scan *s, const kgi_bound *from, const kgi_bound *last, size_t i, ways first, ways second) {
  for (uint64_t any = first.whole | second.whole | second.begins; any; any &= any - 1) {
    unsigned bit = (unsigned)__builtin_ctzll(any);
    size_t at = i + bit;
    if (s->n > PLACES - KGI_LONGEST_FORM) KGI_TRY(look_up_all(s));
    __builtin_prefetch(kgi_home_of(s->index, s->first[at]));
    add_place(s, s->first[at], from + at, from + at + 1, first.whole >> bit);
    add_place(s, s->second[at], from + at, from + at + 2, second.whole >> bit);
    if (second.begins >> bit & 1) add_longer(s, from + at, last);
  }
  return KG_OK;
}

static kg_status scan_starts(scan *s, const kgi_bound *from, const kgi_bound *last, size_t n) {
  ways first[GROUPS], second[GROUPS];
  size_t groups = (n + GROUP - 1) / GROUP;
  hash_first(s, from, n);
  for (size_t g = 0; g < groups; g++) {
    size_t left = n - g * GROUP;
    first[g] = try_first(s, from, g * GROUP, left < GROUP ? left : GROUP);
    bool ends = left <= GROUP && from + n == last; /* the last start has no second bound */
    first[g].begins &= ~((uint64_t)ends << (left - 1) % GROUP);
  }
  for (size_t g = 0; g < groups; g++) hash_second(s, from, g * GROUP, first[g].begins);
  for (size_t g = 0; g < groups; g++) second[g] = try_second(s, from, g * GROUP, first[g].begins);
  for (size_t g = 0; g < groups; g++) KGI_TRY(add_places(s, from, last, g * GROUP, first[g], second[g]));
  return look_up_all(s);
}

/* --- a handful of forms, one by one: no tables need be built for them --- */

/* A set of bytes; it may seem to hold a few more. */
static uint64_t bit_of(char c) { return (uint64_t)1 << (c & 63); }

/* What forms begin with: those that keep their letter case, and the others, folded. */
typedef struct beginnings {
  uint64_t raw, key;
} beginnings;

static beginnings beginnings_of(const kgi_index *index) {
  beginnings set = {0};
  for (size_t n = 0; n < index->forms.n; n++) {
    const kgi_form *form = &index->forms.items[n];
    const char *key = kgi_key_of(index, form);
    if (form->flags & KGI_FORM_EXACT)
      set.raw |= bit_of(key[form->len]);
    else
      set.key |= bit_of(key[0]);
  }
  return set;
}

/* The bound at which the key ends that the text shows from `from` on; NULL if it shows another, or goes on. */
static const kgi_bound *end_of_key(const kgi_folded *text, kg_str key, const kgi_bound *from) {
  if (text->key[from->at] != key.ptr[0] || text->n - from->at < key.len) return NULL;
  if (memcmp(text->key + from->at, key.ptr, key.len) != 0) return NULL;
  const kgi_bound *to = from + 1;
  while (to->at < from->at + key.len) to++;
  return to->at == from->at + key.len ? to : NULL;
}

static kg_status seek_at(const kgi_index *index, const kgi_folded *text, const kgi_bound *from, kgi_hits *hits) {
  const size_t first = hits->n;
  for (uint32_t n = 0; n < index->forms.n; n++) {
    const kgi_form *form = &index->forms.items[n];
    const kgi_bound *to = end_of_key(text, (kg_str){kgi_key_of(index, form), form->len}, from);
    if (!to || !fits(index, form, text, &(place){.from = from, .to = to})) continue;
    if (!KGI_VEC_RESERVE(hits, 1)) return KG_NOMEM;
    size_t at = hits->n++;
    for (; at > first && hits->items[at - 1].end > to->end; at--) hits->items[at] = hits->items[at - 1];
    hits->items[at] = (kgi_hit){from->start, to->end, {n}};
  }
  return KG_OK;
}

static kg_status seek(const kgi_index *index, const kgi_folded *text, kgi_hits *hits) {
  const beginnings set = beginnings_of(index);
  const kgi_bound *last = text->bounds + text->n_bounds - 1;
  for (const kgi_bound *from = text->bounds; from < last; from++)
    if ((set.raw & bit_of(text->raw[from->at])) | (set.key & bit_of(text->key[from->at])))
      KGI_TRY(seek_at(index, text, from, hits));
  return KG_OK;
}

static kg_status scan_text(scan *s) {
  const kgi_bound *last = s->text->bounds + s->text->n_bounds - 1;
  for (const kgi_bound *from = s->text->bounds; from < last; from += STARTS) {
    size_t left = (size_t)(last - from);
    KGI_TRY(scan_starts(s, from, last, left < STARTS ? left : STARTS));
  }
  return KG_OK;
}

kg_status kgi_index_scan_apart(const kgi_index *index, const kgi_folded *text, kgi_hits *hits, kgi_cues *cues) {
  if (!index->forms.n) return KG_OK;
  if (!index->n_buckets) return seek(index, text, hits);
  scan s; /* not set to zero: most of it is room */
  s.index = index;
  s.text = text;
  s.to[false] = hits;
  s.to[true] = cues ? cues : hits;
  s.apart = cues != NULL;
  s.n = 0;
  return scan_text(&s);
}

kg_status kgi_index_scan(const kgi_index *index, const kgi_folded *text, kgi_hits *hits) {
  return kgi_index_scan_apart(index, text, hits, NULL);
}
