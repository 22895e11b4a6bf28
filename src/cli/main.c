#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "guess.h"
#include "output.h"
#include "run.h"

const cli_command cli_commands[] = {
    {"extract", CLI_EXTRACT, "[extract] [OPTION]... INPUT... [-o FILE]...", cli_extract},
    {"query", CLI_QUERY, "query [OPTION]... SOURCE... VERB [NAME]...", cli_query},
    {"merge", CLI_MERGE, "merge [OPTION]... GRAPH... [-o FILE]...", cli_merge},
    {"diff", CLI_DIFF, "diff [OPTION]... OLD NEW", cli_diff},
    {"explain", CLI_EXPLAIN, "explain [OPTION]... INPUT... [--paper ID] [--name NAME]", cli_explain},
    {"eval", CLI_EVAL, "eval [OPTION]... GOLD.tsv INPUT...", cli_eval},
    {"lint", CLI_LINT, "lint [OPTION]... [DICTIONARY|PATTERNS]...", cli_lint},
    {NULL, 0, NULL, NULL},
};

/* The command that the first argument names; without one, the first. */
static const cli_command *find_command(int argc, char **argv, int *used) {
  const cli_command *command = cli_commands;
  while (argc > 1 && command->name && strcmp(argv[1], command->name) != 0) command++;
  bool named = argc > 1 && command->name;
  *used = named ? 2 : 1;
  return named ? command : cli_commands;
}

/* The command that was meant by a first word that is no file, or NULL. */
static const char *meant_command(const char *word) {
  cli_guess guess = {.word = word};
  if (!word || word[0] == '-' || access(word, F_OK) == 0) return NULL;
  for (const cli_command *command = cli_commands; command->name; command++) cli_guess_add(&guess, command->name);
  return guess.best;
}

static cli_exit run_command(const cli_command *command, const cli_options *options) {
  if (cli_tell(command, options)) return CLI_DONE;
  cli_run run = {.options = options, .started = cli_now()};
  cli_progress_init(&run.progress, options->progress);
  cli_report_init(&run.report, options, &run.progress);
  cli_exit exit = command->run(&run);
  cli_stats_total(&run);
  return run.report.diag.errors > 0 && exit != CLI_USAGE ? CLI_FAILED : exit;
}

/* Help and lists can fail to be printed, too. */
static cli_exit close_stdout(cli_exit exit) {
  kg_error err = {0};
  if (exit == CLI_FAILED || cli_stdout_flush(KG_OK, &err) == KG_OK) return exit;
  fprintf(stderr, "%s: error: %s\n", err.source, err.text);
  return CLI_FAILED;
}

int main(int argc, char **argv) {
  signal(SIGPIPE, SIG_DFL);
  int used;
  const cli_command *command = find_command(argc, argv, &used);
  const char *meant = used == 1 ? meant_command(argv[1]) : NULL;
  if (meant) return (int)cli_usage_error("neither a file nor a command: '%s'; did you mean %s?", argv[1], meant);
  cli_options options;
  cli_exit exit = cli_options_parse(&options, command->bit, argc - used, argv + used);
  if (!exit) exit = run_command(command, &options);
  cli_options_clear(&options);
  return (int)close_stdout(exit);
}
