/* Layouts of digests with a heading for each paper: numbers, labels, links, languages in any order. */
#include "collect.h"

/* Numbers in brackets that start again under each category, bylines in italics. */
static void test_numbers_restart(void **state) {
  (void)state;
  expect(
      "# arXiv 日报 2024-09-10\n"
      "\n"
      "## cs.CV\n"
      "\n"
      "### [1] [LLaVA-OneVision: Easy Visual Task Transfer](https://arxiv.org/abs/2408.03326)\n"
      "*Bo Li, Yuanhan Zhang, Dong Guo*\n"
      "\n"
      "**Abstract:** One model handles single images, several images and video.\n"
      "\n"
      "### [2] [Depth Anything V2](https://arxiv.org/abs/2406.09414)\n"
      "*Lihe Yang, Bingyi Kang*\n"
      "\n"
      "**Abstract:** Synthetic images replace labelled real ones.\n"
      "\n"
      "## cs.CL\n"
      "\n"
      "### [1] [Qwen2 Technical Report](https://arxiv.org/abs/2407.10671)\n"
      "*An Yang et al.*\n"
      "\n"
      "**Abstract:** Models from half a billion to 72 billion parameters.\n",
      "#5\n"
      "id=2408.03326\n"
      "title=LLaVA-OneVision: Easy Visual Task Transfer\n"
      "abstract=One model handles single images, several images and video.\n"
      "url=https://arxiv.org/abs/2408.03326\n"
      "date=2024-08\n"
      "authors=Bo Li, Yuanhan Zhang, Dong Guo\n"
      "#10\n"
      "id=2406.09414\n"
      "title=Depth Anything V2\n"
      "abstract=Synthetic images replace labelled real ones.\n"
      "url=https://arxiv.org/abs/2406.09414\n"
      "date=2024-06\n"
      "authors=Lihe Yang, Bingyi Kang\n"
      "#17\n"
      "id=2407.10671\n"
      "title=Qwen2 Technical Report\n"
      "abstract=Models from half a billion to 72 billion parameters.\n"
      "url=https://arxiv.org/abs/2407.10671\n"
      "date=2024-07\n"
      "authors=An Yang et al.\n",
      "");
}

/* One paper a file: labels as a quote, the abstract under two headings. */
static void test_one_paper(void **state) {
  (void)state;
  expect(
      "# FlashAttention-2: Faster Attention with Better Parallelism\n"
      "\n"
      "> 作者：Tri Dao\n"
      "> 发布时间：2023年07月17日\n"
      "> 原文链接：https://arxiv.org/abs/2307.08691v1\n"
      "\n"
      "## 摘要\n"
      "\n"
      "FlashAttention-2 把工作更均匀地分给线程块，\n"
      "在 A100 上速度约为上一代的两倍。\n"
      "\n"
      "## Abstract\n"
      "\n"
      "Work is split more evenly among thread blocks, about twice as fast as before.\n"
      "\n"
      "## 评论\n"
      "\n"
      "写得很清楚。\n"
      "\n"
      "---\n"
      "*本页由脚本生成*\n",
      "#1\n"
      "id=2307.08691\n"
      "title=FlashAttention-2: Faster Attention with Better Parallelism\n"
      "abstract=FlashAttention-2 把工作更均匀地分给线程块，在 A100 上速度约为上一代的两倍。\n"
      "Work is split more evenly among thread blocks, about twice as fast as before.\n"
      "url=https://arxiv.org/abs/2307.08691v1\n"
      "date=2023-07-17\n"
      "authors=Tri Dao\n",
      "");
}

/* No rules between papers and no id anywhere. */
static void test_no_rule_no_id(void **state) {
  (void)state;
  expect(
      "## 第一篇：Toolformer：语言模型自学使用工具\n"
      "**英文标题**：Toolformer: Language Models Can Teach Themselves to Use Tools\n"
      "**摘要**：模型自己决定何时调用计算器、搜索和日历等接口，少量示例即可，不需要大规模人工标注，也不会损害原有的"
      "语言能力。\n"
      "## 第二篇：RETRO：从万亿词元中检索\n"
      "**英文标题**：Improving Language Models by Retrieving from Trillions of Tokens\n"
      "**摘要**：检索到的片段与自回归模型结合，用 25 "
      "倍更少的参数达到相近的困惑度，检索数据库可以替换而无需重新训练整个模型。\n",
      "#1\n"
      "id=t:53462e55c67b5593\n"
      "title=Toolformer: Language Models Can Teach Themselves to Use Tools\n"
      "title_alt=Toolformer：语言模型自学使用工具\n"
      "abstract=模型自己决定何时调用计算器、搜索和日历等接口，少量示例即可，不需要大规模人工标注，也不会损害原有的"
      "语言能力。\n"
      "#4\n"
      "id=t:1c64d447317a456c\n"
      "title=Improving Language Models by Retrieving from Trillions of Tokens\n"
      "title_alt=RETRO：从万亿词元中检索\n"
      "abstract=检索到的片段与自回归模型结合，用 25 "
      "倍更少的参数达到相近的困惑度，检索数据库可以替换而无需重新训练整个模型。\n",
      "");
}

/* The id only in a link that closes the paper. */
static void test_closing_link(void **state) {
  (void)state;
  expect(
      "## LoRA+: Efficient Low Rank Adaptation of Large Models\n"
      "\n"
      "The two adapter matrices get different learning rates, which corrects a flaw of LoRA in wide networks.\n"
      "\n"
      "[论文](https://arxiv.org/pdf/2402.12354) · [HF](https://huggingface.co/papers/2402.12354) · "
      "[代码](https://github.com/nikhil-ghosh-berkeley/loraplus)\n"
      "\n"
      "## DoRA: Weight-Decomposed Low-Rank Adaptation\n"
      "\n"
      "Weights are split into magnitude and direction, and only the direction gets an adapter of low rank.\n"
      "\n"
      "Read more: https://huggingface.co/papers/2402.09353\n",
      "#1\n"
      "id=2402.12354\n"
      "title=LoRA+: Efficient Low Rank Adaptation of Large Models\n"
      "abstract=The two adapter matrices get different learning rates, which corrects a flaw of LoRA in wide "
      "networks.\n"
      "url=https://arxiv.org/pdf/2402.12354\n"
      "date=2024-02\n"
      "#7\n"
      "id=2402.09353\n"
      "title=DoRA: Weight-Decomposed Low-Rank Adaptation\n"
      "abstract=Weights are split into magnitude and direction, and only the direction gets an adapter of low "
      "rank.\n"
      "url=https://huggingface.co/papers/2402.09353\n"
      "date=2024-02\n",
      "");
}

/* Ids of before 2007. */
static void test_old_ids(void **state) {
  (void)state;
  expect(
      "### 1. 关于素数间隙\n"
      "**标题（英文）**: Small gaps between primes\n"
      "**Link**: [math/0502287v1](https://arxiv.org/abs/math/0502287v1)\n"
      "**摘要**: 证明相邻素数之间可以任意接近平均间隔的任意小倍数。\n"
      "\n"
      "### 2. 量子计算综述\n"
      "**Link**: arXiv:quant-ph/9705052\n"
      "**摘要**: 稳定子码与量子纠错。\n",
      "#1\n"
      "id=math/0502287\n"
      "title=Small gaps between primes\n"
      "title_alt=关于素数间隙\n"
      "abstract=证明相邻素数之间可以任意接近平均间隔的任意小倍数。\n"
      "url=https://arxiv.org/abs/math/0502287v1\n"
      "date=2005-02\n"
      "#6\n"
      "id=quant-ph/9705052\n"
      "title=量子计算综述\n"
      "abstract=稳定子码与量子纠错。\n"
      "url=https://arxiv.org/abs/quant-ph/9705052\n"
      "date=1997-05\n",
      "");
}

/* Headings that only count; all else behind labels in both languages. */
static void test_counted_headings(void **state) {
  (void)state;
  expect(
      "# 论文速递\n"
      "\n"
      "## Paper 1\n"
      "- **Title (EN)**: Mamba: Linear-Time Sequence Modeling with Selective State Spaces\n"
      "- **Title (ZH)**: Mamba：选择性状态空间的线性时间序列建模\n"
      "- **Authors**: Albert Gu, Tri Dao\n"
      "- **Published**: 2023-12-01\n"
      "- **Link**: [PDF](https://arxiv.org/pdf/2312.00752) / [Abs](https://arxiv.org/abs/2312.00752)\n"
      "- **Abstract (EN)**: State space models get parameters that depend on the input.\n"
      "- **Abstract (ZH)**: 状态空间模型的参数随输入变化。\n"
      "- **Keywords**: SSM, 长序列\n"
      "\n"
      "## Paper 2\n"
      "- **Title (EN)**: Jamba: A Hybrid Transformer-Mamba Language Model\n"
      "- **Title (ZH)**: Jamba：Transformer 与 Mamba 的混合语言模型\n"
      "- **Authors**: Opher Lieber\n"
      "- **Link**: [PDF](https://arxiv.org/pdf/2403.19887)\n"
      "- **Abstract (EN)**: Transformer and Mamba layers are interleaved, with experts in some of them.\n"
      "- **Abstract (ZH)**: 交替使用 Transformer 层与 Mamba 层。\n",
      "#3\n"
      "id=2312.00752\n"
      "title=Mamba: Linear-Time Sequence Modeling with Selective State Spaces\n"
      "title_alt=Mamba：选择性状态空间的线性时间序列建模\n"
      "abstract=State space models get parameters that depend on the input.\n"
      "状态空间模型的参数随输入变化。\n"
      "url=https://arxiv.org/pdf/2312.00752\n"
      "date=2023-12-01\n"
      "authors=Albert Gu, Tri Dao\n"
      "#13\n"
      "id=2403.19887\n"
      "title=Jamba: A Hybrid Transformer-Mamba Language Model\n"
      "title_alt=Jamba：Transformer 与 Mamba 的混合语言模型\n"
      "abstract=Transformer and Mamba layers are interleaved, with experts in some of them.\n"
      "交替使用 Transformer 层与 Mamba 层。\n"
      "url=https://arxiv.org/pdf/2403.19887\n"
      "date=2024-03\n"
      "authors=Opher Lieber\n",
      "");
}

/* Quotes and what can be folded away; stars behind titles. */
static void test_details(void **state) {
  (void)state;
  expect(
      "## 1. [SAM 2: Segment Anything in Images and Videos](https://arxiv.org/abs/2408.00714) ⭐️⭐️\n"
      "\n"
      "> 一个带流式记忆的 Transformer，\n"
      "> 能在视频中实时分割。\n"
      "\n"
      "<details>\n"
      "<summary>Abstract</summary>\n"
      "\n"
      "A transformer with streaming memory segments video in real time.\n"
      "\n"
      "</details>\n"
      "\n"
      "<details><summary>点击展开 BibTeX</summary>\n"
      "\n"
      "```bibtex\n"
      "@article{ravi2024sam2, title={SAM 2}}\n"
      "```\n"
      "</details>\n"
      "\n"
      "## 2. [Grounding DINO](https://arxiv.org/abs/2303.05499) ⭐️\n"
      "\n"
      "> 用文字描述即可检测任意物体。\n"
      "\n"
      "<details>\n"
      "<summary>英文摘要</summary>\n"
      "<p>Any object can be detected from a phrase.</p>\n"
      "</details>\n",
      "#1\n"
      "id=2408.00714\n"
      "title=SAM 2: Segment Anything in Images and Videos\n"
      "abstract=一个带流式记忆的 Transformer，能在视频中实时分割。\n"
      "A transformer with streaming memory segments video in real time.\n"
      "url=https://arxiv.org/abs/2408.00714\n"
      "date=2024-08\n"
      "#20\n"
      "id=2303.05499\n"
      "title=Grounding DINO\n"
      "abstract=用文字描述即可检测任意物体。\n"
      "Any object can be detected from a phrase.\n"
      "url=https://arxiv.org/abs/2303.05499\n"
      "date=2023-03\n",
      "");
}

/* The abstract in two languages, side by side in a table. */
static void test_side_by_side(void **state) {
  (void)state;
  expect(
      "## GPTQ: Accurate Post-Training Quantization\n"
      "arXiv: 2210.17323\n"
      "\n"
      "| English | 中文 |\n"
      "| --- | --- |\n"
      "| Weights are quantised layer by layer with second-order information, three or four bits each. | "
      "逐层用二阶信息量化权重，每个权重三到四比特。 |\n"
      "\n"
      "## AWQ: Activation-aware Weight Quantization\n"
      "arXiv: 2306.00978\n"
      "\n"
      "| English | 中文 |\n"
      "| --- | --- |\n"
      "| A hundredth of the weights matter most; activations show which. | 百分之一的权重最重要，由激活值找出。 |\n",
      "#1\n"
      "id=2210.17323\n"
      "title=GPTQ: Accurate Post-Training Quantization\n"
      "abstract=Weights are quantised layer by layer with second-order information, three or four bits each.\n"
      "逐层用二阶信息量化权重，每个权重三到四比特。\n"
      "url=https://arxiv.org/abs/2210.17323\n"
      "date=2022-10\n"
      "#8\n"
      "id=2306.00978\n"
      "title=AWQ: Activation-aware Weight Quantization\n"
      "abstract=A hundredth of the weights matter most; activations show which.\n"
      "百分之一的权重最重要，由激活值找出。\n"
      "url=https://arxiv.org/abs/2306.00978\n"
      "date=2023-06\n",
      "");
}

/* Front matter, navigation, bars; the other title in strong letters. */
static void test_bars(void **state) {
  (void)state;
  expect(
      "---\n"
      "title: \"每日论文 2024-05-01\"\n"
      "date: 2024-05-01\n"
      "tags: [LLM, 论文]\n"
      "---\n"
      "[首页](/) | [归档](/archive) | [关于](/about)\n"
      "---\n"
      "\n"
      "## [KAN: Kolmogorov-Arnold Networks](https://arxiv.org/abs/2404.19756)\n"
      "**KAN：科尔莫戈罗夫–阿诺德网络**\n"
      "\n"
      "可学习的激活函数放在边上，节点只做求和。\n"
      "***\n"
      "## [xLSTM: Extended Long Short-Term Memory](https://arxiv.org/abs/2405.04517)\n"
      "**xLSTM：扩展的长短期记忆**\n"
      "\n"
      "指数门控与矩阵记忆让 LSTM 重新有竞争力。\n"
      "***\n"
      "[上一篇](/2024-04-30) | [下一篇](/2024-05-02)\n",
      "#9\n"
      "id=2404.19756\n"
      "title=KAN: Kolmogorov-Arnold Networks\n"
      "title_alt=KAN：科尔莫戈罗夫–阿诺德网络\n"
      "abstract=可学习的激活函数放在边上，节点只做求和。\n"
      "url=https://arxiv.org/abs/2404.19756\n"
      "date=2024-04\n"
      "#14\n"
      "id=2405.04517\n"
      "title=xLSTM: Extended Long Short-Term Memory\n"
      "title_alt=xLSTM：扩展的长短期记忆\n"
      "abstract=指数门控与矩阵记忆让 LSTM 重新有竞争力。\n"
      "url=https://arxiv.org/abs/2405.04517\n"
      "date=2024-05\n",
      "");
}

/* Labels that are headings themselves. */
static void test_label_headings(void **state) {
  (void)state;
  expect(
      "### Title: Scaling Monosemanticity of Sparse Autoencoders\n"
      "#### arXiv ID: 2406.04093\n"
      "#### Authors: Leo Gao, Tom Dupré la Tour\n"
      "#### Subjects: cs.LG; cs.AI\n"
      "#### Abstract:\n"
      "Autoencoders with a fixed number of active units scale to GPT-4.\n"
      "#### 中文摘要:\n"
      "激活单元数固定的自编码器可以扩展到 GPT-4。\n"
      "### Title: Towards Monosemantic Features\n"
      "#### arXiv ID: 2309.08600\n"
      "#### Authors: Hoagy Cunningham\n"
      "#### Abstract:\n"
      "Sparse dictionaries find features that one can read.\n",
      "#1\n"
      "id=2406.04093\n"
      "title=Scaling Monosemanticity of Sparse Autoencoders\n"
      "abstract=Autoencoders with a fixed number of active units scale to GPT-4.\n"
      "激活单元数固定的自编码器可以扩展到 GPT-4。\n"
      "url=https://arxiv.org/abs/2406.04093\n"
      "date=2024-06\n"
      "authors=Leo Gao, Tom Dupré la Tour\n"
      "categories=cs.LG; cs.AI\n"
      "#9\n"
      "id=2309.08600\n"
      "title=Towards Monosemantic Features\n"
      "abstract=Sparse dictionaries find features that one can read.\n"
      "url=https://arxiv.org/abs/2309.08600\n"
      "date=2023-09\n"
      "authors=Hoagy Cunningham\n",
      "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_numbers_restart),
      cmocka_unit_test(test_one_paper),
      cmocka_unit_test(test_no_rule_no_id),
      cmocka_unit_test(test_closing_link),
      cmocka_unit_test(test_old_ids),
      cmocka_unit_test(test_counted_headings),
      cmocka_unit_test(test_details),
      cmocka_unit_test(test_side_by_side),
      cmocka_unit_test(test_bars),
      cmocka_unit_test(test_label_headings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
