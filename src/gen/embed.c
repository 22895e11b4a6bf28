/* Build tool: writes C source that holds files: `embed FILE...` a table of them (see dict/embedded.h),
 * `embed -t HEADER NAME FILE` one text as the array that the header declares.
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

/* Ends the definition that was begun with the content of a file. */
static int put_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    fprintf(stderr, "embed: %s: %s\n", path, strerror(errno));
    return 1;
  }
  fputs("[] = \"", stdout);
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

static void put_head(const char *header) {
  printf("#include \"%s\"\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n", header);
}

static int put_files(char **paths, size_t n) {
  put_head("dict/embedded.h");
  for (size_t i = 0; i < n; i++) {
    printf("static const char file_%zu", i);
    if (put_file(paths[i]) != 0) return 1;
  }
  put_table(paths, n);
  return 0;
}

static int put_text(const char *header, const char *name, const char *path) {
  put_head(header);
  printf("const char %s", name);
  return put_file(path);
}

int main(int argc, char **argv) {
  size_t n = argc > 0 ? (size_t)argc - 1 : 0;
  int failed = n == 4 && strcmp(argv[1], "-t") == 0 ? put_text(argv[2], argv[3], argv[4]) : put_files(argv + 1, n);
  return failed || fflush(stdout) != 0 || ferror(stdout);
}
