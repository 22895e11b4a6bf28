/* For tests of extraction: a case is a paper and what must (or must not) be found in it, with a small dictionary of
 * its own and the shipped patterns. */
#ifndef TESTS_EXTRACTING_H
#define TESTS_EXTRACTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <kgextract/kgextract.h>

static const char dictionary[] =
    "#!type: model\n"
    "CLIP\t\tcase\t\t2021-03\tx\n"
    "LLaVA\t\t\t\t2023-04\tx\n"
    "LazyPose\t\tminor\t\t2019\tx\n"
    "PaperNet\t\t\t\t\thttps://arxiv.org/abs/2407.00001\n"
    "Llama\t\tfamily\t\t2023-02\tx\n"
    "Llama 3\t\t\t\t2024-04\tx\n"
    "Gemini\t\tcase|word\tGoogle|GPT-4\t2023-12\tx\n";
static const char methods[] =
    "#!type: method\n"
    "Mixture of Experts\tMoE|专家混合|混合专家\t\t\t1991\tx\n"
    "Foo Minimization\tFM search\t\t\t\tx\n"
    "fine-tuning\t微调\tbroad\t\t\tx\n"
    "Foo process\t\t\t\t\thttps://en.wikipedia.org/wiki/Foo\n"
    "next word prediction\t\t\t\t\tarXiv:2407.00001\n"
    "oversampling\t过采样\t\t\t\tx\n"
    "pruning\t剪枝\t\t\t\tx\n"
    "supervised fine-tuning\tSFT|监督微调\t\t\t\tx\n";
static const char benchmarks[] =
    "#!type: benchmark\n"
    "GSM8K\t\t\t\t\tx\n"
    "MMLU\t\t\t\t\tx\n";
static const char nevers[] =
    "LLM\tlarge language model|大语言模型\tnever\tgeneric\t\tx\n"
    "RAL\t\tnever\tvenue\t\tx\n"
    "scaling\t\tnever\tgeneric phrase\t\tx\n"
    "question answering\t问答\tnever\ttask\t\tx\n";

static kg_lexicon *lexicon;

static int load(void **state) {
  (void)state;
  kg_diag diag = {0};
  lexicon = kg_lexicon_new();
  kg_status status = kg_lexicon_add_memory(lexicon, "m.tsv", kg_str_of(dictionary), &diag, NULL);
  if (!status) status = kg_lexicon_add_memory(lexicon, "t.tsv", kg_str_of(methods), &diag, NULL);
  if (!status) status = kg_lexicon_add_memory(lexicon, "b.tsv", kg_str_of(benchmarks), &diag, NULL);
  if (!status) status = kg_lexicon_add_memory(lexicon, "n.tsv", kg_str_of(nevers), &diag, NULL);
  if (!status) status = kg_lexicon_add(lexicon, "dictionaries/zh.patterns", &diag, NULL);
  if (!status) status = kg_lexicon_add(lexicon, "dictionaries/en.patterns", &diag, NULL);
  return status || diag.errors || kg_lexicon_compile(lexicon, &diag, NULL);
}

static int unload(void **state) {
  (void)state;
  kg_lexicon_free(lexicon);
  return 0;
}

static void add_paper(kg_extractor *extractor, const char *id, const char *title, const char *title_alt,
                      const char *abstract) {
  kg_record record = {.id = kg_str_of(id), .date = kg_str_of("2024-07"), .source = {kg_str_of("test"), 1}};
  record.text[KG_TITLE].str = kg_str_of(title);
  record.text[KG_TITLE_ALT].str = kg_str_of(title_alt);
  record.text[KG_ABSTRACT].str = kg_str_of(abstract);
  assert_int_equal(kg_extractor_add(extractor, &record), KG_OK);
}

/* What a graph says of paper `paper`: "name/type/relation; ..." in the order of the graph. */
static const char *describe(const kg_graph *graph, uint32_t paper) {
  static char text[4096];
  size_t n, n_papers, n_entities, at = 0;
  kg_graph_papers(graph, &n_papers);
  const kg_entity *entities = kg_graph_entities(graph, &n_entities);
  const kg_edge *edges = kg_graph_edges(graph, &n);
  const kg_str *types = kg_graph_types(graph, &n);
  const uint32_t *mine = kg_graph_edges_of(graph, paper, &n);
  text[0] = '\0';
  for (size_t i = 0; i < n; i++) {
    const kg_entity *entity = &entities[edges[mine[i]].to - n_papers];
    at += (size_t)snprintf(text + at, sizeof text - at, "%s%.*s/%.*s/%s", at ? "; " : "", (int)entity->name.len,
                           entity->name.ptr, (int)types[entity->type].len, types[entity->type].ptr,
                           kg_relation_name(edges[mine[i]].relation));
  }
  return text;
}

static kg_graph *finish(kg_extractor *extractor) {
  kg_graph *graph = NULL;
  assert_int_equal(kg_extractor_finish(extractor, &graph, NULL, NULL, NULL), KG_OK);
  kg_extractor_free(extractor);
  return graph;
}

static void expect(const char *title, const char *title_alt, const char *abstract, const char *found) {
  kg_extractor *extractor = kg_extractor_new(lexicon, NULL);
  add_paper(extractor, "2407.00001", title, title_alt, abstract);
  kg_graph *graph = finish(extractor);
  assert_string_equal(describe(graph, 0), found);
  kg_graph_free(graph);
}

static void in_text(const char *abstract, const char *found) { expect("", "", abstract, found); }

#endif
