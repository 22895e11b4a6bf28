/* Records packed: they say afterwards what they said before, and take little more than that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "extract/parcel.h"

static void assert_same(kg_str a, kg_str b) {
  assert_true(kgi_str_eq(a, b));
  if (!a.len) assert_null(a.ptr);
}

/* Packs a record, opens it again and compares; returns the bytes it took. */
static size_t pack(const kg_record *record) {
  kgi_arena arena = {0};
  kgi_buf scratch = {0};
  const char *parcel = kgi_parcel_pack(&arena, &scratch, record);
  assert_non_null(parcel);
  kg_record again = kgi_parcel_open(parcel);
  for (int f = 0; f < KG_FIELDS; f++) assert_same(again.text[f].str, record->text[f].str);
  assert_ptr_equal(again.text[KG_ABSTRACT].str.ptr, record->text[KG_ABSTRACT].str.ptr);
  assert_same(again.url, record->url);
  assert_same(again.date, record->date);
  assert_same(again.authors, record->authors);
  assert_same(again.categories, record->categories);
  size_t size = scratch.len;
  kgi_buf_clear(&scratch);
  kgi_arena_clear(&arena);
  return size;
}

static void what_is_packed_comes_back(void **state) {
  (void)state;
  enum { LONGEST = 70000 };
  char *bytes = malloc(LONGEST);
  assert_non_null(bytes);
  for (size_t i = 0; i < LONGEST; i++) bytes[i] = (char)(i * 7);
  const size_t lengths[] = {0, 1, 127, 128, 16383, 16384, LONGEST};
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
    kg_str text = {lengths[i] ? bytes : NULL, lengths[i]};
    pack(&(kg_record){.text[KG_TITLE].str = text, .url = KGI_STR("u"), .date = KGI_STR("2020"), .categories = text});
    pack(&(kg_record){.text[KG_TITLE_ALT].str = text, .text[KG_ABSTRACT].str = text, .authors = text});
  }
  free(bytes);
}

static void what_is_not_there_takes_a_byte(void **state) {
  (void)state;
  assert_int_equal(pack(&(kg_record){.date = KGI_STR("2020")}), strlen("2020") + 7);
  assert_int_equal(pack(&(kg_record){.text[KG_ABSTRACT].str = KGI_STR("word")}), sizeof(char *) + 7);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_packed_comes_back),
      cmocka_unit_test(what_is_not_there_takes_a_byte),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
