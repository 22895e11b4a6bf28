#include "write/writer.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
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

/* Whether one of the blank-separated `extensions` ends the path, in any letter case. */
static bool has_extension(kg_str path, const char *extensions) {
  kg_str rest = kg_str_of(extensions), extension;
  while (kgi_str_split(&rest, ' ', &extension)) {
    if (extension.len == 0 || extension.len > path.len) continue;
    if (kgi_str_eq_nocase(kgi_str_slice(path, path.len - extension.len, path.len), extension)) return true;
  }
  return false;
}

const kg_writer *kg_writer_for_path(const char *path) {
  for (size_t i = 0; i < N_WRITERS; i++)
    if (has_extension(kg_str_of(path), writers[i]->extensions)) return writers[i];
  return NULL;
}

kg_status kgi_writing_nomem(const kgi_writing *job) {
  return kgi_fail(job->err, KG_NOMEM, (kgi_place){0}, "out of memory while writing %s", job->writer->name);
}

static kg_status write_all(const kgi_writing *job) {
  kg_status status = job->writer->write(job);
  if (status == KG_OK) status = kgi_sink_flush(job->sink);
  if (status == KG_IO) (void)kgi_fail(job->err, KG_IO, (kgi_place){0}, "cannot write the %s output", job->writer->name);
  return status;
}

/* Numbers are written with a point whatever the caller's locale is. */
kg_status kg_write(const kg_writer *writer, const kg_graph *graph, const kg_write_options *options,
                   const kg_output *output, kg_diag *diag, kg_error *err) {
  static const kg_write_options defaults = {0};
  kgi_sink *sink = malloc(sizeof *sink);
  locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
  kgi_writing job = {writer, graph, options ? options : &defaults, sink, diag, err};
  kg_status status;
  if (sink && plain) {
    locale_t before = uselocale(plain);
    kgi_sink_init(sink, output);
    status = write_all(&job);
    uselocale(before);
  } else {
    status = kgi_writing_nomem(&job);
  }
  if (plain) freelocale(plain);
  free(sink);
  return status;
}

kg_status kg_write_file(const kg_writer *writer, const kg_graph *graph, const kg_write_options *options,
                        const char *path, kg_diag *diag, kg_error *err) {
  kgi_new_file file;
  KGI_TRY(kgi_new_file_open(&file, path, err));
  kg_output output = kgi_new_file_output(&file);
  kg_error local = {0};
  kg_status status = kg_write(writer, graph, options, &output, diag, &local);
  if (status != KG_OK && status != KG_IO) (void)kgi_fail(err, status, (kgi_place){.source = path}, "%s", local.text);
  return kgi_new_file_close(&file, status, err);
}
