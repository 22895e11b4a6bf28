/* What is no paper: pages, indexes, sections of other kinds, failed entries; what is said of it. */
#include "collect.h"

/* Contents, statistics and footers on the level of the papers, and their parts, too. */
static void test_same_level(void **state) {
  (void)state;
  expect(
      "## 目录\n"
      "1. [ReAct](#react)\n"
      "2. [Reflexion](#reflexion)\n"
      "\n"
      "## 统计信息\n"
      "共 2 篇，平均得分 8.5。\n"
      "\n"
      "## ReAct: Synergizing Reasoning and Acting in Language Models\n"
      "[arXiv](https://arxiv.org/abs/2210.03629)\n"
      "## 研究背景\n"
      "推理与行动以往分开研究。\n"
      "## 核心方法\n"
      "让模型交替写出想法与动作，从环境取得观察后再继续推理。\n"
      "## Reflexion: Language Agents with Verbal Reinforcement Learning\n"
      "[arXiv](https://arxiv.org/abs/2303.11366)\n"
      "## 研究背景\n"
      "智能体难以从失败中学习。\n"
      "## 核心方法\n"
      "用语言反馈代替梯度，把反思存入记忆后再试一次。\n"
      "## 关于本站\n"
      "本站每天更新，由自动流程抓取整理，如需转载请注明出处并保留链接，谢谢大家一直以来的支持与鼓励，祝好，再见。\n"
      "\n",
      "#8\n"
      "id=2210.03629\n"
      "title=ReAct: Synergizing Reasoning and Acting in Language Models\n"
      "abstract=推理与行动以往分开研究。\n"
      "让模型交替写出想法与动作，从环境取得观察后再继续推理。\n"
      "url=https://arxiv.org/abs/2210.03629\n"
      "date=2022-10\n"
      "#14\n"
      "id=2303.11366\n"
      "title=Reflexion: Language Agents with Verbal Reinforcement Learning\n"
      "abstract=智能体难以从失败中学习。\n"
      "用语言反馈代替梯度，把反思存入记忆后再试一次。\n"
      "url=https://arxiv.org/abs/2303.11366\n"
      "date=2023-03\n",
      "");
}

/* Entries that failed in whole or in part. */
static void test_failures(void **state) {
  (void)state;
  expect(
      "## 1. Better & Faster LLMs via Multi-token Prediction\n"
      "**Link**: https://arxiv.org/abs/2404.19737\n"
      "**摘要**: Error: 429 Too Many Requests\n"
      "\n"
      "## 2. Lookahead Decoding\n"
      "**Link**: https://arxiv.org/abs/2402.02057\n"
      "**摘要**: 打破顺序依赖，用雅可比迭代并行生成多个词元。\n"
      "\n"
      "## 3. Error: Failed to fetch paper\n"
      "**Link**: https://arxiv.org/abs/2402.99999\n"
      "\n"
      "## 4. Medusa: Simple LLM Inference Acceleration\n"
      "**Link**: https://arxiv.org/abs/2401.10774\n"
      "\n"
      "翻译失败：请求超时\n"
      "\n"
      "## 5. Error Bounds for Sampling\n"
      "**Link**: https://arxiv.org/abs/2401.00001\n"
      "**Abstract**: Errors of sampling are bounded. Error: never.\n"
      "\n"
      "## 6. Hydra: Sequentially-Dependent Draft Heads\n"
      "**Link**: https://arxiv.org/abs/2402.05109\n"
      "\n"
      "> 翻译失败\n"
      "\n"
      "Draft heads that see what the heads before them drafted.\n",
      "#5\n"
      "id=2402.02057\n"
      "title=Lookahead Decoding\n"
      "abstract=打破顺序依赖，用雅可比迭代并行生成多个词元。\n"
      "url=https://arxiv.org/abs/2402.02057\n"
      "date=2024-02\n"
      "#17\n"
      "id=2401.00001\n"
      "title=Error Bounds for Sampling\n"
      "abstract=Errors of sampling are bounded. Error: never.\n"
      "url=https://arxiv.org/abs/2401.00001\n"
      "date=2024-01\n"
      "#21\n"
      "id=2402.05109\n"
      "title=Hydra: Sequentially-Dependent Draft Heads\n"
      "abstract=Draft heads that see what the heads before them drafted.\n"
      "url=https://arxiv.org/abs/2402.05109\n"
      "date=2024-02\n",
      "warning in:3:3: failed entry near '摘要: Error: 429 Too Many Requests'; skipped\n"
      "warning in:9:4: failed entry near '3. Error: Failed to fetch paper'; skipped\n"
      "warning in:15:1: failed entry near '翻译失败：请求超时'; skipped\n"
      "warning in:24:3: failed part near '翻译失败'; left out\n");
}

/* A page that only leads to others. */
static void test_index_page(void **state) {
  (void)state;
  expect(
      "# 论文归档\n"
      "\n"
      "- [2024-09-01](2024/09/01.md)\n"
      "- [2024-09-02](2024/09/02.md)\n"
      "- [2024-09-03](2024/09/03.md)\n"
      "\n"
      "| 日期 | 篇数 | 链接 |\n"
      "|---|---|---|\n"
      "| 2024-09-01 | 12 | [查看](2024/09/01.md) |\n"
      "| 2024-09-02 | 9 | [查看](2024/09/02.md) |\n",
      "",
      "warning in: no papers found; read as markdown, where a paper is a heading with an abstract, a link or labels "
      "below it\n");
}

/* Votes behind titles, sections on trends and subscriptions. */
static void test_daily_page(void **state) {
  (void)state;
  expect(
      "# Hugging Face Daily Papers · 2024-10-03\n"
      "\n"
      "## 1. [LLaVA-Critic: Learning to Evaluate Multimodal Models](https://huggingface.co/papers/2410.02712) (👍 "
      "37)\n"
      "**机构**: ByteDance, UMD\n"
      "**上榜日期**: 2024-10-04\n"
      "**AI 解读**: 一个开源的多模态评审模型，能给其他模型的回答打分。\n"
      "\n"
      "## 2. [Contrastive Localized Language-Image Pre-Training](https://huggingface.co/papers/2410.02746) (👍 "
      "36)\n"
      "**机构**: Apple\n"
      "**AI 解读**: CLOC 在 CLIP 上加了区域级的对比损失，检测更准。\n"
      "\n"
      "## 趋势\n"
      "- 多模态评审\n"
      "- 区域级预训练\n"
      "\n"
      "## 订阅\n"
      "扫码关注公众号。\n",
      "#3\n"
      "id=2410.02712\n"
      "title=LLaVA-Critic: Learning to Evaluate Multimodal Models\n"
      "abstract=一个开源的多模态评审模型，能给其他模型的回答打分。\n"
      "url=https://huggingface.co/papers/2410.02712\n"
      "date=2024-10-04\n"
      "#8\n"
      "id=2410.02746\n"
      "title=Contrastive Localized Language-Image Pre-Training\n"
      "abstract=CLOC 在 CLIP 上加了区域级的对比损失，检测更准。\n"
      "url=https://huggingface.co/papers/2410.02746\n"
      "date=2024-10\n",
      "");
}

/* A page in HTML with navigation, style and script. */
static void test_html(void **state) {
  (void)state;
  expect(
      "<!DOCTYPE html>\n"
      "<html><head><title>Papers</title><style>h2{color:red}</style></head><body>\n"
      "<nav><a href=\"/\">Home</a> <a href=\"/about\">About</a></nav>\n"
      "<h1>Papers of the day</h1>\n"
      "<article><h2><a href=\"https://arxiv.org/abs/2402.17764\">The Era of 1-bit LLMs</a></h2>\n"
      "<p class=\"meta\">Published: 2024-02-27</p>\n"
      "<p>Every weight is &minus;1, 0 or 1 &amp; the model keeps up with full precision.</p></article>\n"
      "<article><h2><a href=\"https://arxiv.org/abs/2310.11453\">BitNet: Scaling 1-bit Transformers</a></h2>\n"
      "<p>Linear layers with one bit a weight are trained from scratch.</p></article>\n"
      "<script>var a = \"<h2>no</h2>\";</script>\n"
      "</body></html>\n",
      "#5\n"
      "id=2402.17764\n"
      "title=The Era of 1-bit LLMs\n"
      "abstract=Every weight is −1, 0 or 1 & the model keeps up with full precision.\n"
      "url=https://arxiv.org/abs/2402.17764\n"
      "date=2024-02-27\n"
      "#8\n"
      "id=2310.11453\n"
      "title=BitNet: Scaling 1-bit Transformers\n"
      "abstract=Linear layers with one bit a weight are trained from scratch.\n"
      "url=https://arxiv.org/abs/2310.11453\n"
      "date=2023-10\n",
      "");
}

/* An overview first, emoji before everything, a closing section. */
static void test_emoji(void **state) {
  (void)state;
  expect(
      "# 2024-08-12 AI 论文日报\n"
      "\n"
      "## 今日概览\n"
      "今天共有两篇论文，覆盖智能体与视频生成两个方向，整体质量较高，推荐重点阅读第一篇，它提出了完整的自动科研流程"
      "。\n"
      "\n"
      "## 论文详情\n"
      "\n"
      "### 🤖 1. The AI Scientist: Towards Fully Automated Scientific Discovery\n"
      "**中文名**：AI 科学家\n"
      "📅 2024-08-12 | 👥 Chris Lu, Cong Lu | 🔗 [arXiv](https://arxiv.org/abs/2408.06292) | ⭐ 98\n"
      "\n"
      "💡 **核心亮点**：自动提出想法、写代码、做实验并撰写论文。\n"
      "\n"
      "**原文摘要**\n"
      "\n"
      "A pipeline writes whole papers for less than 15 dollars each.\n"
      "\n"
      "### 🎬 2. CogVideoX: Text-to-Video Diffusion Models\n"
      "**中文名**：CogVideoX\n"
      "🔗 [arXiv](https://arxiv.org/abs/2408.06072)\n"
      "\n"
      "💡 **核心亮点**：专家自适应层归一化加深文本与视频的融合。\n"
      "\n"
      "## 结语\n"
      "以上就是今天的全部内容，欢迎订阅。数据来自 [arXiv](https://arxiv.org)。\n",
      "#8\n"
      "id=2408.06292\n"
      "title=The AI Scientist: Towards Fully Automated Scientific Discovery\n"
      "title_alt=AI 科学家\n"
      "abstract=自动提出想法、写代码、做实验并撰写论文。\n"
      "A pipeline writes whole papers for less than 15 dollars each.\n"
      "url=https://arxiv.org/abs/2408.06292\n"
      "date=2024-08\n"
      "#18\n"
      "id=2408.06072\n"
      "title=CogVideoX: Text-to-Video Diffusion Models\n"
      "abstract=专家自适应层归一化加深文本与视频的融合。\n"
      "url=https://arxiv.org/abs/2408.06072\n"
      "date=2024-08\n",
      "");
}

/* A byte-order mark and line ends of Windows. */
static void test_mark_and_crlf(void **state) {
  (void)state;
  expect(
      "\xEF\xBB\xBF## 1. StarCoder 2\r\n"
      "**链接**: https://arxiv.org/abs/2402.19173\r\n"
      "**摘要**: 代码模型。\r\n",
      "#1\n"
      "id=2402.19173\n"
      "title=StarCoder 2\n"
      "abstract=代码模型。\n"
      "url=https://arxiv.org/abs/2402.19173\n"
      "date=2024-02\n",
      "");
}

/* Lists of labels as scripts write them. */
static void test_listing(void **state) {
  (void)state;
  expect(
      "# Arxiv Papers in cs.CL on 2024-03-01\n"
      "### Beyond Language Models: Byte Models are Digital World Simulators\n"
      "- **Arxiv ID**: http://arxiv.org/abs/2402.19155v1\n"
      "- **DOI**: None\n"
      "- **Categories**: **cs.LG**\n"
      "- **Links**: [PDF](http://arxiv.org/pdf/2402.19155v1)\n"
      "- **Published**: 2024-02-29 13:38:07+00:00\n"
      "- **Updated**: 2024-02-29 13:38:07+00:00\n"
      "- **Authors**: Shangda Wu, Xu Tan, Zili Wang\n"
      "- **Comment**: 19 pages, 5 figures\n"
      "- **Journal**: None\n"
      "- **Summary**: Traditional deep learning often overlooks bytes, the basic units\n"
      "of the digital world.\n"
      "\n"
      "\n"
      "\n"
      "### Loose LIPS Sink Ships\n"
      "- **Arxiv ID**: http://arxiv.org/abs/2402.19152v2\n"
      "- **Summary**: Pretrained models are questioned in twenty ways. Error analysis follows.\n",
      "#2\n"
      "id=2402.19155\n"
      "title=Beyond Language Models: Byte Models are Digital World Simulators\n"
      "abstract=Traditional deep learning often overlooks bytes, the basic units of the digital world.\n"
      "url=http://arxiv.org/abs/2402.19155v1\n"
      "date=2024-02-29\n"
      "authors=Shangda Wu, Xu Tan, Zili Wang\n"
      "categories=cs.LG\n"
      "#17\n"
      "id=2402.19152\n"
      "title=Loose LIPS Sink Ships\n"
      "abstract=Pretrained models are questioned in twenty ways. Error analysis follows.\n"
      "url=http://arxiv.org/abs/2402.19152v2\n"
      "date=2024-02\n",
      "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_same_level),    cmocka_unit_test(test_failures), cmocka_unit_test(test_index_page),
      cmocka_unit_test(test_daily_page),    cmocka_unit_test(test_html),     cmocka_unit_test(test_emoji),
      cmocka_unit_test(test_mark_and_crlf), cmocka_unit_test(test_listing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
