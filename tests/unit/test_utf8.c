/* Broken bytes are found wherever they stand, and nothing else is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/utf8.h"

enum { LONGEST = 90 };

/* A text of ASCII, Chinese and other characters, as `kind` says. */
static size_t fill(char text[LONGEST + 4], unsigned kind) {
  static const char *const characters[] = {"a", "\xE4\xB8\xAD", "\xC3\xA9", "\xF0\x9F\x98\x80", "\xE0\xA4\x95", "b"};
  size_t len = 0;
  for (unsigned i = 0; len < LONGEST; i++) {
    const char *next = kind == 0 ? "x" : characters[i * kind % 6];
    memcpy(text + len, next, strlen(next));
    len += strlen(next);
  }
  return len;
}

static void good_text_is_good_to_its_end(void **state) {
  (void)state;
  char text[LONGEST + 4];
  for (unsigned kind = 0; kind < 6; kind++) {
    size_t len = fill(text, kind);
    assert_int_equal(kgi_utf8_bad((kg_str){text, len}), len);
  }
  assert_int_equal(kgi_utf8_bad((kg_str){NULL, 0}), 0);
}

/* A byte that never stands in UTF-8, put at the start of each character in turn. */
static void broken_bytes_are_found_everywhere(void **state) {
  (void)state;
  char text[LONGEST + 4];
  for (unsigned kind = 0; kind < 6; kind++) {
    size_t len = fill(text, kind);
    for (size_t at = 0; at < len; at++) {
      if ((text[at] & 0xC0) == 0x80) continue;
      char kept = text[at];
      text[at] = (char)0xFF;
      assert_int_equal(kgi_utf8_bad((kg_str){text, len}), at);
      text[at] = kept;
    }
  }
}

/* A character that the end cuts is broken where it begins. */
static void cut_characters_are_broken(void **state) {
  (void)state;
  char text[LONGEST + 4];
  for (unsigned kind = 1; kind < 6; kind++) {
    size_t whole = fill(text, kind), start = 0;
    for (size_t len = 1; len < whole; len++) {
      if ((text[len - 1] & 0xC0) != 0x80) start = len - 1;
      bool is_cut = (text[len] & 0xC0) == 0x80;
      assert_int_equal(kgi_utf8_bad((kg_str){text, len}), is_cut ? start : len);
    }
  }
}

static void what_only_looks_like_utf8_is_broken(void **state) {
  (void)state;
  static const char *const broken[] = {"\xC0\x80",         "\xC1\xBF",         "\xE0\x80\x80",     "\xED\xA0\x80",
                                       "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80"};
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    char text[48] = "0123456789abcdef0123456789abcdef0123";
    strcat(text, broken[i]);
    assert_int_equal(kgi_utf8_bad(kg_str_of(text)), 36);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(good_text_is_good_to_its_end),
      cmocka_unit_test(broken_bytes_are_found_everywhere),
      cmocka_unit_test(cut_characters_are_broken),
      cmocka_unit_test(what_only_looks_like_utf8_is_broken),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
