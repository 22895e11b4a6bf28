#include "dict/pattern.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/plain.h"
#include "base/str.h"
#include "base/utf8.h"
#include "dict/shared.h"

/* What one match may cost before the pattern is given up for the paper. */
enum { MATCH_LIMIT = 200000, DEPTH_LIMIT = 1000, HEAP_LIMIT_KIB = 16384, JIT_STACK = 512 * 1024 };

/* A named group of a row's own. */
typedef struct own_group {
  kg_str name;
  uint32_t number;
} own_group;

struct kgi_regex {
  kg_str text, shared;
  pcre2_code *code;
  own_group *groups;
  uint32_t n_groups;
  pthread_mutex_t lock;
  atomic_bool ready;        /* the JIT has been at it; done at the first match, since small inputs need few patterns */
  atomic_uint glances;      /* asked for */
  atomic_bool glanced;      /* the glance has been made, if it can be */
  bool native;              /* the JIT has made machine code of it */
  bool takes_all;           /* its one group takes whatever stands there */
  const kgi_glance *glance; /* or NULL */
  kgi_glance *made;         /* the same, unless it was lent */
};

struct kgi_matcher {
  pcre2_match_data *data;
  pcre2_match_context *context;
  pcre2_jit_stack *stack;
};

/* --- compiling --- */

void kgi_regex_free(kgi_regex *regex) {
  if (!regex) return;
  pcre2_code_free(regex->code);
  free(regex->made);
  pthread_mutex_destroy(&regex->lock);
  free(regex->groups);
  free(regex);
}

/* Groups whose names are in capitals are shared parts. */
static bool is_shared_part(kg_str group) { return group.ptr[0] >= 'A' && group.ptr[0] <= 'Z'; }

/* Takes the groups of the row's own from PCRE2's table of names: their numbers, in two bytes each, and names. */
static bool read_groups(kgi_regex *regex) {
  uint32_t n, size;
  PCRE2_SPTR table;
  pcre2_pattern_info(regex->code, PCRE2_INFO_NAMECOUNT, &n);
  pcre2_pattern_info(regex->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2_pattern_info(regex->code, PCRE2_INFO_NAMETABLE, &table);
  regex->groups = calloc(n + 1, sizeof *regex->groups);
  for (uint32_t i = 0; regex->groups && i < n; i++, table += size) {
    own_group group = {kg_str_of((const char *)table + 2), (uint32_t)table[0] << 8 | table[1]};
    if (!is_shared_part(group.name)) regex->groups[regex->n_groups++] = group;
  }
  return regex->groups;
}

/* "(?s)\A(?<GROUP>.+)" */
static bool takes_all(kg_str text) {
  const kg_str begin = KGI_STR("(?s)\\A(?<"), end = KGI_STR(">.+)");
  if (!kgi_str_starts(text, begin) || !kgi_str_ends(text, end)) return false;
  size_t group_end = kgi_str_find_any(text, begin.len, KGI_STR("()[]\\>"));
  return group_end == text.len - end.len;
}

static kgi_regex *wrap(pcre2_code *code, kg_str text, kg_str shared) {
  kgi_regex *regex = calloc(1, sizeof *regex);
  if (!regex) {
    pcre2_code_free(code);
    return NULL;
  }
  regex->code = code;
  regex->text = text;
  regex->shared = shared;
  regex->takes_all = takes_all(text);
  atomic_init(&regex->ready, false);
  atomic_init(&regex->glances, 0);
  atomic_init(&regex->glanced, false);
  pthread_mutex_init(&regex->lock, NULL);
  if (read_groups(regex)) return regex;
  kgi_regex_free(regex);
  return NULL;
}

/* Compiles to machine code once, before any thread matches; without JIT the interpreter serves. */
static void make_ready(kgi_regex *regex) {
  if (atomic_load_explicit(&regex->ready, memory_order_acquire)) return;
  pthread_mutex_lock(&regex->lock);
  if (!atomic_load_explicit(&regex->ready, memory_order_relaxed))
    regex->native = pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE) == 0;
  atomic_store_explicit(&regex->ready, true, memory_order_release);
  pthread_mutex_unlock(&regex->lock);
}

/* Compiles `shared` + `text`; a failure is reported at its column in the row. Anchored at compile time, since the
 * JIT does not take that as an option of a match. */
static kgi_regex *compile(kg_str shared, kg_str text, bool anchored, kgi_place place, kg_diag *diag) {
  kgi_buf source = {0};
  kgi_shared_put(shared, text, &source);
  size_t start = source.len;
  kgi_buf_put(&source, text);
  if (source.failed) return NULL;
  int code_of_error;
  PCRE2_SIZE at;
  uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C;
  if (anchored) options |= PCRE2_ANCHORED;
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)source.bytes, source.len, options, &code_of_error, &at, NULL);
  if (!code) {
    char why[160];
    pcre2_get_error_message(code_of_error, (PCRE2_UCHAR *)why, sizeof why);
    size_t in_text = at > start ? at - start : 0;
    kg_str near = kgi_str_slice(text, in_text > 10 ? in_text - 10 : 0, in_text + 10);
    kgi_report(diag, KG_ERROR, KG_SYNTAX, (kgi_place){place.source, place.line, place.col + (uint32_t)in_text},
               "the regular expression does not compile: %s near '%.*s'; the pattern is skipped", why, (int)near.len,
               near.ptr);
  }
  kgi_buf_clear(&source);
  return code ? wrap(code, text, shared) : NULL;
}

/* --- pattern files --- */

enum { NAME, RELATION, CONFIDENCE, CUE, REGEX, COLUMNS };

static size_t cut_cells(kg_str line, kg_str cells[COLUMNS]) {
  size_t n = 0;
  while (n < COLUMNS - 1 && kgi_str_split(&line, '\t', &cells[n])) n++;
  if (n < COLUMNS - 1 || !line.ptr) return n;
  cells[REGEX] = line;
  return COLUMNS;
}

static bool parse_confidence(kg_str cell, float *value) {
  char text[16] = {0}, *end;
  if (!cell.len || cell.len >= sizeof text) return false;
  memcpy(text, cell.ptr, cell.len);
  *value = strtof(text, &end);
  return *end == '\0' && *value > 0 && *value <= 1;
}

/* "dataset|corpus^*": behind the ^ stands what a match begins with, `*` for a name. */
static void read_cues(kgi_pattern *pattern, kg_str cell) {
  kgi_str_split(&cell, '^', &pattern->gates);
  pattern->at_names = kgi_str_eq(cell, KGI_STR("*"));
  if (!pattern->at_names) pattern->leads = cell;
}

/* Whether its matches begin only at its leads, or only at names. */
static bool is_anchored(const kgi_pattern *pattern) { return pattern->leads.len || pattern->at_names; }

/* Reads one row; NULL regex when something is wrong with it, which then was reported. */
static kgi_pattern read_row(const char *file, uint32_t line_no, kg_str line, kg_str shared, kg_diag *diag) {
  kgi_pattern pattern = {0};
  kg_str cells[COLUMNS] = {{0}};
  kgi_place place = {.source = file, .line = line_no};
  size_t n = cut_cells(line, cells);
  if (n != COLUMNS) {
    place.col = (uint32_t)line.len + 1;
    kgi_report(diag, KG_ERROR, KG_SYNTAX, place,
               "%zu columns instead of %d; separate them by tabs: name, relation, confidence, cue, regex", n, COLUMNS);
    return pattern;
  }
  if (kg_relation_by_name(&pattern.relation, cells[RELATION]) != KG_OK || pattern.relation == KG_SHARES) {
    place.col = (uint32_t)(cells[RELATION].ptr - line.ptr) + 1;
    kgi_report(diag, KG_ERROR, KG_SYNTAX, place,
               "unknown relation near '%.*s'; use introduces, evaluates, compares, "
               "uses or mentions",
               (int)cells[RELATION].len, cells[RELATION].ptr);
    return pattern;
  }
  if (!parse_confidence(cells[CONFIDENCE], &pattern.confidence)) {
    place.col = (uint32_t)(cells[CONFIDENCE].ptr - line.ptr) + 1;
    kgi_report(diag, KG_ERROR, KG_SYNTAX, place, "the confidence must be a number above 0 and up to 1 near '%.*s'",
               (int)cells[CONFIDENCE].len, cells[CONFIDENCE].ptr);
    return pattern;
  }
  pattern.name = cells[NAME];
  read_cues(&pattern, cells[CUE]);
  place.col = (uint32_t)(cells[REGEX].ptr - line.ptr) + 1;
  pattern.regex = compile(shared, cells[REGEX], is_anchored(&pattern), place, diag);
  return pattern;
}

static bool is_header(kg_str line) { return kgi_str_starts(line, KGI_STR("name\trelation\t")); }

static kg_status read_rows(const char *file, kg_str bytes, kgi_pattern_fn each, void *ctx, kg_diag *diag) {
  static const kg_str define_mark = {"#!define\t", 9};
  kg_str line, shared = {0};
  kg_status status = KG_OK;
  bytes = kgi_utf8_skip_mark(bytes);
  for (uint32_t line_no = 1; !status && kgi_str_split(&bytes, '\n', &line); line_no++) {
    if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
    size_t bad = kgi_utf8_bad(line);
    if (bad < line.len) {
      kgi_report(diag, KG_ERROR, KG_ENCODING, (kgi_place){file, line_no, (uint32_t)bad + 1},
                 "not UTF-8; the pattern is skipped");
      continue;
    }
    if (kgi_str_starts(line, define_mark)) shared = kgi_str_slice(line, define_mark.len, line.len);
    if (!kgi_str_trim(line).len || line.ptr[0] == '#' || is_header(line)) continue;
    kgi_pattern pattern = read_row(file, line_no, line, shared, diag);
    if (pattern.regex) status = each(ctx, &pattern);
  }
  return status;
}

kg_status kgi_patterns_read(const char *file, kg_str bytes, kgi_pattern_fn each, void *ctx, kg_diag *diag) {
  kgi_plain plain;
  if (!kgi_plain_begin(&plain)) return KG_NOMEM;
  kg_status status = read_rows(file, bytes, each, ctx, diag);
  kgi_plain_end(&plain);
  return status;
}

/* --- matching --- */

kgi_matcher *kgi_matcher_new(void) {
  kgi_matcher *matcher = calloc(1, sizeof *matcher);
  if (!matcher) return NULL;
  matcher->data = pcre2_match_data_create(64, NULL);
  matcher->context = pcre2_match_context_create(NULL);
  matcher->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
  if (!matcher->data || !matcher->context || !matcher->stack) {
    kgi_matcher_free(matcher);
    return NULL;
  }
  pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
  pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
  pcre2_set_heap_limit(matcher->context, HEAP_LIMIT_KIB);
  pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
  return matcher;
}

void kgi_matcher_free(kgi_matcher *matcher) {
  if (!matcher) return;
  pcre2_jit_stack_free(matcher->stack);
  pcre2_match_context_free(matcher->context);
  pcre2_match_data_free(matcher->data);
  free(matcher);
}

kg_str kgi_regex_group(const kgi_regex *regex, size_t n) {
  return n < regex->n_groups ? regex->groups[n].name : (kg_str){NULL, 0};
}

/* Appends what the groups took in the last match. */
static kg_status collect(const kgi_regex *regex, const PCRE2_SIZE *offsets, uint32_t n_offsets,
                         kgi_captures *captures) {
  for (uint32_t i = 0; i < regex->n_groups; i++) {
    uint32_t group = regex->groups[i].number;
    if (group >= n_offsets || offsets[2 * group] == PCRE2_UNSET || offsets[2 * group] >= offsets[2 * group + 1])
      continue;
    kgi_capture capture = {i, (uint32_t)offsets[2 * group], (uint32_t)offsets[2 * group + 1]};
    if (!KGI_VEC_PUSH(captures, capture)) return KG_NOMEM;
  }
  return KG_OK;
}

/* The lock is held, and given back. */
static const kgi_glance *make_glance(const kgi_pattern *pattern) {
  kgi_regex *regex = pattern->regex;
  if (!atomic_load_explicit(&regex->glanced, memory_order_relaxed))
    regex->glance = regex->made = kgi_glance_new(regex->text, regex->shared, pattern->leads);
  atomic_store_explicit(&regex->glanced, true, memory_order_release);
  pthread_mutex_unlock(&regex->lock);
  return regex->glance;
}

void kgi_pattern_lend_glance(const kgi_pattern *pattern, const kgi_glance *glance) {
  pattern->regex->glance = glance;
  atomic_store_explicit(&pattern->regex->glanced, true, memory_order_release);
}

const kgi_glance *kgi_pattern_glance(const kgi_pattern *pattern) {
  enum { WORTH_A_GLANCE = 256 }; /* to make one takes as long as some hundred matches */
  kgi_regex *regex = pattern->regex;
  if (atomic_load_explicit(&regex->glanced, memory_order_acquire)) return regex->glance;
  if (atomic_fetch_add_explicit(&regex->glances, 1, memory_order_relaxed) < WORTH_A_GLANCE) return NULL;
  /* Unless somebody is at it: meanwhile one does without. */
  return pthread_mutex_trylock(&regex->lock) ? NULL : make_glance(pattern);
}

const kgi_glance *kgi_pattern_glance_now(const kgi_pattern *pattern) {
  pthread_mutex_lock(&pattern->regex->lock);
  return make_glance(pattern);
}

static bool is_limit(int rc) {
  return rc == PCRE2_ERROR_MATCHLIMIT || rc == PCRE2_ERROR_DEPTHLIMIT || rc == PCRE2_ERROR_HEAPLIMIT ||
         rc == PCRE2_ERROR_JIT_STACKLIMIT;
}

static int match(kgi_regex *regex, kgi_matcher *matcher, kg_str subject, size_t at) {
  PCRE2_SPTR text = (PCRE2_SPTR)subject.ptr;
  make_ready(regex);
  if (regex->native) /* spares the checks of what we know to be right */
    return pcre2_jit_match(regex->code, text, subject.len, at, PCRE2_NO_UTF_CHECK, matcher->data, matcher->context);
  return pcre2_match(regex->code, text, subject.len, at, PCRE2_NO_UTF_CHECK, matcher->data, matcher->context);
}

kg_status kgi_pattern_match(const kgi_pattern *pattern, kgi_matcher *matcher, kg_str subject, size_t *at,
                            kgi_captures *captures) {
  size_t from = *at;
  if (pattern->regex->takes_all && from == 0 && subject.len) {
    kgi_capture all = {0, 0, (uint32_t)subject.len};
    *at = subject.len;
    return KGI_VEC_PUSH(captures, all) ? KG_OK : KG_NOMEM;
  }
  int rc = match(pattern->regex, matcher, subject, *at);
  *at = SIZE_MAX;
  if (is_limit(rc)) return KG_LIMIT;
  if (rc < 0) return KG_OK;
  const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(matcher->data);
  *at = offsets[1] > from ? offsets[1] : from + 1;
  while (*at < subject.len && (subject.ptr[*at] & 0xC0) == 0x80) ++*at;
  return collect(pattern->regex, offsets, rc == 0 ? pcre2_get_ovector_count(matcher->data) : (uint32_t)rc, captures);
}
