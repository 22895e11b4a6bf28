#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

static kg_status fail_io(kg_error *err, const char *path, const char *what) {
  return kgi_fail(err, KG_IO, (kgi_place){.source = path}, "%s: %s", what, strerror(errno));
}

static kg_status read_stream(int fd, kgi_buf *buf, const char *path, kg_error *err) {
  enum { STEP = 1 << 16 };
  for (;;) {
    size_t before = buf->len;
    if (buf->cap - buf->len < STEP + 1) {
      char *bigger = realloc(buf->bytes, buf->cap * 2 + STEP + 1);
      if (!bigger) return kgi_fail(err, KG_NOMEM, (kgi_place){.source = path}, "file too large for memory");
      buf->bytes = bigger;
      buf->cap = buf->cap * 2 + STEP + 1;
    }
    ssize_t n = read(fd, buf->bytes + before, STEP);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_io(err, path, "cannot read");
    buf->len += (size_t)n;
    buf->bytes[buf->len] = '\0';
    if (n == 0) return KG_OK;
  }
}

kg_status kgi_read_file(const char *path, kgi_buf *buf, kg_error *err) {
  if (strcmp(path, "-") == 0) return read_stream(STDIN_FILENO, buf, "<stdin>", err);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return fail_io(err, path, "cannot open");
  kg_status status = read_stream(fd, buf, path, err);
  close(fd);
  return status;
}

/* Whether the path is another name of an open file, which may be a plain one, but is not to be replaced. */
static bool names_stream(const char *path) {
  static const char *const starts[] = {"/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/"};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (strncmp(path, starts[i], strlen(starts[i])) == 0) return true;
  return false;
}

bool kgi_is_special(const char *path) {
  struct stat info;
  return names_stream(path) || (stat(path, &info) == 0 && !S_ISREG(info.st_mode));
}

/* The file behind a link, so that the link stays one; else the path itself. To be freed. */
static char *behind_links(const char *path) {
  struct stat info;
  bool is_link = !kgi_is_special(path) && lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
  char *real = is_link ? realpath(path, NULL) : NULL;
  return real ? real : strdup(path);
}

/* A new file of a name that nobody has, and of the rights that the file in its place has. */
static FILE *create_beside(kgi_new_file *file, size_t size) {
  enum { MOST_TRIES = 100 };
  FILE *stream = NULL;
  struct stat info;
  for (int i = 0; i < MOST_TRIES && !stream; i++) {
    snprintf(file->temporary, size, "%s.%ld.%d.tmp", file->path, (long)getpid(), i);
    stream = fopen(file->temporary, "wbxe");
    if (!stream && errno != EEXIST) return NULL;
  }
  if (stream && stat(file->path, &info) == 0) (void)!fchmod(fileno(stream), info.st_mode & 0777);
  return stream;
}

kg_status kgi_new_file_open(kgi_new_file *file, const char *path, kg_error *err) {
  *file = (kgi_new_file){.path = behind_links(path)};
  size_t size = (file->path ? strlen(file->path) : 0) + 40;
  file->temporary = malloc(size);
  if (!file->path || !file->temporary) {
    free(file->path);
    free(file->temporary);
    return kgi_fail(err, KG_NOMEM, (kgi_place){.source = path}, "out of memory");
  }
  bool in_place = kgi_is_special(path);
  if (in_place) memcpy(file->temporary, file->path, strlen(file->path) + 1);
  file->stream = in_place ? fopen(file->temporary, "wbe") : create_beside(file, size);
  if (file->stream) return KG_OK;
  kg_status status = fail_io(err, path, "cannot write");
  free(file->path);
  free(file->temporary);
  return status;
}

static kg_status write_stream(void *ctx, const char *bytes, size_t len) {
  kgi_new_file *file = ctx;
  return fwrite(bytes, 1, len, file->stream) == len ? KG_OK : KG_IO;
}

kg_output kgi_new_file_output(kgi_new_file *file) { return (kg_output){.write = write_stream, .ctx = file}; }

kg_status kgi_new_file_close(kgi_new_file *file, kg_status status, kg_error *err) {
  bool in_place = strcmp(file->path, file->temporary) == 0;
  if (fflush(file->stream) != 0 && status == KG_OK) status = fail_io(err, file->path, "cannot write");
  if (status == KG_OK && !in_place && fsync(fileno(file->stream)) != 0)
    status = fail_io(err, file->path, "cannot write");
  if (fclose(file->stream) != 0 && status == KG_OK) status = fail_io(err, file->path, "cannot write");
  if (status == KG_OK && !in_place && rename(file->temporary, file->path) != 0)
    status = fail_io(err, file->path, "cannot replace");
  if (status != KG_OK && !in_place) remove(file->temporary);
  if (status == KG_IO) (void)fail_io(err, file->path, "cannot write");
  free(file->path);
  free(file->temporary);
  return status;
}
