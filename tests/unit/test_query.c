/* Questions, names, and printed answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <kgextract/format.h>
#include <kgextract/query.h>

#include "base/buf.h"
#include "query/table.h"

static const char lines[] =
    "{\"id\":\"2304.08485\",\"title\":\"Visual Instruction Tuning\",\"date\":\"2023-04-17\",\"abstract\":\"We present "
    "LLaVA.\\nIt builds on CLIP.\",\"entities\":[{\"name\":\"LLaVA\",\"type\":\"model\",\"relation\":\"introduces\","
    "\"mentions\":[{\"field\":\"abstract\",\"text\":\"LLaVA\",\"start\":11,\"end\":16,\"sentence\":\"We present "
    "LLaVA.\\nIt builds on CLIP.\"}]},{\"name\":\"CLIP\",\"type\":\"model\",\"relation\":\"uses\"}]}\n"
    "{\"id\":\"2009.03300\",\"title\":\"Measuring Massive Multitask Language Understanding\",\"entities\":[{\"name\":"
    "\"MMLU\",\"type\":\"benchmark\",\"relation\":\"introduces\",\"aliases\":[\"大规模多任务语言理解\"]}]}\n"
    "{\"id\":\"2310.03744\",\"title_alt\":\"改进的基线\",\"entities\":[{\"name\":\"LLaVA\",\"type\":\"model\","
    "\"relation\":\"compares\"},{\"name\":\"LLaVA-1.5\",\"type\":\"model\",\"relation\":\"introduces\"},{\"name\":"
    "\"MMLU\",\"type\":\"benchmark\",\"relation\":\"evaluates\"},{\"name\":\"clip\",\"type\":\"metric\",\"relation\":"
    "\"uses\"}]}\n";

static kg_status to_buf(void *ctx, const char *bytes, size_t len) {
  kgi_buf_put(ctx, (kg_str){bytes, len});
  return KG_OK;
}

/* Asks, and prints the answer and then its notes. */
static void assert_answer(const char *verb, const char *name, const char *second, const kg_query_options *options,
                          const char *format, unsigned width, const char *expected) {
  const char *names[] = {name, second};
  kgi_buf out = {0};
  kg_output output = {.write = to_buf, .ctx = &out};
  kg_error err = {0};
  kg_graph *graph;
  kg_table *table;
  assert_int_equal(kg_load_memory(&graph, "lines", kg_str_of(lines), NULL, &err), KG_OK);
  size_t n = name ? (second ? 2 : 1) : 0;
  assert_int_equal(kg_query(&table, graph, verb, names, n, options, &err), KG_OK);
  kg_graph_free(graph);
  assert_int_equal(kg_table_write(table, format, width, &output, &err), KG_OK);
  for (size_t i = 0; kg_table_note(table, i).len; i++) {
    kgi_buf_puts(&out, "# ");
    kgi_buf_put(&out, kg_table_note(table, i));
    kgi_buf_putc(&out, '\n');
  }
  kg_table_free(table);
  assert_string_equal(kgi_buf_cstr(&out), expected);
  kgi_buf_clear(&out);
}

#define HEAD "paper\tdate\trelation\ttitle\tevidence\n"
#define TUNED(relation) \
  "2304.08485\t2023-04-17\t" relation "\tVisual Instruction Tuning\tWe present LLaVA. It builds on CLIP.\n"
#define TUNING TUNED("introduces")
#define BASELINES(relation) "2310.03744\t\t" relation "\t改进的基线\t\n"

static void papers_cite_all_of_the_names(void **state) {
  (void)state;
  assert_answer("papers", "LLaVA", NULL, NULL, "tsv", 0, HEAD TUNING BASELINES("compares"));
  assert_answer("papers", "LLaVA", "MMLU", NULL, "tsv", 0, HEAD BASELINES("compares, evaluates"));
  assert_answer("papers", "MMLU", "LLaVA-1.5", NULL, "tsv", 0, HEAD BASELINES("evaluates, introduces"));
}

static void papers_by_any_name_or_without(void **state) {
  (void)state;
  kg_query_options any = {.any = true, .top = 2}, without = {.not_names = " LLaVA-1.5 "};
  assert_answer("papers", "LLaVA", "MMLU", &any, "tsv", 0,
                HEAD "2009.03300\t\t-, introduces\tMeasuring Massive Multitask Language Understanding\t\n" TUNED(
                    "introduces, -"));
  assert_answer("papers", "LLaVA", NULL, &without, "tsv", 0, HEAD TUNING);
}

static void names_are_tolerant_and_say_so(void **state) {
  (void)state;
  assert_answer("papers", "llava 1.5", NULL, NULL, "tsv", 0,
                HEAD BASELINES("introduces") "# 'llava 1.5' is taken for LLaVA-1.5 (model)\n");
  assert_answer("papers", "Clip", NULL, NULL, "tsv", 0,
                HEAD "2304.08485\t2023-04-17\tuses\tVisual Instruction Tuning\t\n" BASELINES(
                    "uses") "# 'Clip' is taken for CLIP (model) and clip (metric)\n");
  assert_answer("papers", "大规模多任务语言理解", "LLaVA", NULL, "tsv", 0,
                HEAD BASELINES("evaluates, compares") "# '大规模多任务语言理解' is taken for MMLU (benchmark)\n");
}

static void unknown_names_answer_with_a_hint(void **state) {
  (void)state;
  assert_answer("papers", "MMLUU", NULL, NULL, "tsv", 0,
                HEAD "# no entity 'MMLUU' in this graph; did you mean MMLU?\n");
  assert_answer("papers", "LLaVA", "Zzzzzzzz", NULL, "tsv", 0, HEAD "# no entity 'Zzzzzzzz' in this graph\n");
  assert_answer("papers", "1.5", NULL, NULL, "tsv", 0, HEAD "# no entity '1.5' in this graph; there is LLaVA-1.5\n");
  assert_answer("papers", "", NULL, NULL, "tsv", 0, HEAD "# no entity '' in this graph\n");
}

static void entities_are_ranked(void **state) {
  (void)state;
  kg_query_options by_degree = {.sort = "degree", .top = 2};
  assert_answer("entities", NULL, NULL, NULL, "tsv", 0,
                "name\ttype\tpapers\tmentions\tintroduced by\nLLaVA\tmodel\t2\t2\t2304.08485\n"
                "MMLU\tbenchmark\t2\t2\t2009.03300\nCLIP\tmodel\t1\t1\t\nLLaVA-1.5\tmodel\t1\t1\t2310.03744\n"
                "clip\tmetric\t1\t1\t\n");
  assert_answer("entities", "benchmark", NULL, NULL, "csv", 0,
                "name,type,papers,mentions,introduced by\nMMLU,benchmark,2,2,2009.03300\n");
  assert_answer("entities", NULL, NULL, &by_degree, "tsv", 0,
                "name\ttype\tpapers\tmentions\tintroduced by\tdegree\nLLaVA\tmodel\t2\t2\t2304.08485\t4\n"
                "MMLU\tbenchmark\t2\t2\t2009.03300\t3\n");
}

static void tables_are_aligned_and_clipped(void **state) {
  (void)state;
  assert_answer("papers", "LLaVA", NULL, NULL, "table", 0,
                "paper       date        relation    title                      evidence\n"
                "2304.08485  2023-04-17  introduces  Visual Instruction Tuning  We present LLaVA. It builds on CLIP.\n"
                "2310.03744              compares    改进的基线\n");
  assert_answer("papers", "LLaVA", NULL, NULL, "table", 58,
                "paper       date        relation    title       evidence\n"
                "2304.08485  2023-04-17  introduces  Visual In…  We presen…\n"
                "2310.03744              compares    改进的基线\n");
  assert_answer("papers", "LLaVA", NULL, NULL, "table", 1,
                "paper     date      relation  title     evidence\n"
                "2304.08…  2023-04…  introdu…  Visual …  We pres…\n"
                "2310.03…            compares  改进的…\n");
  assert_answer("entities", "metric", "tool", NULL, "table", 0,
                "name  type    papers  mentions  introduced by\nclip  metric       1         1\n");
}

static void machines_get_every_byte(void **state) {
  (void)state;
  kg_query_options one = {.top = 1};
  assert_answer("papers", "LLaVA", NULL, &one, "json", 0,
                "[\n{\"paper\":\"2304.08485\",\"date\":\"2023-04-17\",\"relation\":\"introduces\",\"title\":\"Visual "
                "Instruction Tuning\",\"evidence\":\"We present LLaVA.\\nIt builds on CLIP.\"}\n]\n");
  assert_answer("papers", "LLaVA", NULL, &one, "csv", 0,
                "paper,date,relation,title,evidence\n2304.08485,2023-04-17,introduces,Visual Instruction Tuning,"
                "\"We present LLaVA.\nIt builds on CLIP.\"\n");
  assert_answer("entities", "metric", NULL, NULL, "md", 0,
                "| name | type | papers | mentions | introduced by |\n| --- | --- | ---: | ---: | --- |\n"
                "| clip | metric | 1 | 1 |  |\n");
  assert_answer("entities", "metric", NULL, NULL, "json", 0,
                "[\n{\"name\":\"clip\",\"type\":\"metric\",\"papers\":1,\"mentions\":1,\"introduced by\":\"\"}\n]\n");
  assert_answer("papers", "none", NULL, NULL, "json", 0, "[]\n# no entity 'none' in this graph\n");
}

static void assert_refused(const char *verb, const char *const *names, size_t n, const kg_query_options *options,
                           const char *expected) {
  kg_error err = {0};
  kg_graph *graph;
  kg_table *table;
  assert_int_equal(kg_load_memory(&graph, "lines", kg_str_of(lines), NULL, &err), KG_OK);
  assert_int_equal(kg_query(&table, graph, verb, names, n, options, &err), KG_USAGE);
  assert_null(table);
  assert_string_equal(err.text, expected);
  kg_graph_free(graph);
}

static void wrong_questions_are_refused(void **state) {
  (void)state;
  const char *type = "modle";
  assert_refused("paper", NULL, 0, NULL, "unknown verb 'paper'; did you mean papers?");
  assert_refused("papers", NULL, 0, NULL, "'papers' lacks a name; ask 'papers NAME...'");
  assert_refused("unused", &type, 1, NULL, "'unused' has a name too many; ask 'unused'");
  assert_refused("entities", &type, 1, NULL, "unknown type 'modle'; did you mean model?");
  assert_refused("entities", NULL, 0, &(kg_query_options){.sort = "degre"},
                 "cannot sort by 'degre'; did you mean degree?");
}

static void unknown_formats_and_failing_outputs_are_told(void **state) {
  (void)state;
  kg_table *table = kgi_table_new(&(kgi_column){"x", false}, 1);
  kgi_buf out = {0};
  kg_output output = {.write = to_buf, .ctx = &out};
  kg_error err = {0};
  assert_int_equal(kg_table_write(table, "jsn", 0, &output, &err), KG_USAGE);
  assert_string_equal(err.text, "unknown table format 'jsn'; did you mean json?");
  assert_int_equal(kg_table_rows(table), 0);
  assert_int_equal(kg_table_cell(table, 0, 0).len, 0);
  assert_int_equal(kg_table_note(table, 0).len, 0);
  kg_table_free(table);
  kg_table_free(NULL);
}

static void every_format_and_verb_is_listed(void **state) {
  (void)state;
  const char *name, *args, *help;
  size_t n = 0;
  while (kg_table_format_at(n)) n++;
  assert_int_equal(n, 5);
  for (n = 0; kg_query_verb_at(n, &name, &args, &help); n++) assert_true(name[0] && help[0]);
  assert_true(n >= 2);
}

#define TAKEN(name, meaning) "# '" name "' is taken for " meaning "\n"

static void forms_of_names_do_not_matter(void **state) {
  (void)state;
  static const char *const forms[] = {"llava 1.5", "LLaVA_1.5", "LLaVA\342\200\2211.5", "ＬＬａＶＡ１.５",
                                      "$LLaVA^{1.5}$"};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    char expected[256];
    snprintf(expected, sizeof expected, HEAD BASELINES("introduces") TAKEN("%s", "LLaVA-1.5 (model)"), forms[i]);
    assert_answer("papers", forms[i], NULL, NULL, "tsv", 0, expected);
  }
  assert_answer("papers", "LLaVA-15", NULL, NULL, "tsv", 0,
                HEAD "# no entity 'LLaVA-15' in this graph; did you mean LLaVA-1.5?\n");
  assert_answer("papers", "-", NULL, NULL, "tsv", 0, HEAD "# no entity '-' in this graph\n");
}

static void a_type_picks_a_meaning(void **state) {
  (void)state;
  kg_query_options metrics = {.types = "metric"};
  assert_answer("papers", "Metric:CLIP", NULL, NULL, "tsv", 0,
                HEAD BASELINES("uses") TAKEN("Metric:CLIP", "clip (metric)"));
  assert_answer("papers", "CLIP", NULL, &metrics, "tsv", 0, HEAD BASELINES("uses") TAKEN("CLIP", "clip (metric)"));
  assert_answer("papers", "MMLU", NULL, &metrics, "tsv", 0, HEAD "# 'MMLU' is only MMLU (benchmark)\n");
}

#define SHOWN "node\tproperty\tvalue\n"

static void papers_go_by_id_link_or_title(void **state) {
  (void)state;
  static const char *const forms[] = {"2009.03300", "arXiv:2009.03300v3", "https://arxiv.org/abs/2009.03300",
                                      "measuring massive multitask language understanding"};
  kg_query_options one = {.top = 1};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    assert_answer("show", forms[i], NULL, &one, "tsv", 0,
                  SHOWN "2009.03300\ttitle\tMeasuring Massive Multitask Language Understanding\n");
  assert_answer("show", "12009.03300", NULL, NULL, "tsv", 0,
                SHOWN "# no entity or paper '12009.03300' in this graph; did you mean 2009.03300?\n");
}

/* What an answer speaks of, as JSON lines. */
static void assert_part(const char *verb, const char *name, const kg_query_options *options, size_t papers,
                        size_t entities, size_t edges) {
  kg_error err = {0};
  kg_graph *graph, *part;
  kg_table *table;
  size_t n;
  assert_int_equal(kg_load_memory(&graph, "lines", kg_str_of(lines), NULL, &err), KG_OK);
  assert_int_equal(kg_query(&table, graph, verb, &name, 1, options, &err), KG_OK);
  assert_int_equal(kg_table_graph(&part, table, graph, &err), KG_OK);
  assert_non_null(kg_graph_papers(part, &n));
  assert_int_equal(n, papers);
  assert_non_null(kg_graph_entities(part, &n));
  assert_int_equal(n, entities);
  (void)kg_graph_edges(part, &n);
  assert_int_equal(n, edges);
  kg_graph_free(part);
  kg_table_free(table);
  kg_graph_free(graph);
}

static void names_of_several_entities_are_listed(void **state) {
  (void)state;
  kg_query_options datasets = {.types = "dataset"};
  static const char expected[] = "name\tcan mean\ttype\tpapers\nCLIP\tCLIP\tmodel\t1\nclip\tclip\tmetric\t1\n";
  assert_answer("ambiguous", NULL, NULL, NULL, "tsv", 0, expected);
  assert_answer("ambiguous", NULL, NULL, &datasets, "tsv", 0,
                "name\tcan mean\ttype\tpapers\n# nothing in this graph answers that\n");
}

/* Of a character that is cut off, nothing behind it is read. */
static void names_that_are_not_utf8_are_unknown(void **state) {
  (void)state;
  char *name = strdup("\xF0");
  assert_non_null(name);
  assert_answer("papers", name, NULL, NULL, "tsv", 0, HEAD "# no entity '\xEF\xBF\xBD' in this graph\n");
  free(name);
}

static void a_trend_needs_two_months(void **state) {
  (void)state;
  assert_answer("trend", NULL, NULL, NULL, "tsv", 0,
                "trend\tname\ttype\tbefore\tnow\tscore\tfirst\tfirst paper\n# a trend needs papers of two months\n");
}

static void answers_can_be_drawn(void **state) {
  (void)state;
  kg_query_options one = {.top = 1};
  assert_part("papers", "LLaVA", NULL, 2, 1, 2);
  assert_part("papers", "LLaVA", &one, 1, 1, 1);
  assert_part("related", "CLIP", &one, 1, 2, 2);
  assert_part("show", "2009.03300", NULL, 1, 1, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(papers_cite_all_of_the_names),
      cmocka_unit_test(papers_by_any_name_or_without),
      cmocka_unit_test(names_are_tolerant_and_say_so),
      cmocka_unit_test(unknown_names_answer_with_a_hint),
      cmocka_unit_test(entities_are_ranked),
      cmocka_unit_test(tables_are_aligned_and_clipped),
      cmocka_unit_test(machines_get_every_byte),
      cmocka_unit_test(wrong_questions_are_refused),
      cmocka_unit_test(unknown_formats_and_failing_outputs_are_told),
      cmocka_unit_test(every_format_and_verb_is_listed),
      cmocka_unit_test(forms_of_names_do_not_matter),
      cmocka_unit_test(a_type_picks_a_meaning),
      cmocka_unit_test(papers_go_by_id_link_or_title),
      cmocka_unit_test(names_of_several_entities_are_listed),
      cmocka_unit_test(names_that_are_not_utf8_are_unknown),
      cmocka_unit_test(a_trend_needs_two_months),
      cmocka_unit_test(answers_can_be_drawn),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
