/* The index: which surface forms a text shows, and which it does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "dict/index.h"

/* Number of times the only form, added with `flags`, is found in a text: as many without tables as with them. */
static size_t count(const char *form, unsigned flags, const char *text) {
  kgi_index index = {0};
  kgi_folded folded = {0};
  kgi_hits hits = {0};
  assert_int_equal(kgi_index_add(&index, kg_str_of(form), KGI_FORM_NAME, 0, flags), KG_OK);
  assert_int_equal(kgi_fold(&folded, kg_str_of(text)), KG_OK);
  assert_int_equal(kgi_index_scan(&index, &folded, &hits), KG_OK);
  size_t n = hits.n;
  hits.n = 0;
  assert_int_equal(kgi_index_build(&index), KG_OK);
  assert_int_equal(kgi_index_scan(&index, &folded, &hits), KG_OK);
  assert_int_equal(hits.n, n);
  free(hits.items);
  kgi_folded_clear(&folded);
  kgi_index_clear(&index);
  return n;
}

static void latin_names_are_whole_words(void **state) {
  (void)state;
  assert_int_equal(count("LLaVA", 0, "使用LLaVA模型"), 1);
  assert_int_equal(count("LLaVA", 0, "LLaVA, and llava."), 2);
  assert_int_equal(count("SAM", 0, "SAMPLE of SAMs"), 1); /* the plural counts */
  assert_int_equal(count("SAM", 0, "éSAM"), 0);
  assert_int_equal(count("Floccinaucinihilipilification", 0, "floccinaucinihilipilification, -cations"), 1);
}

static void han_names_are_substrings(void **state) {
  (void)state;
  assert_int_equal(count("知识蒸馏", 0, "通过知识蒸馏方法"), 1);
  assert_int_equal(count("KV缓存", 0, "计算 KV 缓存并"), 1);
}

static void separators_go_only_where_the_name_splits(void **state) {
  (void)state;
  assert_int_equal(count("SWE-bench", 0, "SWE bench, SWE_Bench, SWEBench, SWE–bench"), 4);
  assert_int_equal(count("HumanEval", 0, "Human-Eval"), 1);
  assert_int_equal(count("GPT4", 0, "GPT-4"), 1);
  assert_int_equal(count("YOLOv3", 0, "YOLO-v3"), 1);
  assert_int_equal(count("OFA", 0, "one of a kind"), 0);
  assert_int_equal(count("MMLU", 0, "MM LU"), 0);
  assert_int_equal(count("R1", 0, "R 1"), 0);
}

static void case_matters_where_it_is_asked_for(void **state) {
  (void)state;
  assert_int_equal(count("MATH", KGI_FORM_EXACT, "on MATH, not in math"), 1);
  assert_int_equal(count("ReAct", KGI_FORM_UPPER, "they react; REACT"), 1);
  assert_int_equal(count("Shap-E", 0, "the Shape of Shap-E"), 1);
}

/* What is found of some names in a text, by place. */
static kgi_hits find(kgi_index *index, const char *text) {
  kgi_folded folded = {0};
  kgi_hits hits = {0};
  assert_int_equal(kgi_fold(&folded, kg_str_of(text)), KG_OK);
  assert_int_equal(kgi_index_scan(index, &folded, &hits), KG_OK);
  for (size_t i = 0; i < hits.n; i++) hits.items[i].form = index->forms.items[hits.items[i].form].target;
  kgi_folded_clear(&folded);
  return hits;
}

static void overlapping_forms_are_all_found_with_tables_and_without(void **state) {
  (void)state;
  static const char *const names[] = {"Stable Diffusion XL", "Stable Diffusion", "diffusion", "XLs", "XL"};
  const char text[] = "Stable Diffusion XL, Stable-Diffusion XLs";
  kgi_index index = {0};
  for (uint32_t i = 0; i < 5; i++)
    assert_int_equal(kgi_index_add(&index, kg_str_of(names[i]), KGI_FORM_NAME, i, 0), KG_OK);
  kgi_hits sought = find(&index, text);
  assert_int_equal(kgi_index_build(&index), KG_OK);
  kgi_hits hits = find(&index, text);
  assert_int_equal(hits.n, 9);
  assert_int_equal(sought.n, 9);
  assert_memory_equal(sought.items, hits.items, 9 * sizeof *hits.items);
  free(sought.items);
  free(hits.items);
  kgi_index_clear(&index);
}

static void an_emptied_index_takes_other_forms(void **state) {
  (void)state;
  kgi_index index = {0};
  for (int built = 0; built < 2; built++) {
    assert_int_equal(kgi_index_add(&index, KGI_STR("LLaVA"), KGI_FORM_NAME, 0, 0), KG_OK);
    if (built) assert_int_equal(kgi_index_build(&index), KG_OK);
    kgi_index_empty(&index);
    kgi_hits none = find(&index, "LLaVA and BLIP");
    assert_int_equal(none.n, 0);
    assert_int_equal(kgi_index_add(&index, KGI_STR("BLIP"), KGI_FORM_NAME, 7, 0), KG_OK);
    kgi_hits hits = find(&index, "LLaVA and BLIP");
    assert_int_equal(hits.n, 1);
    assert_int_equal(hits.items[0].form, 7);
    free(hits.items);
    kgi_index_empty(&index);
  }
  kgi_index_clear(&index);
}

/* Forms of one key are asked each for its own: one that keeps its capitals hides no other, nor does a cue a name. */
static void forms_of_one_key_stand_side_by_side(void **state) {
  (void)state;
  kgi_index index = {0};
  kgi_folded folded = {0};
  kgi_hits hits = {0};
  kgi_cues cues = {0};
  assert_int_equal(kgi_index_add(&index, KGI_STR("MATH"), KGI_FORM_NAME, 1, KGI_FORM_EXACT), KG_OK);
  assert_int_equal(kgi_index_add(&index, KGI_STR("Meta-World"), KGI_FORM_NAME, 2, KGI_FORM_EXACT), KG_OK);
  assert_int_equal(kgi_index_add(&index, KGI_STR("math"), KGI_FORM_NAME, 3, 0), KG_OK);
  assert_int_equal(kgi_index_add(&index, KGI_STR("math"), KGI_FORM_CUE, 4, 0), KG_OK);
  assert_int_equal(kgi_index_build(&index), KG_OK);
  assert_int_equal(kgi_fold(&folded, KGI_STR("Meta-World, MATH, math, meta-world")), KG_OK);
  assert_int_equal(kgi_index_scan_apart(&index, &folded, &hits, &cues), KG_OK);
  static const uint32_t targets[] = {2, 1, 3, 3};
  assert_int_equal(hits.n, 4);
  for (size_t i = 0; i < hits.n; i++) assert_int_equal(index.forms.items[hits.items[i].form].target, targets[i]);
  assert_int_equal(cues.n, 2);
  assert_int_equal(cues.items[1].start, 18);
  assert_int_equal(cues.items[1].id, 4);
  free(hits.items);
  free(cues.items);
  kgi_folded_clear(&folded);
  kgi_index_clear(&index);
}

static void forms_have_limits(void **state) {
  (void)state;
  kgi_index index = {0};
  char longest[80];
  for (size_t i = 0; i < sizeof longest; i++) longest[i] = 'x';
  assert_int_equal(kgi_index_add(&index, (kg_str){longest, 64}, KGI_FORM_NAME, 0, 0), KG_OK);
  assert_int_equal(kgi_index_add(&index, (kg_str){longest, 65}, KGI_FORM_NAME, 0, 0), KG_LIMIT);
  assert_int_equal(kgi_index_add(&index, KGI_STR("--"), KGI_FORM_NAME, 0, 0), KG_SYNTAX);
  assert_int_equal(kgi_index_build(&index), KG_OK);
  kgi_index_clear(&index);
}

/* Every one of many names, in each spelling, is found where it stands: the filters never say no to a true name. */
static void nothing_is_lost_among_many(void **state) {
  (void)state;
  enum { MANY = 20000 };
  kgi_index index = {0};
  char name[48];
  for (unsigned i = 0; i < MANY; i++) {
    snprintf(name, sizeof name, "Na%xMe-%u 模型%u", i * 2654435761u, i % 97, i);
    assert_int_equal(kgi_index_add(&index, kg_str_of(name), KGI_FORM_NAME, i, 0), KG_OK);
  }
  assert_int_equal(kgi_index_build(&index), KG_OK);
  kgi_folded folded = {0};
  kgi_hits hits = {0};
  for (unsigned i = 0; i < MANY; i += 7) {
    snprintf(name, sizeof name, "用na%xme %u模型 %u。", i * 2654435761u, i % 97, i);
    hits.n = 0;
    assert_int_equal(kgi_fold(&folded, kg_str_of(name)), KG_OK);
    assert_int_equal(kgi_index_scan(&index, &folded, &hits), KG_OK);
    assert_int_equal(hits.n, 1);
    assert_int_equal(index.forms.items[hits.items[0].form].target, i);
  }
  free(hits.items);
  kgi_folded_clear(&folded);
  kgi_index_clear(&index);
}

/* Texts are scanned a batch of starts at a time: a name is found wherever one ends. */
static void batches_leave_no_seams(void **state) {
  (void)state;
  kgi_index index = {0};
  kgi_folded folded = {0};
  kgi_hits hits = {0};
  char text[2048] = "";
  static const char *const names[] = {"MMLU", "BIG-Bench", "Mixture of Experts", "A-B-C-D-E-F"};
  for (uint32_t n = 0; n < 4; n++)
    assert_int_equal(kgi_index_add(&index, kg_str_of(names[n]), KGI_FORM_NAME, n, 0), KG_OK);
  assert_int_equal(kgi_index_build(&index), KG_OK);
  for (size_t words = 0; words < 530; words++) {
    size_t name = words % 4, len = 2 * words;
    memcpy(text + len, names[name], strlen(names[name]) + 1);
    hits.n = 0;
    assert_int_equal(kgi_fold(&folded, kg_str_of(text)), KG_OK);
    assert_int_equal(kgi_index_scan(&index, &folded, &hits), KG_OK);
    assert_int_equal(hits.n, 1);
    assert_int_equal(hits.items[0].start, len);
    assert_int_equal(hits.items[0].end, strlen(text));
    memcpy(text + len, "x ", 3);
  }
  free(hits.items);
  kgi_folded_clear(&folded);
  kgi_index_clear(&index);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(latin_names_are_whole_words),
      cmocka_unit_test(han_names_are_substrings),
      cmocka_unit_test(separators_go_only_where_the_name_splits),
      cmocka_unit_test(case_matters_where_it_is_asked_for),
      cmocka_unit_test(overlapping_forms_are_all_found_with_tables_and_without),
      cmocka_unit_test(an_emptied_index_takes_other_forms),
      cmocka_unit_test(forms_of_one_key_stand_side_by_side),
      cmocka_unit_test(forms_have_limits),
      cmocka_unit_test(nothing_is_lost_among_many),
      cmocka_unit_test(batches_leave_no_seams),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
