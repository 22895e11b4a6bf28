/* Plain text: one paper a file. */
#include "collect.h"

static void test_paragraphs(void **state) {
  (void)state;
  expect("\n  A plain title\r\nThe first line\r\n  goes on.\n\n\n中文一行，\n接着写。\narXiv:2407.14507v2\n",
         "#2\nid=2407.14507\ntitle=A plain title\nabstract=The first line goes on.\n中文一行，接着写。 "
         "arXiv:2407.14507v2\n"
         "date=2024-07\n",
         "");
}

static void test_title_only(void **state) {
  (void)state;
  expect("\xEF\xBB\xBFOnly a Title", "#1\nid=t:92e26844ae6762d1\ntitle=Only a Title\n", "");
  expect("only, a title.\n", "#1\nid=t:92e26844ae6762d1\ntitle=only, a title.\n", "");
}

static void test_nothing(void **state) {
  (void)state;
  expect("", "", "warning in: no papers found; read as text\n");
  expect(" \n\n", "", "warning in: no papers found; read as text\n");
  expect("... !!!\n", "", "warning in: no papers found; read as text\n");
}

static void test_broken_bytes(void **state) {
  (void)state;
  expect("Caf\xE9\n\nAbstract with \xFF and more\n",
         "#1\nid=t:e20430f7a94d0f9a\ntitle=Caf\xEF\xBF\xBD\nabstract=Abstract with \xEF\xBF\xBD and more\n",
         "warning in:1:4: 2 bytes are not UTF-8, the first here; replaced by U+FFFD, convert the file to UTF-8\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_paragraphs),
      cmocka_unit_test(test_title_only),
      cmocka_unit_test(test_nothing),
      cmocka_unit_test(test_broken_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
