/* Folding: keys, bounds by script, separators, and the way back to the source bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "base/block.h"
#include "base/fold.h"
#include "base/str.h"
#include "base/utf8.h"

static void assert_key(const char *text, const char *key) {
  kgi_folded folded = {0};
  assert_int_equal(kgi_fold(&folded, kg_str_of(text)), KG_OK);
  assert_int_equal(folded.n, strlen(key));
  assert_memory_equal(folded.key, key, folded.n);
  assert_memory_equal(folded.key + folded.n, "\0", 2);
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

/* Characters that folding knows without asking the library fold as it says. */
static void short_cuts_lead_to_the_same_place(void **state) {
  (void)state;
  static const uint32_t ranges[][2] = {
      {0x2018, 0x2020}, {0x3001, 0x3012}, {0x4DFE, 0x4E02}, {0x9FFE, 0xA002}, {0xFF01, 0xFF60}};
  for (size_t r = 0; r < sizeof ranges / sizeof *ranges; r++)
    for (uint32_t code = ranges[r][0]; code <= ranges[r][1]; code++) {
      char text[8] = {0};
      kgi_utf8_encode(code, text);
      char *key = (char *)utf8proc_NFKC_Casefold((const utf8proc_uint8_t *)text);
      assert_non_null(key);
      assert_key(text, strspn(key, "-_$^{}~") ? "" : key);
      free(key);
    }
}

enum { NO_BOUND, BOUND, SEPARATED };

static void assert_bound(const char *text, size_t at, int expected) {
  kgi_folded folded = {0};
  assert_int_equal(kgi_fold(&folded, kg_str_of(text)), KG_OK);
  const kgi_bound *bound = kgi_folded_bound(&folded, at);
  assert_int_equal(!bound ? NO_BOUND : bound->separated ? SEPARATED : BOUND, expected);
  kgi_folded_clear(&folded);
}

static void bounds_follow_the_script(void **state) {
  (void)state;
  assert_bound("用LLaVA", 3, BOUND);   /* Han before Latin */
  assert_bound("LLaVA模", 5, BOUND);   /* Latin before Han */
  assert_bound("SAM, CLIP", 3, BOUND); /* punctuation */
  assert_bound("SAM, CLIP", 4, SEPARATED);
  assert_bound("a b", 1, SEPARATED);
  assert_bound("ν-SVM", 2, SEPARATED); /* ν takes two bytes */
  assert_bound("SVM-ν", 3, SEPARATED);
  assert_bound("νSVM", 2, NO_BOUND);
  assert_bound("SVMν", 3, NO_BOUND);
  assert_bound("SAMPLE éRes", 3, NO_BOUND); /* SAM in SAMPLE */
  assert_bound("SAMPLE éRes", 8, NO_BOUND); /* Res in éRes: é takes two bytes */
  assert_bound("", 0, SEPARATED);
}

static void every_bound_knows_its_source(void **state) {
  (void)state;
  kgi_folded folded = {0};
  assert_int_equal(kgi_fold(&folded, KGI_STR("，ＳＡＭ x")), KG_OK);
  assert_int_equal(folded.n_bounds, 4); /* the comma, SAM, x and the end */
  assert_int_equal(folded.bounds[1].at, 1);
  assert_int_equal(folded.bounds[1].start, 3); /* Ｓ stands behind the three bytes of the comma */
  assert_int_equal(folded.bounds[2].end, 12);
  assert_int_equal(folded.bounds[2].start, 13);
  assert_int_equal(folded.bounds[3].end, 14);
  kgi_folded_clear(&folded);
}

static void hashes_depend_on_the_bytes_only(void **state) {
  (void)state;
  kgi_folded one = {0}, two = {0};
  assert_int_equal(kgi_fold(&one, KGI_STR("we use MMLU here")), KG_OK);
  assert_int_equal(kgi_fold(&two, KGI_STR("mm-lu")), KG_OK);
  uint64_t hash = kgi_folded_hash(&two.bounds[0], &two.bounds[2]);
  assert_int_equal(kgi_folded_hash(&one.bounds[2], &one.bounds[3]), hash);
  assert_int_not_equal(kgi_folded_hash(&one.bounds[1], &one.bounds[2]), hash);
  kgi_folded_clear(&one);
  kgi_folded_clear(&two);
}

/* ASCII is folded a block at a time: whatever stands at the end of one, what is found does not depend on it. */
static void blocks_leave_no_seams(void **state) {
  (void)state;
  char text[300], front[200];
  kgi_folded alone = {0}, behind = {0};
  static const char *const pieces[] = {"GPT-4o, ImageNet", "a_very_longwordwithoutanyseamatallthatgoesonforever x",
                                       "β-VAE用Ｘ SAM", "((x))"};
  for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++)
    for (size_t shift = 0; shift < 140; shift++) {
      memset(front, 'y', shift);
      int len = snprintf(text, sizeof text, "%.*s %s", (int)shift, front, pieces[p]);
      assert_int_equal(kgi_fold(&alone, kg_str_of(pieces[p])), KG_OK);
      assert_int_equal(kgi_fold(&behind, (kg_str){text, (size_t)len}), KG_OK);
      size_t first = behind.n_bounds - alone.n_bounds;
      assert_int_equal(first, shift > 0);
      assert_memory_equal(behind.key + shift, alone.key, alone.n);
      for (size_t b = 0; b < alone.n_bounds; b++) {
        assert_int_equal(behind.bounds[first + b].at, alone.bounds[b].at + shift);
        assert_int_equal(behind.bounds[first + b].start, alone.bounds[b].start + shift + 1);
        assert_int_equal(behind.bounds[first + b].separated, alone.bounds[b].separated);
        assert_int_equal(kgi_folded_hash(&behind.bounds[first], &behind.bounds[first + b]),
                         kgi_folded_hash(&alone.bounds[0], &alone.bounds[b]));
      }
    }
  kgi_folded_clear(&alone);
  kgi_folded_clear(&behind);
}

/* What a block says of each byte is what folding one byte of it says. */
static void blocks_know_every_byte(void **state) {
  (void)state;
  for (unsigned c = 0; c < 256; c++) {
    char text[2] = {'x', (char)c};
    bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'), digit = c >= '0' && c <= '9';
    bool kept = c > ' ' && c < 0x7F && !strchr("$-^_{}~", (int)c);
    kgi_block block;
    kgi_block_read(&block, (kg_str){text, 2}, 1);
    assert_int_equal(block.word, letter || digit);
    assert_int_equal(block.kept, kept);
    assert_int_equal(block.foreign, c >= 0x80);
    assert_int_equal((unsigned char)block.lower[0], c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keys_forget_case_and_separators),
      cmocka_unit_test(keys_are_compatibility_forms),
      cmocka_unit_test(symbols_stay),
      cmocka_unit_test(short_cuts_lead_to_the_same_place),
      cmocka_unit_test(bounds_follow_the_script),
      cmocka_unit_test(every_bound_knows_its_source),
      cmocka_unit_test(hashes_depend_on_the_bytes_only),
      cmocka_unit_test(blocks_leave_no_seams),
      cmocka_unit_test(blocks_know_every_byte),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
