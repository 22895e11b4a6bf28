#include "extract/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/str.h"
#include "extract/parcel.h"
#include "model/order.h"
#include "model/texts.h"

/* There may be millions. */
_Static_assert(sizeof(void *) != 8 || sizeof(kgi_stored) <= 48, "a paper grew");

void kgi_record_texts(const kg_record *record, kg_str texts[KG_FIELDS]) {
  for (int f = 0; f < KG_FIELDS; f++) texts[f] = record->text[f].str;
}

/* What a record has beside its texts. */
enum { DATE = 1, EXTRAS = 4 };
static kg_str *extra(kg_record *record, int n) {
  kg_str *extras[EXTRAS] = {&record->url, &record->date, &record->authors, &record->categories};
  return extras[n];
}

static uint8_t extras_of(kg_record *record) {
  unsigned has = 0;
  for (int i = 0; i < EXTRAS; i++) has |= (unsigned)(extra(record, i)->len > 0) << i;
  return (uint8_t)has;
}

/* --- which of two records is richer --- */

/* A record as it will be stored, but for what is kept of it. */
static kgi_stored weigh(kg_record *record) {
  size_t size = 0;
  kgi_stored fresh = {.hash = kgi_hash(record->id), .line = record->source.line, .has = extras_of(record)};
  for (int f = 0; f < KG_FIELDS; f++) {
    size += record->text[f].str.len;
    fresh.hash = fresh.hash * 31 + kgi_hash(record->text[f].str);
  }
  fresh.size = size < UINT32_MAX ? (uint32_t)size : UINT32_MAX;
  return fresh;
}

static bool weighs_as_much(const kgi_stored *a, const kgi_stored *b) {
  return a->size == b->size && a->hash == b->hash;
}

static int order_of_texts(const kg_record *a, const kg_record *b) {
  kg_str of_a[KG_FIELDS], of_b[KG_FIELDS];
  kgi_record_texts(a, of_a);
  kgi_record_texts(b, of_b);
  return kgi_texts_compare(of_a, of_b);
}

static kg_source source_of(const kgi_corpus *corpus, const kgi_stored *stored) {
  return (kg_source){corpus->files.strs.items[stored->file], stored->line};
}

/* Above 0 when a record, which weighs what `fresh` says, is richer than the kept one. */
static int order_to_kept(const kgi_corpus *corpus, const kgi_stored *kept, const kg_record *record,
                         const kgi_stored *fresh) {
  if (fresh->size != kept->size) return fresh->size < kept->size ? -1 : 1;
  kg_source source = source_of(corpus, kept);
  if (fresh->hash == kept->hash) return kgi_source_compare(&source, &record->source);
  kg_record other = kgi_parcel_open(kept->parcel);
  return order_of_texts(record, &other);
}

/* --- keeping a record --- */

/* Copies an abstract unless one that is kept already says the same. */
static bool keep_abstract(kgi_spill *spill, kg_str *str, kg_str kept) {
  bool empty = str->len == 0;
  *str = kgi_str_eq(*str, kept) ? kept : kgi_spill_str(spill, *str);
  return empty || str->ptr;
}

static bool says_the_same(kg_record *a, kg_record *b) {
  for (int i = 0; i < EXTRAS; i++)
    if (!kgi_str_eq(*extra(a, i), *extra(b, i))) return false;
  return order_of_texts(a, b) == 0;
}

/* What the record says is shared, as far as it is the same, with the kept record of the paper, if there is one. */
static bool keep_parcel(kgi_corpus *corpus, kgi_stored *fresh, const kg_record *record, const kgi_stored *kept) {
  kg_record own = *record, other = kept ? kgi_parcel_open(kept->parcel) : (kg_record){0};
  if (kept && says_the_same(&own, &other)) return fresh->parcel = kept->parcel, true;
  if (!keep_abstract(&corpus->abstracts, &own.text[KG_ABSTRACT].str, other.text[KG_ABSTRACT].str)) return false;
  fresh->parcel = kgi_parcel_pack(&corpus->texts, &corpus->scratch, &own);
  return fresh->parcel != NULL;
}

static bool keep_stand(kgi_corpus *corpus, kgi_stored *fresh, const kg_record *record) {
  size_t n = 0;
  for (int f = 0; f < KG_FIELDS; f++) n += record->text[f].n_pieces;
  if (!n || corpus->placeless) return true;
  kgi_stand *stand = kgi_arena_alloc(&corpus->rest, sizeof *stand + n * sizeof *stand->pieces);
  if (!stand) return false;
  kg_piece *to = stand->pieces;
  for (int f = 0; f < KG_FIELDS; to += stand->n[f++]) {
    const kg_text *text = &record->text[f];
    stand->n[f] = (uint32_t)text->n_pieces;
    if (text->n_pieces) memcpy(to, text->pieces, text->n_pieces * sizeof *to);
  }
  fresh->stand = stand;
  return true;
}

static kg_status keep(kgi_corpus *corpus, kgi_stored *fresh, const kg_record *record, const kgi_stored *kept) {
  return keep_parcel(corpus, fresh, record, kept) && keep_stand(corpus, fresh, record) ? KG_OK : KG_NOMEM;
}

static kg_record unfold(const kgi_corpus *corpus, const kgi_stored *stored) {
  kg_record record = kgi_parcel_open(stored->parcel);
  record.source = source_of(corpus, stored);
  const kg_piece *from = stored->stand ? stored->stand->pieces : NULL;
  for (int f = 0; from && f < KG_FIELDS; from += record.text[f++].n_pieces) {
    record.text[f].pieces = from;
    record.text[f].n_pieces = stored->stand->n[f];
  }
  return record;
}

kg_record kgi_corpus_record(const kgi_corpus *corpus, size_t paper) {
  kg_record record = unfold(corpus, &corpus->papers.items[paper]);
  record.id = corpus->ids.strs.items[paper];
  return record;
}

/* --- poorer records, which fill gaps --- */

/* Whether a record poorer than the kept one has an extra that all richer ones lack. */
static bool fills(const kgi_corpus *corpus, const kgi_stored *stored, const kg_record *record,
                  const kgi_stored *fresh) {
  unsigned has = stored->has;
  for (const kgi_stored *at = stored->poorer; at && order_to_kept(corpus, at, record, fresh) <= 0; at = at->poorer)
    has |= at->has;
  return fresh->has & ~has;
}

/* Puts a record among the poorer ones, from the richest down, and drops those that fill no gap any more. */
static kg_status add_poorer(kgi_corpus *corpus, kgi_stored *stored, const kg_record *record, const kgi_stored *fresh) {
  kgi_stored *own = kgi_arena_alloc(&corpus->rest, sizeof *own), **link = &stored->poorer;
  if (!own) return KG_NOMEM;
  while (*link && order_to_kept(corpus, *link, record, fresh) <= 0) link = &(*link)->poorer;
  *own = *fresh;
  own->poorer = *link;
  *link = own;
  unsigned has = stored->has;
  for (link = &stored->poorer; *link;) {
    bool of_use = (*link)->has & ~has;
    has |= (*link)->has;
    if (of_use)
      link = &(*link)->poorer;
    else
      *link = (*link)->poorer;
  }
  return KG_OK;
}

/* --- records as they come --- */

static kg_status replace_kept(kgi_corpus *corpus, kgi_stored *stored, const kg_record *record, kgi_stored *fresh) {
  const kgi_stored before = *stored;
  kg_record kept = unfold(corpus, &before);
  KGI_TRY(keep(corpus, fresh, record, &before));
  bool differs = fresh->hash != before.hash || !kgi_str_eq(record->date, kept.date);
  fresh->changed = before.changed || differs;
  fresh->poorer = before.poorer;
  corpus->changed |= differs;
  *stored = *fresh;
  return fills(corpus, stored, &kept, &before) ? add_poorer(corpus, stored, &kept, &before) : KG_OK;
}

static kg_status add_again(kgi_corpus *corpus, kgi_stored *stored, const kg_record *record, kgi_stored *fresh) {
  if (order_to_kept(corpus, stored, record, fresh) > 0) return replace_kept(corpus, stored, record, fresh);
  if (!fills(corpus, stored, record, fresh)) return KG_OK;
  KGI_TRY(keep(corpus, fresh, record, stored));
  return add_poorer(corpus, stored, record, fresh);
}

static kg_status add_first(kgi_corpus *corpus, const kg_record *record, kgi_stored *fresh) {
  KGI_TRY(keep(corpus, fresh, record, NULL));
  return KGI_VEC_PUSH(&corpus->papers, *fresh) ? KG_OK : KG_NOMEM;
}

/* The number of the record's id. Where the same texts are kept under what must be that id, it is not looked at. */
static uint32_t number_of(kgi_corpus *corpus, const kg_record *record, const kgi_stored *fresh) {
  uint32_t likely = kgi_intern_guess(&corpus->ids, record->id);
  if (likely < corpus->papers.n && weighs_as_much(&corpus->papers.items[likely], fresh)) return likely;
  return kgi_intern(&corpus->ids, record->id);
}

kg_status kgi_corpus_add(kgi_corpus *corpus, const kg_record *record) {
  kg_record own = *record;
  kgi_intern_expect(&corpus->ids, record->id); /* comes from afar while the texts are weighed */
  kgi_stored fresh = weigh(&own);
  uint32_t id = number_of(corpus, record, &fresh), file = kgi_intern(&corpus->files, record->source.file);
  if (id == KGI_NO_ID || file == KGI_NO_ID) return KG_NOMEM;
  fresh.file = file;
  corpus->bytes += fresh.size;
  KGI_TRY(id < corpus->papers.n ? add_again(corpus, &corpus->papers.items[id], record, &fresh)
                                : add_first(corpus, record, &fresh));
  return KGI_VEC_PUSH(&corpus->places, (kgi_stood){id, file, record->source.line}) ? KG_OK : KG_NOMEM;
}

void kgi_corpus_clear(kgi_corpus *corpus) {
  free(corpus->papers.items);
  free(corpus->places.items);
  free(corpus->first_source);
  kgi_intern_clear(&corpus->ids);
  kgi_intern_clear(&corpus->files);
  kgi_arena_clear(&corpus->texts);
  kgi_spill_clear(&corpus->abstracts);
  kgi_arena_clear(&corpus->rest);
  kgi_buf_clear(&corpus->scratch);
  *corpus = (kgi_corpus){0};
}

/* --- all of them --- */

static int by_source(const void *a, const void *b) { return kgi_source_compare(a, b); }

/* Sorts the places of a paper, and leaves each once; returns how many. */
static size_t unite_places(kg_source *places, size_t n) {
  size_t kept = 0;
  kgi_order_rows(places, n, sizeof *places, by_source);
  for (size_t i = 0; i < n; i++)
    if (!kept || by_source(&places[kept - 1], &places[i]) != 0) places[kept++] = places[i];
  return kept;
}

/* Copies the places, each paper's side by side from its first on; leaves in first[p + 1] where those of p end. */
static void sort_places(const kgi_corpus *corpus, size_t *first) {
  const kg_str *files = corpus->files.strs.items;
  const kgi_stood *places = corpus->places.items;
  for (size_t i = 0; i < corpus->places.n; i++) first[places[i].paper + 2]++;
  for (size_t p = 0; p < corpus->papers.n; p++) first[p + 2] += first[p + 1];
  for (size_t i = 0; i < corpus->places.n; i++)
    corpus->sources[first[places[i].paper + 1]++] = (kg_source){files[places[i].file], places[i].line};
}

/* Each place of a paper once, and the papers' without gaps. */
static void unite_all(kg_source *sources, size_t *first, size_t n_papers) {
  size_t to = 0;
  for (size_t p = 0, from = 0; p < n_papers; p++) {
    size_t end = first[p + 1], n = unite_places(sources + from, end - from);
    memmove(sources + to, sources + from, n * sizeof *sources);
    from = end;
    first[p + 1] = to += n;
  }
}

kg_status kgi_corpus_gather(kgi_corpus *corpus) {
  size_t n = corpus->papers.n;
  corpus->sources = kgi_arena_alloc(&corpus->texts, corpus->places.n * sizeof *corpus->sources);
  corpus->first_source = calloc(n + 2, sizeof *corpus->first_source);
  if (!corpus->sources || !corpus->first_source) return KG_NOMEM;
  kgi_arena_join(&corpus->texts, &corpus->ids.arena);
  kgi_arena_join(&corpus->texts, &corpus->files.arena);
  sort_places(corpus, corpus->first_source);
  unite_all(corpus->sources, corpus->first_source, n);
  KGI_VEC_CLEAR(&corpus->places);
  return KG_OK;
}

const kg_source *kgi_corpus_sources(const kgi_corpus *corpus, size_t paper, size_t *n) {
  size_t first = corpus->first_source[paper];
  *n = corpus->first_source[paper + 1] - first;
  return corpus->sources + first;
}

/* What a kept record lacks beside its texts comes from the richest of the others that has it. */
static kg_status fill_gaps(kgi_corpus *corpus, kgi_stored *stored) {
  kg_record record = kgi_parcel_open(stored->parcel);
  for (const kgi_stored *from = stored->poorer; from; from = from->poorer) {
    kg_record other = kgi_parcel_open(from->parcel);
    for (int i = 0; i < EXTRAS; i++)
      if (!extra(&record, i)->len) *extra(&record, i) = *extra(&other, i);
  }
  bool dated = !(stored->has >> DATE & 1) && record.date.len;
  if (dated) stored->changed = corpus->changed = true;
  stored->has = extras_of(&record);
  stored->parcel = kgi_parcel_pack(&corpus->texts, &corpus->scratch, &record);
  return stored->parcel ? KG_OK : KG_NOMEM;
}

kg_status kgi_corpus_sort(kgi_corpus *corpus) {
  if (!corpus->papers.n) return KG_OK;
  kgi_intern_close(&corpus->ids);
  for (size_t i = 0; i < corpus->papers.n; i++)
    if (corpus->papers.items[i].poorer) KGI_TRY(fill_gaps(corpus, &corpus->papers.items[i]));
  corpus->order = kgi_order_strings(&corpus->rest, corpus->papers.n, corpus->ids.strs.items);
  return corpus->order ? KG_OK : KG_NOMEM;
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
