#include "dict/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

bool kgi_is_dictionary(kg_str name) { return kgi_str_ends(name, KGI_STR(".tsv")); }
bool kgi_is_pattern_file(kg_str name) { return kgi_str_ends(name, KGI_STR(".patterns")); }

const char *kgi_default_folder(void) {
  const char *folder = getenv("KGEXTRACT_DICTIONARIES");
  return folder && *folder ? folder : NULL;
}

static int is_lexicon_file(const struct dirent *item) {
  kg_str name = kg_str_of(item->d_name);
  return item->d_name[0] != '.' && (kgi_is_dictionary(name) || kgi_is_pattern_file(name));
}

static int by_bytes(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static kg_status each_in_folder(const char *path, kgi_file_fn each, void *ctx, kg_error *err) {
  struct dirent **items;
  int n = scandir(path, &items, is_lexicon_file, by_bytes);
  if (n < 0) return kgi_fail(err, KG_IO, (kgi_place){.source = path}, "cannot open: %s", strerror(errno));
  kg_status status = KG_OK;
  if (n == 0) status = kgi_fail(err, KG_NOTFOUND, (kgi_place){.source = path}, "no dictionary (.tsv) in this folder");
  for (int i = 0; i < n; i++) {
    kgi_buf file = {0};
    kgi_buf_putf(&file, "%s/%s", path, items[i]->d_name);
    if (file.failed) status = KG_NOMEM;
    if (!status) status = each(ctx, file.bytes, err);
    kgi_buf_clear(&file);
    free(items[i]);
  }
  free(items);
  return status;
}

kg_status kgi_files_each(const char *path, kgi_file_fn each, void *ctx, kg_error *err) {
  struct stat info;
  bool folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
  return folder ? each_in_folder(path, each, ctx, err) : each(ctx, path, err);
}
