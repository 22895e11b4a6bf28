#include "run.h"

static cli_exit compare(cli_run *run, const kg_graph *old, const kg_graph *current) {
  kg_table *changes;
  kg_error err = {0};
  kg_status status = kg_diff(&changes, old, current, &err);
  if (status) {
    cli_report_error(&run->report, status, &err);
    return CLI_FAILED;
  }
  bool same = kg_table_rows(changes) == 0;
  if (!same) cli_table_print(run, changes);
  kg_table_free(changes);
  return same ? CLI_DONE : CLI_DIFFERS;
}

/* A side without papers is no graph to compare with. */
static cli_exit source(kg_graph **graph, cli_run *run, const char *const *path) {
  cli_exit bad = cli_source_asked(graph, run, path, 1);
  return bad == CLI_NOTHING ? CLI_FAILED : bad;
}

cli_exit cli_diff(cli_run *run) {
  const cli_texts *sides = &run->options->operands;
  if (sides->n != 2) return cli_usage_error("diff compares two sources; try: kgextract diff old.json new.json");
  kg_graph *old, *current = NULL;
  cli_exit exit = source(&old, run, &sides->items[0]);
  if (!exit) exit = source(&current, run, &sides->items[1]);
  if (!exit) exit = compare(run, old, current);
  kg_graph_free(old);
  kg_graph_free(current);
  return exit;
}
