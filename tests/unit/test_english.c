/* Rules for English texts, each with its counter-example. */
#include "extracting.h"

static void a_small_s_makes_acronyms_plural(void **state) {
  (void)state;
  in_text("We use SFTs.", "supervised fine-tuning/method/uses");
  in_text("There is SFTS.", "");
  in_text("WE KEEP MIXTURES OF EXPERTS AND OVERSAMPLINGS.", "oversampling/method/uses");
}

static void a_hyphenated_word_before_a_blank_is_apart(void **state) {
  (void)state;
  in_text("We gain 1-2 MMLU points.", "MMLU/benchmark/evaluates");
  in_text("We gain on Re-MMLU points.", "Re-MMLU/benchmark/evaluates");
  in_text("There is R-CLIP-based rest.", "R-CLIP/model/mentions");
  in_text("There is R-CLIP-net at rest.", "R-CLIP-net/model/mentions");
}

static void a_version_behind_a_model_is_its_backbone(void **state) {
  (void)state;
  in_text("We keep CLIP Llama-3-8B.", "CLIP/model/uses");
  in_text("We keep CLIP, Llama-3-8B.", "CLIP/model/uses; Llama-3-8B/model/uses");
  in_text("我们保留 MMLU Llama-3-8B。", "Llama-3-8B/model/uses; MMLU/benchmark/evaluates");
}

static void lists_behind_a_noun_hold_names_of_its_type(void **state) {
  (void)state;
  in_text("There are image datasets (FOOS, BarSet, and QUX).",
          "BarSet/dataset/uses; FOOS/dataset/uses; QUX/dataset/uses");
  in_text("We face two public eye tracking datasets, FOOS and QUX.", "FOOS/dataset/uses; QUX/dataset/uses");
  in_text("On these datasets, FOOS rests.", "");
  in_text("It rests on the Foos and Quxes datasets.", "Quxes/dataset/evaluates; Foos/benchmark/evaluates");
  in_text("It rests on Foos and other datasets.", "");
  in_text("Results on MMLU, Carvan and GSM8K are out.",
          "Carvan/benchmark/evaluates; GSM8K/benchmark/evaluates; MMLU/benchmark/evaluates");
  in_text("Results on Rome, Carvan and Paris are out.", "");
  in_text("There are some like CLIP, Carvan and LLaVA.",
          "CLIP/model/mentions; Carvan/model/mentions; LLaVA/model/mentions");
  in_text("There are some like pruning, Carvan and oversampling.",
          "oversampling/method/mentions; pruning/method/mentions");
  in_text("There are datasets, FOOS and QUX, containing rest.", "FOOS/dataset/uses; QUX/dataset/uses");
  in_text("On these datasets, FOOS and QUX rest.", "");
  in_text("Here, FOOS and QUX surpass rest.", "FOOS/method/mentions; QUX/method/mentions");
  in_text("Here, FOOS and QUX rest.", "");
  in_text("There are popular benchmarks: FOOS and QUX.", "FOOS/benchmark/evaluates; QUX/benchmark/evaluates");
  in_text("There are lazy systems (T9 and GECToR).", "GECToR/model/mentions; T9/model/mentions");
  in_text("There are lazy systems (FOOS).", "");
  in_text("There are lazy methods (e.g., FOOS, QUX).", "FOOS/method/mentions; QUX/method/mentions");
}

static void names_are_given_in_many_words(void **state) {
  (void)state;
  in_text("We refer to the new lazy model as DELX.", "DELX/model/introduces");
  in_text("People refer to DELX as lazy.", "");
  in_text("We call this benchmark Foo-Bar 100K.", "Foo-Bar 100K/benchmark/introduces");
  in_text("We call this 100K.", "");
  in_text("It is a framework, coined Prompt to Transfer (P2T), that rests.", "P2T/method/introduces");
  in_text("We propose a Margin-based Lazy Objective (MLO).", "MLO/method/introduces");
  in_text("We propose something based on Lazy Objectives (MLO).", "");
  in_text("We propose an old approach, the lazy scan statistic (LSS).", "LSS/method/introduces");
  in_text("We propose it for Bob, the lazy scan statistic (LSS).", "");
  in_text("The proposed way improves old lazy statistics (LazStat).", "LazStat/method/uses");
  in_text("The proposed way of old lazy statistics (LazStat).", "LazStat/method/introduces");
  in_text("Results on English-Quechua are out.", "");
  in_text("Results on English-Quechua-2 are out.", "English-Quechua-2/benchmark/evaluates");
  in_text("We propose foo bar scores(fBS) at last.", "fBS/method/introduces");
  in_text("We build an FOO-like lazy model BARNET.", "BARNET/model/introduces");
  in_text("We build a lazy world, BARNET, at last.", "BARNET/model/introduces");
  in_text("We present TASK-former at last.", "TASK-former/model/introduces");
  in_text("We present TASK-based rest.", "");
  in_text("We propose a lazy framework – FOOBAR with rest.", "FOOBAR/method/introduces");
  in_text("We propose a change to FOOBAR with rest.", "");
  in_text("It yields a novel lazy scan statistic (LSS).", "LSS/method/introduces");
  in_text("It yields an old lazy scan statistic (LSS).", "");
  in_text("We present a novel Foo-Grounded scheme.", "");
  in_text("We present a novel Foo-Ground scheme.", "Foo-Ground/method/introduces");
}

static void lists_in_brackets_define_nothing(void **state) {
  (void)state;
  in_text("There is question answering (FOO-10, MMLU). FOO-10 rests.", "MMLU/benchmark/evaluates");
  in_text("There is question answering (XQA). Results on XQA are out.", "");
  in_text("There is question answering (FOO-10, MMLU). Results on FOO-10 are out.",
          "FOO-10/benchmark/evaluates; MMLU/benchmark/evaluates");
}

static void terms_for_techniques_may_be_plural(void **state) {
  (void)state;
  in_text("Deep Foo Networks (DFNs) are old.", "DFNs/model/mentions");
  in_text("Deep Foo Weathers (DFWs) are old.", "");
  in_text("The old deep foo networks (DFNs) rest.", "");
  in_text("The lazy foo detection (LFD) rests. There is the LFD dataset.", "");
  in_text("The lazy foo delight (LFD) rests. There is the LFD dataset.", "LFD/dataset/uses");
}

static void nouns_show_what_they_follow(void **state) {
  (void)state;
  in_text("It rests beside the FOOBAR lazy algorithm.", "FOOBAR/method/mentions");
  in_text("It rests beside the FOOBAR weather.", "");
  in_text("It rests beside the Foober algorithm.", "Foober/method/mentions");
  in_text("It rests beside the Foober weather.", "");
  in_text("The FM search algorithm is old. So FM rests.", "Foo Minimization/method/mentions");
  in_text("So FM rests.", "");
}

static void words_around_a_name_tell_its_type(void **state) {
  (void)state;
  in_text("It is trained on FooNet at last.", "FooNet/dataset/uses");
  in_text("It is built on FooNet at last.", "FooNet/model/uses");
  in_text("It gains 0.3 QuxQux at last.", "QuxQux/metric/evaluates");
  in_text("There are 3 QuxQux at last.", "QuxQux/method/mentions");
  in_text("A QuxQux of 0.63 is low.", "QuxQux/metric/evaluates");
  in_text("A part QuxQux of it is low.", "QuxQux/method/mentions");
  in_text("We introduce a new dataset, Foo-Qux, at last.", "Foo-Qux/dataset/introduces");
  in_text("We introduce Foo-Qux, a way to a dataset.", "Foo-Qux/method/introduces");
  in_text("We propose Foo-Qux. On a dataset, Foo-Qux rests.", "Foo-Qux/method/introduces");
  in_text("There is FooQux-2017 at last.", "FooQux-2017/benchmark/evaluates");
  in_text("There is FooQux-1217 at last.", "FooQux-1217/method/mentions");
  expect("FooNet: Platforms at Rest", "", "", "FooNet/model/introduces");
  in_text("We present FOOB, a lazy old way (LOW) toolkit.", "FOOB/tool/introduces");
  in_text("We present FOOB, a lazy old way (LOW), toolkit.", "FOOB/method/introduces");
}

/* One paper that says what a name is outvotes one that does not say. */
static void papers_settle_types_together(void **state) {
  (void)state;
  kg_extractor *extractor = kg_extractor_new(lexicon, NULL);
  add_paper(extractor, "a", "LazyFoo: Resting All Day", "", "");
  add_paper(extractor, "b", "B", "", "The LazyFoo benchmark is old.");
  add_paper(extractor, "c", "C", "", "We rest on the LazyFoo dataset.");
  kg_graph *graph = finish(extractor);
  assert_string_equal(describe(graph, 0), "LazyFoo/dataset/introduces");
  kg_graph_free(graph);
}

static void data_of_a_year_is_that_data(void **state) {
  (void)state;
  in_text("We rest on MMLU 2010 and MMLU.", "MMLU/benchmark/evaluates");
  in_text("We rest on MMLU-2010, not on MMLU.", "MMLU/benchmark/evaluates");
  in_text("We rest on MMLU-2010a.", "MMLU-2010a/benchmark/evaluates");
  in_text("There are two benchmarks, namely FOO-B and QUX.", "FOO-B/benchmark/evaluates; QUX/benchmark/evaluates");
  in_text("There is a method, namely FOO-B.", "FOO-B/method/introduces");
}

static void names_of_titles_stand_as_they_are_written(void **state) {
  (void)state;
  in_text("There is LazyPose at rest.", "LazyPose/model/mentions");
  in_text("There is Lazy Pose at rest.", "");
  in_text("There is LazyPose-Foo at rest.", "LazyPose-Foo/method/mentions"); /* a title's type is no one's hint */
  in_text("There is LLaVA-Foo at rest.", "LLaVA-Foo/model/mentions");
}

static void bracketed_heads_of_titles_are_names(void **state) {
  (void)state;
  expect("[FOOBAR] Lazy Policies at Rest", "", "", "FOOBAR/method/introduces");
  expect("[Re] Lazy Policies at Rest", "", "", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_small_s_makes_acronyms_plural),
      cmocka_unit_test(a_hyphenated_word_before_a_blank_is_apart),
      cmocka_unit_test(a_version_behind_a_model_is_its_backbone),
      cmocka_unit_test(lists_behind_a_noun_hold_names_of_its_type),
      cmocka_unit_test(names_are_given_in_many_words),
      cmocka_unit_test(lists_in_brackets_define_nothing),
      cmocka_unit_test(terms_for_techniques_may_be_plural),
      cmocka_unit_test(nouns_show_what_they_follow),
      cmocka_unit_test(words_around_a_name_tell_its_type),
      cmocka_unit_test(papers_settle_types_together),
      cmocka_unit_test(data_of_a_year_is_that_data),
      cmocka_unit_test(names_of_titles_stand_as_they_are_written),
      cmocka_unit_test(bracketed_heads_of_titles_are_names),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
