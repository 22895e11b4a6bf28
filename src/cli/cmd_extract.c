#include "run.h"

/* Papers without a single name are a graph, too; it is written, but nothing was found. */
static cli_exit judge(const kg_graph *graph) {
  size_t edges;
  kg_graph_edges(graph, &edges);
  return edges > 0 ? CLI_DONE : CLI_NOTHING;
}

cli_exit cli_extract(cli_run *run) {
  const cli_texts *inputs = &run->options->operands;
  if (inputs->n == 0) return cli_usage_error("no input; try: kgextract papers.md -o graph.svg, or kgextract -h");
  cli_exit bad = cli_outputs_check(run);
  if (bad) return bad;
  kg_graph *graph;
  bad = cli_source_graph(&graph, run, inputs->items, inputs->n);
  if (bad) return bad;
  cli_outputs_write(run, graph);
  cli_outputs_review(run, graph);
  cli_outputs_show(run, graph);
  cli_exit found = judge(graph);
  kg_graph_free(graph);
  return found;
}
