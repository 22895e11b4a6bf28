/* The entries of the default lexicon as the library carries them: rows without pointers, and the texts and lists that
 * they refer to by number. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "dict/prepared.h"

typedef struct text {
  uint32_t at, len; /* in the bytes */
} text;

typedef struct row {
  text name, reason, since, source, rule;
  uint32_t type, flags;
  uint32_t aliases, n_aliases;   /* in the texts */
  uint32_t contexts, n_contexts; /* in the ids */
} row;

/* Counts of what follows, in this order: rows, texts, ids, bytes. The texts are those of all aliases, then all types,
 * then all context words. */
typedef struct head {
  uint64_t rows, texts, ids, bytes, aliases, types;
} head;

/* --- writing --- */

typedef struct image {
  KGI_VEC(row) rows;
  KGI_VEC(text) texts;
  KGI_VEC(uint32_t) ids;
  kgi_buf bytes;
  bool failed;
} image;

static text text_of(image *to, kg_str str) {
  text t = {(uint32_t)to->bytes.len, (uint32_t)str.len};
  kgi_buf_put(&to->bytes, str);
  return t;
}

static void add_text(image *to, kg_str str) { to->failed |= !KGI_VEC_PUSH(&to->texts, text_of(to, str)); }

static void add_entry(image *to, const kgi_entry *entry) {
  row r = {.name = text_of(to, entry->name),
           .reason = text_of(to, entry->reason),
           .since = text_of(to, entry->since),
           .source = text_of(to, entry->source),
           .rule = text_of(to, entry->rule),
           .type = entry->type,
           .flags = entry->flags,
           .aliases = (uint32_t)to->texts.n,
           .n_aliases = entry->n_aliases,
           .contexts = (uint32_t)to->ids.n,
           .n_contexts = entry->n_contexts};
  for (size_t i = 0; i < entry->n_aliases; i++) add_text(to, entry->aliases[i]);
  for (size_t i = 0; i < entry->n_contexts; i++) to->failed |= !KGI_VEC_PUSH(&to->ids, entry->contexts[i]);
  to->failed |= !KGI_VEC_PUSH(&to->rows, r);
}

static void add_words(image *to, const kgi_interner *words) {
  for (size_t i = 0; i < words->strs.n; i++) add_text(to, words->strs.items[i]);
}

static bool put(FILE *out, const void *bytes, size_t size) { return fwrite(bytes, 1, size, out) == size; }

static bool put_image(FILE *out, const image *from, size_t aliases, size_t types) {
  head h = {from->rows.n, from->texts.n, from->ids.n, from->bytes.len, aliases, types};
  return !from->failed && !from->bytes.failed && put(out, &h, sizeof h) &&
         put(out, from->rows.items, from->rows.n * sizeof *from->rows.items) &&
         put(out, from->texts.items, from->texts.n * sizeof *from->texts.items) &&
         put(out, from->ids.items, from->ids.n * sizeof *from->ids.items) &&
         put(out, from->bytes.bytes, from->bytes.len);
}

bool kgi_prepared_entries_write(const kg_lexicon *lexicon, FILE *out) {
  image to = {0};
  for (size_t i = 0; i < lexicon->entries.n; i++) add_entry(&to, &lexicon->entries.items[i]);
  size_t aliases = to.texts.n;
  add_words(&to, &lexicon->types);
  add_words(&to, &lexicon->contexts);
  bool good = put_image(out, &to, aliases, lexicon->types.strs.n);
  free(to.rows.items);
  free(to.texts.items);
  free(to.ids.items);
  kgi_buf_clear(&to.bytes);
  return good;
}

/* --- reading --- */

typedef struct view {
  head n;
  const row *rows;
  const text *texts;
  const uint32_t *ids;
  const char *bytes;
} view;

static view view_of(const unsigned char *at) {
  view v;
  memcpy(&v.n, at, sizeof v.n);
  v.rows = (const row *)(const void *)(at + sizeof v.n);
  v.texts = (const text *)(v.rows + v.n.rows);
  v.ids = (const uint32_t *)(v.texts + v.n.texts);
  v.bytes = (const char *)(v.ids + v.n.ids);
  return v;
}

static kg_str str_of(const view *v, text t) { return (kg_str){v->bytes + t.at, t.len}; }

static kgi_entry entry_of(const view *v, const row *r, const kg_str *aliases) {
  return (kgi_entry){.name = str_of(v, r->name),
                     .type = r->type,
                     .flags = r->flags,
                     .aliases = aliases + r->aliases,
                     .n_aliases = r->n_aliases,
                     .contexts = v->ids + r->contexts,
                     .n_contexts = r->n_contexts,
                     .reason = str_of(v, r->reason),
                     .since = str_of(v, r->since),
                     .source = str_of(v, r->source),
                     .rule = str_of(v, r->rule)};
}

static kg_status add_all_words(kgi_interner *words, const view *v, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (kgi_intern(words, str_of(v, v->texts[i])) == KGI_NO_ID) return KG_NOMEM;
  return KG_OK;
}

kg_status kgi_prepared_entries_read(kg_lexicon *lexicon, const unsigned char *at) {
  view v = view_of(at);
  kg_str *aliases = kgi_arena_alloc(&lexicon->arena, (v.n.aliases + 1) * sizeof *aliases);
  if (!aliases || !KGI_VEC_RESERVE(&lexicon->entries, v.n.rows)) return KG_NOMEM;
  for (size_t i = 0; i < v.n.aliases; i++) aliases[i] = str_of(&v, v.texts[i]);
  for (size_t i = 0; i < v.n.rows; i++)
    lexicon->entries.items[lexicon->entries.n++] = entry_of(&v, &v.rows[i], aliases);
  KGI_TRY(add_all_words(&lexicon->types, &v, v.n.aliases, v.n.aliases + v.n.types));
  return add_all_words(&lexicon->contexts, &v, v.n.aliases + v.n.types, v.n.texts);
}
