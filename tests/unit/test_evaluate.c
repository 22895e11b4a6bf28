/* A graph against gold: what counts as right, wrong, missed, split. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <kgextract/eval.h>

#include "base/buf.h"
#include "base/str.h"
#include "eval/key.h"

#define HEADER "paper_id\tname\taliases\ttypes\ttier\trelation\tevidence\n"

/* What one paper says. */
typedef struct said {
  const char *name, *type, *text; /* text: of its mention; NULL: the name */
  kg_relation relation;
  float confidence; /* 0 stands for 1 */
} said;

static kg_graph *make_graph(const said *all, size_t n, kg_view view) {
  kg_builder *builder = kg_builder_new();
  kg_source source = {kg_str_of("p.md"), 1};
  kg_paper paper = {.id = kg_str_of("p1"), .sources = &source, .n_sources = 1};
  uint32_t index, entity;
  assert_int_equal(kg_builder_paper(builder, &paper, &index, NULL), KG_OK);
  for (size_t i = 0; i < n; i++) {
    kg_entity named = {.name = kg_str_of(all[i].name)};
    assert_int_equal(kg_builder_entity(builder, &named, kg_str_of(all[i].type), &entity), KG_OK);
    kg_mention mention = {.relation = all[i].relation,
                          .confidence = all[i].confidence > 0 ? all[i].confidence : 1,
                          .line = 3,
                          .col = (uint32_t)i + 1};
    kg_mention_quote(&mention, kg_str_of(all[i].text ? all[i].text : all[i].name), (kg_str){0}, (kg_str){0});
    assert_int_equal(kg_builder_mention(builder, index, entity, &mention), KG_OK);
  }
  kg_graph *graph = kg_builder_finish(builder, view, (kg_str){NULL, 0});
  assert_non_null(graph);
  kg_builder_free(builder);
  return graph;
}

static kg_gold *make_gold(const char *rows) {
  kgi_buf text = {0};
  kg_diag diag = {0};
  kg_error err = {0};
  kg_gold *gold;
  kgi_buf_puts(&text, HEADER);
  kgi_buf_puts(&text, rows);
  assert_int_equal(kg_gold_read_memory(&gold, "gold.tsv", kgi_buf_str(&text), &diag, &err), KG_OK);
  assert_int_equal(diag.errors, 0);
  kgi_buf_clear(&text);
  return gold;
}

static void put_tally(kgi_buf *out, const char *name, const kg_tally *tally) {
  if (tally->right + tally->wrong + tally->missed == 0) return;
  kgi_buf_putf(out, "%s %zu %zu %zu\n", name, tally->right, tally->wrong, tally->missed);
}

static void put_scores(kgi_buf *out, const kg_scores *scores) {
  put_tally(out, "name", &scores->name);
  put_tally(out, "typed", &scores->typed);
  for (int r = 0; r < KG_SHARES; r++) put_tally(out, kg_relation_name((kg_relation)r), &scores->relation[r]);
  kgi_buf_putf(out, "never %zu splits %zu canonical %zu\n", scores->never, scores->splits, scores->canonical);
}

static void put_findings(kgi_buf *out, const kg_evaluation *evaluation) {
  size_t n;
  const kg_finding *findings = kg_evaluation_findings(evaluation, &n);
  for (size_t i = 0; i < n; i++) {
    const kg_finding *at = &findings[i];
    kgi_buf_put(out, at->file);
    kgi_buf_putf(out, ":%u:%u %s ", at->line, at->col, kg_fault_name(at->fault));
    kgi_buf_put(out, at->name);
    kgi_buf_putc(out, ' ');
    kgi_buf_put(out, at->said);
    kgi_buf_putc(out, '/');
    kgi_buf_put(out, at->gold);
    kgi_buf_putc(out, '\n');
  }
}

/* Right, wrong and missed of each measure with content, the counts, then the findings. */
static void assert_measured(const char *rows, const said *all, size_t n, const char *expected) {
  kg_graph *graph = make_graph(all, n, KG_BIPARTITE);
  kg_gold *gold = make_gold(rows);
  kg_evaluation *evaluation;
  kgi_buf out = {0};
  assert_int_equal(kg_evaluate(&evaluation, gold, graph, NULL), KG_OK);
  kg_scores total = kg_evaluation_total(evaluation);
  put_scores(&out, &total);
  put_findings(&out, evaluation);
  assert_string_equal(kgi_buf_cstr(&out), expected);
  kgi_buf_clear(&out);
  kg_evaluation_free(evaluation);
  kg_gold_free(gold);
  kg_graph_free(graph);
}

#define assert_said(rows, expected, ...) \
  assert_measured(rows, (const said[]){__VA_ARGS__}, sizeof((const said[]){__VA_ARGS__}) / sizeof(said), expected)

static void test_tiers(void **state) {
  (void)state;
  assert_said(
      "p1\tCLIP\t\tmodel\trequired\tuses\tCLIP\n"
      "p1\tViT\t\tmodel\trequired\tuses\tViT\n"
      "p1\tAttention\t\tmethod\toptional\tmentions\tattention\n"
      "p1\tLLM\t\tmethod\tnever\t\tLLM\n",
      "name 1 2 1\ntyped 1 2 1\nmentions 0 2 0\nuses 1 0 1\nnever 1 splits 0 canonical 1\n"
      "p.md:3:3 wrong Foo model/\np.md:3:4 never LLM method/\ngold.tsv:3:29 missed ViT /model\n",
      {"CLIP", "model", NULL, KG_USES, 0}, {"attention", "metric", NULL, KG_USES, 0},
      {"Foo", "model", NULL, KG_MENTIONS, 0}, {"LLM", "method", NULL, KG_MENTIONS, 0});
}

static void test_types(void **state) {
  (void)state;
  assert_said(
      "p1\tGLUE\t\tbenchmark|dataset\trequired\tevaluates\tGLUE\n"
      "p1\tMinecraft\t\ttool\trequired\tuses\tMinecraft\n",
      "name 2 0 0\ntyped 1 1 1\nuses 1 0 0\nevaluates 1 0 0\nnever 0 splits 0 canonical 2\n"
      "p.md:3:2 type Minecraft dataset/tool\n",
      {"GLUE", "dataset", NULL, KG_EVALUATES, 0}, {"Minecraft", "dataset", NULL, KG_USES, 0});
}

/* Of a wrong name the relation is wrong, too; of a missed one it is missed. */
static void test_relations(void **state) {
  (void)state;
  assert_said(
      "p1\tCLIP\t\tmodel\trequired\tintroduces\tCLIP\n"
      "p1\tViT\t\tmodel\trequired\tcompares\tViT\n"
      "p1\tSAM\t\tmodel\trequired\tintroduces\tSAM\n",
      "name 2 1 1\ntyped 2 1 1\ncompares 0 1 1\nintroduces 0 2 2\nnever 0 splits 0 canonical 2\n"
      "p.md:3:1 relation CLIP compares/introduces\np.md:3:3 wrong Foo model/\n"
      "p.md:3:2 relation ViT introduces/compares\ngold.tsv:4:35 missed SAM /model\n",
      {"CLIP", "model", NULL, KG_COMPARES, 0}, {"ViT", "model", NULL, KG_INTRODUCES, 0},
      {"Foo", "model", NULL, KG_INTRODUCES, 0});
}

/* Letter case and separators do not count; the text of a mention matches as well as the name, but is not canonical. */
static void test_matching(void **state) {
  (void)state;
  assert_said(
      "p1\tMixture of Experts\tMoE|专家混合\tmethod\trequired\tuses\tMoE 模型\n"
      "p1\tLLaMA-3\tLlama 3\tmodel\trequired\tuses\tLlama-3\n"
      "p1\tFlan\t\tmodel\trequired\tuses\tFLAN-T5\n",
      "name 3 0 0\ntyped 3 0 0\nuses 3 0 0\nnever 0 splits 0 canonical 1\n",
      {"Sparse MoE", "method", "专家 混合", KG_USES, 0}, {"ＬＬＡＭＡ３", "model", NULL, KG_USES, 0},
      {"flan T5", "model", NULL, KG_USES, 0});
}

static void test_split(void **state) {
  (void)state;
  assert_said("p1\tCLIP\tContrastive Pre-training\tmodel\trequired\tuses\tCLIP\n",
              "name 1 0 0\ntyped 1 0 0\nuses 1 0 0\nnever 0 splits 1 canonical 1\n"
              "p.md:3:2 split Contrastive Pre-training CLIP/CLIP\n",
              {"CLIP", "model", NULL, KG_USES, 0}, {"Contrastive Pre-training", "model", NULL, KG_MENTIONS, 0});
}

/* A name that several rows accept takes the free and stronger one. */
static void test_free_rows(void **state) {
  (void)state;
  assert_said(
      "p1\tLlama 2 7B\tLlama 2\tmodel\toptional\tuses\tLlama 2 7B\n"
      "p1\tLlama 2\t\tmodel\trequired\tuses\tLlama 2\n",
      "name 1 0 0\ntyped 1 0 0\nuses 1 0 0\nnever 0 splits 0 canonical 1\n", {"Llama 2", "model", NULL, KG_USES, 0},
      {"Llama 2 7B", "model", NULL, KG_COMPARES, 0});
}

static void test_absent_paper(void **state) {
  (void)state;
  kg_graph *graph = make_graph(NULL, 0, KG_BIPARTITE);
  kg_gold *gold = make_gold("p1\tA\t\tmodel\toptional\tuses\tA\np2\tB\t\tmodel\trequired\tuses\tB\n");
  kg_evaluation *evaluation;
  assert_int_equal(kg_evaluate(&evaluation, gold, graph, NULL), KG_OK);
  size_t absent;
  assert_int_equal(kg_evaluation_papers(evaluation, &absent), 2);
  assert_int_equal(absent, 1);
  assert_int_equal(kg_evaluation_total(evaluation).name.missed, 1);
  kg_evaluation_free(evaluation);
  kg_gold_free(gold);
  kg_graph_free(graph);
}

/* What is right counts for gold's first type, what is wrong for the one that was said. */
static void test_by_type(void **state) {
  (void)state;
  const said all[] = {{"GLUE", "dataset", NULL, KG_EVALUATES, 0}, {"Foo", "robot", NULL, KG_MENTIONS, 0}};
  kg_graph *graph = make_graph(all, 2, KG_BIPARTITE);
  kg_gold *gold = make_gold("p1\tGLUE\t\tbenchmark|dataset\trequired\tevaluates\tGLUE\n");
  kg_evaluation *evaluation;
  assert_int_equal(kg_evaluate(&evaluation, gold, graph, NULL), KG_OK);
  kg_str type;
  kg_scores scores;
  size_t n = 0;
  for (; kg_evaluation_type_at(evaluation, n, &type, &scores); n++) {
    assert_int_equal(scores.typed.right, kgi_str_eq(type, KGI_STR("benchmark")));
    assert_int_equal(scores.name.wrong, kgi_str_eq(type, KGI_STR("robot")));
  }
  assert_int_equal(n, 7);
  kg_evaluation_free(evaluation);
  kg_gold_free(gold);
  kg_graph_free(graph);
}

static void test_bands(void **state) {
  (void)state;
  const said all[] = {{"A", "model", NULL, KG_USES, 0.9f},  {"B", "model", NULL, KG_MENTIONS, 1},
                      {"C", "tool", NULL, KG_USES, 0.95f},  {"D", "model", NULL, KG_USES, 0.92f},
                      {"E", "model", NULL, KG_USES, 0.89f}, {"F", "model", NULL, KG_USES, 0.1f}};
  kg_graph *graph = make_graph(all, 6, KG_BIPARTITE);
  kg_gold *gold = make_gold(
      "p1\tA\t\tmodel\trequired\tuses\tA\np1\tB\t\tmodel\trequired\tuses\tB\n"
      "p1\tC\t\tmodel\trequired\tuses\tC\np1\tF\t\tmodel\toptional\tuses\tF\n");
  kg_evaluation *evaluation;
  assert_int_equal(kg_evaluate(&evaluation, gold, graph, NULL), KG_OK);
  kg_band band;
  assert_true(kg_evaluation_band_at(evaluation, 0, &band));
  assert_int_equal(band.edges, 4);
  assert_int_equal(band.named, 3);
  assert_int_equal(band.typed, 2);
  assert_int_equal(band.stated, 3);
  assert_int_equal(band.related, 1);
  assert_true(kg_evaluation_band_at(evaluation, 1, &band));
  assert_int_equal(band.edges, 1);
  assert_int_equal(band.named, 0);
  assert_true(kg_evaluation_band_at(evaluation, 5, &band));
  assert_int_equal(band.edges, 0);
  assert_false(kg_evaluation_band_at(evaluation, 6, &band));
  kg_evaluation_free(evaluation);
  kg_gold_free(gold);
  kg_graph_free(graph);
}

static void test_tally(void **state) {
  (void)state;
  kg_tally tally = {.right = 3, .wrong = 1, .missed = 3}, none = {0};
  assert_float_equal(kg_tally_precision(&tally), 0.75, 1e-9);
  assert_float_equal(kg_tally_recall(&tally), 0.5, 1e-9);
  assert_float_equal(kg_tally_f1(&tally), 0.6, 1e-9);
  assert_float_equal(kg_tally_f1(&none), 0, 1e-9);
}

static void test_projection(void **state) {
  (void)state;
  kg_graph *graph = make_graph(NULL, 0, KG_VIEW_PAPERS);
  kg_gold *gold = make_gold("");
  kg_evaluation *evaluation;
  kg_error err = {0};
  assert_int_equal(kg_evaluate(&evaluation, gold, graph, &err), KG_USAGE);
  assert_null(evaluation);
  assert_string_equal(err.text, "the view 'papers' holds no names to measure; give the whole graph");
  kg_gold_free(gold);
  kg_graph_free(graph);
}

/* Windows line ends, a byte-order mark, comments; rows of a paper need not stand together. */
static void test_gold_files(void **state) {
  (void)state;
  static const char text[] = "\xEF\xBB\xBF# gold\r\n" HEADER
                             "p1\tA\t\tmodel\trequired\tuses\tA\r\n\np2\tB\t\tmodel\trequired\tuses\tB\n"
                             "p1\tC\t\tmodel\trequired\tuses\tC";
  kg_diag diag = {0};
  kg_gold *gold;
  assert_int_equal(kg_gold_read_memory(&gold, "", kg_str_of(text), &diag, NULL), KG_OK);
  assert_int_equal(diag.errors, 0);
  kg_graph *graph = make_graph((const said[]){{"C", "model", NULL, KG_USES, 0}}, 1, KG_BIPARTITE);
  kg_evaluation *evaluation;
  assert_int_equal(kg_evaluate(&evaluation, gold, graph, NULL), KG_OK);
  size_t absent;
  assert_int_equal(kg_evaluation_papers(evaluation, &absent), 2);
  kg_scores total = kg_evaluation_total(evaluation);
  assert_int_equal(total.name.right, 1);
  assert_int_equal(total.name.missed, 2);
  kg_evaluation_free(evaluation);
  kg_gold_free(gold);
  kg_graph_free(graph);
}

static void test_no_gold(void **state) {
  (void)state;
  kg_gold *gold;
  kg_error err = {0};
  assert_int_equal(kg_gold_read_memory(&gold, "x", KGI_STR("a\tb\n"), NULL, &err), KG_SYNTAX);
  assert_null(gold);
  assert_int_equal(err.line, 1);
  assert_int_equal(kg_gold_read_memory(&gold, "x", (kg_str){NULL, 0}, NULL, NULL), KG_SYNTAX);
  assert_int_equal(kg_gold_read(&gold, "/nowhere/gold.tsv", NULL, NULL), KG_IO);
  kg_gold_free(NULL);
  kg_evaluation_free(NULL);
}

static void test_key(void **state) {
  (void)state;
  static const char *const pairs[][2] = {{"$VILA^2$", "vila2"},
                                         {"DeepLabV3+", "deeplabv3+"},
                                         {"Ｑ－Former", "qformer"},
                                         {"专家 混合", "专家混合"},
                                         {"β-VAE", "βvae"},
                                         {"a_b", "ab"},
                                         {"H₂O", "h2o"},
                                         {"—", ""},
                                         {"", ""}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    kgi_arena arena = {0};
    kg_str key;
    assert_int_equal(kgi_key(&arena, kg_str_of(pairs[i][0]), &key), KG_OK);
    assert_true(kgi_str_eq(key, kg_str_of(pairs[i][1])));
    kgi_arena_clear(&arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_tiers),        cmocka_unit_test(test_types),      cmocka_unit_test(test_relations),
      cmocka_unit_test(test_matching),     cmocka_unit_test(test_split),      cmocka_unit_test(test_free_rows),
      cmocka_unit_test(test_absent_paper), cmocka_unit_test(test_by_type),    cmocka_unit_test(test_bands),
      cmocka_unit_test(test_tally),        cmocka_unit_test(test_projection), cmocka_unit_test(test_gold_files),
      cmocka_unit_test(test_no_gold),      cmocka_unit_test(test_key),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
