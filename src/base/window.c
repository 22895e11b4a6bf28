#include "base/window.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

enum { STEP = 1 << 20 }; /* bytes that are read, and let go, at a time */

/* Sets room aside for a plain file; it takes no memory before something is read into it. */
static bool reserve(kgi_window *window, const char *path) {
  struct stat info;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  bool is_plain = fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
  size_t size = is_plain ? (size_t)info.st_size : 0;
  int kind = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  char *room = is_plain ? mmap(NULL, size, PROT_READ | PROT_WRITE, kind, -1, 0) : MAP_FAILED;
  if (room == MAP_FAILED) return close(file), false;
  *window = (kgi_window){.text = {room, size}, .path = path, .file = file};
  return true;
}

kg_status kgi_window_open(kgi_window *window, const char *path, kg_error *err) {
  *window = (kgi_window){.file = -1};
  if (strcmp(path, "-") != 0 && reserve(window, path)) return KG_OK;
  kg_status status = kgi_read_file(path, &window->whole, err);
  window->text = kgi_buf_str(&window->whole);
  return status;
}

void kgi_window_close(kgi_window *window) {
  if (window->path) {
    munmap((char *)(uintptr_t)window->text.ptr, window->text.len);
    close(window->file);
  }
  kgi_buf_clear(&window->whole);
}

static kg_status read_step(kgi_window *window, kg_error *err) {
  size_t left = window->text.len - window->read;
  char *to = (char *)(uintptr_t)window->text.ptr + window->read;
  ssize_t n = read(window->file, to, left < STEP ? left : STEP);
  if (n < 0 && errno == EINTR) return KG_OK;
  kgi_place place = {.source = window->path};
  if (n < 0) return kgi_fail(err, KG_IO, place, "cannot read: %s", strerror(errno));
  if (n == 0) return kgi_fail(err, KG_IO, place, "cannot read: the file was cut off meanwhile");
  window->read += (size_t)n;
  return KG_OK;
}

kg_status kgi_window_reach(kgi_window *window, kg_str part, kg_error *err) {
  if (!window->path) return KG_OK;
  size_t end = (size_t)(part.ptr - window->text.ptr) + part.len;
  while (window->read < end) KGI_TRY(read_step(window, err));
  return KG_OK;
}

void kgi_window_pass(kgi_window *window, const char *at) {
  if (!window->path) return;
  size_t passed = (size_t)(at - window->text.ptr) / STEP * STEP;
  if (passed <= window->gone) return;
  (void)madvise((char *)(uintptr_t)window->text.ptr + window->gone, passed - window->gone, MADV_DONTNEED);
  window->gone = passed;
}
