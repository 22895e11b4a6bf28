#include <stdio.h>

#include "run.h"

/* --- the figures --- */

static void print_tally(const char *measure, const kg_tally *tally) {
  printf("%-12s%6zu%7zu%8zu", measure, tally->right, tally->wrong, tally->missed);
  printf("%11.3f%8.3f%7.3f\n", kg_tally_precision(tally), kg_tally_recall(tally), kg_tally_f1(tally));
}

static void print_measures(const kg_scores *scores) {
  printf("\n%-12s%6s%7s%8s%11s%8s%7s\n", "measure", "right", "wrong", "missed", "precision", "recall", "F1");
  print_tally("name", &scores->name);
  print_tally("name+type", &scores->typed);
  for (kg_relation r = KG_SHARES; r-- > 0;) print_tally(kg_relation_name(r), &scores->relation[r]);
}

/* What was never there and never said has no F1. */
static void print_f1(int width, const kg_tally *tally) {
  if (tally->right + tally->wrong + tally->missed > 0)
    printf("%*.3f", width, kg_tally_f1(tally));
  else
    printf("%*s", width, "-");
}

static int column_of(kg_relation relation) { return relation == KG_INTRODUCES ? 12 : 11; }

static bool is_empty(const kg_scores *scores) {
  return scores->name.right + scores->name.wrong + scores->name.missed + scores->typed.wrong + scores->splits == 0;
}

static void print_type(kg_str type, const kg_scores *scores) {
  if (is_empty(scores)) return;
  printf("%-12.*s", (int)type.len, type.ptr);
  print_f1(6, &scores->name);
  print_f1(11, &scores->typed);
  for (kg_relation r = KG_SHARES; r-- > 0;) print_f1(column_of(r), &scores->relation[r]);
  printf("%7zu%7zu\n", scores->never, scores->splits);
}

static void print_types(const kg_evaluation *evaluation, const kg_scores *total) {
  printf("\n%-12s%6s%11s", "F1 by type", "name", "name+type");
  for (kg_relation r = KG_SHARES; r-- > 0;) printf("%*s", column_of(r), kg_relation_name(r));
  printf("%7s%7s\n", "never", "splits");
  kg_str type;
  kg_scores scores;
  for (size_t i = 0; kg_evaluation_type_at(evaluation, i, &type, &scores); i++) print_type(type, &scores);
  print_type(kg_str_of("all"), total);
}

/* How many, and which part of all. */
static void print_part(int width, size_t part, size_t all) {
  printf("%*zu", width - 7, part);
  if (all > 0)
    printf("%7.3f", (double)part / (double)all);
  else
    printf("%7s", "-");
}

static void print_bands(const kg_evaluation *evaluation) {
  printf("\n%-12s%6s%14s%14s%9s%14s\n", "confidence", "links", "name", "name+type", "stated", "relation");
  kg_band band;
  for (size_t i = 0; kg_evaluation_band_at(evaluation, i, &band); i++) {
    if (band.edges == 0) continue;
    printf("from %-7.1f%6zu", (double)band.from, band.edges);
    print_part(14, band.named, band.edges);
    print_part(14, band.typed, band.edges);
    printf("%9zu", band.stated);
    print_part(14, band.related, band.stated);
    putchar('\n');
  }
}

static void print_figures(const kg_evaluation *evaluation) {
  kg_scores total = kg_evaluation_total(evaluation);
  size_t absent, papers = kg_evaluation_papers(evaluation, &absent);
  printf("%zu papers, %zu absent; %zu names required, %zu found, %zu of them canonical; never %zu, splits %zu\n",
         papers, absent, total.name.right + total.name.missed, total.name.right, total.canonical, total.never,
         total.splits);
  print_measures(&total);
  print_types(evaluation, &total);
  print_bands(evaluation);
}

/* --- the errors --- */

/* "digest.md:12:7: type: GLUE (said benchmark, gold dataset), paper 2401.00001" */
static void print_finding(const kg_finding *finding) {
  if (finding->file.len) printf("%.*s:", (int)finding->file.len, finding->file.ptr);
  if (finding->line) printf("%u:", finding->line);
  if (finding->line && finding->col) printf("%u:", finding->col);
  printf("%s%s: %.*s (", finding->file.len ? " " : "", kg_fault_name(finding->fault), (int)finding->name.len,
         finding->name.ptr);
  if (finding->said.len) printf("said %.*s", (int)finding->said.len, finding->said.ptr);
  if (finding->said.len && finding->gold.len) printf(", ");
  if (finding->gold.len) printf("gold %.*s", (int)finding->gold.len, finding->gold.ptr);
  printf("), paper %.*s\n", (int)finding->paper.len, finding->paper.ptr);
}

static void print_findings(const kg_evaluation *evaluation) {
  size_t n;
  const kg_finding *findings = kg_evaluation_findings(evaluation, &n);
  for (size_t i = 0; i < n; i++) print_finding(&findings[i]);
  if (n > 0) putchar('\n');
}

/* --- the work --- */

static cli_exit fail(cli_run *run, kg_status status, const kg_error *err) {
  cli_report_error(&run->report, status, err);
  return CLI_FAILED;
}

/* Figures about no paper at all mean nothing. */
static cli_exit print_outcome(cli_run *run, const kg_evaluation *evaluation) {
  size_t absent;
  if (kg_evaluation_papers(evaluation, &absent) == absent) {
    cli_report_note(&run->report, kg_str_of("none of the papers in gold is in the inputs; do their ids agree?"));
    return CLI_NOTHING;
  }
  if (!run->options->figures) print_findings(evaluation);
  print_figures(evaluation);
  return CLI_DONE;
}

static cli_exit measure(cli_run *run, const kg_gold *gold, const kg_graph *graph) {
  kg_error err = {0};
  kg_evaluation *evaluation;
  kg_status status = kg_evaluate(&evaluation, gold, graph, &err);
  if (status) return fail(run, status, &err);
  cli_exit done = print_outcome(run, evaluation);
  kg_evaluation_free(evaluation);
  return done;
}

static cli_exit measure_inputs(cli_run *run, const kg_gold *gold) {
  const cli_texts *operands = &run->options->operands;
  kg_graph *graph;
  cli_exit bad = cli_source_graph(&graph, run, operands->items + 1, operands->n - 1);
  if (bad) return bad;
  cli_exit done = measure(run, gold, graph);
  kg_graph_free(graph);
  return done;
}

cli_exit cli_eval(cli_run *run) {
  const cli_texts *operands = &run->options->operands;
  if (operands->n < 2) return cli_usage_error("no gold or no input; try: kgextract eval gold.tsv papers.md");
  kg_error err = {0};
  kg_gold *gold;
  kg_status status = kg_gold_read(&gold, operands->items[0], &run->report.diag, &err);
  if (status) return fail(run, status, &err);
  cli_exit done = measure_inputs(run, gold);
  kg_gold_free(gold);
  return done;
}
