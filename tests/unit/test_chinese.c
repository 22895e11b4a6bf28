/* The linguistic rules of Chinese sentences, with counter-examples. */
#include "extracting.h"

static void brackets_behind_a_noun_hold_the_new_name(void **state) {
  (void)state;
  in_text("本文提出基于人工反馈的逐步奖励方法（LazyFoo），它很快。", "LazyFoo/method/introduces");
  in_text("本文提出基于扩散网络（LazyFoo）的做法。", "LazyFoo/model/uses");
  in_text("我们提出了一种新方法，懒惰检索器 (LRF)，它很快。LRF 很好。", "LRF/method/introduces");
  in_text("我们提出了一种新方法，与懒惰检索器 (LRF) 不同。", "");
  in_text("它在我们创建的指令数据集 (Foo-Instruct) 上微调。",
          "Foo-Instruct/dataset/introduces; fine-tuning/method/uses");
  in_text("它在常用的指令数据集 (Foo-Instruct) 上微调。", "Foo-Instruct/dataset/uses; fine-tuning/method/uses");
}

static void what_is_introduced_is_used(void **state) {
  (void)state;
  in_text("本文引入恒定虚警率（CoFar）检测器。", "CoFar/method/introduces");
  in_text("通过引入恒定虚警率（CoFar）检测器，开销降低。", "CoFar/method/uses");
}

static void second_names_are_introduced_too(void **state) {
  (void)state;
  in_text("我们提出了 FooLib 方法，一种采样方法，以及 FooMini 基准测试。",
          "FooMini/benchmark/introduces; FooLib/method/introduces");
  in_text("我们提出了 FooLib 方法，优于旧的方法，以及 FooMini 基准测试。",
          "FooMini/benchmark/evaluates; FooLib/method/introduces");
  in_text("由此产生了一套新的指令集 -- FooIns -- 用于训练。", "FooIns/dataset/introduces");
}

static void brackets_list_what_the_noun_before_them_names(void **state) {
  (void)state;
  in_text("用八种指标（FooU、BarGE、BazScore）评测。",
          "BarGE/metric/evaluates; BazScore/metric/evaluates; FooU/metric/evaluates");
  in_text("三种提示框架（FOG，BARE）很多。", "BARE/method/mentions; FOG/method/mentions");
  in_text("三种商业公司（FOG，BARE）很多。", "");
  in_text("创建了数据集，包括三个类别：Foo、Bar 和 Baz。", "");
  in_text("超越领先的基线（BRFNet）。", "BRFNet/model/compares");
  in_text("它建立在FRT架构之上。", "FRT/method/uses");
  in_text("它不在FRT架构之内。", "");
  in_text("当前的注意力方法（如 FNA 和 BarLLMv2）很慢。", "BarLLMv2/method/mentions; FNA/method/mentions");
  in_text("通过 FARDIS（基于注意力的世界模型）训练。", "FARDIS/model/uses");
  in_text("通过 FARDIS（它很快）训练。", "");
}

/* In the noun next to a name lies its type, unless another phrase begins between them. */
static void verbs_part_names_from_nouns(void **state) {
  (void)state;
  in_text("我们提出 FooPA 模型。", "FooPA/model/introduces");
  in_text("该模型在 Foocard、GraspFoo 和 BarBaz 上很快。",
          "BarBaz/benchmark/evaluates; Foocard/benchmark/evaluates; GraspFoo/benchmark/evaluates");
  in_text("在数据集 GraspFoo 上很快。", "GraspFoo/dataset/evaluates");
  in_text("在 PixelFoo 和 GSM8K 数据集上测试。", "PixelFoo/dataset/evaluates; GSM8K/benchmark/evaluates");
  in_text("在 PixelFoo 和 GSM8K 上测试。", "GSM8K/benchmark/evaluates; PixelFoo/benchmark/evaluates");
  in_text("我们设计了 FooEvals 来比较。", "FooEvals/benchmark/introduces");
  in_text("LLM-Foo 在 FUCR 以及分类任务中很好。", "FUCR/benchmark/evaluates");
  in_text("我们提出 FooPA。FooPA 基于大语言模型给出比较。", "FooPA/method/introduces");
  expect("FooPA", "FooPA：大语言模型的快速做法", "我们提出 FooPA。", "FooPA/method/introduces");
}

static void han_names_do_not_cut_longer_words(void **state) {
  (void)state;
  in_text("对轻微调整很敏感。", "");
  in_text("先微调，后评估。", "fine-tuning/method/mentions");
}

static void terms_for_what_is_measured_have_short_forms(void **state) {
  (void)state;
  in_text("在有效变异比例 (EPM) 方面有改进。", "EPM/metric/evaluates");
  in_text("在有效学习计划 (EPM) 方面有改进。", "");
  in_text("系统的 tcpWER 达到 17%。", "tcpWER/metric/evaluates");
  in_text("我们提出 TowER。", "TowER/method/introduces");
}

static void only_what_is_new_is_introduced(void **state) {
  (void)state;
  in_text("本文提出 Foo process。", "Foo process/method/uses"); /* an encyclopedia has it */
  in_text("本文提出 FooNet 在竞赛中的做法。", "FooNet/model/uses");
  in_text("本文提出 FooNet，在竞赛中领先。", "FooNet/model/introduces");
  in_text("我们提出面向 FooEval-2026 的系统。", "FooEval-2026/tool/uses");
  in_text("我们提出 FooEval-2026 系统。", "FooEval-2026/tool/introduces");
  in_text("它通过新提出的路由器的 MoE 架构处理。", "Mixture of Experts/method/uses");
}

static void a_family_alone_means_its_only_size(void **state) {
  (void)state;
  in_text("我们测试 Llama-8B。Llama 很快。", "Llama-8B/model/evaluates");
  in_text("我们测试 Llama-8B 与 Llama-70B。Llama 很快。",
          "Llama/model/mentions; Llama-70B/model/evaluates; Llama-8B/model/evaluates");
  expect("Llama", "", "我们测试 Llama-8B。", "Llama/model/mentions; Llama-8B/model/evaluates");
}

static void parts_of_machines_have_short_forms(void **state) {
  (void)state;
  in_text("它利用多尺度加权卷积（MWC）模块。", "MWC/method/uses");
  in_text("它利用多尺度加权卷积（MWC）的成果。", "");
}

static void a_variant_is_not_what_it_varies(void **state) {
  (void)state;
  in_text("我们提出统一专家混合（Unified MoE）方法。MoE 很快。",
          "Mixture of Experts/method/mentions; Unified MoE/method/introduces");
  in_text("我们提出专家混合（MoE）方法。MoE 很快。", "Mixture of Experts/method/uses");
}

static void kinds_and_tasks_are_no_names(void **state) {
  (void)state;
  in_text("用音频-语言模型 (ALMs) 分析。ALMs 很慢。", "");
  in_text("Audio language models (ALMs) are slow. ALMs rest.", "");
  in_text("伪造图像分析网络（FIAN）很多。FIAN 很难。", "FIAN/model/mentions");
  in_text("伪造图像分析网络（FIAN）领域很难。FIAN 很难。", "");
  in_text("伪造图像分析网络（FIAN）的问题很难。FIAN 很难。", "");
  in_text("后悔率为 O(T^(2/3))，查询很多（N=781），样本足够（N≥16）。", "");
  in_text("少样本示例（Examples）很多，智能体重建（Agent Renewal）很难。", "");
  in_text("智能体重建网络（Renewal）很难。", "Renewal/model/mentions");
}

static void what_rests_on_something_has_a_name_of_its_own(void **state) {
  (void)state;
  in_text("本文提出基于熵的探索深度导引（Entro-duction），它很快。", "Entro-duction/method/introduces");
  in_text("本文提出基于熵的探索深度导引（Entro-duction）的做法。", "");
  in_text("提出了一种基于上下文的方法——视角转换推理（RPT），它很快。", "RPT/method/introduces");
  expect("决策导向技术 (FooTechnique): 一种做法", "", "", "FooTechnique/method/introduces");
  expect("决策导向技术 FooTechnique", "", "", "");
}

static void a_paper_may_take_the_letters_of_a_venue(void **state) {
  (void)state;
  in_text("我们提出强化注意力学习（RAL），这很快。RAL 很好。", "RAL/method/introduces");
  in_text("我们在强化注意力学习（RAL）上发表，这很快。", "");
}

static void short_forms_fit_what_they_stand_for(void **state) {
  (void)state;
  in_text("对比过采样（CDS）很慢。CDS 很好。", "CDS/method/mentions");
  in_text("对比过采样（OS）很慢。", "oversampling/method/mentions");
}

static void names_may_end_in_words_that_are_none(void **state) {
  (void)state;
  in_text("本文提出了一种称为 Latent Scaling 的做法。", "Latent Scaling/method/introduces");
  in_text("本文讨论 Latent Scaling 的做法。", "");
}

static void what_is_brought_in_is_introduced_with_its_gloss(void **state) {
  (void)state;
  in_text("为此，引入了FooSkip，一种简单的门控。", "FooSkip/method/introduces");
  in_text("为此，引入了FooSkip框架，旨在省时。", "FooSkip/method/introduces");
  in_text("为此，引入了FooSkip。", "FooSkip/method/uses");
  in_text("提出基于补丁的记忆范式FooMem，它很快。", "FooMem/method/introduces");
  in_text("提出基于补丁的记忆范式FooMem的用法。", "FooMem/method/uses");
}

static void numbers_behind_names_count(void **state) {
  (void)state;
  in_text("它超过 FooNet 10% 以上。", "FooNet/model/compares");
  in_text("它超过 FooNet 10，很快。", "FooNet 10/method/compares");
}

static void contributions_need_no_particle(void **state) {
  (void)state;
  in_text("贡献：（1）提出范式；（2）构建综合性评测基准FooIR，用于评估。", "FooIR/benchmark/introduces");
  in_text("要想构建评测基准FooIR，用于评估。", "FooIR/benchmark/evaluates");
  in_text("我们训练轻量级记忆监听器（FooListener）。", "FooListener/method/introduces");
  in_text("他人训练轻量级记忆监听器（FooListener）。", "FooListener/method/mentions");
}

static void what_a_name_is_may_be_a_list(void **state) {
  (void)state;
  in_text("我们提出 FooCoP，这是一种无需数据集、闭环式的框架。", "FooCoP/method/introduces");
  in_text("在三个公开数据集 FooHAR、BarNR 和 BazMD 上比较。",
          "BarNR/dataset/evaluates; BazMD/dataset/evaluates; FooHAR/dataset/evaluates");
}

static void han_titles_introduce_what_the_abstract_proposes(void **state) {
  (void)state;
  expect("生成推理器：一种训练方法", "", "本文提出生成推理器。", "生成推理器/method/introduces");
  expect("生成推理器：一种训练方法", "", "本文分析生成推理器。", "");
}

static void what_is_made_or_gathered_is_introduced(void **state) {
  (void)state;
  in_text("我们打造了具有多种粒度的 Foo-2M 数据集。", "Foo-2M/dataset/introduces");
  in_text("我们为 Foo-2M 数据集打造平台。", "Foo-2M/dataset/uses");
  in_text("我们构建了包含九个AIGC视频的FooVQ数据集。", "FooVQ/dataset/introduces");
  in_text("由此合成了中文对话数据集 FooTalk。", "FooTalk/dataset/introduces");
  in_text("由此形成19.2B-token的Foo-Pile预训练语料库。", "Foo-Pile/dataset/introduces");
  in_text("由此形成基于Foo-Pile语料库的做法。", "Foo-Pile/dataset/uses");
  in_text("由此合成了来自数据集 FooTalk 的对话。", "FooTalk/dataset/mentions");
  in_text("由此合成了数据集 FooTalk 的摘要。", "FooTalk/dataset/mentions");
  in_text("我们还给出 FooJudge，一个快速的模型。", "FooJudge/model/introduces");
}

/* The head noun of a Chinese phrase stands behind all its attributes. */
static void attributes_do_not_end_a_phrase(void **state) {
  (void)state;
  in_text("我们推出 FooJudge，一个用于比较生成方法的模型。", "FooJudge/model/introduces");
  in_text("我们推出 FooJudge，一款新颖的用于比较生成方法的模型。", "FooJudge/model/introduces");
  in_text("我们推出 FooJudge，一个基准，用于比较模型。", "FooJudge/benchmark/introduces");
  in_text("我们推出 FooJudge，一个模型用于比较生成方法。", "FooJudge/model/introduces");
}

static void what_a_version_improves_is_named(void **state) {
  (void)state;
  in_text("它是轻量的Foober模型的升级版。", "Foober/model/uses");
  in_text("它是轻量的Foober模型的用户。", "");
  in_text("它在 GliFoo & CaBar 之上更快。", "CaBar/method/uses; GliFoo/method/uses");
}

/* "LoRA PEFT" names no third thing. */
static void known_names_side_by_side_are_no_new_name(void **state) {
  (void)state;
  in_text("它使用 CLIP LLaVA 调优。", "CLIP/model/uses; LLaVA/model/uses");
  in_text("它使用 CLIP LLaVA Tuning 调优。", "CLIP/model/uses; LLaVA/model/uses");
  in_text("我们提出 CLIP LLaVA Tuning。", "CLIP LLaVA Tuning/model/introduces");
  in_text("它使用 FooNet LLaVA。", "FooNet LLaVA/model/uses");
}

static void what_begins_with_its_name_is_not_new(void **state) {
  (void)state;
  in_text("名为自适应桥聚合（FABA）的近似方法很好。", "FABA/method/mentions");
  in_text("一种名为自适应桥聚合（FABA）的近似方法很好。", "FABA/method/introduces");
  in_text("在 FABA 以及三个医疗分类任务中很好。", "FABA/benchmark/evaluates");
  in_text("在 FABA 以及三个医疗分类领域的会议中很好。", "");
}

static void titles_without_a_colon_name_what_both_say(void **state) {
  (void)state;
  expect("Diffusion Fooling for Images", "用于图像的扩散朦胧", "我们提出了扩散朦胧法，它很快。",
         "Diffusion Fooling/method/introduces");
  expect("Diffusion Fooling for Images", "用于图像的扩散朦胧", "我们分析了扩散朦胧法，它很快。", "");
  expect("Diffusion Method for Images", "用于图像的扩散朦胧", "我们提出了扩散朦胧法，它很快。", "");
}

static void quoted_names_are_introduced(void **state) {
  (void)state;
  in_text("我们提出了一种“参与和分割”方法，它很快。", "参与和分割/method/introduces");
  in_text("我们提出了“参与和分割”的问题，它很难。", "");
  in_text("他们讨论“参与和分割”方法。", "");
}

/* 微调 is the head noun of a longer term, if the short form does not fit it. */
static void mixed_short_forms_are_of_the_whole_term(void **state) {
  (void)state;
  in_text("创新的内生视觉微调 (EViT) 策略很快。", "EViT/method/introduces");
  in_text("采用监督微调 (SFT) 策略。", "supervised fine-tuning/method/uses");
  in_text("它优于内生视觉微调 (EViT) 策略。", "EViT/method/mentions");
}

static void known_names_with_a_plus_are_two(void **state) {
  (void)state;
  in_text("CLIP+LLaVA 的解决率很高。", "CLIP/model/mentions; LLaVA/model/mentions");
  in_text("CLIP+Llama-3 的解决率很高。", "CLIP/model/mentions; Llama 3/model/mentions");
  in_text("CLIP+ 的解决率很高。", "CLIP+/model/mentions");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(brackets_behind_a_noun_hold_the_new_name),
      cmocka_unit_test(what_is_introduced_is_used),
      cmocka_unit_test(second_names_are_introduced_too),
      cmocka_unit_test(brackets_list_what_the_noun_before_them_names),
      cmocka_unit_test(verbs_part_names_from_nouns),
      cmocka_unit_test(han_names_do_not_cut_longer_words),
      cmocka_unit_test(terms_for_what_is_measured_have_short_forms),
      cmocka_unit_test(only_what_is_new_is_introduced),
      cmocka_unit_test(a_family_alone_means_its_only_size),
      cmocka_unit_test(parts_of_machines_have_short_forms),
      cmocka_unit_test(a_variant_is_not_what_it_varies),
      cmocka_unit_test(kinds_and_tasks_are_no_names),
      cmocka_unit_test(what_rests_on_something_has_a_name_of_its_own),
      cmocka_unit_test(a_paper_may_take_the_letters_of_a_venue),
      cmocka_unit_test(short_forms_fit_what_they_stand_for),
      cmocka_unit_test(names_may_end_in_words_that_are_none),
      cmocka_unit_test(what_is_brought_in_is_introduced_with_its_gloss),
      cmocka_unit_test(numbers_behind_names_count),
      cmocka_unit_test(contributions_need_no_particle),
      cmocka_unit_test(what_a_name_is_may_be_a_list),
      cmocka_unit_test(han_titles_introduce_what_the_abstract_proposes),
      cmocka_unit_test(what_is_made_or_gathered_is_introduced),
      cmocka_unit_test(attributes_do_not_end_a_phrase),
      cmocka_unit_test(what_a_version_improves_is_named),
      cmocka_unit_test(known_names_side_by_side_are_no_new_name),
      cmocka_unit_test(what_begins_with_its_name_is_not_new),
      cmocka_unit_test(titles_without_a_colon_name_what_both_say),
      cmocka_unit_test(quoted_names_are_introduced),
      cmocka_unit_test(mixed_short_forms_are_of_the_whole_term),
      cmocka_unit_test(known_names_with_a_plus_are_two),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
