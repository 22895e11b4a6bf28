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
  kgi_buf rule;  /* of the row in work */
  size_t prefix; /* bytes that all rules have in common */
  kg_str type;   /* of the last row that has one, and its number */
  uint32_t type_id;
} adding;

/* The next part of "a|b" that is not empty, trimmed. */
static bool next_part(kg_str *list, kg_str *part) {
  while (kgi_str_split(list, '|', part)) {
    *part = kgi_str_trim(*part);
    if (part->len) return true;
  }
  return false;
}

/* Splits "a|b" into an arena array of trimmed views; false when memory ran out. */
static bool split_parts(kgi_arena *arena, kg_str list, const kg_str **parts, uint32_t *n) {
  kg_str part;
  *n = 0;
  if (!list.len) return true; /* most rows have none */
  for (kg_str rest = list; rest.len && next_part(&rest, &part);) ++*n;
  if (*n == 0) return true;
  kg_str *array = kgi_arena_alloc(arena, *n * sizeof *array);
  for (kg_str *to = array; to && next_part(&list, &part);) *to++ = part;
  *parts = array;
  return array;
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

static void read_flags(const adding *add, kgi_entry *entry, const kgi_row *row) {
  kg_str words = row->flags, word;
  while (words.len && next_part(&words, &word)) {
    uint32_t flag = kgi_entry_flag(word);
    entry->flags |= flag;
    if (!flag && !kgi_str_starts(word, KGI_STR("!=")))
      kgi_report(
          add->diag, KG_ERROR, KG_SYNTAX, (kgi_place){add->file, row->line, (uint32_t)(word.ptr - row->start) + 1},
          "unknown flag near '%.*s'; use case, word, never, family, broad, minor or !=NAME", (int)word.len, word.ptr);
  }
}

static bool read_contexts(kg_lexicon *lexicon, kgi_entry *entry, kg_str list) {
  const kg_str *words = NULL;
  if (entry->flags & KGI_ENTRY_NEVER) {
    entry->reason = list;
    return true;
  }
  if (!split_parts(&lexicon->arena, list, &words, &entry->n_contexts)) return false;
  if (!entry->n_contexts) return true;
  uint32_t *ids = kgi_arena_alloc(&lexicon->arena, entry->n_contexts * sizeof *ids);
  if (!ids) return false;
  for (size_t i = 0; i < entry->n_contexts; i++) {
    ids[i] = kgi_intern(&lexicon->contexts, words[i]);
    if (ids[i] == KGI_NO_ID) return false;
  }
  entry->contexts = ids;
  return true;
}

/* "model.tsv:12"; without printf, which would take a fifth of the start-up. */
static kg_str rule_of(adding *add, uint32_t line) {
  char digits[12];
  size_t at = sizeof digits;
  do digits[--at] = (char)('0' + line % 10);
  while (line /= 10);
  add->rule.len = add->prefix;
  kgi_buf_put(&add->rule, (kg_str){digits + at, sizeof digits - at});
  return add->rule.failed ? (kg_str){0} : kgi_arena_str(&add->lexicon->arena, kgi_buf_str(&add->rule));
}

/* The number of a row's type; rows of the same are together. */
static uint32_t number_type(adding *add, kg_str type) {
  if (type.ptr != add->type.ptr || type.len != add->type.len) add->type_id = kgi_intern(&add->lexicon->types, type);
  add->type = type;
  return add->type_id;
}

static kg_status add_row(void *ctx, const kgi_row *row) {
  adding *add = ctx;
  kgi_arena *arena = &add->lexicon->arena;
  kgi_entry entry = {.name = row->name, .since = row->since, .source = row->source, .type = KGI_NO_ID};
  read_flags(add, &entry, row);
  if (!row->type.len && !(entry.flags & KGI_ENTRY_NEVER)) {
    kgi_report(add->diag, KG_ERROR, KG_SYNTAX, (kgi_place){add->file, row->line, 1},
               "no type for '%.*s'; put a line '#!type: model' (or dataset, benchmark, method, metric, tool, or a type "
               "of your own) above the rows",
               (int)row->name.len, row->name.ptr);
    return KG_OK;
  }
  if (!(entry.flags & KGI_ENTRY_NEVER)) {
    entry.type = number_type(add, row->type);
    if (entry.type == KGI_NO_ID) return KG_NOMEM;
  }
  entry.rule = rule_of(add, row->line);
  if (!entry.rule.ptr || !split_parts(arena, row->aliases, &entry.aliases, &entry.n_aliases) ||
      !read_contexts(add->lexicon, &entry, row->context))
    return KG_NOMEM;
  return KGI_VEC_PUSH(&add->lexicon->entries, entry) ? KG_OK : KG_NOMEM;
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
  const char *slash = strrchr(file, '/');
  kgi_buf_puts(&add.rule, slash ? slash + 1 : file);
  kgi_buf_putc(&add.rule, ':');
  add.prefix = add.rule.len;
  kg_status status = kgi_dictionary_read(file, bytes, add_row, &add, diag);
  if (!status) status = kgi_lexicon_unite(lexicon);
  kgi_buf_clear(&add.rule);
  return status;
}

kg_status kgi_lexicon_patterns(kg_lexicon *lexicon, const char *file, kg_str bytes, kg_diag *diag) {
  adding add = {.lexicon = lexicon, .file = file, .diag = diag};
  return kgi_patterns_read(file, bytes, add_pattern, &add, diag);
}
