/* A document with one heading: a paper that has no link and no label, or a page that is none. */
#include <stdio.h>

#include "collect.h"

#define NONE                                                                                                      \
  "warning in: no papers found; read as markdown, where a paper is a heading with an abstract, a link or labels " \
  "below it\n"

/* Expects no paper, and no more said of it than that the heading is none. */
static void expect_none(const char *source) {
  collection all = read_all(kg_str_of(source));
  assert_string_equal(kgi_buf_cstr(&all.papers), "");
  kg_str messages = kgi_buf_str(&all.messages);
  assert_true(kgi_str_ends(messages, KGI_STR(NONE)));
  assert_null(strstr(kgi_buf_cstr(&all.messages), "error"));
  clear_collection(&all);
}

#define LORA "Fine-tuning copies a model. LoRA freezes it and learns two small matrices a layer"

static void test_plain(void **state) {
  (void)state;
  expect("# LoRA: Low-Rank Adaptation\n\nWe freeze the weights and learn small matrices.\n",
         "#1\nid=t:a66b6b0696511215\ntitle=LoRA: Low-Rank Adaptation\n"
         "abstract=We freeze the weights and learn small matrices.\n",
         "");
  expect("LoRA: Low-Rank Adaptation\n===\n\nOn benchmarks our adapters\nare as good as all weights.\n",
         "#1\nid=t:a66b6b0696511215\ntitle=LoRA: Low-Rank Adaptation\n"
         "abstract=On benchmarks our adapters are as good as all weights.\n",
         "");
}

/* The id is that of the same title in plain text. */
static void test_same_id(void **state) {
  (void)state;
  expect("LoRA: Low-Rank Adaptation\n\nWe freeze.\n",
         "#1\nid=t:a66b6b0696511215\ntitle=LoRA: Low-Rank Adaptation\nabstract=We freeze.\n", "");
}

/* Without authors who speak it takes the length of an abstract. */
static void test_length(void **state) {
  (void)state;
  static const char title[] = "# Low-Rank Adaptation\n\n";
  char text[400];
  for (int paragraphs = 1; paragraphs <= 3; paragraphs++) {
    int n = snprintf(text, sizeof text, "%s", title);
    for (int i = 0; i < paragraphs; i++) n += snprintf(text + n, sizeof text - (size_t)n, "%s.\n\n", LORA);
    collection all = read_all(kg_str_of(text));
    assert_int_equal(all.n, paragraphs == 3);
    clear_collection(&all);
  }
}

static void test_parts(void **state) {
  (void)state;
  expect("# Low-Rank Adaptation\n\n## Abstract\n\nA frozen model and two small matrices a layer.\n",
         "#1\nid=t:cb5b57aac0d212f3\ntitle=Low-Rank Adaptation\n"
         "abstract=A frozen model and two small matrices a layer.\n",
         "");
  expect(
      "# Low-Rank Adaptation\n\n*Edward Hu, Yelong Shen*\n\n- **Date**: 2021-06-17\n\n"
      "> We freeze the weights. Code: https://github.com/microsoft/LoRA\n\n**Keywords**: adapters\n\n---\n\nMade by "
      "me.\n",
      "#1\nid=t:cb5b57aac0d212f3\ntitle=Low-Rank Adaptation\n"
      "abstract=We freeze the weights. Code: https://github.com/microsoft/LoRA\n"
      "date=2021-06-17\nauthors=Edward Hu, Yelong Shen\n",
      "");
}

static void test_chinese(void **state) {
  (void)state;
  expect(
      "\xEF\xBB\xBF---\r\ntitle: \"LoRA\"\r\ndate: 2021-06-17\r\n---\r\n\r\n# 大模型的低秩适配\r\n\r\n## 摘要\r\n\r\n"
      "本文冻结 GPT-3 的权重，\r\n每层只学两个小矩阵。\r\n",
      "#6\nid=t:6bd675fcd6a0c815\ntitle=大模型的低秩适配\nabstract=本文冻结 GPT-3 的权重，每层只学两个小矩阵。\n", "");
}

/* A month in the heading makes it that of a digest; a year alone does not. */
static void test_dates(void **state) {
  (void)state;
  static const char text[] = "We freeze the weights and learn small matrices.\n";
  static const struct {
    const char *title;
    size_t papers;
  } cases[] = {{"Weekly digest 2024-09", 0},       {"论文周报 2024年9月", 0},       {"Papers, 2024/9/30", 0},
               {"SemEval-2024 Task 6: Shroom", 1}, {"ImageNet 2012-2017 Again", 1}, {"Trained on 20240901 Tokens", 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char source[200];
    snprintf(source, sizeof source, "# %s\n\n%s", cases[i].title, text);
    collection all = read_all(kg_str_of(source));
    assert_int_equal(all.n, cases[i].papers);
    clear_collection(&all);
  }
}

static void test_pages(void **state) {
  (void)state;
  static const char we[] = "We read what is new in machine learning, and tell of it each week.\n";
  static const char *const tails[] = {"\n## This week\n\nMuch was new.\n",
                                      "\n- one\n- two\n",
                                      "\n```\nmake install\n```\n",
                                      "\n| a | b |\n|---|---|\n| 1 | 2 |\n",
                                      "\nSee [the wiki](/wiki).\n",
                                      "\n## Citation\n\nAs you like.\n",
                                      "\nLicense: MIT\n"};
  char source[300];
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
    snprintf(source, sizeof source, "# The Reader\n\n%s%s", we, tails[i]);
    expect_none(source);
  }
  static const char *const heads[] = {"", "## The Reader\n\n", "# Contents\n\n", "# 目录\n\n",
                                      "Hello.\n\n# The Reader\n\n"};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    snprintf(source, sizeof source, "%s> %s", heads[i], we);
    expect_none(source);
  }
}

static void test_furniture(void **state) {
  (void)state;
  expect_none("# Papers of the Day\n\nThis page is made anew each night by a script that looks for papers on arXiv.\n");
  expect_none("# Papers of the Day\n\nThis folder holds one file a day.\n");
  expect_none("# Low-Rank Adaptation\n");
  expect_none("# Low-Rank Adaptation\n\nWe freeze.\n");
  expect_none("# Low-Rank Adaptation\n\nError: 429 Too Many Requests\n");
  expect_none("# 2\n\nWe freeze the weights and learn small matrices.\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_plain), cmocka_unit_test(test_same_id),   cmocka_unit_test(test_length),
      cmocka_unit_test(test_parts), cmocka_unit_test(test_chinese),   cmocka_unit_test(test_dates),
      cmocka_unit_test(test_pages), cmocka_unit_test(test_furniture),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
