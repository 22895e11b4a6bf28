#include <string.h>
#include <unistd.h>

#include "run.h"

static bool is_verb(const char *word) {
  for (size_t i = 0; cli_verb_at(i); i++)
    if (strcmp(cli_verb_at(i), word) == 0) return true;
  return false;
}

/* Index of the verb, which ends the sources; the number of operands when there is none. The first operand is always
 * a source, so that a folder may be called "papers". */
static size_t find_verb(const cli_texts *operands) {
  size_t at = operands->n > 0 ? 1 : 0;
  while (at < operands->n && !is_verb(operands->items[at])) at++;
  return at;
}

/* The first operand that is no file is taken for the mistyped verb. */
static cli_exit verb_error(const cli_texts *operands) {
  size_t at = 1;
  while (at < operands->n && access(operands->items[at], F_OK) == 0) at++;
  if (at == operands->n) return cli_usage_error("no question; kgextract query -h lists them");
  return cli_choice_error("question", operands->items[at], cli_verb_at);
}

/* A question, its answer, and if it is to be written, the part of the graph that the answer speaks of. */
typedef struct question {
  const char *verb;
  const char *const *names;
  size_t n_names;
  kg_table *answer;
  kg_graph *part;
  double start;
} question;

static cli_exit fail(cli_run *run, kg_status status, const kg_error *err) {
  cli_report_error(&run->report, status, err);
  return status == KG_USAGE ? CLI_USAGE : CLI_FAILED;
}

static cli_exit tell(cli_run *run, question *asked) {
  cli_stats_stage(run, asked->verb, cli_now() - asked->start, 0);
  cli_table_print(run, asked->answer);
  cli_exit found = kg_table_rows(asked->answer) > 0 ? CLI_DONE : CLI_NOTHING;
  if (asked->part) cli_outputs_write(run, asked->part);
  kg_graph_free(asked->part);
  kg_table_free(asked->answer);
  return found;
}

/* Asks a database where it is. False if the graph must be loaded first, then what is wrong will be told better. */
static bool ask_in_place(cli_run *run, question *asked, const char *path, cli_exit *found) {
  kg_error err = {0};
  kg_graph **part = run->options->outputs.n ? &asked->part : NULL;
  if (run->options->family) return false;
  asked->start = cli_now();
  kg_status status = kg_query_file(&asked->answer, part, path, asked->verb, asked->names, asked->n_names,
                                   &run->options->query, &run->options->select, &err);
  if (status && status != KG_USAGE) return false;
  *found = status ? fail(run, status, &err) : tell(run, asked);
  return true;
}

static cli_exit ask(cli_run *run, question *asked, const kg_graph *graph) {
  kg_error err = {0};
  asked->start = cli_now();
  kg_status status =
      kg_query(&asked->answer, graph, asked->verb, asked->names, asked->n_names, &run->options->query, &err);
  if (status) return fail(run, status, &err);
  if (run->options->outputs.n && kg_table_rows(asked->answer)) {
    status = kg_table_graph(&asked->part, asked->answer, graph, &err);
    if (status) cli_report_error(&run->report, status, &err);
  }
  return tell(run, asked);
}

/* The answer takes standard output. */
static cli_exit check_outputs(cli_run *run) {
  const cli_texts *outputs = &run->options->outputs;
  for (size_t i = 0; i < outputs->n; i++)
    if (strcmp(outputs->items[i], "-") == 0)
      return cli_usage_error("the answer goes to standard output; -o wants a file");
  return cli_outputs_check(run);
}

cli_exit cli_query(cli_run *run) {
  const cli_texts *operands = &run->options->operands;
  if (operands->n == 0) return cli_usage_error("no source; try: kgextract query graph.json entities");
  size_t verb = find_verb(operands);
  if (verb == operands->n) return verb_error(operands);
  cli_exit bad = check_outputs(run);
  if (bad) return bad;
  question asked = {
      .verb = operands->items[verb], .names = operands->items + verb + 1, .n_names = operands->n - verb - 1};
  cli_exit found;
  if (verb == 1 && ask_in_place(run, &asked, operands->items[0], &found)) return found;
  kg_graph *graph;
  bad = cli_source_asked(&graph, run, operands->items, verb);
  if (bad) return bad;
  found = ask(run, &asked, graph);
  kg_graph_free(graph);
  return found;
}
