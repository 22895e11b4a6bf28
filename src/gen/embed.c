/* Build tool: writes C source that holds the files named by its arguments (see dict/embedded.h).
 *
 * String literals, not number lists: compilers read them some twenty times faster. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

/* The literal form of one byte. Three octal digits always end by themselves; '?' could begin a trigraph. */
static void put_byte(int c) {
  if (c == '\n')
    fputs("\\n\"\n\"", stdout);
  else if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
    printf("\\%03o", (unsigned)c);
  else
    putchar(c);
}

static int put_file(const char *path, size_t index) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    fprintf(stderr, "embed: %s: %s\n", path, strerror(errno));
    return 1;
  }
  printf("static const char file_%zu[] = \"", index);
  for (int c; (c = getc(file)) != EOF;) put_byte(c);
  puts("\";");
  int failed = ferror(file);
  if (failed) fprintf(stderr, "embed: %s: cannot read\n", path);
  fclose(file);
  return failed;
}

static void put_table(char **paths, size_t n) {
  puts("const kgi_embedded kgi_embedded_files[] = {");
  for (size_t i = 0; i < n; i++) printf("    {\"%s\", file_%zu, sizeof file_%zu - 1},\n", base_name(paths[i]), i, i);
  printf("    {NULL, NULL, 0}};\nconst size_t kgi_embedded_count = %zu;\n", n);
}

int main(int argc, char **argv) {
  size_t n = argc > 0 ? (size_t)argc - 1 : 0;
  puts("#include \"dict/embedded.h\"\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"");
  for (size_t i = 0; i < n; i++)
    if (put_file(argv[i + 1], i) != 0) return 1;
  put_table(argv + 1, n);
  return fflush(stdout) != 0 || ferror(stdout);
}
