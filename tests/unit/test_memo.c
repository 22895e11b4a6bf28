/* Memos: what they hold comes back, and broken ones are refused. */
#include "writing.h"

#include "base/str.h"
#include "dict/lexicon.h"
#include "extract/memo.h"

static const char dictionary[] = "#!type: model\nname\taliases\tflags\tcontext\tsince\tsource\nCLIP\t\tcase\t\t\tx\n";

static kg_lexicon *new_lexicon(void) {
  kg_lexicon *lexicon = kg_lexicon_new();
  kg_error err = {0};
  assert_int_equal(kg_lexicon_add_memory(lexicon, "model.tsv", kg_str_of(dictionary), NULL, &err), KG_OK);
  assert_int_equal(kg_lexicon_compile(lexicon, NULL, &err), KG_OK);
  return lexicon;
}

static const kgi_paper paper = {.text = {KGI_STR_INIT("A title"), {NULL, 0}, KGI_STR_INIT("We test CLIP and FooNet.")},
                                .id = KGI_STR_INIT("x1")};

/* The memo of a result of two names. */
static void write_memo(kgi_buf *memo, uint64_t mark) {
  kgi_name names[] = {{.name = KGI_STR("CLIP"), .key = KGI_STR("clip"), .family = KGI_NO_ID},
                      {.name = KGI_STR("FooNet"),
                       .key = KGI_STR("foonet"),
                       .rule = KGI_STR("a b"),
                       .entry = KGI_NO_ID,
                       .family = 0,
                       .type = 3,
                       .confidence = 0.7f,
                       .introduced = true}};
  kgi_found found[] = {{.field = 2, .range = {8, 12}, .sentence = {0, 24}, .confidence = 0.95f},
                       {.name = 1,
                        .field = 2,
                        .range = {17, 23},
                        .sentence = {0, 24},
                        .relation = KG_USES,
                        .confidence = 0.1f,
                        .rule = KGI_STR("规则")}};
  const kgi_draft draft = {.names = {.items = names, .n = 2}, .found = {.items = found, .n = 2}};
  kgi_memo_write(memo, mark, &draft);
  assert_false(memo->failed);
}

static void what_is_written_comes_back(void **state) {
  (void)state;
  kg_lexicon *lexicon = new_lexicon();
  kgi_buf memo = {0}, again = {0};
  kgi_draft draft = {0};
  write_memo(&memo, 77);
  assert_true(kgi_memo_read(kgi_buf_str(&memo), 77, lexicon, &paper, &draft));
  assert_int_equal(draft.names.n, 2);
  assert_true(kgi_str_eq(draft.names.items[1].rule, KGI_STR("a b")));
  assert_true(draft.names.items[1].confidence == 0.7f);
  assert_int_equal(draft.names.items[1].entry, KGI_NO_ID);
  assert_int_equal(draft.found.items[1].relation, KG_USES);
  kgi_memo_write(&again, 77, &draft);
  assert_string_equal(kgi_buf_cstr(&memo), kgi_buf_cstr(&again));
  assert_false(kgi_memo_read(kgi_buf_str(&memo), 78, lexicon, &paper, &draft));
  assert_false(kgi_memo_read((kg_str){NULL, 0}, 77, lexicon, &paper, &draft));
  kgi_draft_clear(&draft);
  kgi_buf_clear(&memo);
  kgi_buf_clear(&again);
  kg_lexicon_free(lexicon);
}

static void places_inside_a_character_are_refused(void **state) {
  (void)state;
  const kgi_paper chinese = {.text = {{NULL, 0}, {NULL, 0}, KGI_STR_INIT("测试")}, .id = KGI_STR_INIT("x1")};
  kg_lexicon *lexicon = new_lexicon();
  for (uint32_t end = 1; end <= 3; end++) {
    kgi_buf memo = {0};
    kgi_name name = {.name = KGI_STR("CLIP"), .family = KGI_NO_ID};
    kgi_found found = {.field = 2, .range = {0, end}, .sentence = {0, 6}};
    const kgi_draft draft = {.names = {.items = &name, .n = 1}, .found = {.items = &found, .n = 1}};
    kgi_draft again = {0};
    kgi_memo_write(&memo, 77, &draft);
    assert_int_equal(kgi_memo_read(kgi_buf_str(&memo), 77, lexicon, &chinese, &again), end == 3);
    kgi_draft_clear(&again);
    kgi_buf_clear(&memo);
  }
  kg_lexicon_free(lexicon);
}

static void broken_memos_are_refused(void **state) {
  (void)state;
  kg_lexicon *lexicon = new_lexicon();
  kgi_buf memo = {0};
  kgi_draft draft = {0};
  write_memo(&memo, 77);
  for (size_t len = 0; len < memo.len; len++)
    assert_false(kgi_memo_read((kg_str){memo.bytes, len}, 77, lexicon, &paper, &draft));
  for (size_t at = 3; at < memo.len; at++) {
    for (const char *c = "0f 9g"; *c; c++) {
      char old = memo.bytes[at];
      memo.bytes[at] = *c;
      if (kgi_memo_read(kgi_buf_str(&memo), 77, lexicon, &paper, &draft)) {
        for (size_t i = 0; i < draft.found.n; i++) {
          const kgi_found *found = &draft.found.items[i];
          assert_true(found->name < draft.names.n && found->field < KG_FIELDS && found->relation < KG_SHARES);
          assert_true(found->range.start <= found->range.end);
          assert_true(found->range.end <= paper.text[found->field].len);
        }
      }
      memo.bytes[at] = old;
    }
  }
  kgi_draft_clear(&draft);
  kgi_buf_clear(&memo);
  kg_lexicon_free(lexicon);
}

/* All that a result depends on is in the mark. */
static void marks_tell_papers_and_lexicons_apart(void **state) {
  (void)state;
  kg_lexicon *lexicon = new_lexicon(), *other = new_lexicon();
  kgi_paper dated = paper;
  dated.date = KGI_STR("2024");
  uint64_t mark = kgi_memo_mark(lexicon, true, &paper);
  assert_true(mark == kgi_memo_mark(other, true, &paper));
  assert_false(mark == kgi_memo_mark(lexicon, false, &paper));
  assert_false(mark == kgi_memo_mark(lexicon, true, &dated));
  assert_int_equal(kg_lexicon_add_memory(other, "more.tsv", kg_str_of(dictionary), NULL, NULL), KG_OK);
  assert_false(mark == kgi_memo_mark(other, true, &paper));
  kg_lexicon_free(lexicon);
  kg_lexicon_free(other);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_written_comes_back), cmocka_unit_test(places_inside_a_character_are_refused),
      cmocka_unit_test(broken_memos_are_refused), cmocka_unit_test(marks_tell_papers_and_lexicons_apart)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
