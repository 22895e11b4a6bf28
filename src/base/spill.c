#include "base/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { BLOCK = 4 * 1024 * 1024, STAY = 16 }; /* how many blocks stay in memory */

/* --- the file --- */

static int open_in(const char *folder) {
  char path[4096];
  int len = folder ? snprintf(path, sizeof path, "%s/kgextract-XXXXXX", folder) : 0;
  if (len <= 0 || (size_t)len >= sizeof path) return -1;
  int file = mkostemp(path, O_CLOEXEC);
  if (file >= 0) unlink(path);
  return file;
}

/* /tmp comes last, for it may be memory itself. */
static bool open_file(kgi_spill *spill) {
  const char *folders[] = {getenv("TMPDIR"), "/var/tmp", "/tmp"};
  for (size_t i = 0; i < sizeof folders / sizeof *folders && !spill->open; i++) {
    spill->file = open_in(folders[i]);
    spill->open = spill->file >= 0;
  }
  return spill->open;
}

static bool write_all(const kgi_spill *spill, const kgi_spill_block *block) {
  for (size_t done = 0; done < block->size;) {
    ssize_t n = pwrite(spill->file, block->bytes + done, block->size - done, (off_t)(spill->size + done));
    if (n < 0 && errno != EINTR) return false;
    if (n > 0) done += (size_t)n;
  }
  return true;
}

/* --- blocks --- */

/* The file takes the place of the block's memory: the same bytes at the same address. */
static void put(kgi_spill *spill, kgi_spill_block *block) {
  if (!spill->open && !open_file(spill)) return;
  if (!write_all(spill, block)) return;
  void *mapped = mmap(block->bytes, block->size, PROT_READ, MAP_SHARED | MAP_FIXED, spill->file, (off_t)spill->size);
  block->is_put = mapped != MAP_FAILED;
  spill->size += block->size;
}

/* There is one. */
static kgi_spill_block *last_block(const kgi_spill *spill) { return &spill->blocks.items[spill->blocks.n - 1]; }

static size_t room_left(const kgi_spill *spill) {
  return spill->blocks.n ? last_block(spill)->size - last_block(spill)->used : 0;
}

/* The last block but one: nobody is busy with what it holds any more, which would bring it back at once. */
static void put_full(kgi_spill *spill) {
  if (spill->blocks.n > STAY) put(spill, &spill->blocks.items[spill->blocks.n - 2]);
}

static bool add_block(kgi_spill *spill, size_t least) {
  if (least > SIZE_MAX - BLOCK) return false;
  kgi_spill_block fresh = {.size = (least + BLOCK - 1) / BLOCK * BLOCK};
  void *bytes = mmap(NULL, fresh.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (bytes == MAP_FAILED) return false;
  fresh.bytes = bytes;
  put_full(spill);
  bool added = KGI_VEC_PUSH(&spill->blocks, fresh);
  if (!added) munmap(bytes, fresh.size);
  return added;
}

kg_str kgi_spill_str(kgi_spill *spill, kg_str text) {
  if (text.len == 0) return (kg_str){NULL, 0};
  if (room_left(spill) < text.len && !add_block(spill, text.len)) return (kg_str){NULL, 0};
  kgi_spill_block *block = last_block(spill);
  char *copy = memcpy(block->bytes + block->used, text.ptr, text.len);
  block->used += text.len;
  return (kg_str){copy, text.len};
}

void kgi_spill_rest(const kgi_spill *spill) {
  for (size_t i = 0; i < spill->blocks.n; i++) {
    const kgi_spill_block *block = &spill->blocks.items[i];
    if (block->is_put) madvise(block->bytes, block->size, MADV_DONTNEED);
  }
}

void kgi_spill_clear(kgi_spill *spill) {
  for (size_t i = 0; i < spill->blocks.n; i++) munmap(spill->blocks.items[i].bytes, spill->blocks.items[i].size);
  free(spill->blocks.items);
  if (spill->open) close(spill->file);
  *spill = (kgi_spill){0};
}
