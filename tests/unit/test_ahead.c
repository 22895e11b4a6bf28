/* Lines, and files of a folder, read by several threads: what comes out, and in which order, is what one thread alone
 * reads. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "collect.h"

enum { LINES = 30000 };

static char path[] = "/tmp/kgextract-test-XXXXXX";

/* Good lines and all kinds of others. */
static void write_line(FILE *file, int n) {
  static const char *const odd[] = {
      "{\"id\":\"x\",\"title\":\"\\u4e00 \\\"quoted\\\" \\ud83d\\ude00\",\"abstract\":\"Tab\\there.\"}",
      "{\"title\":\"No id\",\"authors\":[\"A. Author\",\"B. Author\"],\"year\":2024}",
      "{\"title\":\"Broken \xFF bytes \xC3\"}",
      "{\"title\": oops}",
      "{\"id\":\"empty\"}",
      "",
      "   \r",
      "{\"title\":\"Open",
      "[1, 2]",
      "{\"paper\":{\"title\":\"Nested\",\"externalIds\":{\"ArXiv\":\"2410.00001\"}}}\r",
  };
  if (n % 7 == 3)
    fprintf(file, "%s\n", odd[n / 7 % (int)(sizeof odd / sizeof *odd)]);
  else
    fprintf(file, "{\"id\":\"p%d\",\"title\":\"Paper %d\",\"abstract\":\"%*d words.\",\"url\":\"u%d\"}\n", n, n, n % 99,
            n, n);
}

static int write_lines(void **state) {
  (void)state;
  int fd = mkstemp(path);
  FILE *file = fd < 0 ? NULL : fdopen(fd, "wb");
  if (!file) return 1;
  for (int n = 0; n < LINES; n++) write_line(file, n);
  fputs("{\"id\":\"last\",\"title\":\"Without an end of line\"}", file);
  return fclose(file);
}

static int remove_lines(void **state) {
  (void)state;
  return remove(path);
}

/* --- a folder --- */

enum { FILES = 60 };

static char folder[] = "/tmp/kgextract-test-XXXXXX";

/* What a test calls the n-th file; the last one is a link to nowhere. */
static const char *file_name(int n) {
  static char name[64];
  snprintf(name, sizeof name, "%s/%02d", folder, n);
  return name;
}

/* Digests, lines, text, things that are no papers, an empty file, and now and then one that is not read early. */
static void write_file(FILE *file, int n) {
  static const char *const others[] = {"",
                                       "\xEF\xBB\xBF\xEF\xBB\xBF# A title\n\nhttps://arxiv.org/abs/2410.00003\n",
                                       "<?xml version=\"1.0\"?>",
                                       "Plain\nWords.\n",
                                       "## Bro\xFFken\n[x](https://arxiv.org/abs/2410.00002)\n",
                                       "{\"title\": oops}\n{\"title\":\"Fine\"}\n",
                                       "BZh9 damaged \xFF"};
  if (n % 3 == 2) fputs(others[n / 3 % (int)(sizeof others / sizeof *others)], file);
  if (n % 3 == 1)
    for (int i = 0; i < (n == 31 ? 3 * LINES : n); i++) write_line(file, i);
  for (int i = 0; n % 3 == 0 && i <= n; i++)
    fprintf(file, "## Paper %d of %d\n[论文](https://arxiv.org/abs/24%02d.%05d)\n\nWords of it.\n\n", i, n, i % 12 + 1,
            n);
}

static int write_folder(void **state) {
  (void)state;
  if (!mkdtemp(folder)) return 1;
  for (int n = 0; n < FILES; n++) {
    FILE *file = fopen(file_name(n), "wb");
    if (!file) return 1;
    write_file(file, n);
    if (fclose(file)) return 1;
  }
  return symlink("nowhere", file_name(FILES));
}

static int remove_folder(void **state) {
  (void)state;
  for (int n = 0; n <= FILES; n++)
    if (remove(file_name(n))) return 1;
  return rmdir(folder);
}

static int write_all(void **state) { return write_lines(state) || write_folder(state); }

static int remove_all(void **state) { return remove_lines(state) || remove_folder(state); }

/* Papers and messages as they come. */
typedef struct story {
  kgi_buf text;
  size_t papers, most; /* after so many papers it refuses to go on */
} story;

static kg_status note_paper(void *ctx, const kg_record *record) {
  story *s = ctx;
  if (s->papers++ == s->most) return KG_USAGE;
  const kg_str parts[] = {
      record->id,   record->source.file, record->text[KG_TITLE].str, record->text[KG_ABSTRACT].str, record->url,
      record->date, record->authors,     record->categories};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    kgi_buf_put(&s->text, parts[i]);
    kgi_buf_putc(&s->text, '|');
  }
  for (int f = 0; f < KG_FIELDS; f++)
    for (size_t i = 0; i < record->text[f].n_pieces; i++)
      kgi_buf_putf(&s->text, "%u:%u:%u ", record->text[f].pieces[i].at, record->text[f].pieces[i].line,
                   record->text[f].pieces[i].col);
  kgi_buf_putf(&s->text, "%u\n", record->source.line);
  return KG_OK;
}

static void note_message(void *ctx, kg_severity severity, const kg_error *what) {
  char text[1024];
  kgi_buf_putf(&((story *)ctx)->text, "%d %s\n", (int)severity, kg_error_format(what, text, sizeof text));
}

static kg_status read_with(unsigned threads, const char *input, story *s, size_t *errors) {
  kg_diag diag = {.report = note_message, .ctx = s};
  kg_error err = {0};
  kg_status status = kg_read_parallel(threads, input, note_paper, s, &diag, &err);
  *errors = diag.errors;
  return status;
}

static void assert_same_story(const char *input, size_t most, kg_status expected) {
  size_t errors, others;
  story alone = {.most = most};
  assert_int_equal(read_with(1, input, &alone, &errors), expected);
  for (unsigned threads = 2; threads < 6; threads++) {
    story s = {.most = most};
    assert_int_equal(read_with(threads, input, &s, &others), expected);
    assert_int_equal(s.papers, alone.papers);
    assert_int_equal(others, errors);
    assert_string_equal(kgi_buf_cstr(&s.text), kgi_buf_cstr(&alone.text));
    kgi_buf_clear(&s.text);
  }
  kgi_buf_clear(&alone.text);
}

static void all_threads_tell_the_same(void **state) {
  (void)state;
  assert_same_story(path, SIZE_MAX, KG_OK);
}

static void whoever_takes_papers_can_end_it(void **state) {
  (void)state;
  assert_same_story(path, 0, KG_USAGE);
  assert_same_story(path, 12345, KG_USAGE);
}

static void files_come_in_their_order(void **state) {
  (void)state;
  assert_same_story(folder, SIZE_MAX, KG_OK);
  assert_same_story(folder, 500, KG_USAGE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_threads_tell_the_same),
      cmocka_unit_test(whoever_takes_papers_can_end_it),
      cmocka_unit_test(files_come_in_their_order),
  };
  return cmocka_run_group_tests(tests, write_all, remove_all);
}
