/* Stands in for libFuzzer: runs the fuzz target once over every file named, so that any compiler can replay them. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* An exact allocation, so that a sanitizer sees the first byte read past the end. */
static uint8_t *read_exactly(FILE *file, size_t *len) {
  if (fseek(file, 0, SEEK_END) != 0) return NULL;
  long size = ftell(file);
  if (size < 0 || fseek(file, 0, SEEK_SET) != 0) return NULL;
  uint8_t *bytes = malloc(size > 0 ? (size_t)size : 1);
  *len = bytes ? fread(bytes, 1, (size_t)size, file) : 0;
  return bytes;
}

static int replay(const char *path) {
  FILE *file = fopen(path, "rb");
  size_t len = 0;
  uint8_t *bytes = file ? read_exactly(file, &len) : NULL;
  if (bytes)
    LLVMFuzzerTestOneInput(bytes, len);
  else
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
  int failed = bytes == NULL;
  free(bytes);
  if (file) fclose(file);
  return failed;
}

int main(int argc, char **argv) {
  int failed = 0;
  for (int i = 1; i < argc; i++) {
    printf("%s\n", argv[i]);
    fflush(stdout);
    failed |= replay(argv[i]);
  }
  return failed;
}
