#include "dict/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "dict/embedded.h"
#include "dict/files.h"
#include "dict/prepared.h"

kg_lexicon *kg_lexicon_new(void) {
  kg_lexicon *lexicon = calloc(1, sizeof *lexicon);
  if (!lexicon) return NULL;
  for (size_t i = 0; kg_type_name(i); i++) {
    if (kgi_intern(&lexicon->types, kg_str_of(kg_type_name(i))) == KGI_NO_ID) {
      kg_lexicon_free(lexicon);
      return NULL;
    }
  }
  return lexicon;
}

void kg_lexicon_free(kg_lexicon *lexicon) {
  if (!lexicon) return;
  for (size_t i = 0; i < lexicon->patterns.n; i++) kgi_regex_free(lexicon->patterns.items[i].regex);
  free(lexicon->patterns.items);
  free(lexicon->uses.items);
  free(lexicon->roles);
  free(lexicon->entries.items);
  kgi_index_clear(&lexicon->index);
  kgi_index_clear(&lexicon->words_index);
  kgi_intern_clear(&lexicon->types);
  kgi_intern_clear(&lexicon->contexts);
  kgi_intern_clear(&lexicon->cues);
  free(lexicon->keys.slots);
  for (size_t i = 0; i < lexicon->files.n; i++) kgi_buf_clear(&lexicon->files.items[i]);
  free(lexicon->files.items);
  kgi_arena_clear(&lexicon->arena);
  free(lexicon);
}

size_t kg_lexicon_entities(const kg_lexicon *lexicon) { return lexicon->entries.n; }
size_t kg_lexicon_patterns(const kg_lexicon *lexicon) { return lexicon->patterns.n; }

static void add_mark(kg_lexicon *lexicon, const char *name, kg_str bytes) {
  const char *slash = strrchr(name, '/');
  const uint64_t marks[] = {lexicon->mark, kgi_hash(kg_str_of(slash ? slash + 1 : name)), kgi_hash(bytes)};
  lexicon->mark = kgi_hash((kg_str){(const char *)marks, sizeof marks});
}

static kg_status out_of_memory(const char *name, kg_error *err) {
  return kgi_fail(err, KG_NOMEM, (kgi_place){.source = name}, "out of memory");
}

/* `bytes` must live as long as the lexicon. */
static kg_status add_bytes(kg_lexicon *lexicon, const char *name, kg_str bytes, kg_diag *diag, kg_error *err) {
  if (kgi_is_dictionary(kg_str_of(name))) return kgi_lexicon_rows(lexicon, name, bytes, diag);
  if (kgi_is_pattern_file(kg_str_of(name))) return kgi_lexicon_patterns(lexicon, name, bytes, diag);
  return kgi_fail(err, KG_USAGE, (kgi_place){.source = name},
                  "neither a dictionary (.tsv) nor a pattern file (.patterns)");
}

kg_status kg_lexicon_add_memory(kg_lexicon *lexicon, const char *name, kg_str bytes, kg_diag *diag, kg_error *err) {
  kg_str copy = kgi_arena_str(&lexicon->arena, bytes);
  if (bytes.len && !copy.ptr) return out_of_memory(name, err);
  add_mark(lexicon, name, bytes);
  return add_bytes(lexicon, name, copy, diag, err);
}

/* What a walk over files adds to. */
typedef struct adding_files {
  kg_lexicon *lexicon;
  kg_diag *diag;
} adding_files;

static kg_status add_file(void *ctx, const char *path, kg_error *err) {
  const adding_files *to = ctx;
  kgi_buf file = {0};
  kg_status status = kgi_read_file(path, &file, err);
  if (!status && !KGI_VEC_PUSH(&to->lexicon->files, file)) status = out_of_memory(path, err);
  if (status) return kgi_buf_clear(&file), status;
  add_mark(to->lexicon, path, kgi_buf_str(&file));
  return add_bytes(to->lexicon, path, kgi_buf_str(&file), to->diag, err);
}

kg_status kg_lexicon_add(kg_lexicon *lexicon, const char *path, kg_diag *diag, kg_error *err) {
  return kgi_files_each(path, add_file, &(adding_files){lexicon, diag}, err);
}

static kg_str bytes_of(const kgi_embedded *file) { return (kg_str){file->bytes, file->len}; }

/* Where the lexicon is empty, its entries need not be read from the dictionaries. */
static kg_status add_embedded(kg_lexicon *lexicon, kg_diag *diag, kg_error *err) {
  const kgi_embedded *files = kgi_embedded_files;
  for (size_t i = 0; i < kgi_embedded_count; i++) add_mark(lexicon, files[i].name, bytes_of(&files[i]));
  kg_status filled = kgi_prepared_fill(lexicon);
  if (filled && filled != KG_NOTFOUND) return kgi_fail(err, filled, (kgi_place){0}, "out of memory");
  for (size_t i = 0; i < kgi_embedded_count; i++)
    if (filled == KG_NOTFOUND || !kgi_is_dictionary(kg_str_of(files[i].name)))
      KGI_TRY(add_bytes(lexicon, files[i].name, bytes_of(&files[i]), diag, err));
  kgi_prepared_lend_glances(lexicon);
  return KG_OK;
}

kg_status kg_lexicon_add_default(kg_lexicon *lexicon, kg_diag *diag, kg_error *err) {
  const char *folder = kgi_default_folder();
  return folder ? kg_lexicon_add(lexicon, folder, diag, err) : add_embedded(lexicon, diag, err);
}
