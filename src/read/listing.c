#include "read/listing.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/str.h"

enum { DEEPEST = 64 };

static kg_status add_file(kgi_listing *listing, const char *path, uint64_t size) {
  kg_str kept = kgi_arena_str(&listing->arena, (kg_str){path, strlen(path) + 1});
  kgi_listed item = {.path = kept.ptr, .size = size};
  return kept.ptr && KGI_VEC_PUSH(&listing->items, item) ? KG_OK : KG_NOMEM;
}

static kg_status add_report(kgi_listing *listing, const kg_error *report) {
  kg_error *kept = kgi_arena_alloc(&listing->arena, sizeof *kept);
  if (!kept) return KG_NOMEM;
  *kept = *report;
  return KGI_VEC_PUSH(&listing->items, (kgi_listed){.report = kept}) ? KG_OK : KG_NOMEM;
}

static kg_status add_unreadable(kgi_listing *listing, const char *path, const char *what) {
  kg_error why = {0};
  kgi_fail(&why, KG_IO, (kgi_place){.source = path}, "cannot read%s: %s", what, strerror(errno));
  return add_report(listing, &why);
}

static kg_status add_too_deep(kgi_listing *listing, const char *path) {
  kg_error why = {0};
  kgi_fail(&why, KG_LIMIT, (kgi_place){.source = path}, "folders nested more than %d deep; skipped", DEEPEST);
  return add_report(listing, &why);
}

static int is_shown(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static int compare_names(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

/* Links to folders could lead in a circle. */
static bool is_link(const char *path) {
  struct stat info;
  return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

static kg_status add_folder(kgi_listing *listing, const char *path, unsigned depth);

/* Adds a folder's entry: a file, a link to a file or a folder; all else is passed over. */
static kg_status add_entry(kgi_listing *listing, const char *path, unsigned depth) {
  struct stat info;
  if (stat(path, &info) != 0) return add_unreadable(listing, path, "");
  if (S_ISDIR(info.st_mode)) return is_link(path) ? KG_OK : add_folder(listing, path, depth + 1);
  return S_ISREG(info.st_mode) ? add_file(listing, path, (uint64_t)info.st_size) : KG_OK;
}

static kg_status add_entries(kgi_listing *listing, const char *path, struct dirent **entries, int n, unsigned depth) {
  kgi_buf name = {0};
  kg_status status = KG_OK;
  for (int i = 0; i < n && !status; i++) {
    kgi_buf_reset(&name);
    kgi_buf_putf(&name, "%s%s%s", path, kgi_str_ends(kg_str_of(path), KGI_STR("/")) ? "" : "/", entries[i]->d_name);
    status = name.failed ? KG_NOMEM : add_entry(listing, kgi_buf_cstr(&name), depth);
  }
  kgi_buf_clear(&name);
  return status;
}

static kg_status add_folder(kgi_listing *listing, const char *path, unsigned depth) {
  if (depth > DEEPEST) return add_too_deep(listing, path);
  struct dirent **entries;
  int n = scandir(path, &entries, is_shown, compare_names);
  if (n < 0) return add_unreadable(listing, path, " folder");
  kg_status status = add_entries(listing, path, entries, n, depth);
  for (int i = 0; i < n; i++) free(entries[i]);
  free(entries);
  return status;
}

kg_status kgi_listing_add(kgi_listing *listing, const char *path) { return add_folder(listing, path, 0); }

void kgi_listing_clear(kgi_listing *listing) {
  kgi_arena_clear(&listing->arena);
  free(listing->items.items);
  *listing = (kgi_listing){0};
}
