#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "names.h"
#include "run.h"

static bool failed(cli_run *run, kg_status status, const kg_error *err) {
  if (status) cli_report_error(&run->report, status, err);
  return status || cli_report_stops(&run->report);
}

/* --- papers --- */

typedef struct feed {
  cli_run *run;
  cli_names *names; /* NULL: they are ready */
  kg_extractor *extractor;
} feed;

/* Whether nothing is to be read any more. */
static bool must_stop(const feed *to) {
  return cli_report_stops(&to->run->report) || (to->names && cli_names_failed(to->names));
}

static kg_status feed_record(void *ctx, const kg_record *record) {
  const feed *to = ctx;
  return must_stop(to) ? KG_SYNTAX : kg_extractor_add(to->extractor, record);
}

/* An input that cannot be read does not keep the others from being read, unless --strict. */
static bool read_papers(feed *to, const char *const *paths, size_t n) {
  cli_run *run = to->run;
  for (size_t i = 0; i < n && !must_stop(to); i++) {
    kg_error err = {0};
    unsigned threads = run->options->extract.threads;
    kg_status status = kg_read_parallel(threads, paths[i], feed_record, to, &run->report.diag, &err);
    if (status && !must_stop(to)) cli_report_error(&run->report, status, &err);
    if (status == KG_NOMEM) return false;
  }
  return !must_stop(to) && (!to->names || cli_names_await(to->names));
}

/* The earlier state of the database that is to be updated; NULL when there is none yet. */
static bool load_earlier(kg_graph **earlier, cli_run *run) {
  const char *path = cli_outputs_database(run->options);
  kg_error err = {0};
  *earlier = NULL;
  if (!run->options->update || !path || access(path, F_OK) != 0) return true;
  double start = cli_now();
  if (failed(run, kg_load_parallel(run->options->extract.threads, earlier, path, &run->report.diag, &err), &err))
    return false;
  cli_stats_stage(run, "load", cli_now() - start, 0);
  return true;
}

static void tell_update(cli_run *run, const kg_stats *stats) {
  char text[120];
  snprintf(text, sizeof text, "%zu of %zu papers are as before; %zu extracted", stats->recalled, stats->papers,
           stats->papers - stats->recalled);
  if (run->options->update) cli_report_note(&run->report, kg_str_of(text));
}

static bool finish(kg_graph **graph, cli_run *run, kg_extractor *extractor) {
  kg_stats stats = {0};
  kg_error err = {0};
  if (failed(run, kg_extractor_finish(extractor, graph, &stats, &run->report.diag, &err), &err)) return false;
  run->text_bytes += stats.bytes;
  cli_stats_stage(run, "read", stats.read_seconds, stats.bytes);
  cli_stats_stage(run, "extract", stats.extract_seconds, stats.bytes);
  cli_stats_stage(run, "merge", stats.merge_seconds, 0);
  tell_update(run, &stats);
  return true;
}

/* What extraction has to keep: at least what the steps behind it look at, which strip it in the end. */
static kg_evidence evidence_of(const cli_options *options) {
  bool by_mention = options->family || options->select.min_confidence > 0 || options->select.relations;
  return by_mention && options->kept == KG_EVIDENCE_NONE ? KG_EVIDENCE_PLACE : options->kept;
}

/* `names`: of the lexicon, unless it is ready. */
static bool extract_with(kg_graph **graph, cli_run *run, const kg_lexicon *lexicon, cli_names *names,
                         const char *const *paths, size_t n) {
  kg_graph *earlier;
  kg_extract_options options = run->options->extract;
  options.remember = cli_outputs_database(run->options) != NULL;
  options.evidence = evidence_of(run->options);
  if (!load_earlier(&earlier, run)) return false;
  feed to = {run, names, kg_extractor_new(lexicon, &options)};
  if (!to.extractor) cli_report_error(&run->report, KG_NOMEM, &(kg_error){0});
  if (to.extractor) kg_extractor_recall(to.extractor, earlier);
  if (to.extractor) kg_extractor_on_progress(to.extractor, cli_progress_papers, &run->progress);
  bool ok = to.extractor && read_papers(&to, paths, n) && finish(graph, run, to.extractor);
  kg_extractor_free(to.extractor);
  kg_graph_free(earlier);
  return ok;
}

static bool is_stream(const char *path) {
  struct stat info;
  if (strcmp(path, "-") == 0) return true;
  return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

/* Whether names can be made ready while papers are read: where papers, or an earlier graph, have to be waited for,
 * names that fail would end the run late. */
static bool may_hurry(const cli_run *run, const char *const *paths, size_t n) {
  size_t streams = 0;
  for (size_t i = 0; i < n; i++) streams += is_stream(paths[i]);
  return run->options->extract.threads != 1 && !run->options->update && !streams;
}

static bool extract(kg_graph **graph, cli_run *run, const char *const *paths, size_t n) {
  cli_names names;
  if (cli_report_stops(&run->report)) return false;
  const kg_lexicon *lexicon = cli_names_begin(&names, run, may_hurry(run, paths, n));
  bool ok = lexicon && !cli_names_failed(&names) && extract_with(graph, run, lexicon, &names, paths, n);
  cli_names_end(&names);
  return ok;
}

/* --- graphs --- */

/* Loads graphs up to the first that fails; returns how many. */
static size_t load_all(kg_graph **graphs, cli_run *run, const char *const *paths, size_t n) {
  for (size_t i = 0; i < n; i++) {
    kg_error err = {0};
    if (failed(run, kg_load_parallel(run->options->extract.threads, &graphs[i], paths[i], &run->report.diag, &err),
               &err)) {
      kg_graph_free(graphs[i]);
      return i;
    }
  }
  return n;
}

static bool unite(kg_graph **graph, cli_run *run, kg_graph **graphs, size_t n) {
  kg_error err = {0};
  if (n > 1)
    return !failed(run, kg_graph_merge(graph, (const kg_graph *const *)graphs, n, &run->report.diag, &err), &err);
  *graph = graphs[0];
  graphs[0] = NULL;
  return true;
}

static bool load(kg_graph **graph, cli_run *run, const char *const *paths, size_t n) {
  double start = cli_now();
  kg_graph **graphs = calloc(n, sizeof(kg_graph *));
  if (!graphs) cli_report_error(&run->report, KG_NOMEM, &(kg_error){0});
  if (!graphs) return false;
  size_t loaded = load_all(graphs, run, paths, n);
  bool ok = loaded == n && unite(graph, run, graphs, n);
  for (size_t i = 0; i < loaded; i++) kg_graph_free(graphs[i]);
  free(graphs);
  cli_stats_stage(run, "load", cli_now() - start, 0);
  return ok;
}

static bool selects(const kg_select *s) {
  return s->types || s->relations || s->focus || s->min_papers || s->top || s->min_confidence > 0 || s->since ||
         s->until || s->view != KG_BIPARTITE;
}

/* Puts what a step made of a graph in its place; reports why there is nothing. */
static cli_exit replace(kg_graph **graph, cli_run *run, kg_graph *made, kg_status status, const kg_error *err) {
  kg_graph_free(*graph);
  *graph = made;
  if (!status) return CLI_DONE;
  cli_report_error(&run->report, status, err);
  return status == KG_USAGE ? CLI_USAGE : CLI_FAILED;
}

static cli_exit roll_up(kg_graph **graph, cli_run *run) {
  if (!run->options->family) return CLI_DONE;
  kg_graph *rolled = NULL;
  kg_error err = {0};
  kg_status status = kg_graph_roll_up(&rolled, *graph, &err);
  return replace(graph, run, rolled, status, &err);
}

/* Replaces the graph by what the options select of it. */
static cli_exit select_part(kg_graph **graph, cli_run *run) {
  if (!selects(&run->options->select)) return CLI_DONE;
  kg_graph *part = NULL;
  kg_error err = {0};
  kg_status status = kg_graph_select(&part, *graph, &run->options->select, &err);
  if (!status) cli_report_note(&run->report, kg_graph_left_out(part));
  return replace(graph, run, part, status, &err);
}

/* Takes what the options do not want to keep out of the graph. */
static cli_exit strip(kg_graph **graph, cli_run *run) {
  if (kg_graph_evidence(*graph) >= run->options->kept) return CLI_DONE;
  kg_graph *stripped = NULL;
  kg_error err = {0};
  kg_status status = kg_graph_strip(&stripped, *graph, run->options->kept, &err);
  return replace(graph, run, stripped, status, &err);
}

/* Says so when nothing was read; an error, if any, has been reported before. */
static cli_exit check_content(const cli_run *run, const kg_graph *graph) {
  size_t papers, entities;
  kg_graph_papers(graph, &papers);
  kg_graph_entities(graph, &entities);
  if (papers + entities > 0) return CLI_DONE;
  fputs("kgextract: no papers found; kgextract --list-formats shows what can be read\n", stderr);
  return run->report.diag.errors > 0 ? CLI_FAILED : CLI_NOTHING;
}

static size_t count_graph_files(const char *const *paths, size_t n) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++) count += strcmp(paths[i], "-") != 0 && kg_is_graph_file(paths[i]);
  return count;
}

/* What remains to be done with a graph, or without one. */
static cli_exit complete(kg_graph **graph, cli_run *run, bool ok) {
  cli_progress_wipe(&run->progress);
  if (!ok && cli_report_stops(&run->report)) fputs("kgextract: stopped at the first error (--strict)\n", stderr);
  cli_exit bad = ok ? check_content(run, *graph) : CLI_FAILED;
  if (!bad) bad = roll_up(graph, run);
  if (!bad) bad = select_part(graph, run);
  if (!bad) bad = strip(graph, run);
  if (!bad) return CLI_DONE;
  kg_graph_free(*graph);
  *graph = NULL;
  return bad;
}

cli_exit cli_source_merged(kg_graph **graph, cli_run *run, const char *const *paths, size_t n) {
  *graph = NULL;
  return complete(graph, run, load(graph, run, paths, n));
}

cli_exit cli_source_papers(kg_graph **graph, cli_run *run, const kg_lexicon *lexicon, const char *const *paths,
                           size_t n) {
  *graph = NULL;
  return complete(graph, run, extract_with(graph, run, lexicon, NULL, paths, n));
}

cli_exit cli_source_graph(kg_graph **graph, cli_run *run, const char *const *paths, size_t n) {
  *graph = NULL;
  size_t graph_files = count_graph_files(paths, n);
  if (graph_files > 0 && graph_files < n) return cli_usage_error("give papers or graph files, not both");
  return complete(graph, run, graph_files > 0 ? load(graph, run, paths, n) : extract(graph, run, paths, n));
}

/* The first that is neither a graph nor papers, or NULL. */
static const char *const *find_foreign(const char *const *paths, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!kg_is_graph_file(paths[i]) && !kg_may_hold_papers(paths[i])) return &paths[i];
  return NULL;
}

cli_exit cli_source_asked(kg_graph **graph, cli_run *run, const char *const *paths, size_t n) {
  const char *const *foreign = find_foreign(paths, n);
  return foreign ? cli_source_merged(graph, run, foreign, 1) : cli_source_graph(graph, run, paths, n);
}
