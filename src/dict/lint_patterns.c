/* Pattern files. */
#include "base/error.h"
#include "base/str.h"
#include "dict/lint.h"
#include "dict/pattern.h"

/* Where the reading of one file stands. */
typedef struct reading {
  kgi_lint *lint;
  uint32_t file;
  kgi_folded folded;
} reading;

static bool is_built_in(kg_str type) {
  for (size_t i = 0; kg_type_name(i); i++)
    if (kgi_str_eq(type, kg_str_of(kg_type_name(i)))) return true;
  return false;
}

/* "known_dataset_metric": built-in types joined by '_'. */
static bool is_group_of_types(kg_str group) {
  const kg_str prefix = KGI_STR("known_");
  if (!kgi_str_starts(group, prefix)) return false;
  kg_str rest = kgi_str_slice(group, prefix.len, group.len), type;
  while (kgi_str_split(&rest, '_', &type))
    if (!is_built_in(type)) return false;
  return true;
}

/* Groups that extraction knows: what proposes names, what only claims. Types of a user's own go by their dictionary. */
static bool is_known_group(const kgi_lint *lint, kg_str group) {
  static const char *const known[] = {"name", "names", "examples", "phrase", "denied"};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (kgi_str_eq(group, kg_str_of(known[i]))) return true;
  bool plural = kgi_str_ends(group, KGI_STR("s"));
  kg_str type = plural ? kgi_str_slice(group, 0, group.len - 1) : group;
  if (is_built_in(type) || is_group_of_types(group)) return true;
  return kgi_intern_find(&lint->types, type) != KGI_NO_ID || kgi_intern_find(&lint->types, group) != KGI_NO_ID;
}

/* The rest of the line from `at` on. */
static kg_str rest_of_line(const kgi_lint_file *file, const char *at) {
  kg_str rest = {at, (size_t)(file->bytes.ptr + file->bytes.len - at)};
  size_t end = kgi_str_find(rest, KGI_STR("\n"));
  return kgi_str_slice(rest, 0, end);
}

/* Where the row writes the group's name, else the row's name. */
static kg_str group_place(const reading *in, const kgi_pattern *pattern, kg_str group) {
  kg_str rest = rest_of_line(&in->lint->files.items[in->file], pattern->name.ptr);
  for (size_t at = kgi_str_find(rest, group); at != SIZE_MAX; at = kgi_str_find(rest, group)) {
    if (at >= 2 && (rest.ptr[at - 1] == '<' || rest.ptr[at - 1] == '\'')) return kgi_str_slice(rest, at, rest.len);
    rest = kgi_str_slice(rest, at + group.len, rest.len);
  }
  return pattern->name;
}

static void check_groups(const reading *in, const kgi_pattern *pattern) {
  size_t takes = 0;
  kg_str group;
  for (size_t i = 0; (group = kgi_regex_group(pattern->regex, i)).len > 0; i++) {
    takes++;
    if (is_known_group(in->lint, group)) continue;
    kgi_lint_find(
        in->lint, in->file, KG_WARNING, group_place(in, pattern, group),
        "unknown group near '%.*s'; use name, names, examples, phrase, denied, or an entity type or its plural",
        (int)group.len, group.ptr);
  }
  if (!takes)
    kgi_lint_find(in->lint, in->file, KG_ERROR, pattern->name,
                  "a pattern that takes nothing near '%.*s'; name a group: (?<name>...)", (int)pattern->name.len,
                  pattern->name.ptr);
}

static kg_status check_words(reading *in, kg_str words) {
  kg_str cue;
  bool any = words.len > 0;
  while (any && kgi_str_split(&words, '|', &cue)) {
    KGI_TRY(kgi_fold(&in->folded, cue));
    if (in->folded.n && in->folded.n <= KGI_LONGEST_FORM) continue;
    kgi_lint_find(in->lint, in->file, KG_ERROR, cue,
                  "a cue that no text can show near '%.*s'; write a word that must be in the sentence", (int)cue.len,
                  cue.ptr);
  }
  return KG_OK;
}

static kg_status check_cues(reading *in, const kgi_pattern *pattern) {
  if (!pattern->gates.len && !pattern->leads.len)
    kgi_lint_find(in->lint, in->file, KG_ERROR, pattern->name,
                  "never tried: no cue for '%.*s'; write a word that must be in the sentence", (int)pattern->name.len,
                  pattern->name.ptr);
  KGI_TRY(check_words(in, pattern->gates));
  return check_words(in, pattern->leads);
}

static kg_status check_name(const reading *in, kg_str name) {
  kgi_lint *lint = in->lint;
  if (!name.len) kgi_lint_find(lint, in->file, KG_ERROR, name, "the name is empty; write it in the first column");
  size_t known = lint->pattern_names.strs.n;
  uint32_t id = kgi_intern(&lint->pattern_names, name);
  if (id == KGI_NO_ID) return KG_NOMEM;
  if (id < known)
    kgi_lint_find(lint, in->file, KG_ERROR, name, "a second pattern near '%.*s'; only the last of a name is used",
                  (int)name.len, name.ptr);
  return KG_OK;
}

static kg_status take_pattern(void *ctx, kgi_pattern *pattern) {
  reading *in = ctx;
  in->lint->n_patterns++;
  check_groups(in, pattern);
  kgi_regex_free(pattern->regex);
  KGI_TRY(check_name(in, pattern->name));
  return check_cues(in, pattern);
}

kg_status kgi_lint_patterns(kgi_lint *lint, uint32_t file) {
  kgi_lint_ear ear = {lint, file};
  kg_diag diag = kgi_lint_listen(&ear);
  reading in = {.lint = lint, .file = file};
  const kgi_lint_file *source = &lint->files.items[file];
  kg_status status = kgi_patterns_read(source->name, source->bytes, take_pattern, &in, &diag);
  kgi_folded_clear(&in.folded);
  return status;
}
