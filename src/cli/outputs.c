#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output.h"
#include "run.h"
#include "terminal.h"

static bool is_stdout(const char *path) { return strcmp(path, "-") == 0; }

/* Whether the path's last extension ends one of the format's own: .csv ends .neo4j.csv. */
static bool takes_extension(const kg_writer *writer, const char *path) {
  const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');
  const char *own = dot ? strstr(kg_writer_extensions(writer), dot) : NULL;
  return own && strchr(" ", own[strlen(dot)]);
}

/* A file's extension decides; -f is for standard output and for files whose extension tells too little. */
static const kg_writer *writer_for(const cli_options *options, const char *path) {
  const kg_writer *by_path = is_stdout(path) ? NULL : kg_writer_for_path(path);
  const kg_writer *asked = options->format ? kg_writer_by_name(options->format) : NULL;
  return asked && (!by_path || takes_extension(asked, path)) ? asked : by_path;
}

/* With -f, standard output is written too unless some output has taken that format: `-o a.svg -f jsonl`. */
static bool wants_stdout(const cli_options *options) {
  if (!options->format) return options->outputs.n == 0;
  const kg_writer *asked = kg_writer_by_name(options->format);
  for (size_t i = 0; i < options->outputs.n; i++)
    if (writer_for(options, options->outputs.items[i]) == asked) return false;
  return true;
}

const char *cli_outputs_database(const cli_options *options) {
  for (size_t i = 0; i < options->outputs.n; i++) {
    const kg_writer *writer = writer_for(options, options->outputs.items[i]);
    if (writer && strcmp(kg_writer_name(writer), "db") == 0) return options->outputs.items[i];
  }
  return NULL;
}

static cli_exit check_format(const cli_options *options, const char *path) {
  if (writer_for(options, path)) return CLI_DONE;
  if (is_stdout(path)) return cli_usage_error("standard output has no extension; name its format with -f");
  const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');
  if (!dot) return cli_usage_error("'%s' has no extension; add one or name the format with -f", path);
  return cli_choice_error("format", dot + 1, cli_writer_name_at);
}

/* Whether the file `out` is one of those named. */
static bool is_among(const struct stat *out, const cli_texts *paths) {
  struct stat in;
  for (size_t i = 0; i < paths->n; i++)
    if (stat(paths->items[i], &in) == 0 && in.st_dev == out->st_dev && in.st_ino == out->st_ino) return true;
  return false;
}

/* A plain file that is read must not be written over; devices may be both. */
static cli_exit check_input(const cli_options *options, const char *path) {
  struct stat out;
  if (is_stdout(path) || stat(path, &out) != 0 || !S_ISREG(out.st_mode)) return CLI_DONE;
  if (!is_among(&out, &options->operands) && !is_among(&out, &options->lexicons)) return CLI_DONE;
  return cli_usage_error("'%s' is both input and output", path);
}

static bool is_dictionary(const char *path) {
  size_t len = strlen(path);
  return len > 4 && strcmp(path + len - 4, ".tsv") == 0;
}

/* Whether the folder is there that a file would come into. */
static bool has_folder(const char *path) {
  const char *slash = strrchr(path, '/');
  struct stat info;
  if (is_stdout(path) || !slash || slash == path) return true;
  char *folder = strndup(path, (size_t)(slash - path));
  bool there = !folder || (stat(folder, &info) == 0 && S_ISDIR(info.st_mode));
  free(folder);
  return there;
}

/* Where nothing could be written in the end, the work is not begun. */
static cli_exit check_folders(cli_run *run) {
  const cli_texts *outputs = &run->options->outputs;
  if (wants_stdout(run->options) || run->options->review) return CLI_DONE;
  for (size_t i = 0; i < outputs->n; i++)
    if (has_folder(outputs->items[i])) return CLI_DONE;
  for (size_t i = 0; i < outputs->n; i++) {
    kg_error err = {.text = "cannot write: there is no such folder; make it first"};
    snprintf(err.source, sizeof err.source, "%s", outputs->items[i]);
    cli_report_error(&run->report, KG_IO, &err);
  }
  return CLI_FAILED;
}

cli_exit cli_outputs_check(cli_run *run) {
  const char *review = run->options->review;
  if (review && !is_dictionary(review))
    return cli_usage_error("--review: '%s' would be no dictionary; end its name in .tsv", review);
  if (review && check_input(run->options, review)) return CLI_USAGE;
  if (review && run->options->kept != KG_EVIDENCE_FULL)
    return cli_usage_error("--review shows sentences; leave out --evidence");
  const cli_texts *outputs = &run->options->outputs;
  for (size_t i = 0; i < outputs->n; i++) {
    cli_exit bad = check_format(run->options, outputs->items[i]);
    if (!bad) bad = check_input(run->options, outputs->items[i]);
    if (bad) return bad;
  }
  if (run->options->update && !cli_outputs_database(run->options))
    return cli_usage_error("--update is for databases: -o FILE.db --update");
  return check_folders(run);
}

/* 0 for what is not one plain file. */
static size_t size_of(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISREG(info.st_mode) ? (size_t)info.st_size : 0;
}

static void write_one(cli_run *run, const kg_graph *graph, const kg_writer *writer, const char *path) {
  kg_write_options options = run->options->write;
  options.color = cli_color(run->options->color, STDOUT_FILENO);
  options.threads = run->options->extract.threads;
  kg_output output = cli_stdout();
  kg_diag *diag = &run->report.diag;
  kg_error err = {0};
  double start = cli_now();
  kg_status status = is_stdout(path) ? cli_stdout_flush(kg_write(writer, graph, &options, &output, diag, &err), &err)
                                     : kg_write_file(writer, graph, &options, path, diag, &err);
  if (status) {
    cli_report_error(&run->report, status, &err);
    return;
  }
  char stage[64];
  snprintf(stage, sizeof stage, "write %s", kg_writer_name(writer));
  cli_stats_stage(run, stage, cli_now() - start, size_of(path));
}

void cli_table_print(cli_run *run, const kg_table *table) {
  for (size_t i = 0; kg_table_note(table, i).len > 0; i++) cli_report_note(&run->report, kg_table_note(table, i));
  const char *format = run->options->format ? run->options->format : kg_table_format_at(0);
  kg_output output = cli_stdout();
  kg_error err = {0};
  kg_status status = kg_table_write(table, format, cli_width(STDOUT_FILENO), &output, &err);
  status = cli_stdout_flush(status, &err);
  if (status) cli_report_error(&run->report, status, &err);
}

void cli_outputs_write(cli_run *run, const kg_graph *graph) {
  const cli_texts *outputs = &run->options->outputs;
  for (size_t i = 0; i < outputs->n; i++) {
    cli_progress_stage(&run->progress, "writing", outputs->items[i]);
    write_one(run, graph, writer_for(run->options, outputs->items[i]), outputs->items[i]);
    cli_progress_wipe(&run->progress);
  }
}

void cli_outputs_review(cli_run *run, const kg_graph *graph) {
  const char *path = run->options->review;
  kg_error err = {0};
  size_t rows = 0;
  if (!path) return;
  kg_status status = kg_review_file(graph, path, &rows, &err);
  if (status) {
    cli_report_error(&run->report, status, &err);
    return;
  }
  char note[512];
  snprintf(note, sizeof note, "%zu discovered names in %s", rows, path);
  cli_report_note(&run->report, kg_str_of(note));
}

void cli_outputs_show(cli_run *run, const kg_graph *graph) {
  if (!wants_stdout(run->options)) return;
  const char *format = run->options->format ? run->options->format : "summary";
  write_one(run, graph, kg_writer_by_name(format), "-");
}
