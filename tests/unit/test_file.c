/* Files written beside their place and renamed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

static char folder[] = "/tmp/kgextract-file-XXXXXX";

static int enter(void **state) {
  (void)state;
  return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave(void **state) {
  (void)state;
  static const char *const files[] = {"out", "victim"};
  for (size_t i = 0; i < 2; i++) unlink(files[i]);
  return chdir("/") || rmdir(folder);
}

static void put(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static void assert_holds(const char *path, const char *text) {
  kgi_buf buf = {0};
  assert_int_equal(kgi_read_file(path, &buf, NULL), KG_OK);
  assert_string_equal(kgi_buf_cstr(&buf), text);
  kgi_buf_clear(&buf);
}

static void replace(const char *path, const char *text, kg_status status) {
  kgi_new_file file;
  assert_int_equal(kgi_new_file_open(&file, path, NULL), KG_OK);
  assert_true(fputs(text, file.stream) >= 0);
  assert_int_equal(kgi_new_file_close(&file, status, NULL), status);
}

/* What someone has put there under the temporary name is neither followed nor written over. */
static void a_file_that_is_in_the_way_is_left_alone(void **state) {
  (void)state;
  char temporary[64];
  put("victim", "mine");
  snprintf(temporary, sizeof temporary, "out.%ld.0.tmp", (long)getpid());
  assert_int_equal(symlink("victim", temporary), 0);
  replace("out", "new", KG_OK);
  assert_holds("victim", "mine");
  assert_holds("out", "new");
  assert_int_equal(unlink(temporary), 0);
}

static void a_private_file_stays_private(void **state) {
  (void)state;
  struct stat info;
  put("out", "old");
  assert_int_equal(chmod("out", 0600), 0);
  replace("out", "new", KG_OK);
  assert_int_equal(stat("out", &info), 0);
  assert_int_equal(info.st_mode & 0777, 0600);
}

static void a_link_stays_a_link(void **state) {
  (void)state;
  struct stat info;
  put("victim", "old");
  assert_int_equal(symlink("victim", "link"), 0);
  replace("link", "new", KG_OK);
  assert_int_equal(lstat("link", &info), 0);
  assert_true(S_ISLNK(info.st_mode));
  assert_holds("victim", "new");
  assert_int_equal(unlink("link"), 0);
}

/* Another name of an open file is no place for a new one. */
static void open_files_are_written_in_place(void **state) {
  (void)state;
  struct stat before, after;
  char name[32];
  put("out", "old");
  FILE *file = fopen("out", "r");
  assert_non_null(file);
  snprintf(name, sizeof name, "/dev/fd/%d", fileno(file));
  assert_true(kgi_is_special(name));
  assert_int_equal(stat("out", &before), 0);
  replace(name, "new", KG_OK);
  assert_int_equal(stat("out", &after), 0);
  assert_true(before.st_ino == after.st_ino);
  assert_holds("out", "new");
  assert_int_equal(fclose(file), 0);
}

static void a_failure_leaves_the_old_file(void **state) {
  (void)state;
  put("out", "old");
  replace("out", "new", KG_SYNTAX);
  assert_holds("out", "old");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_file_that_is_in_the_way_is_left_alone), cmocka_unit_test(a_private_file_stays_private),
      cmocka_unit_test(a_link_stays_a_link), cmocka_unit_test(open_files_are_written_in_place),
      cmocka_unit_test(a_failure_leaves_the_old_file)};
  return cmocka_run_group_tests(tests, enter, leave);
}
