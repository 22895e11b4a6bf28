#include "dict/prepared.h"

#include <string.h>

/* The form: a head, the arrays of each index, the glance of each pattern, the entries; all of these from multiples of
 * sixty-four bytes on. */
enum { INDEXES = 2, ALIGNMENT = 64 };

typedef struct sizes {
  uint64_t forms, bytes, buckets, filter; /* of the arrays of an index, as counts of items */
} sizes;

typedef struct head {
  uint64_t mark; /* of the lexicon */
  sizes of[INDEXES];
  uint64_t patterns, glances; /* how many there are; the bytes of their glances */
} head;

static size_t padded(size_t size) { return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

/* --- writing --- */

static bool put(FILE *out, const void *bytes, size_t size) {
  static const char zeros[ALIGNMENT];
  return fwrite(bytes, 1, size, out) == size && fwrite(zeros, 1, padded(size) - size, out) == padded(size) - size;
}

static sizes sizes_of(const kgi_index *index) {
  return (sizes){index->forms.n, index->bytes.n, index->n_buckets, index->n_filter};
}

static bool put_index(FILE *out, const kgi_index *index) {
  return put(out, index->forms.items, index->forms.n * sizeof *index->forms.items) &&
         put(out, index->bytes.items, index->bytes.n) &&
         put(out, index->buckets, index->n_buckets * sizeof *index->buckets) &&
         put(out, index->filter, index->n_filter * sizeof *index->filter);
}

/* For a pattern without a glance a line of zeros stands, which is one of no size. */
static size_t room_of(const kgi_glance *glance) { return glance && glance->size ? glance->size : ALIGNMENT; }

static bool put_glance(FILE *out, const kgi_glance *glance) {
  static const char none[ALIGNMENT];
  return put(out, glance ? (const void *)glance : none, room_of(glance));
}

bool kgi_prepared_write(const kg_lexicon *lexicon, FILE *out) {
  head h = {lexicon->mark, {sizes_of(&lexicon->index), sizes_of(&lexicon->words_index)}, lexicon->patterns.n, 0};
  const kgi_pattern *patterns = lexicon->patterns.items, *end = patterns + lexicon->patterns.n;
  for (const kgi_pattern *p = patterns; p < end; p++) h.glances += padded(room_of(kgi_pattern_glance_now(p)));
  bool good = put(out, &h, sizeof h) && put_index(out, &lexicon->index) && put_index(out, &lexicon->words_index);
  for (const kgi_pattern *p = patterns; p < end; p++) good = good && put_glance(out, kgi_pattern_glance_now(p));
  return good && kgi_prepared_entries_write(lexicon, out);
}

/* --- lending --- */

/* The next array. It is read only: a built index never changes. */
static void *next(const unsigned char **at, size_t size) {
  const void *array = *at;
  *at += padded(size);
  return (void *)(uintptr_t)array;
}

static void lend(kgi_index *index, const sizes *n, const unsigned char **at) {
  *index = (kgi_index){.n_buckets = n->buckets, .n_filter = n->filter, .borrowed = true};
  index->forms.items = next(at, n->forms * sizeof *index->forms.items);
  index->bytes.items = next(at, n->bytes);
  index->buckets = next(at, n->buckets * sizeof *index->buckets);
  index->filter = next(at, n->filter * sizeof *index->filter);
  index->forms.n = n->forms;
  index->bytes.n = n->bytes;
}

/* What stands behind the head. */
typedef struct contents {
  kgi_index index, words;
  const unsigned char *glances, *entries;
  size_t n_patterns;
} contents;

/* Fills it in; false if the lexicon was made from other files. */
static bool open_up(const kg_lexicon *lexicon, contents *c) {
  head h;
  const unsigned char *at = kgi_prepared_bytes;
  if (kgi_prepared_size < sizeof h) return false;
  memcpy(&h, next(&at, sizeof h), sizeof h);
  if (h.mark != lexicon->mark) return false;
  lend(&c->index, &h.of[0], &at);
  lend(&c->words, &h.of[1], &at);
  c->glances = next(&at, h.glances);
  c->entries = at;
  c->n_patterns = h.patterns;
  return true;
}

bool kgi_prepared_lend(kg_lexicon *lexicon) {
  contents c;
  if (!open_up(lexicon, &c)) return false;
  lexicon->index = c.index;
  lexicon->words_index = c.words;
  return true;
}

void kgi_prepared_lend_glances(const kg_lexicon *lexicon) {
  contents c;
  if (!open_up(lexicon, &c) || c.n_patterns != lexicon->patterns.n) return;
  for (size_t p = 0; p < lexicon->patterns.n; p++) {
    const kgi_glance *glance = (const kgi_glance *)(const void *)c.glances;
    kgi_pattern_lend_glance(&lexicon->patterns.items[p], glance->size ? glance : NULL);
    c.glances += padded(room_of(glance));
  }
}

kg_status kgi_prepared_fill(kg_lexicon *lexicon) {
  contents c;
  return open_up(lexicon, &c) ? kgi_prepared_entries_read(lexicon, c.entries) : KG_NOTFOUND;
}
