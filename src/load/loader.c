#include "load/loader.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/plain.h"
#include "base/pool.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/graph.h"

enum { HEAD = 256 * 1024 }; /* bytes that tell the format */

static const kgi_loader *const loaders[] = {&kgi_loader_graphml, &kgi_loader_json, &kgi_loader_jsonl, &kgi_loader_db};

enum { LOADERS = sizeof loaders / sizeof *loaders };

static const kgi_loader *loader_for(kg_str bytes) {
  kg_str head = kgi_str_trim(kgi_utf8_skip_mark(kgi_str_slice(bytes, 0, HEAD)));
  for (size_t i = 0; i < LOADERS; i++)
    if (loaders[i]->sniff(head)) return loaders[i];
  return NULL;
}

/* `text` without the blanks and the mark `c` before it; false if the mark is not there. */
static bool skip_past(kg_str *text, char c) {
  *text = kgi_str_trim(*text);
  if (!text->len || text->ptr[0] != c) return false;
  *text = kgi_str_slice(*text, 1, text->len);
  return true;
}

bool kgi_has_list(kg_str json, kg_str quoted_name) {
  for (size_t at; (at = kgi_str_find(json, quoted_name)) != SIZE_MAX;) {
    json = kgi_str_slice(json, at + quoted_name.len, json.len);
    kg_str after = kgi_str_slice(json, 0, 16);
    if (skip_past(&after, ':') && skip_past(&after, '[')) return true;
  }
  return false;
}

bool kg_is_graph_file(const char *path) {
  struct stat info;
  if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) return false;
  FILE *file = fopen(path, "rbe");
  if (!file) return false;
  kgi_buf head = {0};
  char part[4096];
  for (size_t n; head.len < HEAD && (n = fread(part, 1, sizeof part, file)) > 0;) kgi_buf_put(&head, (kg_str){part, n});
  fclose(file);
  bool known = !head.failed && loader_for(kgi_buf_str(&head));
  kgi_buf_clear(&head);
  return known;
}

static kg_status fail_format(const char *name, kg_error *err) {
  kgi_buf names = {0};
  for (size_t i = 0; i < LOADERS; i++) {
    const kgi_loader *loader = loaders[i];
    assert(loader); /* the analyser cannot see that the table has no holes */
    kgi_buf_putf(&names, "%s%s", i ? ", " : "", loader->name);
  }
  kg_status status = kgi_fail(err, KG_UNSUPPORTED, (kgi_place){.source = name}, "not a graph file of this program (%s)",
                              kgi_buf_cstr(&names));
  kgi_buf_clear(&names);
  return status;
}

static kg_status load_window(kg_graph **graph, unsigned threads, const char *name, kgi_window *window, kg_diag *diag,
                             kg_error *err) {
  kg_str head = kgi_str_slice(window->text, 0, HEAD);
  KGI_TRY(kgi_window_reach(window, head, err));
  const kgi_loader *loader = loader_for(head);
  if (!loader) return fail_format(name, err);
  kgi_load load = {.name = name, .window = window, .diag = diag, .builder = kg_builder_new(), .threads = threads};
  load.bytes = kgi_utf8_skip_mark(window->text);
  kgi_plain plain;
  bool ready = load.builder && kgi_plain_begin(&plain);
  kg_status status = ready ? loader->load(&load, err) : KG_NOMEM;
  if (ready) kgi_plain_end(&plain);
  if (status == KG_OK) status = kgi_load_finish(&load, graph);
  if (status == KG_OK) kgi_graph_find_evidence(*graph);
  kg_builder_free(load.builder);
  kgi_load_clear(&load);
  return status == KG_OK ? KG_OK : kgi_fail(err, status, (kgi_place){.source = name}, "%s", kg_status_text(status));
}

kg_status kg_load_memory(kg_graph **graph, const char *name, kg_str bytes, kg_diag *diag, kg_error *err) {
  kgi_window window = kgi_window_of(bytes);
  *graph = NULL;
  return load_window(graph, 1, name, &window, diag, err);
}

kg_status kg_load(kg_graph **graph, const char *path, kg_diag *diag, kg_error *err) {
  return kg_load_parallel(1, graph, path, diag, err);
}

kg_status kg_load_parallel(unsigned threads, kg_graph **graph, const char *path, kg_diag *diag, kg_error *err) {
  kgi_window window;
  *graph = NULL;
  kg_status status = kgi_window_open(&window, path, err);
  const char *name = strcmp(path, "-") == 0 ? "<stdin>" : path;
  if (status == KG_OK) status = load_window(graph, kgi_pool_threads(threads), name, &window, diag, err);
  kgi_window_close(&window);
  return status;
}
