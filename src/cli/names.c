#include "names.h"

static bool failed(cli_report *report, kg_status status, const kg_error *err) {
  if (status) cli_report_error(report, status, err);
  return status || cli_report_stops(report);
}

static bool compile(kg_lexicon *lexicon, const cli_options *options, cli_report *report) {
  kg_diag *diag = &report->diag;
  kg_error err = {0};
  if (!options->no_default_dictionary && failed(report, kg_lexicon_add_default(lexicon, diag, &err), &err))
    return false;
  for (size_t i = 0; i < options->lexicons.n; i++)
    if (failed(report, kg_lexicon_add(lexicon, options->lexicons.items[i], diag, &err), &err)) return false;
  return !failed(report, kg_lexicon_compile(lexicon, diag, &err), &err);
}

static void *make_ready(void *ctx) {
  cli_names *names = ctx;
  double start = cli_now();
  names->complete = compile(names->lexicon, names->run->options, &names->report);
  names->seconds = cli_now() - start;
  atomic_store(&names->over, true);
  return NULL;
}

kg_lexicon *cli_names_begin(cli_names *names, cli_run *run, bool beside) {
  *names = (cli_names){.run = run, .lexicon = kg_lexicon_new()};
  if (!names->lexicon) cli_report_error(&run->report, KG_NOMEM, &(kg_error){0});
  if (!names->lexicon) return NULL;
  cli_report_init(&names->report, run->options, &run->progress);
  cli_report_first(&run->report, cli_names_await, names);
  names->beside = beside && pthread_create(&names->thread, NULL, make_ready, names) == 0;
  if (!names->beside) make_ready(names);
  return names->lexicon;
}

bool cli_names_await(void *ctx) {
  cli_names *names = ctx;
  if (names->awaited) return names->complete;
  names->awaited = true;
  if (names->beside) pthread_join(names->thread, NULL);
  if (names->complete) cli_stats_stage(names->run, "dictionaries", names->seconds, 0);
  return names->complete;
}

bool cli_names_failed(cli_names *names) { return atomic_load(&names->over) && !cli_names_await(names); }

void cli_names_end(cli_names *names) {
  if (!names->lexicon) return;
  cli_names_await(names);
  cli_report_first(&names->run->report, NULL, NULL);
  names->run->report.diag.errors += names->report.diag.errors;
  names->run->report.diag.warnings += names->report.diag.warnings;
  kg_lexicon_free(names->lexicon);
}
