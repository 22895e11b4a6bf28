/* Glances of expressions made at random refuse nothing that PCRE2 matches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/str.h"
#include "dict/glance.h"
#include "dict/pattern.h"

enum { EXPRESSIONS = 4000, TEXTS = 12, DEEPEST = 3 };

static const char shared[] = "(?(DEFINE)(?<NAME>(?=[a-z0-9]*[A-Z])[A-Za-z0-9]+(?![-A-Za-z0-9])))";

static uint64_t seed = 88172645463325252u;

/* A number below n (xorshift). */
static size_t any(size_t n) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (size_t)(seed >> 11) % n;
}

static const char *one_of(const char *const *words) {
  size_t n = 0;
  while (words[n]) n++;
  return words[any(n)];
}

static const char *const characters[] = {"a", "b", "a", "b", "A", "B", " ", "(", ",", "1", "中", "，", "é", "-", NULL};
static const char *const atoms[] = {"a",   "b",        "A",      " ",      "\\(",      ",",        "中",
                                    "，",  "[ab]",     "[A-Z]",  "[^a]",   "[^，b]",   "[中，]",   "[^中é]",
                                    "\\w", "\\d?",     "\\s*",   "[]a]",   "[^]a]",    ".",        "\\b",
                                    "$",   "[^一-龥]", "[\\w,]", "[^\\w]", "\\p{Han}", "(?&NAME)", NULL};
static const char *const openings[] = {"(?:", "(?>", "(", "(?:a|", "(?=", "(?!", NULL};
static const char *const quantifiers[] = {"",    "",      "",      "",   "?",  "*",      "+",
                                          "{2}", "{0,2}", "{1,9}", "??", "++", "{1,3}?", NULL};

static void put_expression(kgi_buf *out, int depth) {
  for (size_t left = 1 + any(3); left > 0; left--) {
    if (depth == DEEPEST || any(3) > 0) {
      kgi_buf_puts(out, one_of(atoms));
      continue;
    }
    const char *opening = one_of(openings);
    kgi_buf_puts(out, opening);
    put_expression(out, depth + 1);
    if (any(2)) {
      kgi_buf_putc(out, '|');
      put_expression(out, depth + 1);
    }
    kgi_buf_putc(out, ')');
    if (!strpbrk(opening, "=!")) kgi_buf_puts(out, one_of(quantifiers));
  }
}

typedef struct trial {
  kgi_pattern pattern;
  kgi_matcher *matcher;
  kgi_captures captures;
  size_t matched, refused;
} trial;

static unsigned shown_by(kg_str text) {
  unsigned shows = kgi_str_find(text, KGI_STR("(")) != SIZE_MAX ? KGI_SHOWS_BRACKET : 0;
  for (size_t i = 0; i < text.len; i++) {
    if (kgi_is_upper(text.ptr[i])) shows |= KGI_SHOWS_CAPITAL;
    if ((unsigned char)text.ptr[i] == 0xEF) shows |= KGI_SHOWS_BRACKET;
  }
  return shows;
}

static void try_text(trial *t, const kgi_glance *glance, const char *regex) {
  static const char *const leads[2][3] = {{"a", "A", NULL}, {"ab", "Ab", NULL}};
  kgi_buf text = {0};
  size_t lead = any(2), at = 0;
  kgi_buf_puts(&text, one_of(leads[lead]));
  size_t shown = text.len;
  for (size_t left = any(9); left > 0; left--) kgi_buf_puts(&text, one_of(characters));
  kg_str behind = kgi_str_slice(kgi_buf_str(&text), shown, text.len);
  bool passes = kgi_glance_passes(glance, lead, behind, shown_by(behind));
  assert_int_equal(kgi_pattern_match(&t->pattern, t->matcher, kgi_buf_str(&text), &at, &t->captures), KG_OK);
  if (at != SIZE_MAX && !passes) fail_msg("%s refuses %s", regex, kgi_buf_cstr(&text));
  t->matched += at != SIZE_MAX;
  t->refused += !passes;
  t->captures.n = 0;
  kgi_buf_clear(&text);
}

static kg_status keep(void *ctx, kgi_pattern *pattern) {
  *(kgi_pattern *)ctx = *pattern;
  return KG_OK;
}

static void try_expression(trial *t) {
  kgi_buf regex = {0}, row = {0};
  kgi_buf_puts(&regex, any(2) ? "(?:a|ab|Ab)" : "[Aa]b?");
  put_expression(&regex, 0);
  kgi_buf_putf(&row, "#!define\t%s\np\tuses\t0.5\t^a|ab\t%s\n", shared, kgi_buf_cstr(&regex));
  t->pattern.regex = NULL;
  assert_int_equal(kgi_patterns_read("p.patterns", kgi_buf_str(&row), keep, &t->pattern, NULL), KG_OK);
  kgi_glance *glance = kgi_glance_new(kgi_buf_str(&regex), kg_str_of(shared), KGI_STR("a|ab"));
  for (size_t i = 0; t->pattern.regex && glance && i < TEXTS; i++) try_text(t, glance, kgi_buf_cstr(&regex));
  free(glance);
  kgi_regex_free(t->pattern.regex);
  kgi_buf_clear(&regex);
  kgi_buf_clear(&row);
}

static void no_match_is_refused(void **state) {
  (void)state;
  trial t = {.matcher = kgi_matcher_new()};
  for (size_t i = 0; i < EXPRESSIONS; i++) try_expression(&t);
  assert_in_range(t.matched, EXPRESSIONS, SIZE_MAX);
  assert_in_range(t.refused, EXPRESSIONS, SIZE_MAX);
  kgi_matcher_free(t.matcher);
  free(t.captures.items);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(no_match_is_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
