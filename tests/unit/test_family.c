/* Versions rolled up to their families. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <kgextract/graph.h>

#include "base/buf.h"
#include "base/str.h"
#include "model/version.h"

/* A graph of one paper that has these names, "TYPE NAME[=FAMILY]" each, every one with a mention. */
static kg_graph *graph_of(const char *const *names) {
  kg_builder *builder = kg_builder_new();
  uint32_t paper, entity;
  assert_int_equal(kg_builder_paper(builder, &(kg_paper){.id = KGI_STR("p")}, &paper, NULL), KG_OK);
  for (size_t i = 0; names[i]; i++) {
    kg_str type, name, rest = kg_str_of(names[i]);
    kgi_str_split(&rest, ' ', &type);
    kgi_str_split(&rest, '=', &name);
    kg_entity row = {.name = name, .family = rest, .origin = KGI_STR("dictionary")};
    assert_int_equal(kg_builder_entity(builder, &row, type, &entity), KG_OK);
    kg_mention mention = {
        .relation = (kg_relation)(i % KG_SHARES), .confidence = 0.5f, .start = (uint32_t)i, .end = (uint32_t)i + 1};
    assert_int_equal(kg_builder_mention(builder, paper, entity, &mention), KG_OK);
  }
  kg_graph *graph = kg_builder_finish(builder, KG_BIPARTITE, (kg_str){0});
  kg_builder_free(builder);
  assert_non_null(graph);
  return graph;
}

/* "TYPE NAME(ALIAS|ALIAS)" of each entity, joined by blanks and commas. */
static void expect(const char *const *names, const char *expected) {
  kg_graph *graph = graph_of(names), *rolled;
  assert_int_equal(kg_graph_roll_up(&rolled, graph, NULL), KG_OK);
  kgi_buf text = {0};
  size_t n, n_types;
  const kg_str *types = kg_graph_types(rolled, &n_types);
  const kg_entity *entities = kg_graph_entities(rolled, &n);
  for (size_t i = 0; i < n; i++) {
    kg_str type = types[entities[i].type];
    kgi_buf_putf(&text, "%s%.*s %.*s", i ? ", " : "", (int)type.len, type.ptr, (int)entities[i].name.len,
                 entities[i].name.ptr);
    for (size_t a = 0; a < entities[i].n_aliases; a++)
      kgi_buf_putf(&text, "%c%.*s", a ? '|' : '(', (int)entities[i].aliases[a].len, entities[i].aliases[a].ptr);
    if (entities[i].n_aliases) kgi_buf_putc(&text, ')');
  }
  assert_string_equal(kgi_buf_cstr(&text), expected);
  kgi_buf_clear(&text);
  kg_graph_free(graph);
  kg_graph_free(rolled);
}

#define NAMES(...) \
  (const char *const[]) { __VA_ARGS__, NULL }

static void versions_join_their_family(void **state) {
  (void)state;
  expect(NAMES("model Llama-3-8B-Instruct=Llama 3", "model Llama 3", "model Llama"),
         "model Llama(Llama 3|Llama-3-8B-Instruct)");
  expect(NAMES("model Qwen2.5-Math", "model Qwen2-VL-7B"), "model Qwen(Qwen2-VL-7B|Qwen2.5-Math)");
  expect(NAMES("model Mixtral 8x7B", "model MobileNetV2"), "model Mixtral(Mixtral 8x7B), model MobileNet(MobileNetV2)");
}

static void spellings_meet(void **state) {
  (void)state;
  expect(NAMES("model Stable-Diffusion 3", "model Stable Diffusion"), "model Stable Diffusion(Stable-Diffusion 3)");
  expect(NAMES("model LLaMA-13B", "model Llama-2"), "model LLaMA(LLaMA-13B|Llama-2)");
}

static void what_is_no_version_stays(void **state) {
  (void)state;
  expect(NAMES("model T5", "model MM1", "model Mini-Omni", "model VILA^2", "model BERT-style"),
         "model BERT-style, model MM1, model Mini-Omni, model T5, model VILA^2");
  expect(NAMES("dataset CIFAR-10", "dataset CIFAR-100"), "dataset CIFAR-10, dataset CIFAR-100");
  expect(NAMES("method Adam 2", "model Adam"), "model Adam, method Adam 2");
}

/* Short names, and names with a variant alone, join what stands in the graph; other types what their row says. */
static void known_families_take_all(void **state) {
  (void)state;
  expect(NAMES("model T5-Base", "model T5"), "model T5(T5-Base)");
  expect(NAMES("model BERT-Large", "model BERT"), "model BERT(BERT-Large)");
  expect(NAMES("tool YARA 3=YARA"), "tool YARA(YARA 3)");
}

static void edges_become_one(void **state) {
  (void)state;
  kg_graph *graph = graph_of(NAMES("model GPT-2", "model GPT-3", "model GPT-4")), *rolled;
  assert_int_equal(kg_graph_roll_up(&rolled, graph, NULL), KG_OK);
  size_t n;
  const kg_edge *edges = kg_graph_edges(rolled, &n);
  assert_int_equal(n, 1);
  assert_int_equal(edges[0].relation, KG_COMPARES); /* the third's, the strongest */
  assert_int_equal(edges[0].n_mentions, 3);
  assert_true(edges[0].weight == 3);
  kg_graph_free(graph);
  kg_graph_free(rolled);
}

static void rolling_twice_changes_nothing(void **state) {
  (void)state;
  expect(NAMES("model Llama", "model GPT"), "model GPT, model Llama");
}

static void projections_are_refused(void **state) {
  (void)state;
  kg_graph *graph = graph_of(NAMES("model GPT-2")), *view, *rolled;
  assert_int_equal(kg_graph_select(&view, graph, &(kg_select){.view = KG_VIEW_ENTITIES}, NULL), KG_OK);
  assert_int_equal(kg_graph_roll_up(&rolled, view, NULL), KG_USAGE);
  assert_null(rolled);
  kg_graph_free(view);
  kg_graph_free(graph);
}

static size_t end_of(const char *text, size_t end) { return kgi_version_end(kg_str_of(text), end); }

static void versions_are_parsed(void **state) {
  (void)state;
  assert_int_equal(end_of("Llama-3.1-8B-Instruct is", 5), 21);
  assert_int_equal(end_of("GPT-4o.", 3), 6);
  assert_int_equal(end_of("Mistral 8x7B模型", 7), 12);
  assert_int_equal(end_of("BERT 3 个", 4), 4);
  assert_int_equal(end_of("LLaVA-Critic", 5), 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(versions_join_their_family), cmocka_unit_test(spellings_meet),
      cmocka_unit_test(what_is_no_version_stays),   cmocka_unit_test(known_families_take_all),
      cmocka_unit_test(edges_become_one),           cmocka_unit_test(rolling_twice_changes_nothing),
      cmocka_unit_test(projections_are_refused),    cmocka_unit_test(versions_are_parsed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
