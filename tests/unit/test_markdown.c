/* Digests in all the layouts that people write, and pages that hold no papers. */
#include "collect.h"
#include "read/failure.h"
#include "read/labels.h"

/* "## English", a link with the other title, paragraphs. */
static void test_two_titles(void **state) {
  (void)state;
  expect(
      "## Loong: Generating Minute-level Long Videos\n"
      "[Loong：生成分钟级长视频](https://arxiv.org/abs/2410.02757v2)\n"
      "\n"
      "我们提出 Loong，\n"
      "一种视频生成器。\n"
      "\n"
      "代码见 [https://example.org/a_b](https://example.org/a_b)。\n"
      "\n"
      "## $VILA^2$: VILA Augmented VILA\n"
      "[$VILA^2$: VILA 增强的 VILA](https://arxiv.org/abs/2407.17453)\n"
      "\n"
      "Captions get better\n"
      "with each round.\n",
      "#1\nid=2410.02757\ntitle=Loong: Generating Minute-level Long Videos\ntitle_alt=Loong：生成分钟级长视频\n"
      "abstract=我们提出 Loong，一种视频生成器。\n代码见 https://example.org/a_b。\n"
      "url=https://arxiv.org/abs/2410.02757v2\ndate=2024-10\n"
      "#9\nid=2407.17453\ntitle=$VILA^2$: VILA Augmented VILA\ntitle_alt=$VILA^2$: VILA 增强的 VILA\n"
      "abstract=Captions get better with each round.\nurl=https://arxiv.org/abs/2407.17453\ndate=2024-07\n",
      "");
}

/* Numbered Chinese headings, the English title behind a label, labels in strong, furniture on the same level. */
static void test_chinese_heading(void **state) {
  (void)state;
  expect(
      "---\nlayout: post\ntitle: 每日论文\n---\n\n"
      "# 2024-09-28 日报\n\n"
      "今日共收录两篇论文，由流程自动整理，仅供学习交流之用，如有疏漏欢迎指出，谢谢大家的支持与关注，也欢迎转发。\n\n"
      "### 目录\n- [1. 迈向统一](#1)\n\n"
      "### 1. 迈向统一的离散预测\n"
      "**原文标题：** Emu3: Next-Token Prediction is All You Need\n"
      "**作者：** Xinlong Wang, Xiaosong Zhang,\nZhengxiong Luo\n"
      "**发布时间：** 2024年09月27日\n"
      "**链接：** [PDF](https://arxiv.org/pdf/2409.18869v1) | [HTML](https://arxiv.org/html/2409.18869)\n"
      "**摘要：** 只用下一个词元预测训练 Emu3，\n图像和文本都变成离散词元。\n"
      "**关键词：** 多模态, 生成\n\n"
      "### 统计\n- 论文数: 1\n",
      "#13\nid=2409.18869\ntitle=Emu3: Next-Token Prediction is All You Need\ntitle_alt=迈向统一的离散预测\n"
      "abstract=只用下一个词元预测训练 Emu3，图像和文本都变成离散词元。\n"
      "url=https://arxiv.org/pdf/2409.18869v1\ndate=2024-09-27\n"
      "authors=Xinlong Wang, Xiaosong Zhang, Zhengxiong Luo\n",
      "note in:6:3: no paper near '2024-09-28 日报'; it has no link to one and no label of an abstract\n");
}

/* Linked headings with numbers that restart, quotes, details, old ids. */
static void test_linked_headings(void **state) {
  (void)state;
  expect(
      "### [1] [LongLLaVA: Scaling to 1000 Images](https://arxiv.org/abs/2409.02889)\n"
      "*Authors*: Xidong Wang\n"
      "> Mamba and Transformer blocks\n> are mixed.\n\n---\n\n"
      "### [2] [On an old problem](https://arxiv.org/abs/math/0502287v1)\n"
      "> We bound &lt;b&gt; &amp; *more* with `a_b`.\n"
      "### [1] [Differential Transformer](https://huggingface.co/papers/2410.05258)\n"
      "<details>\n<summary>Abstract</summary>\n\nTwo maps are subtracted.\n\n</details>\n\n"
      "<details><summary>中文摘要</summary>\n两个图相减，<br>噪声消失。\n</details>\n",
      "#1\nid=2409.02889\ntitle=LongLLaVA: Scaling to 1000 Images\n"
      "abstract=Mamba and Transformer blocks are mixed.\n"
      "url=https://arxiv.org/abs/2409.02889\ndate=2024-09\nauthors=Xidong Wang\n"
      "#8\nid=math/0502287\ntitle=On an old problem\nabstract=We bound <b> & more with a_b.\n"
      "url=https://arxiv.org/abs/math/0502287v1\ndate=2005-02\n"
      "#10\nid=2410.05258\ntitle=Differential Transformer\n"
      "abstract=Two maps are subtracted.\n两个图相减，\n噪声消失。\n"
      "url=https://huggingface.co/papers/2410.05258\ndate=2024-10\n",
      "");
}

/* Everything behind labels, in two languages. */
static void test_labels(void **state) {
  (void)state;
  expect(
      "## 1.\n"
      "**Title**: Addition is All You Need\n"
      "**Title (ZH)**: 加法即所需\n"
      "**Authors**: Hongyin Luo, Wei Sun\n"
      "**Published**: 2 Oct 2024\n"
      "**Categories**: cs.CL\n"
      "**Link**: [PDF](https://arxiv.org/pdf/2410.00907)\n"
      "**Abstract**: L-Mul adds integers.\n"
      "**Abstract (ZH)**: L-Mul 用整数加法。\n\n"
      "## 2.\n"
      "**Title**: Loong\n\n"
      "**Link**: [PDF](https://arxiv.org/pdf/2410.02757)\n\n"
      "**Abstract**:\n\nMinute-long videos.\n\n**Comments**: 10 pages\n",
      "#1\nid=2410.00907\ntitle=Addition is All You Need\ntitle_alt=加法即所需\n"
      "abstract=L-Mul adds integers.\nL-Mul 用整数加法。\n"
      "url=https://arxiv.org/pdf/2410.00907\ndate=2024-10-02\nauthors=Hongyin Luo, Wei Sun\ncategories=cs.CL\n"
      "#11\nid=2410.02757\ntitle=Loong\nabstract=Minute-long videos.\n"
      "url=https://arxiv.org/pdf/2410.02757\ndate=2024-10\n",
      "");
}

/* Sub-sections on the level of the papers, or below it, and labels of which no list knows. */
static void test_subsections(void **state) {
  (void)state;
  expect(
      "## MLP-KAN: Unifying Learning\n## Authors\nYunhong He, Yifeng Xie\n## Background\nA choice is hard.\n"
      "## Innovation\nA mixture of both.\n## Link\n[arXiv](https://arxiv.org/abs/2410.03027)\n"
      "## VisionTS: Free Lunch\n## Conclusion\nIt works.\n## Link\n[arXiv](https://arxiv.org/abs/2408.17253)\n"
      "## Table of contents\nnothing\n"
      "## Statistics\n59 papers were read today, and this sentence is long enough to be an abstract if it were one.\n",
      "#1\nid=2410.03027\ntitle=MLP-KAN: Unifying Learning\nabstract=A choice is hard.\nA mixture of both.\n"
      "url=https://arxiv.org/abs/2410.03027\ndate=2024-10\nauthors=Yunhong He, Yifeng Xie\n"
      "#10\nid=2408.17253\ntitle=VisionTS: Free Lunch\nabstract=It works.\n"
      "url=https://arxiv.org/abs/2408.17253\ndate=2024-08\n",
      "");
  expect(
      "# Day\n"
      "## 1. `cs.AI` - 决策导向技术 [PDF](https://arxiv.org/pdf/2510.13858), [HTML](https://arxiv.org/abs/2510.13858)\n"
      "### Authors\nR. Biglari,J. Denil\n### GPT 怎么看\n有效性很重要。\n"
      "## 2. `cs.AI` - CodeEvolve [PDF](https://arxiv.org/pdf/2510.14150)\n"
      "### GPT 怎么看\n进化很有用。\n",
      "#2\nid=2510.13858\ntitle=决策导向技术\nabstract=有效性很重要。\nurl=https://arxiv.org/pdf/2510.13858\n"
      "date=2025-10\nauthors=R. Biglari,J. Denil\ncategories=cs.AI\n"
      "#7\nid=2510.14150\ntitle=CodeEvolve\nabstract=进化很有用。\nurl=https://arxiv.org/pdf/2510.14150\n"
      "date=2025-10\ncategories=cs.AI\n",
      "");
}

/* One file for each paper, plain labels. */
static void test_single_paper(void **state) {
  (void)state;
  expect(
      "\xEF\xBB\xBF# Emu3：下一个词元预测\r\n\r\n"
      "作者：王鑫龙，张晓松\r\n发布时间：2024年09月27日\r\n摘要：所有模态都变成词元。\r\n不需要扩散模型。\r\n\r\n"
      "原文链接：https://arxiv.org/abs/2409.18869\r\n",
      "#1\nid=2409.18869\ntitle=Emu3：下一个词元预测\nabstract=所有模态都变成词元。不需要扩散模型。\n"
      "url=https://arxiv.org/abs/2409.18869\ndate=2024-09-27\nauthors=王鑫龙，张晓松\n",
      "");
  expect(
      "# Coupled Diffusion Sampling\n"
      "**arXiv**：[2510.14981v1](https://arxiv.org/abs/2510.14981) · [PDF](https://arxiv.org/pdf/2510.14981.pdf)  \n"
      "**一句话要点**：提出耦合采样\n\n## 3 点简述\n- 核心问题：缺乏一致性\n\n## 摘要（原文）\n\n"
      "> We present an inference-time\n> method.\n\n## References\n- [Other](https://arxiv.org/abs/2401.00001)\n",
      "#1\nid=2510.14981\ntitle=Coupled Diffusion Sampling\n"
      "abstract=提出耦合采样\n缺乏一致性\nWe present an inference-time method.\n"
      "url=https://arxiv.org/abs/2510.14981\ndate=2025-10\n",
      "");
}

/* The id only in a closing link, a paper without any link among others, a rule that Markdown takes for an underline. */
static void test_loose_ends(void **state) {
  (void)state;
  expect(
      "## First Paper Here\nIt is short.\n\n[Read more](https://www.alphaxiv.org/abs/2410.02712v1)\n---\n"
      "## Second Paper: Without Link\n"
      "It has an abstract which is long enough to be taken for one, with words about a method and a result.\n---\n"
      "## Third Paper\n我们推出第三篇。\nhttps://aclanthology.org/2020.sustainlp-1.3.pdf\n---\n*由脚本生成*\n",
      "#1\nid=2410.02712\ntitle=First Paper Here\nabstract=It is short.\n"
      "url=https://www.alphaxiv.org/abs/2410.02712v1\ndate=2024-10\n"
      "#6\nid=t:a65beaaeec2165be\ntitle=Second Paper: Without Link\n"
      "abstract=It has an abstract which is long enough to be taken for one, with words about a method and a result.\n"
      "#9\nid=2020.sustainlp-1.3\ntitle=Third Paper\nabstract=我们推出第三篇。\n"
      "url=https://aclanthology.org/2020.sustainlp-1.3.pdf\n",
      "");
}

/* A link alone in front of an abstract is no label of it. */
static void test_link_before_text(void **state) {
  (void)state;
  expect(
      "## A Title\n\n[PDF](https://arxiv.org/pdf/2410.02712)\n\nThe abstract.\n\nIts end.\n\n**Unknown label**: "
      "short\n\n"
      "**Remark**: this one is a sentence of the abstract.\n\n[project](https://example.org)\n",
      "#1\nid=2410.02712\ntitle=A Title\nabstract=The abstract.\nIts end.\n"
      "Remark: this one is a sentence of the abstract.\nurl=https://arxiv.org/pdf/2410.02712\ndate=2024-10\n",
      "");
}

/* Text stays: unknown tags, tildes, escapes, sub- and superscripts; markup goes. */
static void test_text(void **state) {
  (void)state;
  expect(
      "## T\n[x](https://arxiv.org/abs/2410.02712)\n\n"
      "From ~7B to ~13B, x < y, <think> tags, float8\\_e4m3, R<sup>2</sup>, ![pic](p.png)**bold**text, "
      "A&nbsp;B&#x4e2d;\n",
      "#1\nid=2410.02712\ntitle=T\n"
      "abstract=From ~7B to ~13B, x < y, <think> tags, float8_e4m3, R2, boldtext, A\xC2\xA0"
      "B中\n"
      "url=https://arxiv.org/abs/2410.02712\ndate=2024-10\n",
      "");
}

/* Authors in italics, labels behind pictures, buttons; titles that start like labels or numbers. */
static void test_decoration(void **state) {
  (void)state;
  expect(
      "## cs.HC [[Back]](#toc)\n"
      "### [1] [A Map](https://arxiv.org/abs/2504.17018)\n\n*Felix Kares, Timo Speith,Yi de Vries*\n\n"
      "**Main category:** cs.HC\n\n**TL;DR:** Maps help.\n\n🎯 **匹配领域**: **支柱九**\n\n"
      "<button class=\"x\">☆ 收藏</button>\n\n<details><summary>Details</summary>\n\nMotivation: It "
      "matters.\n\n</details>\n"
      "## 557. `cs.CL` - 使用RAG进行问答 [PDF](https://arxiv.org/pdf/2508.01990)\n### Background\n甲。\n"
      "## Paper2Poster：从论文到海报 [PDF](https://arxiv.org/pdf/2505.21497)\n### Background\n乙。\n"
      "## Paper 4: 1.58-bit FLUX (cs.CV) [[HTML](https://arxiv.org/abs/2412.18653)]\n### Background\nC.\n"
      "## 5. 标题：第五篇\n[PDF](https://arxiv.org/pdf/2412.18654)\n",
      "#2\nid=2504.17018\ntitle=A Map\nabstract=Maps help.\nIt matters.\nurl=https://arxiv.org/abs/2504.17018\n"
      "date=2025-04\nauthors=Felix Kares, Timo Speith,Yi de Vries\ncategories=cs.HC\n"
      "#19\nid=2508.01990\ntitle=使用RAG进行问答\nabstract=甲。\nurl=https://arxiv.org/pdf/2508.01990\ndate=2025-08\n"
      "categories=cs.CL\n"
      "#22\nid=2505.21497\ntitle=Paper2Poster：从论文到海报\nabstract=乙。\nurl=https://arxiv.org/pdf/2505.21497\n"
      "date=2025-05\n"
      "#25\nid=2412.18653\ntitle=1.58-bit FLUX "
      "(cs.CV)\nabstract=C.\nurl=https://arxiv.org/abs/2412.18653\ndate=2024-12\n"
      "#28\nid=2412.18654\ntitle=第五篇\nurl=https://arxiv.org/pdf/2412.18654\ndate=2024-12\n",
      "");
}

/* A link's target that is repeated without end is reported, and what came before it is kept. */
static void test_expansion(void **state) {
  (void)state;
  enum { LONG = 60000, OFTEN = 400 };
  kgi_buf source = {0};
  kgi_buf_puts(&source, "## A\n[x](https://arxiv.org/abs/2410.02712)\n\n## B\n[r]: /");
  for (int i = 0; i < LONG; i++) kgi_buf_putc(&source, 'u');
  kgi_buf_puts(&source, "\n\n");
  for (int i = 0; i < OFTEN; i++) kgi_buf_puts(&source, "[r] ");
  collection all = read_all(kgi_buf_str(&source));
  assert_int_equal(all.n, 1);
  assert_non_null(strstr(kgi_buf_cstr(&all.messages), "error in:7:"));
  assert_non_null(strstr(kgi_buf_cstr(&all.messages), "grow out of bounds"));
  clear_collection(&all);
  kgi_buf_clear(&source);
}

static void test_tables(void **state) {
  (void)state;
  expect(
      "<h2>Area "
      "(2)</h2>\n\n<table>\n<thead>\n<tr><th>#</th><th>题目</th><th>一句话要点</th><th>标签</th></tr>\n</thead>\n"
      "<tr>\n  <td>1</td>\n  <td><a href=\"./papers/1.html\">SeaLLMs -- Models for Asia</a></td>\n"
      "  <td>提出SeaLLMs</td>\n  <td><span>llm</span></td>\n"
      "  <td><button data-arxiv-id=\"2312.00738v2\" title=\"x > y\">☆</button></td>\n</tr>\n"
      "<tr><td>2</td><td>Without a link</td><td>nothing</td><td></td></tr>\n</table>\n\n"
      "[back](../index.html)\n",
      "#8\nid=2312.00738\ntitle=SeaLLMs -- Models for Asia\nabstract=提出SeaLLMs\n"
      "url=https://arxiv.org/abs/2312.00738\ndate=2023-12\n",
      "");
  expect(
      "| Date | Title | Authors | Link |\n|---|---|---|---|\n"
      "| 2019-10 | Exploring Limits | A, B | [PDF](https://arxiv.org/pdf/1910.10683) |\n"
      "| 2020 | No paper | C | - |\n\n"
      "- [OpenDevin: An Open Platform](https://arxiv.org/abs/2407.16741) - agents that write code\n"
      "- [KAN or MLP: A Comparison](https://doi.org/10.1234/abc.5).\n",
      "#3\nid=1910.10683\ntitle=Exploring Limits\nurl=https://arxiv.org/pdf/1910.10683\ndate=2019-10\nauthors=A, B\n"
      "#6\nid=2407.16741\ntitle=OpenDevin: An Open Platform\nabstract=agents that write code\n"
      "url=https://arxiv.org/abs/2407.16741\ndate=2024-07\n"
      "#7\nid=10.1234/abc.5\ntitle=KAN or MLP: A Comparison\nurl=https://doi.org/10.1234/abc.5\n",
      "");
}

static void test_failed_entry(void **state) {
  (void)state;
  expect(
      "## A Good One\n[PDF](https://arxiv.org/pdf/2410.02712)\n\nFine.\n\n"
      "## A Failed One\n[PDF](https://arxiv.org/pdf/2410.02713)\n\nError: 429 Too Many Requests\n",
      "#1\nid=2410.02712\ntitle=A Good One\nabstract=Fine.\nurl=https://arxiv.org/pdf/2410.02712\ndate=2024-10\n",
      "warning in:9:1: failed entry near 'Error: 429 Too Many Requests'; skipped\n");
}

/* Pages that are about other things. */
static void test_no_papers(void **state) {
  (void)state;
  static const char message[] =
      "warning in: no papers found; read as markdown, where a paper is a heading with an abstract, a link or labels "
      "below it\n";
  expect(
      "# mytool\n\nA tool to do things, described in prose that goes on for a while, enough to look like an "
      "abstract.\n\n"
      "## How it works\nIt reads files and writes graphs; this again is a long paragraph that is no abstract at all.\n"
      "See [our paper](https://arxiv.org/abs/2410.02712) for the mathematics behind it and the long derivations.\n",
      "",
      "note in:1:3: no paper near 'mytool'; it has no link to one and no label of an abstract\n"
      "note in:5:4: no paper near 'How it works'; it has no link to one and no label of an abstract\n"
      "warning in: no papers found; read as markdown, where a paper is a heading with an abstract, a link or labels "
      "below it\n");
  expect("# 1-Apr-2025\n\n| Subject | Link |\n|:--|:--|\n| NLP | [Link](https://github.com/a/b) |\n", "", message);
  expect("## Title\n", "", message);
}

static void test_broken_bytes(void **state) {
  (void)state;
  expect("## T\xFFitle\n[x](https://arxiv.org/abs/2410.02712)\n\n\xFE\xFE and \xE4\xB8 rest\n",
         "#1\nid=2410.02712\ntitle=T\xEF\xBF\xBDitle\nabstract=\xEF\xBF\xBD\xEF\xBF\xBD and \xEF\xBF\xBD\xEF\xBF\xBD "
         "rest\n"
         "url=https://arxiv.org/abs/2410.02712\ndate=2024-10\n",
         "warning in:1:5: 5 bytes are not UTF-8, the first here; replaced by U+FFFD, convert the file to UTF-8\n");
}

/* What stands behind the input is not looked at, be it a mark of lists. */
static void test_number_at_the_end(void **state) {
  (void)state;
  static const char text[] = "## A Title\n\nhttps://arxiv.org/abs/2410.02712\n\n1.";
  collection all = read_all((kg_str){text, sizeof text - 2});
  assert_non_null(strstr(kgi_buf_cstr(&all.papers), "abstract=1\n"));
  clear_collection(&all);
}

static void test_labels_are_sorted(void **state) {
  (void)state;
  kg_str before = {0}, name;
  kgi_role role;
  for (size_t i = 0; kgi_label_at(i, &name, &role); i++) {
    assert_true(kgi_str_cmp(before, name) < 0);
    assert_int_equal(kgi_label_look_up(name), role);
    before = name;
  }
  assert_int_equal(kgi_label_look_up(KGI_STR("")), KGI_ROLE_NONE);
  assert_int_equal(kgi_label_look_up(KGI_STR("a label longer than any other")), KGI_ROLE_NONE);
}

static void test_failures_are_sorted(void **state) {
  (void)state;
  kg_str before = {0};
  for (size_t i = 0; kgi_failure_at(i); i++) {
    kg_str start = kg_str_of(kgi_failure_at(i));
    assert_true(kgi_str_cmp(before, start) < 0);
    assert_true(kgi_is_failure(start));
    before = start;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_two_titles),
      cmocka_unit_test(test_chinese_heading),
      cmocka_unit_test(test_linked_headings),
      cmocka_unit_test(test_labels),
      cmocka_unit_test(test_subsections),
      cmocka_unit_test(test_single_paper),
      cmocka_unit_test(test_loose_ends),
      cmocka_unit_test(test_link_before_text),
      cmocka_unit_test(test_text),
      cmocka_unit_test(test_decoration),
      cmocka_unit_test(test_expansion),
      cmocka_unit_test(test_tables),
      cmocka_unit_test(test_failed_entry),
      cmocka_unit_test(test_no_papers),
      cmocka_unit_test(test_broken_bytes),
      cmocka_unit_test(test_number_at_the_end),
      cmocka_unit_test(test_labels_are_sorted),
      cmocka_unit_test(test_failures_are_sorted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
