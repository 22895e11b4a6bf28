/* What lint says of rows and patterns, and what it lets pass. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <kgextract/lint.h>

#include "base/buf.h"

static void keep(void *ctx, kg_severity severity, const kg_error *what) {
  char text[1024];
  kgi_buf_putf(ctx, "%c%s\n", severity == KG_ERROR ? 'E' : 'W', kg_error_format(what, text, sizeof text));
}

static void expect(const char *name, const char *bytes, const char *findings) {
  kgi_buf said = {0};
  kg_diag diag = {.report = keep, .ctx = &said};
  assert_int_equal(kg_lint_memory(name, kg_str_of(bytes), &diag, NULL, NULL), KG_OK);
  assert_string_equal(kgi_buf_cstr(&said), findings);
  kgi_buf_clear(&said);
}

/* Rows of models, from line 2 on. */
static void expect_rows(const char *rows, const char *findings) {
  kgi_buf bytes = {0};
  kgi_buf_puts(&bytes, "#!type: model\n");
  kgi_buf_puts(&bytes, rows);
  expect("m.tsv", kgi_buf_cstr(&bytes), findings);
  kgi_buf_clear(&bytes);
}

static void good_rows_pass(void **state) {
  (void)state;
  expect_rows(
      "CLIP\tContrastive Language-Image Pre-training|对比学习\t\t\t2021-03\tx\n"
      "Gemini\tGoogle Gemini\tcase|word\tGoogle|谷歌\t2023-12\tx\n"
      "Llama\t?LLM-A\tfamily|!=CLIP\tMeta\t2023\tx\n",
      "");
  expect("empty.tsv", "", "");
}

static void exact_forms_do_not_clash(void **state) {
  (void)state;
  expect_rows("DreaM\t\tcase\t\t\tx\nDream\t\tcase\t\t\tx\n", "");
  expect_rows("DreaMer\t\t\t\t\tx\nDreamer\t\tcase\t\t\tx\n",
              "Wm.tsv:3:1: also a form of 'DreaMer' (m.tsv:2) near 'Dreamer'; ask both for context, or drop one of "
              "them\n");
}

static void aliases_clash_across_rows(void **state) {
  (void)state;
  expect_rows(
      "Alpaca-X\tAX-7\t\t\t\tx\nBison-X\tAX7\t\t\t\tx\n",
      "Wm.tsv:3:9: also a form of 'Alpaca-X' (m.tsv:2) near 'AX7'; ask both for context, or drop one of them\n");
  expect_rows("Alpaca-X\t?AX-7\t\tfarm\t\tx\nBison-X\t?AX-7\t\tprairie\t\tx\n", "");
}

static void aliases_that_add_nothing(void **state) {
  (void)state;
  expect_rows("Vision Mamba\tVision-Mamba|Vision Mambas|Vim-S\t\t\t\tx\n",
              "Wm.tsv:2:14: 'Vision Mamba' covers this alias near 'Vision-Mamba'; drop it\n"
              "Wm.tsv:2:27: 'Vision Mamba' covers this alias near 'Vision Mambas'; drop it\n");
  expect_rows("DeepLab\t|DL-3|\t\t\t\tx\n",
              "Wm.tsv:2:9: an empty alias; drop the '|'\nWm.tsv:2:15: an empty alias; drop the '|'\n");
}

static void ordinary_words_need_context(void **state) {
  (void)state;
  expect_rows("Zoo-1\tagain\t\t\t\tx\n",
              "Wm.tsv:2:7: a common English word near 'again'; ask for context (the flag word, or '?' before an "
              "alias)\n");
  expect_rows("Zoo-1\tAgain\tcase\t\t\tx\n", "");
  expect_rows("Zoo-1\t?Again\t\tanimals\t\tx\n", "");
}

static void gates_need_words(void **state) {
  (void)state;
  expect_rows("Sora\t\tword\t\t\tx\n",
              "Em.tsv:2:7: never taken without context near 'Sora'; name context words, or drop the flag word\n");
  expect_rows("Sora\t\t\tvideo\t\tx\n",
              "Wm.tsv:2:8: context that nothing asks for near 'video'; add the flag word or '?' to an alias\n");
  expect_rows("Sora\t\tword\t视频|--\t\tx\n", "Em.tsv:2:19: a context word that no text can show near '--'; drop it\n");
}

static void refused_names_are_not_taken(void **state) {
  (void)state;
  expect_rows("Orca\t\t\t\t\tx\nOrca\t\tnever\ta whale\t\tx\n",
              "Em.tsv:2:1: never taken: refused as 'Orca' (m.tsv:3) near 'Orca'; ask for context, or drop one of "
              "them\n");
  expect_rows("Orca\t\tword\tMicrosoft\t\tx\nOrca\t\tnever\ta whale\t\tx\n", "");
}

static void minor_names_give_way(void **state) {
  (void)state;
  expect_rows("Whisper-X\t\t\t\t\tx\nWhisperX\t\tminor\t\t\tx\n",
              "Wm.tsv:3:1: never taken: already a form of 'Whisper-X' (m.tsv:2) near 'WhisperX'; drop it\n");
}

static void long_forms_are_unreachable(void **state) {
  (void)state;
  expect_rows("Xabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnop\t\t\t\t\tx\n",
              "Em.tsv:2:1: longer than 64 bytes (21 Chinese characters) near "
              "'Xabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnop'; drop it or shorten it\n");
}

static void rows_need_a_type(void **state) {
  (void)state;
  expect("t.tsv", "Orca\t\t\t\t\tx\nPuma-2\t\t\t\t\tx\n",
         "Et.tsv:1:1: no type for 'Orca' and what follows; put a line '#!type: model' (or another type) above\n");
}

static void patterns_take_something(void **state) {
  (void)state;
  expect("p.patterns", "a\tuses\t0.5\ton\ton (?<models>[A-Z]+)\nb\tmentions\t0.5\t无需\t无需(?<denied>.+)\n", "");
  expect("p.patterns", "a\tuses\t0.5\ton\ton [A-Z]+\n",
         "Ep.patterns:1:1: a pattern that takes nothing near 'a'; name a group: (?<name>...)\n");
  expect("p.patterns", "a\tuses\t0.5\ton|\ton (?<name>[A-Z]+)\n",
         "Ep.patterns:1:15: a cue that no text can show near ''; write a word that must be in the sentence\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(good_rows_pass),
      cmocka_unit_test(exact_forms_do_not_clash),
      cmocka_unit_test(aliases_clash_across_rows),
      cmocka_unit_test(aliases_that_add_nothing),
      cmocka_unit_test(ordinary_words_need_context),
      cmocka_unit_test(gates_need_words),
      cmocka_unit_test(refused_names_are_not_taken),
      cmocka_unit_test(minor_names_give_way),
      cmocka_unit_test(long_forms_are_unreachable),
      cmocka_unit_test(rows_need_a_type),
      cmocka_unit_test(patterns_take_something),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
