#include <unistd.h>

#include "names.h"
#include "output.h"
#include "run.h"
#include "terminal.h"

static cli_exit tell(cli_run *run, const kg_lexicon *lexicon, const kg_graph *graph) {
  kg_explain_options options = run->options->explain;
  options.no_discover = run->options->extract.no_discover;
  options.color = cli_color(run->options->color, STDOUT_FILENO);
  kg_output output = cli_stdout();
  kg_error err = {0};
  size_t told = 0;
  kg_status status = kg_explain(lexicon, graph, &options, &output, &told, &err);
  status = cli_stdout_flush(status, &err);
  if (status) cli_report_error(&run->report, status, &err);
  if (status) return CLI_FAILED;
  if (!told && options.name) cli_report_note(&run->report, kg_str_of("the name stands in none of these papers"));
  return told ? CLI_DONE : CLI_NOTHING;
}

static cli_exit explain(cli_run *run, const kg_lexicon *lexicon) {
  const cli_texts *inputs = &run->options->operands;
  kg_graph *graph;
  cli_exit done = cli_source_papers(&graph, run, lexicon, inputs->items, inputs->n);
  if (!done) done = tell(run, lexicon, graph);
  kg_graph_free(graph);
  return done;
}

cli_exit cli_explain(cli_run *run) {
  const cli_texts *inputs = &run->options->operands;
  if (inputs->n == 0) return cli_usage_error("no input; try: kgextract explain papers.md --name BERT");
  cli_names names;
  const kg_lexicon *lexicon = cli_names_begin(&names, run, false);
  bool ready = lexicon && cli_names_await(&names);
  cli_exit done = ready ? explain(run, lexicon) : CLI_FAILED;
  cli_names_end(&names);
  return done;
}
