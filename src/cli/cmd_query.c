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

/* Writes the part of the graph that the answer speaks of. */
static void write_part(cli_run *run, const kg_graph *graph, const kg_table *answer) {
  kg_graph *part;
  kg_error err = {0};
  if (!run->options->outputs.n || !kg_table_rows(answer)) return;
  kg_status status = kg_table_graph(&part, answer, graph, &err);
  if (status) {
    cli_report_error(&run->report, status, &err);
    return;
  }
  cli_outputs_write(run, part);
  kg_graph_free(part);
}

static cli_exit ask(cli_run *run, const kg_graph *graph, const char *verb, const char *const *names, size_t n) {
  double start = cli_now();
  kg_table *answer = NULL;
  kg_error err = {0};
  kg_status status = kg_query(&answer, graph, verb, names, n, &run->options->query, &err);
  if (status) {
    cli_report_error(&run->report, status, &err);
    return status == KG_USAGE ? CLI_USAGE : CLI_FAILED;
  }
  cli_stats_stage(run, verb, cli_now() - start, 0);
  cli_table_print(run, answer);
  cli_exit found = kg_table_rows(answer) > 0 ? CLI_DONE : CLI_NOTHING;
  write_part(run, graph, answer);
  kg_table_free(answer);
  return found;
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
  kg_graph *graph;
  bad = cli_source_graph(&graph, run, operands->items, verb);
  if (bad) return bad;
  cli_exit found = ask(run, graph, operands->items[verb], operands->items + verb + 1, operands->n - verb - 1);
  kg_graph_free(graph);
  return found;
}
