/* Papers without headings of their own: cards, rows, items, strong lines; and tables inside of papers. */
#include "collect.h"

/* Cards in HTML whose ids stand in attributes of the boxes. */
static void test_cards(void **state) {
  (void)state;
  expect(
      "<div align=\"center\"><h1>Daily Papers</h1><img src=\"banner.png\"></div>\n"
      "\n"
      "<div class=\"card\" data-arxiv-id=\"2310.11511v1\">\n"
      "<h3>Self-RAG: Learning to Retrieve, Generate, and Critique</h3>\n"
      "<p class=\"authors\">Akari Asai, Zeqiu Wu</p>\n"
      "<p>The model retrieves on demand and marks its own output with reflection tokens so that readers can check "
      "it.</p>\n"
      "</div>\n"
      "<div class=\"card\" data-arxiv-id=\"2305.14283v3\">\n"
      "<h3>Query Rewriting for Retrieval-Augmented LLMs</h3>\n"
      "<p>A small rewriter, trained by reinforcement learning, changes the query before the search engine sees it "
      "at all.</p>\n"
      "</div>\n"
      "<footer>© 2024 Someone · <a href=\"/privacy\">Privacy</a></footer>\n",
      "#4\n"
      "id=2310.11511\n"
      "title=Self-RAG: Learning to Retrieve, Generate, and Critique\n"
      "abstract=The model retrieves on demand and marks its own output with reflection tokens so that readers can "
      "check it.\n"
      "url=https://arxiv.org/abs/2310.11511\n"
      "date=2023-10\n"
      "authors=Akari Asai, Zeqiu Wu\n"
      "#9\n"
      "id=2305.14283\n"
      "title=Query Rewriting for Retrieval-Augmented LLMs\n"
      "abstract=A small rewriter, trained by reinforcement learning, changes the query before the search engine "
      "sees it at all.\n"
      "url=https://arxiv.org/abs/2305.14283\n"
      "date=2023-05\n",
      "");
}

/* A table whose head names the columns; a row without link. */
static void test_table(void **state) {
  (void)state;
  expect(
      "# 2024-09 Index\n"
      "\n"
      "| 编号 | 论文标题 | 作者 | 发布日期 | 摘要 | 链接 |\n"
      "|---|---|---|---|---|---|\n"
      "| 1 | Chameleon: Mixed-Modal Early-Fusion Foundation Models | Chameleon Team | 2024-05-16 | "
      "图像与文字共用词元。 | [PDF](https://arxiv.org/pdf/2405.09818) |\n"
      "| 2 | Transfusion: Predict the Next Token and Diffuse Images | Chunting Zhou | 2024-08-20 | "
      "一个模型同时预测词元并扩散图像。 | [PDF](https://arxiv.org/pdf/2408.11039) |\n"
      "| 3 | Show-o: One Single Transformer | Jinheng Xie | 2024-08-22 | 统一理解与生成。 | 无 |\n",
      "#5\n"
      "id=2405.09818\n"
      "title=Chameleon: Mixed-Modal Early-Fusion Foundation Models\n"
      "abstract=图像与文字共用词元。\n"
      "url=https://arxiv.org/pdf/2405.09818\n"
      "date=2024-05-16\n"
      "authors=Chameleon Team\n"
      "#6\n"
      "id=2408.11039\n"
      "title=Transfusion: Predict the Next Token and Diffuse Images\n"
      "abstract=一个模型同时预测词元并扩散图像。\n"
      "url=https://arxiv.org/pdf/2408.11039\n"
      "date=2024-08-20\n"
      "authors=Chunting Zhou\n"
      "#7\n"
      "id=t:306735aaaf84185a\n"
      "title=Show-o: One Single Transformer\n"
      "abstract=统一理解与生成。\n"
      "date=2024-08-22\n"
      "authors=Jinheng Xie\n",
      "");
}

/* Numbered lines in strong letters instead of headings. */
static void test_strong_lines(void **state) {
  (void)state;
  expect(
      "# 今日论文 (2024-06-03)\n"
      "\n"
      "**1. Mamba-2: Transformers are SSMs**\n"
      "链接：https://arxiv.org/abs/2405.21060\n"
      "摘要：证明了状态空间模型与注意力的对偶关系，并给出更快的算法。\n"
      "\n"
      "**2. Grokked Transformers are Implicit Reasoners**\n"
      "链接：https://arxiv.org/abs/2405.15071\n"
      "摘要：训练远超过拟合之后，模型学会隐式推理。\n"
      "\n"
      "**3. 对比偏好优化**\n"
      "链接：https://arxiv.org/abs/2401.08417\n"
      "摘要：CPO 让中等规模的翻译模型接近 GPT-4。\n",
      "#3\n"
      "id=2405.21060\n"
      "title=Mamba-2: Transformers are SSMs\n"
      "abstract=证明了状态空间模型与注意力的对偶关系，并给出更快的算法。\n"
      "url=https://arxiv.org/abs/2405.21060\n"
      "date=2024-05\n"
      "#7\n"
      "id=2405.15071\n"
      "title=Grokked Transformers are Implicit Reasoners\n"
      "abstract=训练远超过拟合之后，模型学会隐式推理。\n"
      "url=https://arxiv.org/abs/2405.15071\n"
      "date=2024-05\n"
      "#11\n"
      "id=2401.08417\n"
      "title=对比偏好优化\n"
      "abstract=CPO 让中等规模的翻译模型接近 GPT-4。\n"
      "url=https://arxiv.org/abs/2401.08417\n"
      "date=2024-01\n",
      "");
}

/* List items with the title in front of the link. */
static void test_reading_list(void **state) {
  (void)state;
  expect(
      "# Reading list\n"
      "\n"
      "## Retrieval\n"
      "1. **Dense Passage Retrieval for Open-Domain QA** ([arXiv](https://arxiv.org/abs/2004.04906)) - Two "
      "encoders trained on question and passage pairs beat BM25.\n"
      "2. **ColBERT: Efficient and Effective Passage Search** ([arXiv](https://arxiv.org/abs/2004.12832)) - Late "
      "interaction over BERT.\n"
      "3. **RETRO** ([paper](https://arxiv.org/abs/2112.04426))\n"
      "\n"
      "## Agents\n"
      "- *Voyager: An Open-Ended Embodied Agent with LLMs*. Guanzhi Wang et al. "
      "[[pdf](https://arxiv.org/pdf/2305.16291)] [[code](https://github.com/MineDojo/Voyager)]\n"
      "- *Generative Agents: Interactive Simulacra of Human Behavior*. Joon Sung Park et al. "
      "[[pdf](https://arxiv.org/pdf/2304.03442)]\n",
      "#4\n"
      "id=2004.04906\n"
      "title=Dense Passage Retrieval for Open-Domain QA\n"
      "abstract=Two encoders trained on question and passage pairs beat BM25.\n"
      "url=https://arxiv.org/abs/2004.04906\n"
      "date=2020-04\n"
      "#5\n"
      "id=2004.12832\n"
      "title=ColBERT: Efficient and Effective Passage Search\n"
      "abstract=Late interaction over BERT.\n"
      "url=https://arxiv.org/abs/2004.12832\n"
      "date=2020-04\n"
      "#6\n"
      "id=2112.04426\n"
      "title=RETRO\n"
      "url=https://arxiv.org/abs/2112.04426\n"
      "date=2021-12\n"
      "#9\n"
      "id=2305.16291\n"
      "title=Voyager: An Open-Ended Embodied Agent with LLMs\n"
      "url=https://arxiv.org/pdf/2305.16291\n"
      "date=2023-05\n"
      "#10\n"
      "id=2304.03442\n"
      "title=Generative Agents: Interactive Simulacra of Human Behavior\n"
      "url=https://arxiv.org/pdf/2304.03442\n"
      "date=2023-04\n",
      "");
}

/* A table of labels and values in each paper. */
static void test_key_value_table(void **state) {
  (void)state;
  expect(
      "## Whisper: Robust Speech Recognition\n"
      "| 项目 | 内容 |\n"
      "| --- | --- |\n"
      "| **中文标题** | Whisper：稳健的语音识别 |\n"
      "| **作者** | Alec Radford, Jong Wook Kim |\n"
      "| **链接** | [arXiv](https://arxiv.org/abs/2212.04356) |\n"
      "| **摘要** | 用 68 万小时弱监督音频训练，无需微调即可迁移。 |\n"
      "\n"
      "## wav2vec 2.0: Self-Supervised Speech\n"
      "| 项目 | 内容 |\n"
      "| --- | --- |\n"
      "| **中文标题** | wav2vec 2.0：自监督语音 |\n"
      "| **链接** | [arXiv](https://arxiv.org/abs/2006.11477) |\n"
      "| **摘要** | 在潜在空间遮盖语音并做对比学习。 |\n",
      "#1\n"
      "id=2212.04356\n"
      "title=Whisper: Robust Speech Recognition\n"
      "title_alt=Whisper：稳健的语音识别\n"
      "abstract=用 68 万小时弱监督音频训练，无需微调即可迁移。\n"
      "url=https://arxiv.org/abs/2212.04356\n"
      "date=2022-12\n"
      "authors=Alec Radford, Jong Wook Kim\n"
      "#9\n"
      "id=2006.11477\n"
      "title=wav2vec 2.0: Self-Supervised Speech\n"
      "title_alt=wav2vec 2.0：自监督语音\n"
      "abstract=在潜在空间遮盖语音并做对比学习。\n"
      "url=https://arxiv.org/abs/2006.11477\n"
      "date=2020-06\n",
      "");
}

/* Labels as list items, the abstract as a list or a paragraph below. */
static void test_nested_list(void **state) {
  (void)state;
  expect(
      "# 2024-07-31 论文\n"
      "## 大模型 (2篇)\n"
      "### 1. The Llama 3 Herd of Models\n"
      "- **链接**：[arXiv:2407.21783](https://arxiv.org/abs/2407.21783)\n"
      "- **摘要**：\n"
      "  - Llama 3 是一组稠密 Transformer，最大 405B。\n"
      "  - 上下文窗口最多 128K 个词元。\n"
      "- **评分**：9/10\n"
      "### 2. Gemma 2: Improving Open Language Models\n"
      "- **链接**：[arXiv:2408.00118](https://arxiv.org/abs/2408.00118)\n"
      "- **摘要**：\n"
      "  Gemma 2 用知识蒸馏训练小模型，\n"
      "  交替使用局部与全局注意力。\n"
      "- **评分**：8/10\n"
      "## 视觉 (0篇)\n"
      "暂无\n",
      "#3\n"
      "id=2407.21783\n"
      "title=The Llama 3 Herd of Models\n"
      "abstract=Llama 3 是一组稠密 Transformer，最大 405B。\n"
      "上下文窗口最多 128K 个词元。\n"
      "url=https://arxiv.org/abs/2407.21783\n"
      "date=2024-07\n"
      "#9\n"
      "id=2408.00118\n"
      "title=Gemma 2: Improving Open Language Models\n"
      "abstract=Gemma 2 用知识蒸馏训练小模型，交替使用局部与全局注意力。\n"
      "url=https://arxiv.org/abs/2408.00118\n"
      "date=2024-08\n",
      "");
}

/* Ids of the ACL Anthology and DOIs. */
static void test_other_ids(void **state) {
  (void)state;
  expect(
      "## Neural Machine Translation of Rare Words with Subword Units\n"
      "https://aclanthology.org/P16-1162/\n"
      "\n"
      "Byte pair encoding splits rare words.\n"
      "\n"
      "## Highly accurate protein structure prediction with AlphaFold\n"
      "DOI: 10.1038/s41586-021-03819-2\n"
      "\n"
      "AlphaFold predicts protein structures.\n",
      "#1\n"
      "id=P16-1162\n"
      "title=Neural Machine Translation of Rare Words with Subword Units\n"
      "abstract=Byte pair encoding splits rare words.\n"
      "url=https://aclanthology.org/P16-1162/\n"
      "#6\n"
      "id=10.1038/s41586-021-03819-2\n"
      "title=Highly accurate protein structure prediction with AlphaFold\n"
      "abstract=AlphaFold predicts protein structures.\n",
      "");
}

/* Authors, month and link in one line with dashes. */
static void test_bars_with_links(void **state) {
  (void)state;
  expect(
      "#### ⚡ Speculative Decoding\n"
      "*Leviathan, Kalman, Matias* — 2022-11 — [arXiv:2211.17192](https://arxiv.org/abs/2211.17192)\n"
      "##### 摘要\n"
      "小模型先草拟若干词元，大模型一次验证。\n"
      "##### 个人笔记\n"
      "与 Medusa 比较。\n"
      "#### ⚡ PagedAttention\n"
      "*Kwon et al.* — 2023-09 — [arXiv:2309.06180](https://arxiv.org/abs/2309.06180)\n"
      "##### 摘要\n"
      "像分页内存一样管理键值缓存，vLLM 由此而来。\n",
      "#1\n"
      "id=2211.17192\n"
      "title=Speculative Decoding\n"
      "abstract=小模型先草拟若干词元，大模型一次验证。\n"
      "url=https://arxiv.org/abs/2211.17192\n"
      "date=2022-11\n"
      "#7\n"
      "id=2309.06180\n"
      "title=PagedAttention\n"
      "abstract=像分页内存一样管理键值缓存，vLLM 由此而来。\n"
      "url=https://arxiv.org/abs/2309.06180\n"
      "date=2023-09\n",
      "");
}

/* List items in strong letters with labels below. */
static void test_strong_items(void **state) {
  (void)state;
  expect(
      "## 今日论文\n"
      "\n"
      "1. **Phi-3 Technical Report**\n"
      "   - 作者：Marah Abdin\n"
      "   - 链接：https://arxiv.org/abs/2404.14219\n"
      "   - 摘要：38 亿参数的小模型可以在手机上运行，效果接近 Mixtral。\n"
      "\n"
      "2. **OpenELM: Efficient Language Model Family**\n"
      "   - 作者：Sachin Mehta\n"
      "   - 链接：https://arxiv.org/abs/2404.14619\n"
      "   - 摘要：逐层缩放的参数分配提高了准确率。\n"
      "\n"
      "> 数据来源：arXiv\n",
      "#3\n"
      "id=2404.14219\n"
      "title=Phi-3 Technical Report\n"
      "abstract=38 亿参数的小模型可以在手机上运行，效果接近 Mixtral。\n"
      "url=https://arxiv.org/abs/2404.14219\n"
      "date=2024-04\n"
      "authors=Marah Abdin\n"
      "#8\n"
      "id=2404.14619\n"
      "title=OpenELM: Efficient Language Model Family\n"
      "abstract=逐层缩放的参数分配提高了准确率。\n"
      "url=https://arxiv.org/abs/2404.14619\n"
      "date=2024-04\n"
      "authors=Sachin Mehta\n",
      "");
}

/* Strong lines that count in Chinese. */
static void test_counted_in_chinese(void **state) {
  (void)state;
  expect(
      "# 论文分享｜2024-06-20\n"
      "\n"
      "**论文一：DeepSeek-Coder-V2**\n"
      "\n"
      "论文链接：https://arxiv.org/abs/2406.11931\n"
      "\n"
      "DeepSeek-Coder-V2 在代码与数学上接近闭源模型，支持 338 种语言，上下文延长到 128K。\n"
      "\n"
      "**论文二：Nemotron-4 340B**\n"
      "\n"
      "论文链接：https://arxiv.org/abs/2406.11704\n"
      "\n"
      "合成数据占对齐数据的九成以上，模型与流程一并公开。\n",
      "#3\n"
      "id=2406.11931\n"
      "title=DeepSeek-Coder-V2\n"
      "abstract=DeepSeek-Coder-V2 在代码与数学上接近闭源模型，支持 338 种语言，上下文延长到 128K。\n"
      "url=https://arxiv.org/abs/2406.11931\n"
      "date=2024-06\n"
      "#9\n"
      "id=2406.11704\n"
      "title=Nemotron-4 340B\n"
      "abstract=合成数据占对齐数据的九成以上，模型与流程一并公开。\n"
      "url=https://arxiv.org/abs/2406.11704\n"
      "date=2024-06\n",
      "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cards),           cmocka_unit_test(test_table),
      cmocka_unit_test(test_strong_lines),    cmocka_unit_test(test_reading_list),
      cmocka_unit_test(test_key_value_table), cmocka_unit_test(test_nested_list),
      cmocka_unit_test(test_other_ids),       cmocka_unit_test(test_bars_with_links),
      cmocka_unit_test(test_strong_items),    cmocka_unit_test(test_counted_in_chinese),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
