#include "dict/prepared.h"

#include <string.h>

/* The form: a head, then the arrays of each index, each from a multiple of sixty-four bytes on, then the entries. */
enum { INDEXES = 2, ALIGNMENT = 64 };

typedef struct sizes {
  uint64_t forms, bytes, buckets, filter; /* of the arrays of an index, as counts of items */
} sizes;

typedef struct head {
  uint64_t mark; /* of the lexicon */
  sizes of[INDEXES];
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

bool kgi_prepared_write(const kg_lexicon *lexicon, FILE *out) {
  head h = {lexicon->mark, {sizes_of(&lexicon->index), sizes_of(&lexicon->words_index)}};
  return put(out, &h, sizeof h) && put_index(out, &lexicon->index) && put_index(out, &lexicon->words_index) &&
         kgi_prepared_entries_write(lexicon, out);
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

/* Lends both indexes; returns what stands behind them, or NULL if the lexicon was made from other files. */
static const unsigned char *lend_both(const kg_lexicon *lexicon, kgi_index *index, kgi_index *words) {
  head h;
  const unsigned char *at = kgi_prepared_bytes;
  if (kgi_prepared_size < sizeof h) return NULL;
  memcpy(&h, next(&at, sizeof h), sizeof h);
  if (h.mark != lexicon->mark) return NULL;
  lend(index, &h.of[0], &at);
  lend(words, &h.of[1], &at);
  return at;
}

bool kgi_prepared_lend(kg_lexicon *lexicon) { return lend_both(lexicon, &lexicon->index, &lexicon->words_index); }

kg_status kgi_prepared_fill(kg_lexicon *lexicon) {
  kgi_index index, words;
  const unsigned char *entries = lend_both(lexicon, &index, &words);
  return entries ? kgi_prepared_entries_read(lexicon, entries) : KG_NOTFOUND;
}
