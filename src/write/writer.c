#include "write/writer.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/plain.h"
#include "base/str.h"

#define POINTER_TO(name) &kgi_writer_##name,
static const kg_writer *const writers[] = {KGI_WRITERS(POINTER_TO)};
enum { N_WRITERS = sizeof writers / sizeof *writers };

const kg_writer *kg_writer_at(size_t n) { return n < N_WRITERS ? writers[n] : NULL; }

const char *kg_writer_name(const kg_writer *writer) { return writer->name; }

const char *kg_writer_help(const kg_writer *writer) { return writer->help; }

const char *kg_writer_extensions(const kg_writer *writer) { return writer->extensions; }

const kg_writer *kg_writer_by_name(const char *name) {
  for (size_t i = 0; i < N_WRITERS; i++)
    if (strcmp(writers[i]->name, name) == 0) return writers[i];
  return NULL;
}

/* The extension of the blank-separated `extensions` that ends the path, in any letter case; empty if none does. */
static kg_str find_extension(kg_str path, const char *extensions) {
  kg_str rest = kg_str_of(extensions), extension;
  while (kgi_str_split(&rest, ' ', &extension)) {
    if (extension.len == 0 || extension.len > path.len) continue;
    if (kgi_str_eq_nocase(kgi_str_slice(path, path.len - extension.len, path.len), extension)) return extension;
  }
  return (kg_str){NULL, 0};
}

const kg_writer *kg_writer_for_path(const char *path) {
  for (size_t i = 0; i < N_WRITERS; i++)
    if (find_extension(kg_str_of(path), writers[i]->extensions).len) return writers[i];
  return NULL;
}

/* Where the last extension of the path's file name begins, or the path's end. */
static size_t last_dot(kg_str path) {
  for (size_t at = path.len; at > 0 && path.ptr[at - 1] != '/'; at--)
    if (path.ptr[at - 1] == '.') return at - 1;
  return path.len;
}

char *kgi_part_path(const kg_writer *writer, size_t part, const char *path) {
  kg_str whole = kg_str_of(path), known = find_extension(whole, writer->extensions);
  size_t dot = last_dot(whole), stem = known.len ? whole.len - known.len : dot;
  char *out = NULL;
  return asprintf(&out, "%.*s-%s%s", (int)stem, path, writer->parts[part], path + dot) < 0 ? NULL : out;
}

kg_status kgi_writing_nomem(const kgi_writing *job) {
  return kgi_fail(job->err, KG_NOMEM, (kgi_place){0}, "out of memory while writing %s", job->writer->name);
}

/* Several parts in one output are set apart by an empty line. */
static kg_status write_parts(kgi_writing *job, size_t first, size_t end) {
  kg_status status = KG_OK;
  for (job->part = first; job->part < end && status == KG_OK; job->part++) {
    if (job->part > first) kgi_putc(job->sink, '\n');
    status = job->writer->write(job);
  }
  if (status == KG_OK) status = kgi_sink_flush(job->sink);
  if (status == KG_IO) (void)kgi_fail(job->err, KG_IO, (kgi_place){0}, "cannot write the %s output", job->writer->name);
  return status;
}

static kg_status write_to(kgi_writing job, const kg_output *output, size_t first, size_t end) {
  kgi_plain plain;
  kgi_sink *sink = malloc(sizeof *sink);
  if (!sink || !kgi_plain_begin(&plain)) {
    free(sink);
    return kgi_writing_nomem(&job);
  }
  job.sink = sink;
  kgi_sink_init(sink, output);
  kg_status status = write_parts(&job, first, end);
  kgi_plain_end(&plain);
  free(sink);
  return status;
}

static size_t count_parts(const kg_writer *writer) {
  size_t n = 0;
  while (n < KGI_MOST_PARTS && writer->parts[n]) n++;
  return n ? n : 1;
}

static kgi_writing job_of(const kg_writer *writer, const kg_graph *graph, const kg_write_options *options,
                          kg_diag *diag, kg_error *err) {
  static const kg_write_options defaults = {0};
  return (kgi_writing){
      .writer = writer, .graph = graph, .options = options ? options : &defaults, .diag = diag, .err = err};
}

kg_status kg_write(const kg_writer *writer, const kg_graph *graph, const kg_write_options *options,
                   const kg_output *output, kg_diag *diag, kg_error *err) {
  return write_to(job_of(writer, graph, options, diag, err), output, 0, count_parts(writer));
}

/* Writes parts [first, end) to a file that is open; its error has no place yet. */
static kg_status fill_file(kgi_writing job, kgi_new_file *file, const char *path, size_t first, size_t end) {
  kg_output output = kgi_new_file_output(file);
  kg_error local = {0}, *err = job.err;
  job.err = &local;
  job.file = kgi_is_special(path) ? NULL : file->temporary;
  kg_status status = write_to(job, &output, first, end);
  if (status != KG_OK && status != KG_IO) (void)kgi_fail(err, status, (kgi_place){.source = path}, "%s", local.text);
  return status;
}

static kg_status write_whole(const kgi_writing *job, const char *path, size_t n_parts) {
  kgi_new_file file;
  KGI_TRY(kgi_new_file_open(&file, path, job->err));
  kg_status status = fill_file(*job, &file, path, 0, n_parts);
  return kgi_new_file_close(&file, status, job->err);
}

/* One file after the other is replaced, and none before all are written. */
static kg_status write_files(const kgi_writing *job, const char *path, size_t n_parts) {
  kgi_new_file files[KGI_MOST_PARTS];
  kg_status status = KG_OK;
  size_t n_open = 0;
  for (size_t i = 0; i < n_parts && status == KG_OK; i++) {
    char *part = kgi_part_path(job->writer, i, path);
    status = part ? kgi_new_file_open(&files[i], part, job->err) : kgi_writing_nomem(job);
    if (status == KG_OK) status = fill_file(*job, &files[n_open++], part, i, i + 1);
    free(part);
  }
  for (size_t i = n_open; i > 0; i--) status = kgi_new_file_close(&files[i - 1], status, job->err);
  return status;
}

kg_status kg_write_file(const kg_writer *writer, const kg_graph *graph, const kg_write_options *options,
                        const char *path, kg_diag *diag, kg_error *err) {
  kgi_writing job = job_of(writer, graph, options, diag, err);
  size_t n_parts = count_parts(writer);
  bool is_split = n_parts > 1 && !kgi_is_special(path);
  return is_split ? write_files(&job, path, n_parts) : write_whole(&job, path, n_parts);
}
