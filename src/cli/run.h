/* What one run of a command carries along. */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "exit.h"
#include "options.h"
#include "progress.h"
#include "report.h"

typedef struct cli_run {
  const cli_options *options;
  cli_progress progress;
  cli_report report;
  double started;
  size_t text_bytes; /* of titles and abstracts read */
} cli_run;

typedef struct cli_command {
  const char *name;
  unsigned bit; /* CLI_EXTRACT, ... */
  const char *synopsis;
  cli_exit (*run)(cli_run *run);
} cli_command;

/* Ends with a row without name; the first is meant when none is named. */
extern const cli_command cli_commands[];

cli_exit cli_extract(cli_run *run);
cli_exit cli_query(cli_run *run);
cli_exit cli_merge(cli_run *run);
cli_exit cli_diff(cli_run *run);
cli_exit cli_explain(cli_run *run);
cli_exit cli_eval(cli_run *run);
cli_exit cli_lint(cli_run *run);

/* --- where graphs come from (source.c) --- */

/* Graph files are loaded and merged, anything else read and extracted; then the selection is made. Reports what fails.
 * The graph is NULL unless all went well. */
cli_exit cli_source_graph(kg_graph **graph, cli_run *run, const char *const *paths, size_t n);
/* The same where a graph is wanted: what is neither is refused as no graph. */
cli_exit cli_source_asked(kg_graph **graph, cli_run *run, const char *const *paths, size_t n);
/* The same, of graph files only. */
cli_exit cli_source_merged(kg_graph **graph, cli_run *run, const char *const *paths, size_t n);

/* Papers are read and extracted with a lexicon; nothing is selected. Reports what fails. */
cli_exit cli_source_papers(kg_graph **graph, cli_run *run, const kg_lexicon *lexicon, const char *const *paths,
                           size_t n);

/* --- where they go (outputs.c) --- */

/* Before the work: has every output a format, is none of them an input, and is there a folder for any? */
cli_exit cli_outputs_check(cli_run *run);
/* Writes all of them; reports and counts what fails. */
void cli_outputs_write(cli_run *run, const kg_graph *graph);
/* The first output that is a database, or NULL. */
const char *cli_outputs_database(const cli_options *options);
/* With --review, writes the dictionary of discovered names; reports and counts what fails. */
void cli_outputs_review(cli_run *run, const kg_graph *graph);
/* Writes standard output where the options want it: the format of -f, or the summary when no output is named. */
void cli_outputs_show(cli_run *run, const kg_graph *graph);

/* Prints a table and its notes; reports and counts what fails. */
void cli_table_print(cli_run *run, const kg_table *table);

/* --- what it took (stats.c) --- */

/* With --stats, prints a stage's time, its speed unless bytes is 0, and the peak of memory so far. */
void cli_stats_stage(cli_run *run, const char *stage, double seconds, size_t bytes);
void cli_stats_total(cli_run *run);

/* --- texts (help.c) --- */

/* Prints what is only asked for to be read: help, the version, the formats. False when nothing of that is. */
bool cli_tell(const cli_command *command, const cli_options *options);

#endif
