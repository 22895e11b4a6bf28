/* Labels, and the cleaning and escaping of text on its way out. */
#include "write/clean.h"
#include "write/escape.h"
#include "write/label.h"
#include "writing.h"

static void assert_buf(kgi_buf *buf, const char *expected) {
  assert_string_equal(kgi_buf_cstr(buf), expected);
  kgi_buf_reset(buf);
}

static void paper_labels_are_short_names(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"LongCite: Enabling LLMs to Cite", "LongCite"},
      {"CoD：基于诊断链的智能体", "CoD"},
      {"$VILA^2$: VILA Augmented VILA", "VILA^2"},
      {"Pixtral 12B", "Pixtral 12B"},
      {"A Very Long Phrase Before Its Colon: and more", "A Very Long Phrase…"},
      {"Attention Heads of Large Language Models", "Attention Heads…"},
      {"Unveiling the Backbone-Optimizer Coupling Bias", "Unveiling the Backbone-Optimizer…"},
      {"大语言模型知而不显关于模型幻觉内在表征的研究", "大语言模型知而不显关于…"},
      {"12:30 is a time", "12:30 is a time"},
      {": nothing before", ": nothing before"},
      {"  spaced \t out  ", "spaced out"},
  };
  kgi_buf buf = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const kg_paper paper = {.text = {kg_str_of(cases[i][0])}};
    kgi_paper_label(&buf, &paper);
    assert_buf(&buf, cases[i][1]);
  }
  kgi_buf_clear(&buf);
}

static void paper_without_title_bears_the_next_best(void **state) {
  (void)state;
  kgi_buf buf = {0};
  const kg_paper other = {.id = kg_str_of("2409.1"), .text = {{NULL, 0}, kg_str_of("标题")}};
  kgi_paper_label(&buf, &other);
  assert_buf(&buf, "标题");
  const kg_paper none = {.id = kg_str_of("2409.1")};
  kgi_paper_label(&buf, &none);
  assert_buf(&buf, "2409.1");
  kgi_buf_clear(&buf);
}

static void labels_are_bounded_in_bytes(void **state) {
  (void)state;
  char text[4003] = "e";
  for (size_t i = 1; i < sizeof text - 2; i += 2) memcpy(text + i, "\xCC\x81", 3); /* combining acute accents */
  kgi_buf buf = {0};
  kgi_short_label(&buf, kg_str_of(text), 10);
  assert_true(buf.len <= 14 * 16 + 3);
  kgi_buf_clear(&buf);
}

static void node_ids_are_the_same_everywhere(void **state) {
  (void)state;
  assert_string_equal(kgi_node_id_of(0, 2).text, "p0");
  assert_string_equal(kgi_node_id_of(1, 2).text, "p1");
  assert_string_equal(kgi_node_id_of(2, 2).text, "e0");
  assert_string_equal(kgi_node_id_of(UINT32_MAX, 0).text, "e4294967295");
}

static void broken_bytes_become_replacements(void **state) {
  (void)state;
  kgi_buf buf = {0};
  kg_str good = kg_str_of("né 中"), out = kgi_clean_utf8(&buf, good);
  assert_ptr_equal(out.ptr, good.ptr);
  assert_int_equal(kgi_clean_utf8(&buf, kg_str_of("a\xFFz\xE4\xB8")).len, 2 + 3 * 3);
  assert_buf(&buf, "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD");
  kgi_buf_clear(&buf);
}

static void xml_keeps_lengths(void **state) {
  (void)state;
  kgi_buf buf = {0};
  kg_str text = {"a\0b\x1F\t\n\xEF\xBF\xBF<", 10};
  kg_str out = kgi_clean_xml(&buf, text);
  assert_int_equal(out.len, text.len);
  assert_memory_equal(out.ptr, "a b \t\n\xEF\xBF\xBD<", 10);
  (void)kgi_clean_xml(&buf, kg_str_of("broken \x80 only"));
  assert_buf(&buf, "broken \xEF\xBF\xBD only");
  kgi_buf_clear(&buf);
}

static void labels_are_one_clean_line(void **state) {
  (void)state;
  static const char dirty[] =
      "\n a\r\n\tb\0\x7F\xC2\x85 \xE2\x80\xAE"
      "c\xE2\x80\x8B\xEF\xBB\xBF\xC2\xA0 ";
  kgi_buf buf = {0};
  (void)kgi_clean_label(&buf, (kg_str){dirty, sizeof dirty - 1});
  assert_buf(&buf, "a b c");
  (void)kgi_clean_label(&buf, kg_str_of("\xEF\xB7\x90\xFF"));
  assert_buf(&buf, "\xEF\xBF\xBD\xEF\xBF\xBD");
  kgi_buf_clear(&buf);
}

static void graphviz_escapes(void **state) {
  (void)state;
  kgi_buf buf = {0};
  kgi_escape_label(&buf, kg_str_of("\\N & \\"));
  assert_buf(&buf, "\\\\N &amp; \\\\");
  kgi_escape_tooltip(&buf, kg_str_of("\\N &"));
  assert_buf(&buf, "\\\\\\\\N &amp;");
  kgi_buf_clear(&buf);
}

static void only_web_addresses_are_links(void **state) {
  (void)state;
  static const char *const refused[] = {
      "javascript:alert(1)", "ftp://a", "file:///etc", " https://a", "httpx://a", "//a", ""};
  kgi_buf buf = {0};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) kgi_escape_url(&buf, kg_str_of(refused[i]), true);
  assert_int_equal(buf.len, 0);
  kgi_escape_url(&buf, kg_str_of("HTTPS://a.b/?x=1&y=\"'<>\\^`{}| \n中#z"), true);
  assert_buf(&buf, "HTTPS://a.b/?x=1&amp;y=%22%27%3C%3E%5C%5E%60%7B%7D%7C%20%0A%E4%B8%AD#z");
  kgi_escape_url(&buf, kg_str_of("http://a?x&y"), false);
  assert_buf(&buf, "http://a?x&y");
  kgi_buf_clear(&buf);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(paper_labels_are_short_names),     cmocka_unit_test(paper_without_title_bears_the_next_best),
      cmocka_unit_test(labels_are_bounded_in_bytes),      cmocka_unit_test(node_ids_are_the_same_everywhere),
      cmocka_unit_test(broken_bytes_become_replacements), cmocka_unit_test(xml_keeps_lengths),
      cmocka_unit_test(labels_are_one_clean_line),        cmocka_unit_test(graphviz_escapes),
      cmocka_unit_test(only_web_addresses_are_links),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
