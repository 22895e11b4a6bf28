/* Rows of dictionary and pattern files to entries and patterns of a lexicon; of the same name the later wins. */
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "dict/dictionary.h"
#include "dict/lexicon.h"

/* --- rows to entries --- */

typedef struct adding {
  kg_lexicon *lexicon;
  const char *file;
  kg_diag *diag;
  kgi_buf text; /* of the rule or key in work */
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
      kgi_report(add->diag, KG_ERROR, KG_SYNTAX,
                 (kgi_place){add->file, row->line, (uint32_t)(words[i].ptr - row->start) + 1},
                 "unknown flag near '%.*s'; use case, word, never, family, broad, minor or !=NAME", (int)words[i].len,
                 words[i].ptr);
  }
  entry->not_names = not_names;
  return true;
}

static bool read_contexts(kg_lexicon *lexicon, kgi_entry *entry, kg_str list) {
  if (entry->flags & KGI_ENTRY_NEVER) {
    entry->reason = list;
    return true;
  }
  const kg_str *words = split_parts(&lexicon->arena, list, &entry->n_contexts);
  uint32_t *ids = kgi_arena_alloc(&lexicon->arena, (entry->n_contexts + 1) * sizeof *ids);
  if (!words || !ids) return false;
  for (size_t i = 0; i < entry->n_contexts; i++) {
    ids[i] = kgi_intern(&lexicon->contexts, words[i]);
    if (ids[i] == KGI_NO_ID) return false;
  }
  entry->contexts = ids;
  return true;
}

/* "model.tsv:12"; without printf, which would take a fifth of the start-up. */
static kg_str rule_of(adding *add, uint32_t line) {
  const char *slash = strrchr(add->file, '/');
  char digits[12];
  size_t at = sizeof digits;
  do digits[--at] = (char)('0' + line % 10);
  while (line /= 10);
  digits[--at] = ':';
  kgi_buf_reset(&add->text);
  kgi_buf_puts(&add->text, slash ? slash + 1 : add->file);
  kgi_buf_put(&add->text, (kg_str){digits + at, sizeof digits - at});
  return add->text.failed ? (kg_str){0} : kgi_arena_str(&add->lexicon->arena, kgi_buf_str(&add->text));
}

/* Stores the entry, in place of an earlier one of the same name and type. */
static kg_status store_entry(adding *add, const kgi_entry *entry) {
  kg_lexicon *lexicon = add->lexicon;
  kgi_buf_reset(&add->text);
  kgi_buf_put(&add->text, (kg_str){(const char *)&entry->type, sizeof entry->type});
  kgi_buf_put(&add->text, entry->name);
  uint32_t id = add->text.failed ? KGI_NO_ID : kgi_intern(&lexicon->keys, kgi_buf_str(&add->text));
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
  kgi_entry entry = {.name = row->name, .since = row->since, .source = row->source, .type = KGI_NO_ID};
  if (!read_flags(add, &entry, row)) return KG_NOMEM;
  if (!row->type.len && !(entry.flags & KGI_ENTRY_NEVER)) {
    kgi_report(add->diag, KG_ERROR, KG_SYNTAX, (kgi_place){add->file, row->line, 1},
               "no type for '%.*s'; put a line '#!type: model' (or dataset, benchmark, method, metric, tool, or a type "
               "of your own) above the rows",
               (int)row->name.len, row->name.ptr);
    return KG_OK;
  }
  if (!(entry.flags & KGI_ENTRY_NEVER)) {
    entry.type = kgi_intern(&add->lexicon->types, row->type);
    if (entry.type == KGI_NO_ID) return KG_NOMEM;
  }
  entry.aliases = split_parts(arena, row->aliases, &entry.n_aliases);
  entry.rule = rule_of(add, row->line);
  if (!entry.aliases || !entry.rule.ptr || !read_contexts(add->lexicon, &entry, row->context)) return KG_NOMEM;
  return store_entry(add, &entry);
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

kg_status kgi_lexicon_rows(kg_lexicon *lexicon, const char *file, kg_str bytes, kg_diag *diag) {
  adding add = {.lexicon = lexicon, .file = file, .diag = diag};
  kg_status status = kgi_dictionary_read(file, bytes, add_row, &add, diag);
  kgi_buf_clear(&add.text);
  return status;
}

kg_status kgi_lexicon_patterns(kg_lexicon *lexicon, const char *file, kg_str bytes, kg_diag *diag) {
  adding add = {.lexicon = lexicon, .file = file, .diag = diag};
  return kgi_patterns_read(file, bytes, add_pattern, &add, diag);
}
