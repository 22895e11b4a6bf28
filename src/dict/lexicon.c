#include "dict/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "dict/dictionary.h"
#include "dict/embedded.h"
#include "dict/files.h"

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
  for (size_t i = 0; i < lexicon->patterns_of_cue.n; i++) free(lexicon->patterns_of_cue.items[i].items);
  free(lexicon->patterns.items);
  free(lexicon->patterns_of_cue.items);
  free(lexicon->entries.items);
  kgi_index_clear(&lexicon->index);
  kgi_intern_clear(&lexicon->types);
  kgi_intern_clear(&lexicon->contexts);
  kgi_intern_clear(&lexicon->cues);
  kgi_intern_clear(&lexicon->keys);
  kgi_arena_clear(&lexicon->arena);
  free(lexicon);
}

size_t kg_lexicon_entities(const kg_lexicon *lexicon) { return lexicon->entries.n; }
size_t kg_lexicon_patterns(const kg_lexicon *lexicon) { return lexicon->patterns.n; }

/* --- rows to entries --- */

typedef struct adding {
  kg_lexicon *lexicon;
  const char *file;
  kg_diag *diag;
} adding;

static size_t count_parts(kg_str list) {
  size_t n = 0;
  kg_str part;
  while (kgi_str_split(&list, '|', &part)) n += kgi_str_trim(part).len > 0;
  return n;
}

/* Splits "a|b" into an arena array of trimmed views. */
static const kg_str *split_parts(kgi_arena *arena, kg_str list, size_t *n) {
  kg_str *parts = kgi_arena_alloc(arena, (count_parts(list) + 1) * sizeof *parts), part;
  *n = 0;
  while (parts && kgi_str_split(&list, '|', &part)) {
    part = kgi_str_trim(part);
    if (part.len) parts[(*n)++] = part;
  }
  return parts;
}

uint32_t kgi_entry_flag(kg_str word) {
  static const struct {
    const char *name;
    uint32_t flag;
  } flags[] = {{"case", KGI_ENTRY_CASE},     {"word", KGI_ENTRY_WORD},   {"never", KGI_ENTRY_NEVER},
               {"family", KGI_ENTRY_FAMILY}, {"broad", KGI_ENTRY_BROAD}, {"minor", KGI_ENTRY_MINOR}};
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
    if (kgi_str_eq(word, kg_str_of(flags[i].name))) return flags[i].flag;
  return 0;
}

static bool read_flags(const adding *add, kgi_entry *entry, const kgi_row *row) {
  size_t n;
  kgi_arena *arena = &add->lexicon->arena;
  const kg_str *words = split_parts(arena, row->flags, &n);
  kg_str *not_names = kgi_arena_alloc(arena, (n + 1) * sizeof *not_names);
  if (!words || !not_names) return false;
  for (size_t i = 0; i < n; i++) {
    uint32_t flag = kgi_entry_flag(words[i]);
    entry->flags |= flag;
    if (kgi_str_starts(words[i], KGI_STR("!=")))
      not_names[entry->n_not_names++] = kgi_str_slice(words[i], 2, words[i].len);
    else if (!flag)
      kgi_report(add->diag, KG_ERROR, KG_SYNTAX, (kgi_place){add->file, row->line, 0},
                 "unknown flag near '%.*s'; use case, word, never, family, broad, minor or !=NAME", (int)words[i].len,
                 words[i].ptr);
  }
  entry->not_names = not_names;
  return true;
}

static bool read_contexts(kg_lexicon *lexicon, kgi_entry *entry, kg_str list) {
  if (entry->flags & KGI_ENTRY_NEVER) return true; /* there the column holds the reason */
  const kg_str *words = split_parts(&lexicon->arena, list, &entry->n_contexts);
  uint32_t *ids = kgi_arena_alloc(&lexicon->arena, (entry->n_contexts + 1) * sizeof *ids);
  if (!words || !ids) return false;
  for (size_t i = 0; i < entry->n_contexts; i++) ids[i] = kgi_intern(&lexicon->contexts, words[i]);
  entry->contexts = ids;
  return true;
}

static kg_str rule_of(kgi_arena *arena, const char *file, uint32_t line) {
  const char *slash = strrchr(file, '/');
  char text[280];
  snprintf(text, sizeof text, "%s:%u", slash ? slash + 1 : file, line);
  return kgi_arena_str(arena, kg_str_of(text));
}

/* Stores the entry, in place of an earlier one of the same name and type. */
static kg_status store_entry(kg_lexicon *lexicon, const kgi_entry *entry) {
  kgi_buf key = {0};
  kgi_buf_putf(&key, "%u\t", entry->type);
  kgi_buf_put(&key, entry->name);
  uint32_t id = key.failed ? KGI_NO_ID : kgi_intern(&lexicon->keys, kgi_buf_str(&key));
  kgi_buf_clear(&key);
  if (id == KGI_NO_ID) return KG_NOMEM;
  if (id < lexicon->entries.n) {
    lexicon->entries.items[id] = *entry;
    return KG_OK;
  }
  return KGI_VEC_PUSH(&lexicon->entries, *entry) ? KG_OK : KG_NOMEM;
}

static kg_status add_row(void *ctx, const kgi_row *row) {
  adding *add = ctx;
  kgi_arena *arena = &add->lexicon->arena;
  kgi_entry entry = {.name = row->name, .since = row->since, .type = KGI_NO_ID};
  if (!read_flags(add, &entry, row)) return KG_NOMEM;
  if (!row->type.len && !(entry.flags & KGI_ENTRY_NEVER)) {
    kgi_report(add->diag, KG_ERROR, KG_SYNTAX, (kgi_place){add->file, row->line, 0},
               "no type for '%.*s'; put a line '#!type: model' (or dataset, benchmark, method, metric, tool, or a type "
               "of your own) above the rows",
               (int)row->name.len, row->name.ptr);
    return KG_OK;
  }
  if (!(entry.flags & KGI_ENTRY_NEVER)) entry.type = kgi_intern(&add->lexicon->types, row->type);
  entry.aliases = split_parts(arena, row->aliases, &entry.n_aliases);
  entry.rule = rule_of(arena, add->file, row->line);
  if (!entry.aliases || !entry.rule.ptr || !read_contexts(add->lexicon, &entry, row->context)) return KG_NOMEM;
  return store_entry(add->lexicon, &entry);
}

/* --- patterns --- */

static kg_status add_pattern(void *ctx, kgi_pattern *pattern) {
  kg_lexicon *lexicon = ((adding *)ctx)->lexicon;
  for (size_t i = 0; i < lexicon->patterns.n; i++) {
    kgi_pattern *old = &lexicon->patterns.items[i];
    if (!kgi_str_eq(old->name, pattern->name)) continue;
    kgi_regex_free(old->regex);
    *old = *pattern;
    return KG_OK;
  }
  if (KGI_VEC_PUSH(&lexicon->patterns, *pattern)) return KG_OK;
  kgi_regex_free(pattern->regex);
  return KG_NOMEM;
}

/* --- files --- */

/* `bytes` must live as long as the lexicon. */
static kg_status add_bytes(kg_lexicon *lexicon, const char *name, kg_str bytes, kg_diag *diag, kg_error *err) {
  adding add = {.lexicon = lexicon, .file = name, .diag = diag};
  if (kgi_is_dictionary(kg_str_of(name))) return kgi_dictionary_read(name, bytes, add_row, &add, diag);
  if (kgi_is_pattern_file(kg_str_of(name))) return kgi_patterns_read(name, bytes, add_pattern, &add, diag);
  return kgi_fail(err, KG_USAGE, (kgi_place){.source = name},
                  "neither a dictionary (.tsv) nor a pattern file (.patterns)");
}

kg_status kg_lexicon_add_memory(kg_lexicon *lexicon, const char *name, kg_str bytes, kg_diag *diag, kg_error *err) {
  kg_str copy = kgi_arena_str(&lexicon->arena, bytes);
  if (bytes.len && !copy.ptr) return kgi_fail(err, KG_NOMEM, (kgi_place){.source = name}, "out of memory");
  return add_bytes(lexicon, name, copy, diag, err);
}

/* What a walk over files adds to. */
typedef struct adding_files {
  kg_lexicon *lexicon;
  kg_diag *diag;
} adding_files;

static kg_status add_file(void *ctx, const char *path, kg_error *err) {
  const adding_files *to = ctx;
  kgi_buf bytes = {0};
  kg_status status = kgi_read_file(path, &bytes, err);
  if (!status) status = kg_lexicon_add_memory(to->lexicon, path, kgi_buf_str(&bytes), to->diag, err);
  kgi_buf_clear(&bytes);
  return status;
}

kg_status kg_lexicon_add(kg_lexicon *lexicon, const char *path, kg_diag *diag, kg_error *err) {
  return kgi_files_each(path, add_file, &(adding_files){lexicon, diag}, err);
}

kg_status kg_lexicon_add_default(kg_lexicon *lexicon, kg_diag *diag, kg_error *err) {
  const char *folder = kgi_default_folder();
  if (folder) return kg_lexicon_add(lexicon, folder, diag, err);
  for (size_t i = 0; i < kgi_embedded_count; i++) {
    const kgi_embedded *file = &kgi_embedded_files[i];
    KGI_TRY(add_bytes(lexicon, file->name, (kg_str){file->bytes, file->len}, diag, err));
  }
  return KG_OK;
}

/* --- compiling --- */

/* Shape of a Latin form: number of letters and of capitals among them, whether it is a single token. */
typedef struct shape {
  size_t letters, capitals;
  bool latin, single;
} shape;

static shape shape_of(kg_str form) {
  shape s = {.latin = true, .single = true};
  for (size_t i = 0; i < form.len; i++) {
    char c = form.ptr[i];
    if ((unsigned char)c >= 0x80) s.latin = false;
    if (c == ' ' || c == '-' || c == '_') s.single = false;
    s.capitals += c >= 'A' && c <= 'Z';
    s.letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  return s;
}

kg_str kgi_entry_form(const kgi_entry *entry, kg_str alias, unsigned *flags) {
  enum { SHORT = 4, LONG = 8 }; /* letters: below, case is part of the name; from LONG on, no other word is meant */
  bool marked = alias.len > 1 && (alias.ptr[0] == KGI_ALIAS_EXACT || alias.ptr[0] == KGI_ALIAS_GATED);
  bool gated = marked && alias.ptr[0] == KGI_ALIAS_GATED;
  kg_str form = marked ? kgi_str_slice(alias, 1, alias.len) : alias;
  shape s = shape_of(form);
  *flags = 0;
  if (marked || entry->flags & (KGI_ENTRY_CASE | KGI_ENTRY_MINOR) || (s.latin && s.letters <= SHORT))
    *flags |= KGI_FORM_EXACT;
  if (gated || entry->flags & KGI_ENTRY_WORD) *flags |= KGI_FORM_GATED;
  if (s.latin && s.single && (s.capitals > 1 || (s.capitals && s.letters < LONG))) *flags |= KGI_FORM_UPPER;
  return form;
}

static void report_form(const kgi_entry *entry, kg_str form, kg_status status, kg_diag *diag) {
  char rule[300];
  snprintf(rule, sizeof rule, "%.*s", (int)entry->rule.len, entry->rule.ptr);
  kgi_report(diag, KG_ERROR, status, (kgi_place){.source = rule}, "%s near '%.*s'; the form is skipped",
             status == KG_LIMIT ? "a name longer than 64 letters" : "a name without letters or digits", (int)form.len,
             form.ptr);
}

static kg_status index_form(kg_lexicon *lexicon, uint32_t n, kg_str alias, unsigned extra, kg_diag *diag) {
  unsigned flags;
  const kgi_entry *entry = &lexicon->entries.items[n];
  kg_str form = kgi_entry_form(entry, alias, &flags);
  kg_status status = kgi_index_add(&lexicon->index, form, KGI_FORM_NAME, n, flags | extra);
  if (status != KG_LIMIT && status != KG_SYNTAX) return status;
  report_form(entry, form, status, diag);
  return KG_OK;
}

static kg_status index_entries(kg_lexicon *lexicon, kg_diag *diag) {
  for (uint32_t n = 0; n < lexicon->entries.n; n++) {
    const kgi_entry *entry = &lexicon->entries.items[n];
    KGI_TRY(index_form(lexicon, n, entry->name, KGI_FORM_PRIMARY, diag));
    for (size_t i = 0; i < entry->n_aliases; i++) KGI_TRY(index_form(lexicon, n, entry->aliases[i], 0, diag));
  }
  return KG_OK;
}

/* Context words and cues that cannot be indexed (punctuation only) would never be seen; that is an error. */
static kg_status index_words(kg_lexicon *lexicon, const kgi_interner *words, kgi_form_kind kind, kg_diag *diag) {
  for (uint32_t id = 0; id < words->strs.n; id++) {
    kg_str word = words->strs.items[id];
    kg_status status = kgi_index_add(&lexicon->index, word, kind, id, 0);
    if (status == KG_NOMEM) return status;
    if (status)
      kgi_report(diag, KG_ERROR, status, (kgi_place){0}, "a %s that no text can show near '%.*s'",
                 kind == KGI_FORM_CUE ? "cue" : "context word", (int)word.len, word.ptr);
  }
  return KG_OK;
}

static kg_status gate_patterns(kg_lexicon *lexicon) {
  for (uint32_t p = 0; p < lexicon->patterns.n; p++) {
    kg_str cue, cues = lexicon->patterns.items[p].cues;
    while (kgi_str_split(&cues, '|', &cue)) {
      uint32_t id = kgi_intern(&lexicon->cues, cue);
      if (id == KGI_NO_ID) return KG_NOMEM;
      if (id == lexicon->patterns_of_cue.n && !KGI_VEC_PUSH(&lexicon->patterns_of_cue, (kgi_pattern_list){0}))
        return KG_NOMEM;
      if (!KGI_VEC_PUSH(&lexicon->patterns_of_cue.items[id], p)) return KG_NOMEM;
    }
  }
  return KG_OK;
}

static kg_status compile(kg_lexicon *lexicon, kg_diag *diag) {
  KGI_TRY(index_entries(lexicon, diag));
  KGI_TRY(gate_patterns(lexicon));
  KGI_TRY(index_words(lexicon, &lexicon->contexts, KGI_FORM_CONTEXT, diag));
  KGI_TRY(index_words(lexicon, &lexicon->cues, KGI_FORM_CUE, diag));
  return kgi_index_build(&lexicon->index);
}

kg_status kg_lexicon_compile(kg_lexicon *lexicon, kg_diag *diag, kg_error *err) {
  if (lexicon->compiled) return kgi_fail(err, KG_USAGE, (kgi_place){0}, "the lexicon is already compiled");
  kg_status status = compile(lexicon, diag);
  if (status) return kgi_fail(err, status, (kgi_place){0}, "%s while compiling the lexicon", kg_status_text(status));
  lexicon->compiled = true;
  return KG_OK;
}
