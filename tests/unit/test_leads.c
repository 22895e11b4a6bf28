/* The shipped patterns, tried only where their cues stand, take exactly what each takes when it is run over every
 * sentence by itself, anywhere in it. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "extract/work.h"

typedef KGI_VEC(kgi_range) taken;

/* One pattern, twice: as it is in a lexicon of its own, and bare, run over all sentences that show one of its gates. */
typedef struct trial {
  kg_lexicon *lexicon;
  kgi_work *work;
  kgi_pattern bare;
  kgi_index gates;
  kgi_folded folded;
  kgi_hits hits;
  kgi_matcher *matcher;
  kgi_captures captures;
  taken cued, everywhere;
} trial;

static void index_gates(trial *t, kg_str gates) {
  kg_str gate;
  while (gates.len && kgi_str_split(&gates, '|', &gate))
    assert_int_equal(kgi_index_add(&t->gates, gate, KGI_FORM_CUE, 0, 0), KG_OK);
  assert_int_equal(kgi_index_build(&t->gates), KG_OK);
}

static kg_status keep(void *ctx, kgi_pattern *pattern) {
  *(kgi_pattern *)ctx = *pattern;
  return KG_OK;
}

/* `define` and `row` are lines of a pattern file. */
static void set_up(trial *t, kg_str define, kg_str row, kgi_buf *text) {
  kg_str rest = row, cell;
  *t = (trial){.lexicon = kg_lexicon_new(), .matcher = kgi_matcher_new()};
  kgi_buf_reset(text);
  kgi_buf_putf(text, "%.*s\n%.*s\n", (int)define.len, define.ptr, (int)row.len, row.ptr);
  assert_int_equal(kg_lexicon_add_memory(t->lexicon, "cued.patterns", kgi_buf_str(text), NULL, NULL), KG_OK);
  assert_int_equal(kg_lexicon_compile(t->lexicon, NULL, NULL), KG_OK);
  t->work = kgi_work_new(t->lexicon, false);
  t->work->tells = true;
  kgi_buf_reset(text);
  kgi_buf_putf(text, "%.*s\n", (int)define.len, define.ptr);
  for (int i = 0; i < 4 && kgi_str_split(&rest, '\t', &cell); i++)
    kgi_buf_putf(text, "%.*s\t", i < 3 ? (int)cell.len : 3, i < 3 ? cell.ptr : "any");
  kgi_buf_put(text, rest);
  assert_int_equal(kgi_patterns_read("bare.patterns", kgi_buf_str(text), keep, &t->bare, NULL), KG_OK);
  assert_non_null(t->bare.regex);
  index_gates(t, t->lexicon->patterns.items[0].gates);
}

static void tear_down(trial *t) {
  kgi_work_free(t->work);
  kg_lexicon_free(t->lexicon);
  kgi_matcher_free(t->matcher);
  kgi_regex_free(t->bare.regex);
  kgi_index_clear(&t->gates);
  kgi_folded_clear(&t->folded);
  free(t->hits.items);
  free(t->captures.items);
  free(t->cued.items);
  free(t->everywhere.items);
}

/* A list may begin with its article or with its first name. */
static kgi_range without_article(kg_str text, kgi_range range) {
  if (kgi_str_starts(kgi_str_slice(text, range.start, range.end), KGI_STR("the "))) range.start += 4;
  return range;
}

static bool is_open(trial *t, kg_str sentence) {
  t->hits.n = 0;
  assert_int_equal(kgi_fold(&t->folded, sentence), KG_OK);
  assert_int_equal(kgi_index_scan(&t->gates, &t->folded, &t->hits), KG_OK);
  return t->hits.n > 0 || t->gates.forms.n == 0;
}

static void search_sentence(trial *t, kg_str text, kgi_range sentence) {
  kg_str subject = kgi_str_slice(text, sentence.start, sentence.end);
  if (!is_open(t, subject)) return;
  for (size_t at = 0; at < subject.len;) {
    t->captures.n = 0;
    assert_int_equal(kgi_pattern_match(&t->bare, t->matcher, subject, &at, &t->captures), KG_OK);
    for (size_t i = 0; i < t->captures.n; i++) {
      const kgi_capture *capture = &t->captures.items[i];
      kgi_range range = {sentence.start + capture->start, sentence.start + capture->end};
      assert_true(KGI_VEC_PUSH(&t->everywhere, without_article(text, range)));
    }
  }
}

static void print_taken(const char *how, kg_str text, const taken *ranges) {
  for (size_t i = 0; i < ranges->n; i++)
    print_message("  %s: %.*s\n", how, (int)(ranges->items[i].end - ranges->items[i].start),
                  text.ptr + ranges->items[i].start);
}

static size_t differs(trial *t, kg_str text) {
  kgi_paper paper = {.text = {[KG_ABSTRACT] = text}};
  t->cued.n = t->everywhere.n = 0;
  assert_int_equal(kgi_work_set(t->work, &paper), KG_OK);
  assert_int_equal(kgi_apply_patterns(t->work), KG_OK);
  assert_int_equal(kgi_note_held(t->work), KG_OK);
  assert_int_equal(kgi_apply_limited_patterns(t->work), KG_OK);
  for (size_t i = 0; i < t->work->claims.n; i++)
    assert_true(KGI_VEC_PUSH(&t->cued, without_article(text, t->work->claims.items[i].range)));
  const kgi_ranges *sentences = &t->work->parts[KG_ABSTRACT].sentences;
  for (size_t s = 0; s < sentences->n; s++) search_sentence(t, text, sentences->items[s]);
  bool same = t->cued.n == t->everywhere.n &&
              (!t->cued.n || memcmp(t->cued.items, t->everywhere.items, t->cued.n * sizeof *t->cued.items) == 0);
  if (same) return 0;
  kg_str head = kgi_utf8_clip(text, 80);
  print_message("%.*s: %.*s\n", (int)t->bare.name.len, t->bare.name.ptr, (int)head.len, head.ptr);
  print_taken("cued", text, &t->cued);
  print_taken("everywhere", text, &t->everywhere);
  return 1;
}

static void read_all(const char *pattern, kgi_buf *out) {
  glob_t found;
  assert_int_equal(glob(pattern, 0, NULL, &found), 0);
  for (size_t i = 0; i < found.gl_pathc; i++) assert_int_equal(kgi_read_file(found.gl_pathv[i], out, NULL), KG_OK);
  globfree(&found);
}

/* Each line of the texts is searched; returns on how many the two ways differ, adding up what was taken. */
static size_t compare(trial *t, kg_str texts, size_t *n_taken) {
  size_t n = 0;
  kg_str line;
  while (kgi_str_split(&texts, '\n', &line)) {
    n += differs(t, kgi_searched(line));
    *n_taken += t->everywhere.n;
  }
  return n;
}

static size_t compare_file(const char *path, kg_str texts) {
  kgi_buf file = {0}, text = {0};
  size_t n = 0, n_taken = 0;
  assert_int_equal(kgi_read_file(path, &file, NULL), KG_OK);
  kg_str lines = kgi_buf_str(&file), line, define = {0};
  while (kgi_str_split(&lines, '\n', &line)) {
    trial t;
    if (kgi_str_starts(line, KGI_STR("#!define"))) define = line;
    if (!line.len || line.ptr[0] == '#' || kgi_str_starts(line, KGI_STR("name\t"))) continue;
    set_up(&t, define, line, &text);
    n += compare(&t, texts, &n_taken);
    tear_down(&t);
  }
  kgi_buf_clear(&file);
  kgi_buf_clear(&text);
  assert_in_range(n_taken, 100, SIZE_MAX);
  return n;
}

static void cues_lose_nothing(void **state) {
  (void)state;
  kgi_buf texts = {0};
  read_all("tests/eval/*.md", &texts);
  read_all("tests/eval/*.jsonl", &texts);
  size_t n = compare_file("dictionaries/en.patterns", kgi_buf_str(&texts));
  n += compare_file("dictionaries/zh.patterns", kgi_buf_str(&texts));
  kgi_buf_clear(&texts);
  assert_int_equal(n, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(cues_lose_nothing)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
