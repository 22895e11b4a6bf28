/* Choosing a reader by content, ids and dates, files and folders, and how reading ends early. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "collect.h"
#include "read/arxiv.h"
#include "read/input.h"

static void expect_id(const char *text, const char *id) {
  kg_str found = kgi_find_paper_id(kg_str_of(text));
  assert_int_equal(found.len, strlen(id));
  assert_memory_equal(found.ptr ? found.ptr : "", id, found.len);
}

static void test_ids(void **state) {
  (void)state;
  expect_id("https://arxiv.org/abs/2407.14507v2", "2407.14507");
  expect_id("http://www.ARXIV.org/pdf/1706.03762.pdf", "1706.03762");
  expect_id("see arXiv: 2407.14507 [cs.CL]", "2407.14507");
  expect_id("arXiv：2407.14507", "2407.14507");
  expect_id("https://arxiv.org/abs/math/0502287v1", "math/0502287");
  expect_id("https://arxiv.org/abs/math.GT/0309136", "math.GT/0309136");
  expect_id("https://huggingface.co/papers/2410.05258#community", "2410.05258");
  expect_id("https://www.alphaxiv.org/overview/2410.05258v1", "2410.05258");
  expect_id("https://doi.org/10.48550/arXiv.2410.05258", "2410.05258");
  expect_id("doi: 10.1145/3292500.3330701.", "10.1145/3292500.3330701");
  expect_id("https://aclanthology.org/N19-1423.pdf", "N19-1423");
  expect_id("https://aclanthology.org/2020.sustainlp-1.3/", "2020.sustainlp-1.3");
  expect_id("https://arxiv.org/list/cs.AI/new", "");
  expect_id("https://arxiv.org/abs/2413.14507", "");
  expect_id("https://arxiv.org/abs/2407.145071", "");
  expect_id("version 2407.14507 of something", "");
  expect_id("", "");
}

static void test_whole_ids(void **state) {
  (void)state;
  assert_int_equal(kgi_arxiv_id(KGI_STR(" arXiv:2407.14507v12 ")).len, 10);
  assert_int_equal(kgi_arxiv_id(KGI_STR("math/0502287")).len, 12);
  assert_int_equal(kgi_arxiv_id(KGI_STR("2407.14507 and more")).len, 0);
}

static void expect_date(const char *text, const char *date) {
  char found[11] = "";
  assert_int_equal(kgi_find_date(kg_str_of(text), found), date[0] != '\0');
  assert_string_equal(found, date);
}

static void test_dates(void **state) {
  (void)state;
  expect_date("2024年09月09日", "2024-09-09");
  expect_date("2024年9月", "2024-09");
  expect_date("2024-09-09T10:11:12Z", "2024-09-09");
  expect_date("20240909", "2024-09-09");
  expect_date("Sep 9, 2024", "2024-09-09");
  expect_date("Submitted on 9 September 2024", "2024-09-09");
  expect_date("2024", "2024");
  expect_date("2024/13/45", "2024");
  expect_date("yesterday", "");
}

static void test_formats(void **state) {
  (void)state;
  static const char unknown[] = "error in: not a format that can be read; give Markdown, JSON or plain text\n";
  expect("<?xml version=\"1.0\"?>\n<feed/>\n", "", unknown);
  expect("@article{a,\n  title = {T}\n}\n", "", unknown);
  expect("id,title,abstract\n1,T,A\n", "", unknown);
  expect("TY  - JOUR\n", "", unknown);
  expect("@prefix a: <urn:a> .\na:b a:c \"[x](y)\" .\n", "", unknown);
  collection all = read_all(KGI_STR("\xFF\xFEh\0i\0"));
  assert_string_equal(kgi_buf_cstr(&all.messages), "error in:1:1: text is UTF-16; convert it to UTF-8\n");
  clear_collection(&all);
  all = read_all(KGI_STR("PNG\0\1"));
  assert_string_equal(kgi_buf_cstr(&all.messages), "error in: binary file (a NUL byte at offset 3); skipped\n");
  clear_collection(&all);
}

static void test_table(void **state) {
  (void)state;
  const char *name, *help;
  size_t n = 0;
  for (; kg_reader_at(n, &name, &help); n++) assert_true(name[0] && help[0]);
  assert_true(n >= 4);
}

static kg_status stop(void *ctx, const kg_record *record) {
  (void)record;
  ++*(int *)ctx;
  return KG_LIMIT;
}

/* What the callback returns ends the reading. */
static void test_stop(void **state) {
  (void)state;
  static const char *const sources[] = {
      "{\"title\":\"A\"}\n{\"title\":\"B\"}\n", "[{\"title\":\"A\"},{\"title\":\"B\"}]", "Title\nText\n",
      "## A\n[x](https://arxiv.org/abs/2410.02712)\n## B\n[x](https://arxiv.org/abs/2410.02713)\n"};
  for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
    int calls = 0;
    kg_error err = {0};
    assert_int_equal(kg_read_memory("in", kg_str_of(sources[i]), stop, &calls, NULL, &err), KG_LIMIT);
    assert_int_equal(calls, 1);
  }
}

/* A folder for one test, and files in it. */
static char folder[] = "/tmp/kg-test-reader-XXXXXX";

static int make_folder(void **state) {
  (void)state;
  return mkdtemp(folder) ? 0 : -1;
}

static const char *path_of(const char *name) {
  static char path[256];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static void write_file(const char *name, const char *text) {
  FILE *file = fopen(path_of(name), "wb");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static kg_status note_id(void *ctx, const kg_record *record) {
  put_part(ctx, "id", record->id);
  return KG_OK;
}

static void test_folder(void **state) {
  (void)state;
  mkdir(path_of("b"), 0700);
  mkdir(path_of("b/empty"), 0700);
  write_file("c.txt", "Title of c\narXiv:2410.00003\n");
  write_file("B.md", "## A Title\n[x](https://arxiv.org/abs/2410.00001)\n");
  write_file("b/a.jsonl", "{\"id\":\"2410.00002\",\"title\":\"T\"}\n");
  write_file("b/readme.md", "# Words\n");
  write_file(".hidden.txt", "Not seen\n");
  assert_int_equal(symlink(folder, path_of("b/loop")), 0);
  kgi_buf ids = {0};
  kg_diag diag = {0};
  kg_error err = {0};
  assert_int_equal(kg_read(folder, note_id, &ids, &diag, &err), KG_OK);
  assert_string_equal(kgi_buf_cstr(&ids), "id=2410.00001\nid=2410.00002\nid=2410.00003\n");
  assert_int_equal(diag.errors + diag.warnings, 0);
  kgi_buf_clear(&ids);
  assert_int_equal(kg_read(path_of("b/empty"), note_id, &ids, &diag, &err), KG_OK);
  assert_int_equal(diag.warnings, 1);
}

static void test_missing_file(void **state) {
  (void)state;
  kg_error err = {0};
  char text[512];
  assert_int_equal(kg_read("/no/such/file", note_id, NULL, NULL, &err), KG_IO);
  assert_string_equal(kg_error_format(&err, text, sizeof text),
                      "/no/such/file: cannot open: No such file or directory");
}

/* A line above the limit is skipped, its neighbours are not; memory stays near the limit. */
static void test_long_line(void **state) {
  (void)state;
  FILE *file = fopen(path_of("long.jsonl"), "wb");
  assert_non_null(file);
  fputs("{\"id\":\"1\",\"title\":\"A\"}\n{\"id\":\"2\",\"title\":\"", file);
  for (int i = 0; i <= KGI_LINE_LIMIT / 1024; i++) fprintf(file, "%1024s", "x");
  fputs("\"}\n{\"id\":\"3\",\"title\":\"C\"}\n", file);
  fclose(file);
  for (unsigned threads = 1; threads < 4; threads++) {
    collection all = {0};
    kg_diag diag = {.report = collect_message, .ctx = &all};
    kg_error err = {0};
    assert_int_equal(kg_read_parallel(threads, path_of("long.jsonl"), note_id, &all.papers, &diag, &err), KG_OK);
    assert_string_equal(kgi_buf_cstr(&all.papers), "id=1\nid=3\n");
    assert_non_null(strstr(kgi_buf_cstr(&all.messages), "long.jsonl:2:1: line longer than 64 MiB near '{\"id\":\"2\""));
    clear_collection(&all);
  }
}

static int remove_folder(void **state) {
  (void)state;
  static const char *const names[] = {"b/loop", "b/empty", "b/a.jsonl",   "b/readme.md", "b",
                                      "c.txt",  "B.md",    ".hidden.txt", "long.jsonl",  ""};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) remove(path_of(names[i]));
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_ids),     cmocka_unit_test(test_whole_ids),    cmocka_unit_test(test_dates),
      cmocka_unit_test(test_formats), cmocka_unit_test(test_table),        cmocka_unit_test(test_stop),
      cmocka_unit_test(test_folder),  cmocka_unit_test(test_missing_file), cmocka_unit_test(test_long_line),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
