#include <string.h>

#include "run.h"

static cli_exit check_graphs(const cli_texts *graphs) {
  if (graphs->n == 0) return cli_usage_error("no graph; try: kgextract merge a.json b.json -o all.json");
  for (size_t i = 0; i < graphs->n; i++)
    if (strcmp(graphs->items[i], "-") == 0) return cli_usage_error("a graph cannot be merged from standard input");
  return CLI_DONE;
}

cli_exit cli_merge(cli_run *run) {
  const cli_texts *graphs = &run->options->operands;
  cli_exit bad = check_graphs(graphs);
  if (!bad) bad = cli_outputs_check(run);
  if (bad) return bad;
  kg_graph *graph;
  bad = cli_source_merged(&graph, run, graphs->items, graphs->n);
  if (bad) return bad;
  cli_outputs_write(run, graph);
  cli_outputs_show(run, graph);
  kg_graph_free(graph);
  return CLI_DONE;
}
