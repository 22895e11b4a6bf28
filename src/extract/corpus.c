#include "extract/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "model/texts.h"

void kgi_record_texts(const kg_record *record, kg_str texts[KG_FIELDS]) {
  for (int f = 0; f < KG_FIELDS; f++) texts[f] = record->text[f].str;
}

static size_t text_size(const kg_record *record) {
  kg_str texts[KG_FIELDS];
  kgi_record_texts(record, texts);
  return kgi_texts_size(texts);
}

static int order_of(const kg_record *a, const kg_record *b) {
  kg_str of_a[KG_FIELDS], of_b[KG_FIELDS];
  kgi_record_texts(a, of_a);
  kgi_record_texts(b, of_b);
  int order = kgi_texts_compare(of_a, of_b);
  return order ? order : kgi_source_compare(&b->source, &a->source);
}

static bool copy_str(kgi_arena *arena, kg_str *str) {
  bool empty = str->len == 0;
  *str = kgi_arena_str(arena, *str);
  return empty || str->ptr;
}

static bool copy_text(kgi_arena *arena, kg_text *text) {
  size_t size = text->n_pieces * sizeof *text->pieces;
  if (!copy_str(arena, &text->str)) return false;
  if (!size) return true;
  kg_piece *pieces = kgi_arena_alloc(arena, size);
  if (pieces) memcpy(pieces, text->pieces, size);
  text->pieces = pieces;
  return pieces != NULL;
}

static bool copy_record(kgi_arena *arena, kg_record *record) {
  bool good = true;
  for (int f = 0; f < KG_FIELDS; f++) good = good && copy_text(arena, &record->text[f]);
  return good && copy_str(arena, &record->id) && copy_str(arena, &record->url) && copy_str(arena, &record->date) &&
         copy_str(arena, &record->authors) && copy_str(arena, &record->categories) &&
         copy_str(arena, &record->source.file);
}

/* What the kept record lacks and the other one has. */
static void fill_gaps(kg_record *kept, const kg_record *other) {
  if (!kept->url.len) kept->url = other->url;
  if (!kept->date.len) kept->date = other->date;
  if (!kept->authors.len) kept->authors = other->authors;
  if (!kept->categories.len) kept->categories = other->categories;
}

static kg_status add_again(kgi_corpus *corpus, kgi_stored *stored, const kg_record *record) {
  bool is_richer = order_of(record, &stored->record) > 0;
  if (!KGI_VEC_PUSH(&stored->others, is_richer ? stored->record : *record)) return KG_NOMEM;
  if (!is_richer) return KG_OK;
  corpus->bytes += text_size(record) - text_size(&stored->record);
  stored->record = *record;
  return KG_OK;
}

kg_status kgi_corpus_add(kgi_corpus *corpus, const kg_record *record) {
  kg_record copy = *record;
  uint32_t id = kgi_intern(&corpus->ids, record->id);
  if (id == KGI_NO_ID || !copy_record(&corpus->arena, &copy)) return KG_NOMEM;
  kg_source source = copy.source;
  if (id < corpus->papers.n) {
    KGI_TRY(add_again(corpus, &corpus->papers.items[id], &copy));
  } else {
    if (!KGI_VEC_PUSH(&corpus->papers, (kgi_stored){.record = copy})) return KG_NOMEM;
    corpus->bytes += text_size(&copy);
  }
  return KGI_VEC_PUSH(&corpus->papers.items[id].sources, source) ? KG_OK : KG_NOMEM;
}

void kgi_corpus_clear(kgi_corpus *corpus) {
  for (size_t i = 0; i < corpus->papers.n; i++) {
    free(corpus->papers.items[i].sources.items);
    free(corpus->papers.items[i].others.items);
  }
  free(corpus->papers.items);
  kgi_intern_clear(&corpus->ids);
  kgi_arena_clear(&corpus->arena);
  *corpus = (kgi_corpus){0};
}

static int by_id(const void *a, const void *b) {
  return kgi_str_cmp(((const kgi_stored *)a)->record.id, ((const kgi_stored *)b)->record.id);
}

static int by_richness(const void *a, const void *b) { return order_of(b, a); }

static int by_source(const void *a, const void *b) { return kgi_source_compare(a, b); }

void kgi_corpus_sort(kgi_corpus *corpus) {
  if (!corpus->papers.n) return;
  qsort(corpus->papers.items, corpus->papers.n, sizeof *corpus->papers.items, by_id);
  for (size_t i = 0; i < corpus->papers.n; i++) {
    kgi_stored *stored = &corpus->papers.items[i];
    qsort(stored->sources.items, stored->sources.n, sizeof *stored->sources.items, by_source);
    if (!stored->others.n) continue;
    qsort(stored->others.items, stored->others.n, sizeof *stored->others.items, by_richness);
    for (size_t k = 0; k < stored->others.n; k++) fill_gaps(&stored->record, &stored->others.items[k]);
  }
}

void kgi_locate(const kg_record *record, kg_field field, uint32_t offset, uint32_t *line, uint32_t *col) {
  const kg_text *text = &record->text[field];
  *line = record->source.line;
  *col = 1;
  if (!text->n_pieces) return;
  size_t low = 0, high = text->n_pieces;
  while (high - low > 1) {
    size_t middle = (low + high) / 2;
    if (text->pieces[middle].at <= offset)
      low = middle;
    else
      high = middle;
  }
  const kg_piece *piece = &text->pieces[low];
  *line = piece->line;
  *col = piece->col + (offset - piece->at);
}
