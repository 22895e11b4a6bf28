/* Marks of a text: what a look at byte after byte finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "extract/marks.h"

enum { LENGTH = 200 };

static const char *const bytes_of[KGI_MARKS] = {[KGI_MARK_CAPITAL] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                                                [KGI_MARK_ENDER] = "\n!.?\xE3\xEF",
                                                [KGI_MARK_ZONE] = ":@\\/",
                                                [KGI_MARK_OPENING] = "(\xEF"};

static bool is_mark(char c, kgi_mark kind) { return c && strchr(bytes_of[kind], c); }

static void compare(const kgi_marks *marks, kg_str text, kgi_mark kind) {
  size_t next = text.len, last = SIZE_MAX;
  for (size_t at = text.len; at-- > 0;) {
    if (is_mark(text.ptr[at], kind)) next = at;
    assert_int_equal(kgi_marks_next(marks, kind, at), next);
  }
  for (size_t end = 0; end <= text.len; end++) {
    assert_int_equal(kgi_marks_last(marks, kind, end), last);
    if (end < text.len && is_mark(text.ptr[end], kind)) last = end;
  }
  assert_int_equal(kgi_marks_next(marks, kind, text.len), text.len);
}

/* All 256 bytes stand in some text, at changing places. */
static void every_byte_is_told(void **state) {
  (void)state;
  kgi_marks marks = {0};
  unsigned next = 1;
  for (size_t len = 0; len <= LENGTH; len++) {
    char *text = malloc(len + 1);
    for (size_t i = 0; i < len; i++) text[i] = len % 2 ? (char)(next = next * 1103515245u + 12345u, next >> 16) : 'x';
    if (len > 70) text[len - 70] = 'A', text[len - 1] = '.';
    assert_int_equal(kgi_marks_set(&marks, (kg_str){text, len}), KG_OK);
    for (int kind = 0; kind < KGI_MARKS; kind++) compare(&marks, (kg_str){text, len}, (kgi_mark)kind);
    free(text);
  }
  free(marks.blocks.items);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_byte_is_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
