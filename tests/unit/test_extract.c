/* The linguistic rules, each in both languages where it has two, with counter-examples. */
#include "extracting.h"

#include <pthread.h>

static void names_touch_han_but_not_letters(void **state) {
  (void)state;
  in_text("我们分析LLaVA模型。", "LLaVA/model/uses");
  in_text("CLIPPING is no model.", "");
  in_text("见 https://github.com/x/LLaVA 与 a@LLaVA.com。", "");
}

static void pieces_of_compound_names_do_not_count(void **state) {
  (void)state;
  in_text("The SlowFast-LLaVA design.", "SlowFast-LLaVA/model/mentions");
  in_text("A LLaVA-style or CLIP-based design.", "CLIP/model/mentions; LLaVA/model/mentions");
  in_text("A non-CLIP encoder.", "CLIP/model/mentions");
  in_text("采用LLaVA++。", "LLaVA++/model/uses");
}

static void han_names_do_not_cut_words(void **state) {
  (void)state;
  in_text("该框架通过采样方法评估。", "");
  in_text("数据过采样缓解不平衡。", "oversampling/method/mentions");
}

static void context_decides_homonyms(void **state) {
  (void)state;
  in_text("We compare Gemini and GPT-4 answers.", "Gemini/model/compares");
  in_text("The Gemini observatory saw it.", "");
}

static void versions_follow_families(void **state) {
  (void)state;
  in_text("We test Llama-3-8B-Instruct.", "Llama-3-8B-Instruct/model/evaluates");
  in_text("在 Llama 2 7B 模型中。", "Llama 2 7B/model/mentions");
  in_text("LLaVA 3 个变体。", "LLaVA/model/mentions");
}

static void titles_introduce_names(void **state) {
  (void)state;
  expect("LazyFoo: A Benchmark for Idleness", "", "", "LazyFoo/benchmark/introduces");
  expect("Ruler: A Method to Control Length", "Ruler：一种控制长度的方法", "", "Ruler/method/introduces");
  expect("lazyfoo: Libraries at Rest", "", "We use lazyfoo.", "lazyfoo/method/introduces");
  expect("lazyfoo: Libraries at Rest", "", "We use nothing.", "");
  expect("Pruning: What Is Left", "", "", "pruning/method/mentions");
  expect("CLIP or LLaVA: A Comparison", "", "", "CLIP/model/mentions; LLaVA/model/mentions");
  expect("FooNet and BarNet: Two Networks", "", "", "BarNet/model/introduces; FooNet/model/introduces");
}

/* The row of PaperNet names as its source the paper that `expect` makes, that of "next word prediction" too. */
static void the_source_of_a_row_introduces_its_name(void **state) {
  (void)state;
  in_text("There is PaperNet, after CLIP.", "CLIP/model/mentions; PaperNet/model/introduces");
  in_text("It rests on next word prediction.", "next word prediction/method/mentions");
}

static void statements_introduce_names(void **state) {
  (void)state;
  in_text("我们提出了一种新方法 LazyFoo，它很快。", "LazyFoo/method/introduces");
  in_text("本文推出名为 FooBench 的基准。", "FooBench/benchmark/introduces");
  in_text("We propose LazyFoo, a method that rests.", "LazyFoo/method/introduces");
  in_text("We present a new corpus called FooSet.", "FooSet/dataset/introduces");
  in_text("我们引入专家混合 (MoE) 机制。", "Mixture of Experts/method/uses"); /* old, so not new here */
}

static void evaluation_comparison_and_use_are_told_apart(void **state) {
  (void)state;
  in_text("在 MMLU 和 GSM8K 基准上，性能优于 CLIP。",
          "CLIP/model/compares; GSM8K/benchmark/evaluates; MMLU/benchmark/evaluates");
  in_text("Our system outperforms LLaVA on MMLU.", "LLaVA/model/compares; MMLU/benchmark/evaluates");
  in_text("本方法基于 CLIP 构建。", "CLIP/model/uses");
}

static void sentences_make_relations_likely(void **state) {
  (void)state;
  in_text("准确率达到 90%，其中包括 MMLU。", "MMLU/benchmark/evaluates");
  in_text("The hardest part is MMLU.", "MMLU/benchmark/evaluates"); /* nobody names a benchmark in passing */
  in_text("Our score is higher than, but behind CLIP.", "CLIP/model/compares");
  in_text("CLIP came in 2021.", "CLIP/model/mentions");
  in_text("It is faster and far smaller than the frozen CLIP.", "CLIP/model/compares");
  in_text("We keep CLIP.", "CLIP/model/uses");
  in_text("作者保留 CLIP。", "CLIP/model/uses");
}

static void models_are_candidates_of_a_benchmark_paper(void **state) {
  (void)state;
  expect("LazyBench: A Benchmark of Idleness", "", "CLIP 落后。",
         "CLIP/model/evaluates; LazyBench/benchmark/introduces");
  expect("LazyNet: A Network", "", "CLIP 落后。", "CLIP/model/compares; LazyNet/model/introduces");
}

static void denied_names_are_only_mentioned(void **state) {
  (void)state;
  in_text("无需微调即可使用。", "fine-tuning/method/mentions");
  in_text("It works without fine-tuning.", "fine-tuning/method/mentions");
}

static void brackets_define_short_forms(void **state) {
  (void)state;
  in_text("我们提出诊断链 (CoD)。CoD 很好。", "CoD/method/introduces");
  in_text("专家混合（ME）很好。我们分析 ME。", "Mixture of Experts/method/uses");
  in_text("We propose Lazy Foo Search (LFS). LFS is a fast algorithm.", "Lazy Foo Search/method/introduces");
  in_text("大语言模型 (LLM) 与问答 (QAT)，QAT 很难。", "");
  in_text("An LLM and question answering (QAT), where QAT is hard.", "");
}

/* The never-name that ends a long form is only its head. */
static void short_forms_fit_long_ones(void **state) {
  (void)state;
  in_text("We present lazy question answering (LQA), an algorithm.", "LQA/method/introduces");
  in_text("我们提出懒惰问答 (LQA) 算法。", "LQA/method/introduces");
  in_text("Some do question answering (QA), lazily.", "");
  in_text("We propose a way: Common Subspace for Model and Similarity (CoSMoS).", "CoSMoS/method/introduces");
  in_text("We introduce learning of mined actions (AimCLR).", "AimCLR/method/introduces");
  in_text("It is trained on photos (AimCLR).", "");
  in_text("Dual Foo Iteration (DFI) is old. DFI rests.", "DFI/method/mentions");
  in_text("Dual Foo Weather (DFW) is old. DFW rests.", "");
  in_text("Parts of Speech (PoS) are old. Universal Weather (UniWeather) is old.", "UniWeather/method/mentions");
}

static void capitals_inside_make_names(void **state) {
  (void)state;
  in_text("There DelFERT and DetectFOO rest.", "DelFERT/method/mentions; DetectFOO/method/mentions");
  in_text("There McDonald and iPhones rest.", "");
}

static void quotes_hold_what_is_called_so(void **state) {
  (void)state;
  in_text("A method termed ``lazy selector'' rests.", "lazy selector/method/introduces");
  in_text("A method termed lazy rests.", "");
  in_text("The so-called \"lazy selector\" rests.", "");
}

static void years_belong_to_names(void **state) {
  (void)state;
  in_text("Results on Foo5'00 are out.", "Foo5'00/benchmark/evaluates");
  in_text("在 Foo5'00 上取得结果。", "Foo5'00/benchmark/evaluates");
  in_text("Results on FooBench's pages are out.", "FooBench/benchmark/evaluates");
}

static void nouns_next_to_names_tell_types(void **state) {
  (void)state;
  in_text("A tracker called LazyFoo. On the Old Benchmarks shows LazyFoo some gain.", "LazyFoo/method/introduces");
  in_text("A benchmark called LazyFoo.", "LazyFoo/benchmark/introduces");
  in_text("一个名为 LazyFoo 的基准。", "LazyFoo/benchmark/introduces");
  in_text("A model, named LazyFoo.", "LazyFoo/model/introduces");
  in_text("It is much like the diffusion model SSD-LX.", "SSD-LX/model/mentions");
  in_text("有如扩散模型 SSD-LX。", "SSD-LX/model/mentions");
  in_text("GSM8K、FooBar 等中英文模型很多。", "FooBar/model/mentions; GSM8K/benchmark/evaluates");
  in_text("It is much like the model Alice drew.", "");
}

static void general_heads_mean_the_specific_term(void **state) {
  (void)state;
  in_text("先进行监督微调，微调后评估。", "supervised fine-tuning/method/uses");
  in_text("微调后评估。", "fine-tuning/method/mentions");
}

static void quantities_and_never_names_are_no_names(void **state) {
  (void)state;
  in_text("使用 80G 显存和 LLM 在 128K 上下文上。", "");
}

static void introduced_names_spread_to_other_papers(void **state) {
  (void)state;
  kg_extractor *extractor = kg_extractor_new(lexicon, NULL);
  add_paper(extractor, "1", "A study", "", "Some recall FooBench fondly, and the DOFF of it.");
  add_paper(extractor, "2", "FooBench: A Benchmark", "", "We propose DOFF.");
  kg_graph *graph = finish(extractor);
  assert_string_equal(describe(graph, 0), "FooBench/benchmark/evaluates");
  assert_string_equal(describe(graph, 1), "FooBench/benchmark/introduces; DOFF/method/introduces");
  kg_graph_free(graph);
}

static void spellings_of_a_new_name_meet(void **state) {
  (void)state;
  kg_extractor *extractor = kg_extractor_new(lexicon, NULL);
  add_paper(extractor, "1", "A", "", "We test Llama-3-8B.");
  add_paper(extractor, "2", "B", "", "We test Llama 3 8B.");
  kg_graph *graph = finish(extractor);
  size_t n;
  kg_graph_entities(graph, &n);
  assert_int_equal(n, 1);
  kg_graph_free(graph);
}

typedef struct compiling {
  kg_lexicon *own;
  kg_status status;
} compiling;

static void *compile_own(void *ctx) {
  compiling *work = ctx;
  work->status = kg_lexicon_compile(work->own, NULL, NULL);
  return NULL;
}

/* Papers may come before the lexicon is compiled, and while it is. */
static void papers_wait_for_their_lexicon(void **state) {
  (void)state;
  enum { PAPERS = 2000 };
  kg_extract_options options = {.threads = 2};
  compiling work = {kg_lexicon_new(), KG_USAGE};
  assert_int_equal(
      kg_lexicon_add_memory(work.own, "own.tsv", kg_str_of("#!type: model\nZyxNet\t\t\t\t\tx\n"), NULL, NULL), KG_OK);
  kg_extractor *extractor = kg_extractor_new(work.own, &options);
  add_paper(extractor, "first", "", "", "We use ZyxNet.");
  kg_graph *graph;
  assert_int_equal(kg_extractor_finish(extractor, &graph, NULL, NULL, NULL), KG_USAGE);
  pthread_t thread;
  assert_int_equal(pthread_create(&thread, NULL, compile_own, &work), 0);
  for (int i = 0; i < PAPERS; i++) {
    char id[16];
    snprintf(id, sizeof id, "%04d", i);
    add_paper(extractor, id, "", "", "We use ZyxNet.");
  }
  pthread_join(thread, NULL);
  assert_int_equal(work.status, KG_OK);
  for (int round = 0; round < 2; round++) {
    assert_int_equal(kg_extractor_finish(extractor, &graph, NULL, NULL, NULL), KG_OK);
    for (uint32_t p = 0; p <= (round ? 0 : PAPERS); p++)
      assert_string_equal(describe(graph, p), "ZyxNet/model/mentions");
    kg_graph_free(graph);
    add_paper(extractor, "next", "", "", "We use ZyxNet."); /* what was finished is over */
  }
  kg_extractor_free(extractor);
  kg_lexicon_free(work.own);
}

static void discovery_can_be_switched_off(void **state) {
  (void)state;
  kg_extract_options options = {.no_discover = true};
  kg_extractor *extractor = kg_extractor_new(lexicon, &options);
  add_paper(extractor, "1", "FooBench: A Benchmark", "", "We propose LazyFoo with CLIP.");
  kg_graph *graph = finish(extractor);
  assert_string_equal(describe(graph, 0), "CLIP/model/uses");
  kg_graph_free(graph);
}

/* Any order of records and any number of threads: the same graph. */
static void order_and_threads_do_not_matter(void **state) {
  (void)state;
  char text[2][64][64], first[4096];
  for (int round = 0; round < 2; round++) {
    kg_extract_options options = {.threads = round ? 4 : 1};
    kg_extractor *extractor = kg_extractor_new(lexicon, &options);
    for (int i = 0; i < 64; i++) {
      int n = round ? 63 - i : i;
      snprintf(text[round][n], sizeof text[round][n], "We propose Foo%cNet and beat Foo%cNet.", 'A' + n % 26,
               'A' + n / 3);
      char id[8];
      snprintf(id, sizeof id, "%02d", n);
      add_paper(extractor, id, "", "", text[round][n]);
    }
    kg_graph *graph = finish(extractor);
    char all[4096] = "";
    for (uint32_t p = 0; p < 64; p++) strncat(all, describe(graph, p), sizeof all - strlen(all) - 1);
    if (!round) memcpy(first, all, sizeof first);
    assert_string_equal(all, first);
    kg_graph_free(graph);
  }
}

/* Offsets point at the bytes of the text they name. */
static void offsets_are_exact(void **state) {
  (void)state;
  static const char abstract[] = "在ＭＭＬＵ上，使用 Llama-3-8B，提出 FooNet（简称 FN）。FN 优于 CLIP。";
  kg_extractor *extractor = kg_extractor_new(lexicon, NULL);
  add_paper(extractor, "1", "FooNet: Nets", "", abstract);
  kg_graph *graph = finish(extractor);
  size_t n;
  const kg_paper *papers = kg_graph_papers(graph, &n);
  const kg_edge *edges = kg_graph_edges(graph, &n);
  size_t mentions = 0;
  for (size_t e = 0; e < n; e++)
    for (size_t m = 0; m < edges[e].n_mentions; m++, mentions++) {
      const kg_mention *mention = &edges[e].mentions[m];
      assert_int_equal(mention->end - mention->start, mention->text_len);
      assert_memory_equal(papers[0].text[mention->field].ptr + mention->start, mention->text, mention->text_len);
    }
  assert_int_equal(mentions, 7);
  kg_graph_free(graph);
}

/* A lexicon of these rows alone. */
static kg_lexicon *lexicon_of(const char *file, const char *rows) {
  kg_lexicon *own = kg_lexicon_new();
  assert_int_equal(kg_lexicon_add_memory(own, file, kg_str_of(rows), NULL, NULL), KG_OK);
  assert_int_equal(kg_lexicon_compile(own, NULL, NULL), KG_OK);
  return own;
}

/* An entity has all aliases of its row, however many. */
static void all_aliases_are_kept(void **state) {
  (void)state;
  enum { ALIASES = 100 };
  char row[8192] = "#!type: model\nManyNet\t";
  for (int i = 0; i < ALIASES; i++)
    snprintf(row + strlen(row), sizeof row - strlen(row), "%sZyxNet%d", i ? "|" : "", i);
  kg_lexicon *own = lexicon_of("own.tsv", strcat(row, "\t\t\t\tx\n"));
  kg_extractor *extractor = kg_extractor_new(own, NULL);
  add_paper(extractor, "1", "A paper", "", "Here is ZyxNet99.");
  kg_graph *graph = finish(extractor);
  size_t n;
  const kg_entity *entities = kg_graph_entities(graph, &n);
  assert_int_equal(n, 1);
  assert_int_equal(entities[0].n_aliases, ALIASES);
  kg_graph_free(graph);
  kg_lexicon_free(own);
}

/* "called ab ab ab ..." and what comes behind; too much for most expressions with loops in loops. */
static const char *long_calling(const char *behind) {
  static char text[400];
  strcpy(text, "It is called");
  while (strlen(text) < 300) strcat(text, " ab");
  return strcat(text, behind);
}

/* What a pattern finds in a paper, and whether it gave up on it. */
static size_t names_found(const kg_lexicon *own, const char *abstract, size_t *failures) {
  kg_diag diag = {0};
  kg_graph *graph = NULL;
  kg_extractor *extractor = kg_extractor_new(own, NULL);
  add_paper(extractor, "1", "A paper", "", abstract);
  assert_int_equal(kg_extractor_finish(extractor, &graph, NULL, &diag, NULL), KG_OK);
  kg_extractor_free(extractor);
  size_t n;
  (void)kg_graph_entities(graph, &n);
  kg_graph_free(graph);
  *failures = diag.errors;
  return n;
}

/* Where a match is out of the question it does not matter what looking for it costs: sooner or later nobody does. */
static void hopeless_places_are_no_failures(void **state) {
  (void)state;
  kg_lexicon *own = lexicon_of(
      "own.patterns", "explodes\tintroduces\t0.9\t^called\tcalled (?:(?:[a-z]+ ?)+)+(?<models>[A-Z][a-z]+Net)\n");
  size_t failures;
  assert_int_equal(names_found(own, long_calling("."), &failures), 0);
  assert_int_equal(failures, 0);
  assert_int_equal(names_found(own, "It is called the FooNet.", &failures), 1);
  kg_lexicon_free(own);
}

/* A pattern that takes too many steps is not tried again on the paper, but on others. No glance sees what may not stand
 * behind. */
static void failing_patterns_are_given_up(void **state) {
  (void)state;
  kg_lexicon *own =
      lexicon_of("own.patterns",
                 "explodes\tintroduces\t0.9\t^called\tcalled (?:(?:[a-z]+ ?)+)+(?<models>[A-Z][a-z]+net)(?<!Barnet)\n");
  size_t failures;
  assert_int_equal(names_found(own, long_calling(" Barnet. It is called the Foonet."), &failures), 0);
  assert_int_equal(failures, 1);
  assert_int_equal(names_found(own, "It is called the Foonet.", &failures), 1);
  assert_int_equal(failures, 0);
  kg_lexicon_free(own);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_touch_han_but_not_letters),
      cmocka_unit_test(all_aliases_are_kept),
      cmocka_unit_test(hopeless_places_are_no_failures),
      cmocka_unit_test(failing_patterns_are_given_up),
      cmocka_unit_test(pieces_of_compound_names_do_not_count),
      cmocka_unit_test(han_names_do_not_cut_words),
      cmocka_unit_test(context_decides_homonyms),
      cmocka_unit_test(versions_follow_families),
      cmocka_unit_test(titles_introduce_names),
      cmocka_unit_test(the_source_of_a_row_introduces_its_name),
      cmocka_unit_test(statements_introduce_names),
      cmocka_unit_test(evaluation_comparison_and_use_are_told_apart),
      cmocka_unit_test(sentences_make_relations_likely),
      cmocka_unit_test(models_are_candidates_of_a_benchmark_paper),
      cmocka_unit_test(denied_names_are_only_mentioned),
      cmocka_unit_test(brackets_define_short_forms),
      cmocka_unit_test(short_forms_fit_long_ones),
      cmocka_unit_test(capitals_inside_make_names),
      cmocka_unit_test(quotes_hold_what_is_called_so),
      cmocka_unit_test(years_belong_to_names),
      cmocka_unit_test(nouns_next_to_names_tell_types),
      cmocka_unit_test(general_heads_mean_the_specific_term),
      cmocka_unit_test(quantities_and_never_names_are_no_names),
      cmocka_unit_test(introduced_names_spread_to_other_papers),
      cmocka_unit_test(spellings_of_a_new_name_meet),
      cmocka_unit_test(papers_wait_for_their_lexicon),
      cmocka_unit_test(discovery_can_be_switched_off),
      cmocka_unit_test(order_and_threads_do_not_matter),
      cmocka_unit_test(offsets_are_exact),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
