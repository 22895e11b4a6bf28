/* Glances: what they refuse cannot match, and they refuse most of that. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/str.h"
#include "dict/glance.h"
#include "dict/pattern.h"

static const kg_str shared =
    KGI_STR_INIT("(?(DEFINE)(?<NAME>\\$?(?=[a-z]*[A-Z])[A-Za-z]+)(?<LIST>(?&NAME)(?:, (?&NAME))*+)(?<LOOP>(?&LOOP)))");

static unsigned shown_by(kg_str text) {
  unsigned shows = 0;
  for (size_t i = 0; i < text.len; i++) shows |= kgi_is_upper(text.ptr[i]) ? KGI_SHOWS_CAPITAL : 0;
  bool bracket = kgi_str_find(text, KGI_STR("(")) != SIZE_MAX || kgi_str_find(text, KGI_STR("（")) != SIZE_MAX;
  return shows | (bracket ? KGI_SHOWS_BRACKET : 0);
}

/* The glance of a regex whose matches begin with "called". */
static bool passes(const char *regex, const char *behind) {
  kgi_glance *glance = kgi_glance_new(kg_str_of(regex), shared, KGI_STR("named|called"));
  assert_non_null(glance);
  bool passed = kgi_glance_passes(glance, 1, kg_str_of(behind), shown_by(kg_str_of(behind)));
  free(glance);
  return passed;
}

static void what_follows_the_lead_is_seen(void **state) {
  (void)state;
  assert_true(passes("\\bcalled (?<name>[A-Z]\\w+)", " Foo"));
  assert_true(passes("(?:named|[Cc]alled) (?<name>[A-Z]\\w+)", " Foo"));
  assert_false(passes("\\bcalled (?<name>[A-Z]\\w+)", " foo"));
  assert_false(passes("\\bcalled (?<name>[A-Z]\\w+)", "Foo"));
  assert_false(passes("\\bcalled (?<name>[A-Z]\\w+)", " F"));
  assert_false(passes("\\bnamed (?<name>[A-Z]\\w+)", " Foo"));
}

static void names_are_looked_for(void **state) {
  (void)state;
  assert_true(passes("called (?:the |a )*(?<names>(?&LIST)) too", " the a fooBar, Baz too"));
  assert_false(passes("called (?:the |a )*(?<names>(?&LIST)) too", " the foo, Baz too"));
  assert_false(passes("called (?:the |a )*(?<names>(?&LIST)) too", " the Foo, Baz now"));
  assert_true(passes("called (?=[^ ]*[A-Z])[a-z]+", " fooBar"));
  assert_false(passes("called (?=[^ ]*[A-Z])[a-z]+", " foo Bar"));
  assert_true(passes("called(?=[^,]*[A-Z]) x", " x Foo"));
  assert_false(passes("called(?=[^,]*[A-Z]) x", " x foo"));
}

static void repetition_counts(void **state) {
  (void)state;
  assert_true(passes("called(?: [a-z]+){0,2} [A-Z]", " one two X"));
  assert_false(passes("called(?: [a-z]+){0,2} [A-Z]", " one two three X"));
  assert_false(passes("called(?: [a-z]+){2} [A-Z]", " one X"));
  assert_false(passes("called(?: [a-z]+)+ [A-Z]", " X"));
  assert_true(passes("called(?: [a-z]+){1,90}? [A-Z]", " one two three four X"));
}

static bool passes_showing(const char *regex, unsigned shows) {
  kgi_glance *glance = kgi_glance_new(kg_str_of(regex), shared, KGI_STR("named|called"));
  assert_non_null(glance);
  bool passed = kgi_glance_passes(glance, 1, KGI_STR(" Foo (Bar)"), shows);
  free(glance);
  return passed;
}

static void what_must_be_shown_is_known(void **state) {
  (void)state;
  const unsigned both = KGI_SHOWS_CAPITAL | KGI_SHOWS_BRACKET;
  assert_true(passes_showing("called [^(]+\\([A-Z]", both));
  assert_false(passes_showing("called [^(]+\\([A-Z]", KGI_SHOWS_CAPITAL));
  assert_false(passes_showing("called [^(]+\\([A-Z]", KGI_SHOWS_BRACKET));
  assert_true(passes_showing("called [^(]+\\([A-Z]?", KGI_SHOWS_BRACKET));
  assert_true(passes_showing("called (?:[^(]+\\(|x)", 0));
  assert_true(passes_showing("called (?:[^(]|\\()+", 0));
  assert_false(passes_showing("called [^(]+[(（][^)）]", KGI_SHOWS_CAPITAL));
  assert_false(passes_showing("called (?&LIST)", KGI_SHOWS_BRACKET));
  assert_true(passes_showing("called|named [A-Z]", 0));
}

static void other_scripts_are_bytes(void **state) {
  (void)state;
  assert_true(passes("called[^，a-z]{0,9}(?:为|是)X", "也不是X"));
  assert_false(passes("called[^，a-z]{0,9}(?:为|是)X", "也不在X"));
  assert_true(passes("called\\p{Han}?[“「]?X", "“X"));
  assert_true(passes("called[^，。a-z]+X", "、也X"));
  assert_false(passes("called[^，。a-z]+X", "、也，X"));
  assert_false(passes("called[“「]X", "，X"));
  assert_true(passes("called[^一-龥]X", "是X"));
  assert_true(passes("called.X", "是X"));
}

/* Where a part cannot be told, the glance lets it pass. */
static void doubt_passes(void **state) {
  (void)state;
  assert_true(passes("called (?!foo)[a-z]+", " foo"));
  assert_true(passes("called(?<!foo)\\b [a-z]$", " f"));
  assert_true(passes("called[A-Z]?", ""));
  assert_true(passes("(?s)\\A.+", ""));
}

static void some_are_not_read(void **state) {
  (void)state;
  static const char *const hard[] = {
      "(?i)called [A-Z]",     "called \\Q[\\E[A-Z]", "called{x|y}[A-Z]", "called (?&MISSING)[A-Z]",
      "called (?&LOOP)[A-Z]", "called [[:upper:]]",  "called ([A-Z]",    "called [A-Z",
      "called [A-Z])",        "called (?=x)?y",      "called (x)\\1",    "called (?'x'y)",
      "called \\，",          "called [\\，]",
  };
  for (size_t i = 0; i < sizeof hard / sizeof *hard; i++)
    assert_null(kgi_glance_new(kg_str_of(hard[i]), shared, KGI_STR("called")));
  assert_null(kgi_glance_new(KGI_STR("called"), KGI_STR("(?i)(?(DEFINE)(?<X>x))"), KGI_STR("called")));
}

/* --- the shipped patterns --- */

typedef struct trial {
  kgi_pattern pattern;
  kgi_glance *glance;
  kgi_matcher *matcher;
  kgi_captures captures;
  size_t refused, passed, matched;
} trial;

static kg_status keep(void *ctx, kgi_pattern *pattern) {
  *(kgi_pattern *)ctx = *pattern;
  return KG_OK;
}

static void try_at(trial *t, kg_str text, size_t at, uint32_t lead, size_t len) {
  kg_str behind = kgi_str_slice(text, at + len, text.len);
  bool passed = kgi_glance_passes(t->glance, lead, behind, shown_by(behind));
  size_t end = at;
  assert_int_equal(kgi_pattern_match(&t->pattern, t->matcher, text, &end, &t->captures), KG_OK);
  t->captures.n = 0;
  t->matched += end != SIZE_MAX;
  t->passed += passed;
  t->refused += !passed;
  if (!passed && end != SIZE_MAX)
    fail_msg("%.*s refuses: %.*s", (int)t->pattern.name.len, t->pattern.name.ptr, (int)(text.len - at), text.ptr + at);
}

static void try_leads(trial *t, kg_str text, size_t at) {
  kg_str leads = t->pattern.leads, lead;
  for (uint32_t n = 0; leads.len && kgi_str_split(&leads, '|', &lead); n++)
    if (kgi_str_eq_nocase(kgi_str_slice(text, at, at + lead.len), lead)) try_at(t, text, at, n, lead.len);
}

static void try_everywhere(trial *t, kg_str texts) {
  kg_str text;
  while (kgi_str_split(&texts, '\n', &text)) {
    for (size_t at = 0; at < text.len; at++) {
      if (t->pattern.leads.len)
        try_leads(t, text, at);
      else if (at == 0 || (!kgi_is_alnum(text.ptr[at - 1]) && kgi_is_letter(text.ptr[at])))
        try_at(t, text, at, 0, 0);
    }
  }
}

/* Tries a row of a pattern file, unless its matches begin anywhere. */
static void try_row(kg_str define, kg_str row, kg_str texts, trial *total) {
  trial t = {.matcher = kgi_matcher_new()};
  kgi_buf file = {0};
  kgi_buf_putf(&file, "%.*s\n%.*s\n", (int)define.len, define.ptr, (int)row.len, row.ptr);
  assert_int_equal(kgi_patterns_read("row.patterns", kgi_buf_str(&file), keep, &t.pattern, NULL), KG_OK);
  if (t.pattern.leads.len || t.pattern.at_names) {
    kg_str regex = row, cell;
    for (int i = 0; i < 4; i++) assert_true(kgi_str_split(&regex, '\t', &cell));
    t.glance = kgi_glance_new(regex, define, t.pattern.leads);
    assert_non_null(t.glance);
    try_everywhere(&t, texts);
    total->refused += t.refused;
    total->passed += t.passed;
    total->matched += t.matched;
  }
  free(t.glance);
  kgi_matcher_free(t.matcher);
  kgi_regex_free(t.pattern.regex);
  free(t.captures.items);
  kgi_buf_clear(&file);
}

static void read_all(const char *pattern, kgi_buf *out) {
  glob_t found;
  assert_int_equal(glob(pattern, 0, NULL, &found), 0);
  for (size_t i = 0; i < found.gl_pathc; i++) assert_int_equal(kgi_read_file(found.gl_pathv[i], out, NULL), KG_OK);
  globfree(&found);
}

static void try_file(const char *path, kg_str texts) {
  const kg_str mark = KGI_STR("#!define\t");
  kgi_buf file = {0};
  assert_int_equal(kgi_read_file(path, &file, NULL), KG_OK);
  kg_str lines = kgi_buf_str(&file), line, define = {0};
  trial total = {.refused = 0};
  while (kgi_str_split(&lines, '\n', &line)) {
    if (kgi_str_starts(line, mark)) define = kgi_str_slice(line, mark.len, line.len);
    if (!line.len || line.ptr[0] == '#' || kgi_str_starts(line, KGI_STR("name\t"))) continue;
    try_row(define, line, texts, &total);
  }
  kgi_buf_clear(&file);
  print_message("%s: %zu refused, %zu passed, %zu matched\n", path, total.refused, total.passed, total.matched);
  assert_true(total.matched > 100 && total.refused > total.passed - total.matched);
}

static void no_match_is_refused(void **state) {
  (void)state;
  kgi_buf texts = {0};
  read_all("tests/eval/*.md", &texts);
  read_all("tests/eval/*.jsonl", &texts);
  try_file("dictionaries/en.patterns", kgi_buf_str(&texts));
  try_file("dictionaries/zh.patterns", kgi_buf_str(&texts));
  kgi_buf_clear(&texts);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_follows_the_lead_is_seen),
      cmocka_unit_test(names_are_looked_for),
      cmocka_unit_test(repetition_counts),
      cmocka_unit_test(other_scripts_are_bytes),
      cmocka_unit_test(what_must_be_shown_is_known),
      cmocka_unit_test(doubt_passes),
      cmocka_unit_test(some_are_not_read),
      cmocka_unit_test(no_match_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
