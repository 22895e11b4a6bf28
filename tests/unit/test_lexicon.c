/* Dictionaries and patterns: what they take, and what they say of broken rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "dict/lexicon.h"

static char last_message[1024];

static void keep(void *ctx, kg_severity severity, const kg_error *what) {
  (void)ctx;
  (void)severity;
  kg_error_format(what, last_message, sizeof last_message);
}

/* A lexicon of one file; the number of errors reported. */
static size_t add(kg_lexicon **lexicon, const char *name, const char *bytes) {
  kg_diag diag = {.report = keep};
  last_message[0] = '\0';
  *lexicon = kg_lexicon_new();
  assert_non_null(*lexicon);
  assert_int_equal(kg_lexicon_add_memory(*lexicon, name, kg_str_of(bytes), &diag, NULL), KG_OK);
  return diag.errors;
}

static void good_rows_are_taken(void **state) {
  (void)state;
  kg_lexicon *lexicon;
  assert_int_equal(add(&lexicon, "model.tsv",
                       "#!type: model\nname\taliases\tflags\tcontext\tsince\tsource\n"
                       "CLIP\tContrastive Language-Image Pre-training|=clip\tcase\t\t2021-03\tarXiv:2103.00020\n"
                       "Gemini\t\tcase|word|!=Gemini Telescope\tGoogle|模型\t2023-12\tarXiv:2312.11805\n"),
                   0);
  assert_int_equal(kg_lexicon_entities(lexicon), 2);
  const kgi_entry *gemini = &lexicon->entries.items[1];
  assert_int_equal(gemini->flags, KGI_ENTRY_CASE | KGI_ENTRY_WORD);
  assert_int_equal(gemini->n_contexts, 2);
  assert_true(kgi_str_eq(gemini->rule, KGI_STR("model.tsv:4")));
  kg_lexicon_free(lexicon);
}

static void a_byte_order_mark_is_taken_off(void **state) {
  (void)state;
  kg_lexicon *lexicon;
  assert_int_equal(add(&lexicon, "a.tsv", "\xEF\xBB\xBF#!type: model\nFoo\t\t\t\t\tx\n"), 0);
  assert_int_equal(kg_lexicon_entities(lexicon), 1);
  kg_lexicon_free(lexicon);
  assert_int_equal(add(&lexicon, "a.patterns", "\xEF\xBB\xBF# p\np\tuses\t0.5\tuse\tuse (?<name>\\w+)\n"), 0);
  assert_int_equal(kg_lexicon_patterns(lexicon), 1);
  kg_lexicon_free(lexicon);
}

static void later_rows_win(void **state) {
  (void)state;
  kg_lexicon *lexicon;
  (void)add(&lexicon, "a.tsv", "#!type: model\nFoo\tF1\t\t\t\tx\nFoo\tF2\t\t\t\tx\n");
  assert_int_equal(kg_lexicon_entities(lexicon), 1);
  assert_true(kgi_str_eq(lexicon->entries.items[0].aliases[0], KGI_STR("F2")));
  kg_lexicon_free(lexicon);
}

static void own_types_are_welcome(void **state) {
  (void)state;
  kg_lexicon *lexicon;
  assert_int_equal(add(&lexicon, "robot.tsv", "#!type: robot\nSpot\t\tcase\t\t\tx\n"), 0);
  assert_true(kgi_str_eq(lexicon->types.strs.items[lexicon->entries.items[0].type], KGI_STR("robot")));
  kg_lexicon_free(lexicon);
}

static void broken(const char *name, const char *bytes, const char *message_start) {
  kg_lexicon *lexicon;
  assert_int_equal(add(&lexicon, name, bytes), 1);
  assert_memory_equal(last_message, message_start, strlen(message_start));
  kg_lexicon_free(lexicon);
}

static void broken_rows_are_reported_with_their_place(void **state) {
  (void)state;
  broken("d.tsv", "#!type: model\nonly\ttwo\n", "d.tsv:2:9: 2 columns instead of 6 near 'only two'");
  broken("d.tsv", "#!type: model\n\ta\t\t\t\tx\n", "d.tsv:2:1: the name is empty");
  broken("d.tsv", "Foo\t\t\t\t\tx\n", "d.tsv:1:1: no type for 'Foo'");
  broken("d.tsv", "#!type: model\nFoo\t\tcaes\t\t\tx\n", "d.tsv:2:6: unknown flag near 'caes'");
  broken("d.tsv", "#!type: model\nF\xFFo\t\t\t\t\tx\n", "d.tsv:2:2: not UTF-8");
  broken("d.tsv", "#!type: paper\nFoo\t\t\t\t\tx\n", "d.tsv:1:9: no type of entities near 'paper'");
  broken("p.patterns", "p\tuses\t0.5\tuse\t(?<name>[A-Z\n", "p.patterns:1:");
  broken("p.patterns", "p\tlikes\t0.5\tuse\tx\n", "p.patterns:1:3: unknown relation near 'likes'");
  broken("p.patterns", "p\tuses\t1.5\tuse\tx\n", "p.patterns:1:8: the confidence must be a number");
}

static void good_rows_beside_broken_ones_are_kept(void **state) {
  (void)state;
  kg_lexicon *lexicon;
  assert_int_equal(add(&lexicon, "d.tsv", "#!type: model\nbroken\nFoo\t\t\t\t\tx\n"), 1);
  assert_int_equal(kg_lexicon_entities(lexicon), 1);
  kg_lexicon_free(lexicon);
}

static void alias_marks_become_flags(void **state) {
  (void)state;
  kgi_entry plain = {.name = KGI_STR("Mixture of Experts")};
  unsigned flags;
  assert_true(kgi_str_eq(kgi_entry_form(&plain, KGI_STR("=MoE"), &flags), KGI_STR("MoE")));
  assert_true(flags & KGI_FORM_EXACT);
  assert_true(kgi_str_eq(kgi_entry_form(&plain, KGI_STR("?CoT"), &flags), KGI_STR("CoT")));
  assert_true(flags & KGI_FORM_GATED);
  (void)kgi_entry_form(&plain, KGI_STR("mixture of experts"), &flags);
  assert_int_equal(flags, 0);
}

static void the_default_dictionaries_are_sound(void **state) {
  (void)state;
  kg_diag diag = {.report = keep};
  kg_lexicon *lexicon = kg_lexicon_new();
  last_message[0] = '\0';
  assert_int_equal(kg_lexicon_add_default(lexicon, &diag, NULL), KG_OK);
  assert_int_equal(kg_lexicon_compile(lexicon, &diag, NULL), KG_OK);
  assert_string_equal(last_message, "");
  assert_true(kg_lexicon_entities(lexicon) >= 1500);
  assert_true(kg_lexicon_patterns(lexicon) >= 20);
  kg_lexicon_free(lexicon);
}

static void freeing_nothing_is_fine(void **state) {
  (void)state;
  kg_lexicon_free(NULL);
  kgi_regex_free(NULL);
  kgi_matcher_free(NULL);
  kg_extractor_free(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(good_rows_are_taken),
      cmocka_unit_test(a_byte_order_mark_is_taken_off),
      cmocka_unit_test(later_rows_win),
      cmocka_unit_test(own_types_are_welcome),
      cmocka_unit_test(broken_rows_are_reported_with_their_place),
      cmocka_unit_test(good_rows_beside_broken_ones_are_kept),
      cmocka_unit_test(alias_marks_become_flags),
      cmocka_unit_test(the_default_dictionaries_are_sound),
      cmocka_unit_test(freeing_nothing_is_fine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
