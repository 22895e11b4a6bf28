/* What the writers' tests share: sample graphs, and writing into memory. */
#ifndef TEST_WRITING_H
#define TEST_WRITING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <kgextract/kgextract.h>

#include "base/buf.h"

static inline uint32_t add_paper(kg_builder *builder, const char *id, const char *title, const char *url) {
  static const kg_source source = {{"digest.md", 9}, 7};
  uint32_t index;
  kg_paper paper = {.id = kg_str_of(id),
                    .text = {kg_str_of(title), kg_str_of("另一个标题"), kg_str_of("We study GPT-4o.")},
                    .url = kg_str_of(url),
                    .date = kg_str_of("2024-09"),
                    .sources = &source,
                    .n_sources = 1};
  assert_int_equal(kg_builder_paper(builder, &paper, &index, NULL), KG_OK);
  return index;
}

static inline uint32_t add_entity(kg_builder *builder, const char *name, const char *type) {
  uint32_t index;
  kg_str alias = kg_str_of("别名");
  kg_entity entity = {.name = kg_str_of(name), .aliases = &alias, .n_aliases = 1, .origin = kg_str_of("dictionary")};
  assert_int_equal(kg_builder_entity(builder, &entity, kg_str_of(type), &index), KG_OK);
  return index;
}

static inline void add_mention(kg_builder *builder, uint32_t paper, uint32_t entity, kg_relation relation,
                               const char *sentence) {
  kg_mention mention = {.field = KG_ABSTRACT,
                        .relation = relation,
                        .confidence = 0.9f,
                        .start = relation == KG_MENTIONS ? 0 : 9,
                        .end = relation == KG_MENTIONS ? 6 : 15,
                        .line = 11,
                        .col = 10};
  kg_mention_quote(&mention, kg_str_of("GPT-4o"), kg_str_of(sentence), kg_str_of("model.tsv:12"));
  assert_int_equal(kg_builder_mention(builder, paper, entity, &mention), KG_OK);
}

/* Hands on what comes of bytes when some of them change, one or sixteen at a time, and when they end early. The first
 * and the last few are left alone. */
static inline void spoil(kgi_buf *bytes, int rounds, size_t step, void (*take)(void *ctx, kg_str bytes), void *ctx) {
  uint32_t seed = 1;
  for (int i = 0; i < rounds; i++) {
    char old[16];
    seed = seed * 1103515245u + 12345u;
    size_t at = 16 + (seed >> 4) % (bytes->len - 32);
    memcpy(old, bytes->bytes + at, sizeof old);
    memset(bytes->bytes + at, i % 3 ? (int)(seed >> 24) : 0, i % 2 ? 1 : sizeof old);
    take(ctx, kgi_buf_str(bytes));
    memcpy(bytes->bytes + at, old, sizeof old);
  }
  for (size_t len = 16; len < bytes->len; len += step) take(ctx, (kg_str){bytes->bytes, len});
}

static inline kg_graph *finish(kg_builder *builder) {
  kg_graph *graph = kg_builder_finish(builder, KG_BIPARTITE, (kg_str){NULL, 0});
  assert_non_null(graph);
  kg_builder_free(builder);
  return graph;
}

/* Three papers around GPT-4o, one of which introduces LongCite, and one paper alone. */
static inline kg_graph *sample_graph(void) {
  kg_builder *builder = kg_builder_new();
  uint32_t a =
      add_paper(builder, "2409.02897", "LongCite: Citations in Long-context QA", "https://arxiv.org/abs/2409.02897");
  uint32_t b = add_paper(builder, "2409.17692", "MIO: A Foundation Model", "https://arxiv.org/abs/2409.17692");
  uint32_t c = add_paper(builder, "2410.02712", "Learning to Evaluate Multimodal Models with Care", "");
  add_paper(builder, "2411.00001", "单独的论文", "");
  uint32_t gpt = add_entity(builder, "GPT-4o", "model"), cite = add_entity(builder, "LongCite", "model");
  uint32_t bench = add_entity(builder, "LongBench-Cite", "benchmark");
  add_mention(builder, a, gpt, KG_MENTIONS, "Like GPT-4o it answers.");
  add_mention(builder, a, gpt, KG_COMPARES, "It surpasses GPT-4o.");
  add_mention(builder, b, gpt, KG_MENTIONS, "GPT-4o was released.");
  add_mention(builder, c, gpt, KG_USES, "We study GPT-4o.");
  add_mention(builder, a, cite, KG_INTRODUCES, "We train LongCite.");
  add_mention(builder, a, bench, KG_EVALUATES, "On LongBench-Cite it is best.");
  return finish(builder);
}

/* Texts that break programs which do not escape. */
static const char *const nasty_texts[] = {"<script>alert(1)</script>",
                                          "]]>",
                                          "\\N and \\G",
                                          "ends in a backslash\\",
                                          "&lt; &#65; &copy;",
                                          "a & < b",
                                          "<html>bold",
                                          "\" onclick=\"x",
                                          "'single' `back`",
                                          "{a|b}<c>",
                                          "emoji \xF0\x9F\x98\x80 end",
                                          "نص عربي",
                                          "100% $x^2$",
                                          "-- -> --"};
enum { N_NASTY = sizeof nasty_texts / sizeof *nasty_texts };

/* Each nasty text is the title of a paper, the name of an entity, and the evidence between them. */
static inline kg_graph *nasty_graph(void) {
  kg_builder *builder = kg_builder_new();
  for (size_t i = 0; i < N_NASTY; i++) {
    char id[16];
    snprintf(id, sizeof id, "id%02zu", i);
    uint32_t paper =
        add_paper(builder, id, nasty_texts[i], i % 2 ? "javascript:alert(1)" : "https://a.b/\"onclick='x'&c=<d>");
    add_mention(builder, paper, add_entity(builder, nasty_texts[i], "model"), KG_USES, nasty_texts[i]);
  }
  return finish(builder);
}

/* Papers that each name `per_paper` of `entities` entities, the first ones far more often than the last. */
static inline kg_graph *large_graph(unsigned papers, unsigned entities, unsigned per_paper) {
  kg_builder *builder = kg_builder_new();
  unsigned seed = 1;
  for (unsigned i = 0; i < papers; i++) {
    char text[32];
    snprintf(text, sizeof text, "Paper%05u: a study", i);
    uint32_t paper = add_paper(builder, text, text, "");
    for (unsigned k = 0; k < per_paper; k++) {
      seed = seed * 1103515245u + 12345u;
      double share = (double)(seed >> 8) / 16777216.0;
      snprintf(text, sizeof text, "Name-%u", (unsigned)(entities * share * share * share));
      add_mention(builder, paper, add_entity(builder, text, kg_type_name(seed % 6)), KG_USES, "A sentence.");
    }
  }
  return finish(builder);
}

static inline kg_status take_bytes(void *buf, const char *bytes, size_t len) {
  kgi_buf_put(buf, (kg_str){bytes, len});
  return KG_OK;
}

static inline kg_status write_with(kgi_buf *buf, const char *format, const kg_graph *graph,
                                   const kg_write_options *options, kg_diag *diag, kg_error *err) {
  kg_output output = {take_bytes, buf};
  return kg_write(kg_writer_by_name(format), graph, options, &output, diag, err);
}

/* The graph in a format; clear after use. */
static inline kgi_buf written(const char *format, const kg_graph *graph) {
  kgi_buf buf = {0};
  kg_error err = {0};
  if (write_with(&buf, format, graph, NULL, NULL, &err) != KG_OK) fail_msg("%s: %s", format, err.text);
  return buf;
}

#endif
