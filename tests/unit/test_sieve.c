/* The sieve never keeps back a text that shows a name, and keeps back most others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/utf8.h"
#include "extract/sieve.h"

typedef struct fixture {
  kgi_index index;
  kgi_sieve sieve;
  kgi_folded folded;
  kgi_hits hits;
} fixture;

static void set_up(fixture *f, const char *const *names, size_t n) {
  *f = (fixture){0};
  for (size_t i = 0; i < n; i++)
    assert_int_equal(kgi_index_add(&f->index, kg_str_of(names[i]), KGI_FORM_NAME, (uint32_t)i, KGI_FORM_EXACT), KG_OK);
  assert_int_equal(kgi_index_build(&f->index), KG_OK);
  assert_int_equal(kgi_sieve_build(&f->sieve, &f->index), KG_OK);
}

static void tear_down(fixture *f) {
  free(f->hits.items);
  kgi_folded_clear(&f->folded);
  kgi_sieve_clear(&f->sieve);
  kgi_index_clear(&f->index);
}

static bool has_hit(fixture *f, kg_str text) {
  f->hits.n = 0;
  assert_int_equal(kgi_fold(&f->folded, text), KG_OK);
  assert_int_equal(kgi_index_scan(&f->index, &f->folded, &f->hits), KG_OK);
  return f->hits.n > 0;
}

/* The next word of the folded text from *at on that passes. */
static bool next_passing(const fixture *f, size_t *at, kgi_range *word) {
  kgi_glimpse glimpse;
  while (kgi_glimpse_next(&f->folded, at, word, &glimpse))
    if (kgi_sieve_passes(&f->sieve, glimpse)) return true;
  return false;
}

static bool passes(fixture *f, kg_str text) {
  kgi_range word;
  assert_int_equal(kgi_fold(&f->folded, text), KG_OK);
  return next_passing(f, &(size_t){0}, &word);
}

static bool holds_passing_word(const fixture *f, const kgi_hit *hit) {
  kgi_range word;
  for (size_t at = 0; next_passing(f, &at, &word);)
    if (hit->start <= word.start && word.end <= hit->end) return true;
  return false;
}

/* Whether each hit holds a word that passes. */
static bool lets_hits_pass(const fixture *f) {
  for (size_t i = 0; i < f->hits.n; i++)
    if (!holds_passing_word(f, &f->hits.items[i])) return false;
  return true;
}

static const char *const names[] = {"DeepSeek-R1", "iBOT",        "MM1.5",    "C++Bench", "graph-BERT",
                                    "YOLOv9",      "AlphaFold 3", "β-VAE",    "SAM2",     "G-Eval",
                                    "xLSTM",       "T5",          "LLaVA-1.5"};

/* Every name, joined to what may stand around it, with each separator in each of its gaps. */
static void no_spelling_is_kept_back(void **state) {
  (void)state;
  static const char *const frames[] = {"%s",          "we use %s.",   "使用%s模型",   "（%s）", "see—%s—and",
                                       "%ss are old", "the %sS here", "$%s$ and {x}", "é %s",   "x%sx"};
  static const char *const separators[] = {"", "-", " ", "_", "^{", "–", "\xC2\xA0"};
  fixture f;
  set_up(&f, names, sizeof names / sizeof *names);
  size_t shown = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    for (size_t gap = 0; gap < strlen(names[i]); gap++)
      for (size_t s = 0; s < sizeof separators / sizeof *separators; s++)
        for (size_t t = 0; t < sizeof frames / sizeof *frames; t++) {
          char name[64], text[128];
          snprintf(name, sizeof name, "%.*s%s%s", (int)gap, names[i], separators[s], names[i] + gap);
          snprintf(text, sizeof text, frames[t], name);
          if (kgi_utf8_bad(kg_str_of(text)) < strlen(text) || !has_hit(&f, kg_str_of(text))) continue;
          shown++;
          assert_true(lets_hits_pass(&f));
        }
  assert_in_range(shown, 2000, 20000);
  tear_down(&f);
}

static void other_texts_are_kept_back(void **state) {
  (void)state;
  static const char *const texts[] = {
      "",
      "We train large models on text. The results of Deep Residual Learning hold.",
      "本文提出一种新的方法，在 ImageNet 上优于 ResNet（2015）。",
      "Attention Is All You Need — “Transformers” of 2017, with SAM and T-6x.",
      "without any capital at all",
  };
  fixture f;
  set_up(&f, names, sizeof names / sizeof *names);
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    assert_false(has_hit(&f, kg_str_of(texts[i])));
    assert_false(passes(&f, kg_str_of(texts[i])));
  }
  tear_down(&f);
}

static void words_of_another_letter_case_are_kept_back(void **state) {
  (void)state;
  static const char *const name = "MuLTI";
  fixture f;
  set_up(&f, &name, 1);
  assert_true(passes(&f, KGI_STR("We train MuLTI on text.")));
  assert_true(passes(&f, KGI_STR("We train MuLTIs.")));
  assert_false(passes(&f, KGI_STR("Multi-task learning, MULTI")));
  tear_down(&f);
}

static void expect(kgi_sieve *sieve, kgi_folded *folded, kg_str text) {
  kgi_range word;
  kgi_glimpse glimpse;
  assert_int_equal(kgi_fold(folded, text), KG_OK);
  for (size_t at = 0; kgi_glimpse_next(folded, &at, &word, &glimpse);)
    assert_int_equal(kgi_sieve_expect(sieve, &glimpse, 1), KG_OK);
}

/* Of the words of a name the one that is rare elsewhere tells it. */
static void words_that_are_common_are_kept_back(void **state) {
  (void)state;
  static const char *const name = "Detection FooBar";
  fixture f;
  set_up(&f, &name, 1);
  assert_true(passes(&f, KGI_STR("New Detection FooBar")));
  assert_true(passes(&f, KGI_STR("Detection found")));
  kgi_sieve_clear(&f.sieve);
  expect(&f.sieve, &f.folded, KGI_STR("Detection found. Detection was lost."));
  assert_int_equal(kgi_sieve_build(&f.sieve, &f.index), KG_OK);
  assert_true(passes(&f, KGI_STR("New Detection FooBar")));
  assert_false(passes(&f, KGI_STR("Detection found")));
  tear_down(&f);
}

static void nothing_passes_an_empty_sieve(void **state) {
  (void)state;
  fixture f;
  set_up(&f, names, 0);
  assert_false(passes(&f, KGI_STR("DeepSeek-R1 and iBOT")));
  tear_down(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_spelling_is_kept_back),
      cmocka_unit_test(other_texts_are_kept_back),
      cmocka_unit_test(words_of_another_letter_case_are_kept_back),
      cmocka_unit_test(words_that_are_common_are_kept_back),
      cmocka_unit_test(nothing_passes_an_empty_sieve),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
