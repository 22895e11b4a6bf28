/* Merging graphs, and telling two apart. */
#include "writing.h"

#include "base/str.h"

static kg_graph *merged(const kg_graph *a, const kg_graph *b, size_t warnings) {
  const kg_graph *graphs[] = {a, b};
  kg_graph *out;
  kg_diag diag = {0};
  kg_error err = {0};
  assert_int_equal(kg_graph_merge(&out, graphs, 2, &diag, &err), KG_OK);
  assert_int_equal(diag.warnings, warnings);
  return out;
}

/* Whether two graphs are the same, to the byte and by kg_diff. */
static void assert_same(const kg_graph *a, const kg_graph *b) {
  kgi_buf of_a = written("json", a), of_b = written("json", b);
  assert_string_equal(kgi_buf_cstr(&of_a), kgi_buf_cstr(&of_b));
  kgi_buf_clear(&of_a);
  kgi_buf_clear(&of_b);
  kg_table *changes;
  assert_int_equal(kg_diff(&changes, a, b, NULL), KG_OK);
  assert_int_equal(kg_table_rows(changes), 0);
  kg_table_free(changes);
}

/* One paper of this abstract in this file that names GPT-4o at its first bytes. */
static kg_graph *one_paper(const char *file, const char *abstract, const char *origin, const char *url) {
  kg_builder *builder = kg_builder_new();
  uint32_t paper, entity;
  kg_source source = {kg_str_of(file), 3};
  kg_paper record = {.id = KGI_STR("2405.00001"),
                     .text = {[KG_ABSTRACT] = kg_str_of(abstract)},
                     .url = kg_str_of(url),
                     .sources = &source,
                     .n_sources = 1};
  assert_int_equal(kg_builder_paper(builder, &record, &paper, NULL), KG_OK);
  kg_entity name = {.name = KGI_STR("GPT-4o"), .origin = kg_str_of(origin)};
  assert_int_equal(kg_builder_entity(builder, &name, KGI_STR("model"), &entity), KG_OK);
  add_mention(builder, paper, entity, KG_MENTIONS, abstract);
  return finish(builder);
}

static void merging_with_itself_changes_nothing(void **state) {
  (void)state;
  kg_graph *graph = sample_graph(), *nasty = nasty_graph();
  kg_graph *again = merged(graph, graph, 0), *nasty_again = merged(nasty, nasty, 0);
  assert_same(graph, again);
  assert_same(nasty, nasty_again);
  kg_graph_free(graph);
  kg_graph_free(again);
  kg_graph_free(nasty);
  kg_graph_free(nasty_again);
}

static void order_does_not_matter(void **state) {
  (void)state;
  kg_graph *a = sample_graph(), *b = nasty_graph();
  kg_graph *ab = merged(a, b, 0), *ba = merged(b, a, 0);
  assert_same(ab, ba);
  size_t n;
  kg_graph_papers(ab, &n);
  assert_int_equal(n, 4 + N_NASTY);
  kg_graph_free(a);
  kg_graph_free(b);
  kg_graph_free(ab);
  kg_graph_free(ba);
}

static void sources_and_gaps_come_from_all(void **state) {
  (void)state;
  kg_graph *a = one_paper("b.md", "GPT-4o is old.", "dictionary", ""),
           *c = one_paper("a.md", "GPT-4o is old.", "x", "u");
  kg_graph *both = merged(a, c, 0);
  size_t n;
  const kg_paper *paper = kg_graph_papers(both, &n);
  assert_int_equal(paper->n_sources, 2);
  assert_true(kgi_str_eq(paper->sources[0].file, KGI_STR("a.md")));
  assert_true(kgi_str_eq(paper->url, KGI_STR("u")));
  assert_int_equal(kg_graph_edges(both, &n)->n_mentions, 1);
  assert_true(kgi_str_eq(kg_graph_entities(both, &n)->origin, KGI_STR("x")));
  kg_graph_free(a);
  kg_graph_free(c);
  kg_graph_free(both);
}

static void the_richer_text_wins_and_a_warning_says_so(void **state) {
  (void)state;
  kg_graph *brief = one_paper("a.md", "GPT-4o.", "dictionary", "u"),
           *rich = one_paper("b.md", "GPT-4o is old.", "x", "");
  kg_graph *both = merged(brief, rich, 1);
  size_t n;
  const kg_paper *paper = kg_graph_papers(both, &n);
  assert_true(kgi_str_eq(paper->text[KG_ABSTRACT], KGI_STR("GPT-4o is old.")));
  assert_int_equal(paper->n_sources, 2);
  const kg_edge *edge = kg_graph_edges(both, &n);
  assert_int_equal(edge->n_mentions, 1);
  assert_true(kgi_str_eq(kg_mention_sentence(edge->mentions), KGI_STR("GPT-4o is old.")));
  kg_graph_free(brief);
  kg_graph_free(rich);
  kg_graph_free(both);
}

/* An edge that a file states without mentions, and an entity that nothing cites, are kept. */
static void statements_without_evidence_are_kept(void **state) {
  (void)state;
  kg_builder *builder = kg_builder_new();
  uint32_t paper = add_paper(builder, "p", "A title", ""), entity = add_entity(builder, "BERT", "model");
  add_entity(builder, "Lonely", "tool");
  assert_int_equal(kg_builder_edge(builder, paper, entity | KG_ENTITY_BIT, KG_USES, 0.5f, 7), KG_OK);
  kg_graph *a = finish(builder), *b = sample_graph(), *both = merged(a, b, 0), *again = merged(both, a, 0);
  assert_same(both, again);
  kg_table *changes;
  assert_int_equal(kg_diff(&changes, b, both, NULL), KG_OK);
  assert_int_equal(kg_table_rows(changes), 4); /* the paper, two names, the edge */
  kg_table_free(changes);
  kg_graph_free(a);
  kg_graph_free(b);
  kg_graph_free(both);
  kg_graph_free(again);
}

static void projections_are_refused(void **state) {
  (void)state;
  kg_graph *graph = sample_graph(), *view, *out;
  kg_table *changes;
  kg_select select = {.view = KG_VIEW_PAPERS};
  assert_int_equal(kg_graph_select(&view, graph, &select, NULL), KG_OK);
  const kg_graph *graphs[] = {graph, view};
  assert_int_equal(kg_graph_merge(&out, graphs, 2, NULL, NULL), KG_USAGE);
  assert_null(out);
  assert_int_equal(kg_diff(&changes, view, graph, NULL), KG_USAGE);
  assert_null(changes);
  kg_graph_free(graph);
  kg_graph_free(view);
}

static void nothing_merges_to_nothing(void **state) {
  (void)state;
  kg_graph *out;
  size_t n;
  assert_int_equal(kg_graph_merge(&out, NULL, 0, NULL, NULL), KG_OK);
  kg_graph_papers(out, &n);
  assert_int_equal(n, 0);
  kg_graph_free(out);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(merging_with_itself_changes_nothing),
                                     cmocka_unit_test(order_does_not_matter),
                                     cmocka_unit_test(sources_and_gaps_come_from_all),
                                     cmocka_unit_test(the_richer_text_wins_and_a_warning_says_so),
                                     cmocka_unit_test(statements_without_evidence_are_kept),
                                     cmocka_unit_test(projections_are_refused),
                                     cmocka_unit_test(nothing_merges_to_nothing)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
