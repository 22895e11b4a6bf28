/* Files and folders as inputs. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/pool.h"
#include "base/str.h"
#include "read/reader.h"

enum { DEEPEST = 64 };

/* Where the papers of all files go. */
typedef struct walk {
  kg_record_fn each;
  void *ctx;
  kg_diag *diag;
  kg_error *err;
  unsigned threads;
  size_t papers;
} walk;

static kg_status read_file(walk *now, const char *path, kg_severity missing, kg_error *err) {
  kgi_input input;
  KGI_TRY(kgi_input_open(&input, path, err));
  kgi_reading reading = {
      .input = &input, .each = now->each, .ctx = now->ctx, .diag = now->diag, .err = err, .threads = now->threads};
  kg_status status = kgi_read_input(&reading, missing);
  now->papers += reading.papers;
  kgi_input_close(&input);
  return status;
}

/* What may go wrong with one file of a folder without ending the walk. */
static kg_status skip_file(const walk *now, kg_status status, const kg_error *why) {
  bool own = status == KG_IO || status == KG_LIMIT;
  if (!own || why->status != status) {
    if (now->err && !now->err->status) *now->err = *why;
    return status;
  }
  kgi_report_error(now->diag, KG_ERROR, why);
  return KG_OK;
}

static int is_shown(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static int compare_names(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static kg_status read_folder(walk *now, const char *path, unsigned depth);

/* Links to folders could lead in a circle. */
static bool is_link(const char *path) {
  struct stat info;
  return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

/* Reads a folder's entry: a file, a link to a file or a folder; all else is passed over. */
static kg_status read_entry(walk *now, const char *path, unsigned depth) {
  struct stat info;
  kg_error why = {0};
  if (stat(path, &info) != 0) {
    kgi_report(now->diag, KG_ERROR, KG_IO, (kgi_place){.source = path}, "cannot read: %s", strerror(errno));
    return KG_OK;
  }
  if (S_ISDIR(info.st_mode)) return is_link(path) ? KG_OK : read_folder(now, path, depth + 1);
  if (!S_ISREG(info.st_mode)) return KG_OK;
  kg_status status = read_file(now, path, KG_NOTE, &why);
  return status ? skip_file(now, status, &why) : KG_OK;
}

static kg_status read_entries(walk *now, const char *path, struct dirent **entries, int n, unsigned depth) {
  kgi_buf name = {0};
  kg_status status = KG_OK;
  for (int i = 0; i < n && !status; i++) {
    kgi_buf_reset(&name);
    kgi_buf_putf(&name, "%s%s%s", path, kgi_str_ends(kg_str_of(path), KGI_STR("/")) ? "" : "/", entries[i]->d_name);
    status = name.failed ? kgi_fail(now->err, KG_NOMEM, (kgi_place){.source = path}, "out of memory")
                         : read_entry(now, kgi_buf_cstr(&name), depth);
  }
  kgi_buf_clear(&name);
  return status;
}

static kg_status read_folder(walk *now, const char *path, unsigned depth) {
  kgi_place place = {.source = path};
  if (depth > DEEPEST) {
    kgi_report(now->diag, KG_ERROR, KG_LIMIT, place, "folders nested more than %d deep; skipped", DEEPEST);
    return KG_OK;
  }
  struct dirent **entries;
  int n = scandir(path, &entries, is_shown, compare_names);
  if (n < 0) {
    kgi_report(now->diag, KG_ERROR, KG_IO, place, "cannot read folder: %s", strerror(errno));
    return KG_OK;
  }
  kg_status status = read_entries(now, path, entries, n, depth);
  for (int i = 0; i < n; i++) free(entries[i]);
  free(entries);
  return status;
}

static bool is_folder(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

kg_status kg_read(const char *path, kg_record_fn each, void *ctx, kg_diag *diag, kg_error *err) {
  return kg_read_parallel(1, path, each, ctx, diag, err);
}

kg_status kg_read_parallel(unsigned threads, const char *path, kg_record_fn each, void *ctx, kg_diag *diag,
                           kg_error *err) {
  walk now = {.each = each, .ctx = ctx, .diag = diag, .err = err, .threads = kgi_pool_threads(threads)};
  if (strcmp(path, "-") == 0 || !is_folder(path)) return read_file(&now, path, KG_WARNING, err);
  KGI_TRY(read_folder(&now, path, 0));
  if (!now.papers)
    kgi_report(diag, KG_WARNING, KG_NOTFOUND, (kgi_place){.source = path}, "no papers found in this folder");
  return KG_OK;
}
