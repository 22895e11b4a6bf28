#include "extract/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/str.h"
#include "model/order.h"
#include "model/texts.h"

void kgi_record_texts(const kg_record *record, kg_str texts[KG_FIELDS]) {
  for (int f = 0; f < KG_FIELDS; f++) texts[f] = record->text[f].str;
}

static kgi_weight weigh(const kg_record *record) {
  kgi_weight weight = {.hash = kgi_hash(record->id)};
  for (int f = 0; f < KG_FIELDS; f++) {
    weight.size += record->text[f].str.len;
    weight.hash = weight.hash * 31 + kgi_hash(record->text[f].str);
  }
  return weight;
}

static int order_of(const kg_record *a, const kg_record *b) {
  kg_str of_a[KG_FIELDS], of_b[KG_FIELDS];
  kgi_record_texts(a, of_a);
  kgi_record_texts(b, of_b);
  int order = kgi_texts_compare(of_a, of_b);
  return order ? order : kgi_source_compare(&b->source, &a->source);
}

static bool weighs_as_much(const kgi_weight *a, const kgi_weight *b) {
  return a->size == b->size && a->hash == b->hash;
}

/* Above 0 when the record is richer than the kept one. */
static int order_to_kept(const kgi_stored *stored, const kg_record *record, const kgi_weight *weight) {
  const kgi_weight *kept = &stored->weight;
  if (weight->size != kept->size) return weight->size < kept->size ? -1 : 1;
  if (weight->hash != kept->hash) return order_of(record, &stored->record);
  return kgi_source_compare(&stored->record.source, &record->source);
}

static bool copy_str(kgi_arena *arena, kg_str *str) {
  bool empty = str->len == 0;
  *str = kgi_arena_str(arena, *str);
  return empty || str->ptr;
}

/* Copies a string unless one that is kept already says the same. */
static bool keep_str(kgi_arena *arena, kg_str *str, kg_str kept) {
  if (!kgi_str_eq(*str, kept)) return copy_str(arena, str);
  *str = kept;
  return true;
}

static bool keep_abstract(kgi_spill *spill, kg_str *str, kg_str kept) {
  bool empty = str->len == 0;
  *str = kgi_str_eq(*str, kept) ? kept : kgi_spill_str(spill, *str);
  return empty || str->ptr;
}

static bool keep_text(kgi_corpus *corpus, kg_record *record, int field, kg_str kept) {
  kg_text *text = &record->text[field];
  size_t size = text->n_pieces * sizeof *text->pieces;
  bool good = field == KG_ABSTRACT ? keep_abstract(&corpus->abstracts, &text->str, kept)
                                   : keep_str(&corpus->texts, &text->str, kept);
  if (!good) return false;
  if (!size) return true;
  kg_piece *pieces = kgi_arena_alloc(&corpus->pieces, size);
  if (pieces) memcpy(pieces, text->pieces, size);
  text->pieces = pieces;
  return pieces != NULL;
}

/* What a record has beside its texts. */
enum { DATE = 1, EXTRAS = 4 };
static kg_str *extra(kg_record *record, int n) {
  kg_str *extras[EXTRAS] = {&record->url, &record->date, &record->authors, &record->categories};
  return extras[n];
}

/* Makes the record's strings its own; they are shared with `kept`, a record of the same paper. */
static bool copy_record(kgi_corpus *corpus, kg_record *record, kg_record *kept) {
  bool good = true;
  for (int f = 0; f < KG_FIELDS; f++) good = good && keep_text(corpus, record, f, kept->text[f].str);
  for (int i = 0; i < EXTRAS; i++) good = good && keep_str(&corpus->texts, extra(record, i), *extra(kept, i));
  return good;
}

/* Makes the record, whose strings are its own, the kept one. */
static void keep(kgi_stored *stored, kg_record *record, const kgi_weight *weight) {
  stored->record = *record;
  stored->weight = *weight;
  stored->has = 0;
  for (int i = 0; i < EXTRAS; i++) stored->has |= (uint32_t)(extra(record, i)->len > 0) << i;
}

/* The richest record beside the kept one that has the extra, or NULL. */
static kg_record *filler_with(const kgi_stored *stored, int n) {
  for (size_t i = 0; i < stored->fillers.n; i++)
    if (extra(&stored->fillers.items[i], n)->len) return &stored->fillers.items[i];
  return NULL;
}

/* Whether a record poorer than the kept one has an extra that all richer ones lack. */
static bool fills(const kgi_stored *stored, kg_record *record) {
  for (int i = 0; i < EXTRAS; i++) {
    if (stored->has >> i & 1 || !extra(record, i)->len) continue;
    const kg_record *other = filler_with(stored, i);
    if (!other || order_of(record, other) > 0) return true;
  }
  return false;
}

/* Puts a record among the fillers, from the richest down, and drops those that are none any more. */
static kg_status add_filler(kgi_stored *stored, const kg_record *record) {
  if (!KGI_VEC_RESERVE(&stored->fillers, 1)) return KG_NOMEM;
  kg_record *items = stored->fillers.items;
  size_t at = stored->fillers.n++;
  for (; at > 0 && order_of(record, &items[at - 1]) > 0; at--) items[at] = items[at - 1];
  items[at] = *record;
  size_t n = stored->fillers.n;
  stored->fillers.n = 0;
  for (size_t i = 0; i < n; i++) {
    kg_record filler = items[i];
    if (fills(stored, &filler)) items[stored->fillers.n++] = filler;
  }
  return KG_OK;
}

/* Whether extraction may find something else in a record; the same texts are kept once. */
static bool differs(const kg_record *a, const kg_record *b) {
  for (int f = 0; f < KG_FIELDS; f++)
    if (a->text[f].str.ptr != b->text[f].str.ptr) return true;
  return !kgi_str_eq(a->date, b->date);
}

static kg_status replace_kept(kgi_corpus *corpus, kgi_stored *stored, kg_record *record, const kgi_weight *weight) {
  kg_record before = stored->record;
  if (!copy_record(corpus, record, &before)) return KG_NOMEM;
  keep(stored, record, weight);
  if (differs(record, &before)) stored->changed = corpus->changed = true;
  return fills(stored, &before) ? add_filler(stored, &before) : KG_OK;
}

static kg_status add_again(kgi_corpus *corpus, kgi_stored *stored, kg_record *record, const kgi_weight *weight) {
  if (order_to_kept(stored, record, weight) > 0) return replace_kept(corpus, stored, record, weight);
  if (!fills(stored, record)) return KG_OK;
  return copy_record(corpus, record, &stored->record) ? add_filler(stored, record) : KG_NOMEM;
}

static kg_status add_first(kgi_corpus *corpus, kg_record *record, const kgi_weight *weight) {
  kg_record nothing = {0};
  if (!copy_record(corpus, record, &nothing)) return KG_NOMEM;
  kgi_stored stored = {0};
  keep(&stored, record, weight);
  return KGI_VEC_PUSH(&corpus->papers, stored) ? KG_OK : KG_NOMEM;
}

/* The number of the record's id. Where the same texts are kept under what must be that id, it is not looked at. */
static uint32_t number_of(kgi_corpus *corpus, const kg_record *record, const kgi_weight *weight) {
  uint32_t likely = kgi_intern_guess(&corpus->ids, record->id);
  if (likely < corpus->papers.n && weighs_as_much(&corpus->papers.items[likely].weight, weight)) return likely;
  return kgi_intern(&corpus->ids, record->id);
}

kg_status kgi_corpus_add(kgi_corpus *corpus, const kg_record *record) {
  kg_record copy = *record;
  kgi_intern_expect(&corpus->ids, record->id); /* comes from afar while the texts are weighed */
  kgi_weight weight = weigh(record);
  uint32_t id = number_of(corpus, record, &weight), file = kgi_intern(&corpus->files, record->source.file);
  if (id == KGI_NO_ID || file == KGI_NO_ID) return KG_NOMEM;
  copy.id = corpus->ids.strs.items[id];
  copy.source.file = corpus->files.strs.items[file];
  corpus->bytes += weight.size;
  KGI_TRY(id < corpus->papers.n ? add_again(corpus, &corpus->papers.items[id], &copy, &weight)
                                : add_first(corpus, &copy, &weight));
  return KGI_VEC_PUSH(&corpus->places, (kgi_stood){id, file, record->source.line}) ? KG_OK : KG_NOMEM;
}

void kgi_corpus_clear(kgi_corpus *corpus) {
  for (size_t i = 0; i < corpus->papers.n; i++) free(corpus->papers.items[i].fillers.items);
  free(corpus->papers.items);
  free(corpus->places.items);
  kgi_intern_clear(&corpus->ids);
  kgi_intern_clear(&corpus->files);
  kgi_arena_clear(&corpus->texts);
  kgi_spill_clear(&corpus->abstracts);
  kgi_arena_clear(&corpus->pieces);
  *corpus = (kgi_corpus){0};
}

static int by_source(const void *a, const void *b) { return kgi_source_compare(a, b); }

/* Sorts the places of a paper, and leaves each once; returns how many. */
static size_t unite_places(kg_source *places, size_t n) {
  size_t kept = 0;
  kgi_order_rows(places, n, sizeof *places, by_source);
  for (size_t i = 0; i < n; i++)
    if (!kept || by_source(&places[kept - 1], &places[i]) != 0) places[kept++] = places[i];
  return kept;
}

/* The names of files, among the texts; NULL when memory ran out. */
static kg_str *copy_files(kgi_corpus *corpus) {
  size_t n = corpus->files.strs.n;
  kg_str *files = kgi_arena_alloc(&corpus->texts, n * sizeof *files);
  for (size_t i = 0; files && i < n; i++) {
    files[i] = corpus->files.strs.items[i];
    if (!copy_str(&corpus->texts, &files[i])) return NULL;
  }
  return files;
}

/* Copies the places, each paper's side by side, up to the ends that are counted for them. */
static void gather_places(const kgi_corpus *corpus, const kg_str *files, size_t *ends) {
  const kgi_stood *places = corpus->places.items;
  for (size_t i = 0; i < corpus->places.n; i++) ends[places[i].paper + 1]++;
  for (size_t p = 0; p < corpus->papers.n; p++) ends[p + 1] += ends[p];
  for (size_t i = 0; i < corpus->places.n; i++)
    corpus->sources[ends[places[i].paper]++] = (kg_source){files[places[i].file], places[i].line};
}

kg_status kgi_corpus_gather(kgi_corpus *corpus) {
  corpus->sources = kgi_arena_alloc(&corpus->texts, corpus->places.n * sizeof *corpus->sources);
  kg_str *files = copy_files(corpus);
  size_t *ends = calloc(corpus->papers.n + 1, sizeof *ends);
  bool good = corpus->sources && files && ends;
  if (good) gather_places(corpus, files, ends);
  for (size_t p = 0, from = 0; good && p < corpus->papers.n; from = ends[p++]) {
    corpus->papers.items[p].first_place = from;
    corpus->papers.items[p].n_places = unite_places(corpus->sources + from, ends[p] - from);
  }
  free(ends);
  free(corpus->places.items);
  corpus->places.items = NULL;
  return good ? KG_OK : KG_NOMEM;
}

static void fill_gaps(kgi_corpus *corpus, kgi_stored *stored) {
  for (int i = 0; i < EXTRAS; i++) {
    kg_record *from = stored->has >> i & 1 ? NULL : filler_with(stored, i);
    if (!from) continue;
    if (i == DATE) stored->changed = corpus->changed = true;
    *extra(&stored->record, i) = *extra(from, i);
  }
}

kg_status kgi_corpus_sort(kgi_corpus *corpus) {
  if (!corpus->papers.n) return KG_OK;
  for (size_t i = 0; i < corpus->papers.n; i++) fill_gaps(corpus, &corpus->papers.items[i]);
  corpus->order = kgi_order_strings(&corpus->pieces, corpus->papers.n, corpus->ids.strs.items);
  return corpus->order ? KG_OK : KG_NOMEM;
}

const kg_source *kgi_corpus_sources(const kgi_corpus *corpus, const kgi_stored *stored) {
  return corpus->sources + stored->first_place;
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
