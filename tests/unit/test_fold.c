/* Folding: keys, boundaries by script, separators, and the way back to the source bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/fold.h"
#include "base/str.h"

static void assert_key(const char *text, const char *key) {
  kgi_folded folded = {0};
  assert_int_equal(kgi_fold(&folded, kg_str_of(text)), KG_OK);
  assert_int_equal(folded.n, strlen(key));
  assert_memory_equal(folded.key, key, folded.n);
  kgi_folded_clear(&folded);
}

static void keys_forget_case_and_separators(void **state) {
  (void)state;
  assert_key("SWE-Bench", "swebench");
  assert_key("swe bench", "swebench");
  assert_key("SWE_bench", "swebench");
  assert_key("KV 缓存", "kv缓存");
  assert_key("$VILA^2$", "vila2");
}

static void keys_are_compatibility_forms(void **state) {
  (void)state;
  assert_key("ＬＬａＶＡ", "llava"); /* full width */
  assert_key(
      "GPT\xE2\x80\x91"
      "4",
      "gpt4"); /* non-breaking hyphen */
  assert_key("VILA²", "vila2");
  assert_key("Β-VAE", "βvae"); /* capital beta */
}

static void symbols_stay(void **state) {
  (void)state;
  assert_key("Llama 3.1", "llama3.1");
  assert_key("LoRA+", "lora+");
}

static void gap_has(const char *text, size_t gap, uint8_t bits) {
  kgi_folded folded = {0};
  assert_int_equal(kgi_fold(&folded, kg_str_of(text)), KG_OK);
  assert_int_equal(folded.gap[gap] & bits, bits);
  kgi_folded_clear(&folded);
}

static void boundaries_follow_the_script(void **state) {
  (void)state;
  gap_has("用LLaVA", 3, KGI_BOUNDARY);   /* Han before Latin */
  gap_has("LLaVA模", 5, KGI_BOUNDARY);   /* Latin before Han */
  gap_has("SAM, CLIP", 3, KGI_BOUNDARY); /* punctuation */
  gap_has("a b", 1, KGI_BOUNDARY | KGI_SEPARATOR);
  gap_has("ν-SVM", 2, KGI_BOUNDARY | KGI_SEPARATOR); /* ν takes two bytes */
  gap_has("SVM-ν", 3, KGI_BOUNDARY | KGI_SEPARATOR);
  gap_has("νSVM", 2, 0);
  kgi_folded folded = {0};
  assert_int_equal(kgi_fold(&folded, KGI_STR("SAMPLE éRes")), KG_OK);
  assert_int_equal(folded.gap[3], 0); /* SAM in SAMPLE */
  assert_int_equal(folded.gap[8], 0); /* Res in éRes: é takes two bytes */
  kgi_folded_clear(&folded);
}

static void every_key_byte_knows_its_source(void **state) {
  (void)state;
  kgi_folded folded = {0};
  assert_int_equal(kgi_fold(&folded, KGI_STR("，ＳＡＭ x")), KG_OK);
  assert_int_equal(folded.from[1], 3); /* Ｓ stands behind the three bytes of the comma */
  assert_int_equal(folded.from[2], 6);
  assert_int_equal(folded.from[4], 13);
  assert_int_equal(folded.n_bounds, 4); /* the comma, SAM, x and the end */
  assert_int_equal(folded.bounds[2], 4);
  kgi_folded_clear(&folded);
}

static void hashes_depend_on_the_bytes_only(void **state) {
  (void)state;
  kgi_folded one = {0}, two = {0};
  assert_int_equal(kgi_fold(&one, KGI_STR("we use MMLU here")), KG_OK);
  assert_int_equal(kgi_fold(&two, KGI_STR("mm-lu")), KG_OK);
  assert_int_equal(kgi_folded_hash(&one, 5, 9), kgi_folded_hash(&two, 0, 4));
  assert_int_not_equal(kgi_folded_hash(&one, 5, 8), kgi_folded_hash(&two, 0, 4));
  kgi_folded_clear(&one);
  kgi_folded_clear(&two);
}

/* The short way over ASCII keys gives the gaps and hashes of the long one. */
static void keys_fold_to_themselves(void **state) {
  (void)state;
  static const char *const keys[] = {"gpt4", "c++", "f1@k", "a.b.c", "知识蒸馏", "kv缓存", "βvae", ""};
  kgi_folded whole = {0}, again = {0};
  bool same;
  assert_int_equal(kgi_fold(&again, KGI_STR("makes room for the keys")), KG_OK);
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    kg_str key = kg_str_of(keys[i]);
    assert_int_equal(kgi_fold(&whole, key), KG_OK);
    assert_int_equal(kgi_fold_key(&again, key, &same), KG_OK);
    assert_true(same);
    assert_int_equal(again.n, key.len);
    for (size_t gap = 1; gap <= key.len; gap++) assert_int_equal(again.gap[gap], whole.gap[gap]);
    for (size_t end = 1; end <= key.len; end++)
      assert_int_equal(kgi_folded_hash(&again, 0, end), kgi_folded_hash(&whole, 0, end));
  }
  assert_int_equal(kgi_fold_key(&again, KGI_STR("Ｓ"), &same), KG_OK);
  assert_false(same);
  kgi_folded_clear(&whole);
  kgi_folded_clear(&again);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keys_forget_case_and_separators),
      cmocka_unit_test(keys_are_compatibility_forms),
      cmocka_unit_test(symbols_stay),
      cmocka_unit_test(boundaries_follow_the_script),
      cmocka_unit_test(every_key_byte_knows_its_source),
      cmocka_unit_test(hashes_depend_on_the_bytes_only),
      cmocka_unit_test(keys_fold_to_themselves),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
