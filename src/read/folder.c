/* Files and folders as inputs. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/belt.h"
#include "base/pool.h"
#include "read/kept.h"
#include "read/listing.h"
#include "read/packed.h"

enum { MOST_THREADS = 4, MOST_FILES = 2 * MOST_THREADS }; /* they read faster than papers can be taken in */

/* Where the papers of all files go. */
typedef struct walk {
  kg_record_fn each;
  void *ctx;
  kg_diag *diag;
  kg_error *err;
  unsigned threads;
  size_t papers;
} walk;

static kgi_reading start(const walk *now, kgi_input *input, kg_error *err) {
  return (kgi_reading){
      .input = input, .each = now->each, .ctx = now->ctx, .diag = now->diag, .err = err, .threads = now->threads};
}

static kg_status read_file(walk *now, const char *path, kg_severity missing, kg_error *err) {
  kgi_input input;
  KGI_TRY(kgi_input_open(&input, path, err));
  kgi_reading reading = start(now, &input, err);
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

static kg_status read_listed(walk *now, const kgi_listed *listed) {
  kg_error why = {0};
  if (listed->report) {
    kgi_report_error(now->diag, KG_ERROR, listed->report);
    return KG_OK;
  }
  kg_status status = read_file(now, listed->path, KG_NOTE, &why);
  return status ? skip_file(now, status, &why) : KG_OK;
}

/* --- the files of a folder read by several threads --- */

/* A file, and what is in it if it was read before its turn. */
typedef struct early {
  const kgi_listed *listed;
  bool is_read;
  kgi_kept kept;
} early;

typedef struct crowd {
  walk *now;
  const kgi_listing *listing;
  early files[MOST_FILES]; /* one a place on the belt */
} crowd;

static kg_status take(void *ctx, unsigned place, size_t item) {
  crowd *all = ctx;
  if (item == all->listing->items.n) return KG_NOTFOUND;
  all->files[place].listed = &all->listing->items.items[item];
  return KG_OK;
}

/* Reads a file unless it is packed: nobody knows how much is in it. Returns whether it is read. */
static bool read_plain(kgi_kept *kept, kgi_input *input) {
  kg_str head;
  kg_status status = kgi_input_peek(input, &head, &kept->why);
  if (!status && kgi_is_packed(head)) return false;
  kgi_reading reading = kgi_kept_reading(kept, input);
  kgi_kept_end(kept, status ? status : kgi_read_input(&reading, KG_NOTE));
  return true;
}

/* Only what is small is read before its turn, since all of it must be kept. */
static kg_status read_early(void *ctx, unsigned place, size_t item) {
  (void)item;
  enum { LARGEST = 8 * 1024 * 1024 };
  early *file = &((crowd *)ctx)->files[place];
  file->is_read = false;
  if (file->listed->report || file->listed->size > LARGEST) return KG_OK;
  kgi_input input;
  kg_status status = kgi_input_open(&input, file->listed->path, &file->kept.why);
  kgi_kept_end(&file->kept, status);
  file->is_read = status || read_plain(&file->kept, &input);
  if (!status) kgi_input_close(&input);
  return KG_OK;
}

static kg_status hand_on(void *ctx, unsigned place, size_t item) {
  (void)item;
  crowd *all = ctx;
  early *file = &all->files[place];
  if (!file->is_read) return read_listed(all->now, file->listed);
  kgi_reading reading = start(all->now, NULL, NULL);
  kg_status status = kgi_kept_hand_on(&file->kept, 0, &reading);
  all->now->papers += reading.papers;
  if (!status && file->kept.status) status = skip_file(all->now, file->kept.status, &file->kept.why);
  kgi_kept_reset(&file->kept);
  return status;
}

static kg_status read_together(walk *now, const kgi_listing *listing) {
  static const kgi_belt_steps steps = {take, read_early, hand_on};
  crowd all = {.now = now, .listing = listing};
  kg_status status = kgi_belt_run(now->threads < MOST_THREADS ? now->threads : MOST_THREADS, &steps, &all);
  for (size_t i = 0; i < MOST_FILES; i++) kgi_kept_clear(&all.files[i].kept);
  return status;
}

static kg_status read_folder(walk *now, const char *path) {
  kgi_listing listing = {0};
  kg_status status = kgi_listing_add(&listing, path);
  if (status) kgi_fail(now->err, status, (kgi_place){.source = path}, "out of memory");
  if (!status && now->threads > 1 && listing.items.n > 1) {
    status = read_together(now, &listing);
  } else {
    for (size_t i = 0; i < listing.items.n && !status; i++) status = read_listed(now, &listing.items.items[i]);
  }
  kgi_listing_clear(&listing);
  return status;
}

static bool is_folder(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool kg_may_hold_papers(const char *path) {
  struct stat info;
  if (strcmp(path, "-") == 0) return true;
  if (stat(path, &info) != 0) return false;
  if (!S_ISREG(info.st_mode)) return true;
  kgi_input input;
  kg_str head;
  if (kgi_input_open(&input, path, NULL)) return false;
  bool may = kgi_input_peek(&input, &head, NULL) == KG_OK && kgi_may_hold_papers(head);
  kgi_input_close(&input);
  return may;
}

kg_status kg_read(const char *path, kg_record_fn each, void *ctx, kg_diag *diag, kg_error *err) {
  return kg_read_parallel(1, path, each, ctx, diag, err);
}

kg_status kg_read_parallel(unsigned threads, const char *path, kg_record_fn each, void *ctx, kg_diag *diag,
                           kg_error *err) {
  walk now = {.each = each, .ctx = ctx, .diag = diag, .err = err, .threads = kgi_pool_threads(threads)};
  if (strcmp(path, "-") == 0 || !is_folder(path)) return read_file(&now, path, KG_WARNING, err);
  KGI_TRY(read_folder(&now, path));
  if (!now.papers)
    kgi_report(diag, KG_WARNING, KG_NOTFOUND, (kgi_place){.source = path},
               "no papers found in this folder; -v tells of each file");
  return KG_OK;
}
