/* Strings that go to a temporary file: they stay what and where they are, and leave memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/spill.h"
#include "base/str.h"

enum { LEN = 100003, MANY = 1000 }; /* some 100 MB; lengths that divide no block */

static void fill(char *bytes, size_t number) {
  for (size_t i = 0; i < LEN; i++) bytes[i] = (char)(number * 31 + i * (number + 1));
}

static void add_all(kgi_spill *spill, kg_str *strings) {
  char *bytes = malloc(LEN);
  for (size_t i = 0; i < MANY; i++) {
    fill(bytes, i);
    strings[i] = kgi_spill_str(spill, (kg_str){bytes, LEN});
    assert_non_null(strings[i].ptr);
  }
  free(bytes);
}

static void assert_all(const kg_str *strings) {
  char *bytes = malloc(LEN);
  for (size_t i = 0; i < MANY; i++) {
    fill(bytes, i);
    assert_true(kgi_str_eq(strings[i], (kg_str){bytes, LEN}));
  }
  free(bytes);
}

/* How many pages of the block are in this process's memory. */
static size_t count_present(const kgi_spill_block *block) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE), present = 0;
  FILE *map = fopen("/proc/self/pagemap", "rb");
  assert_non_null(map);
  assert_int_equal(fseek(map, (long)((uintptr_t)block->bytes / page * sizeof(uint64_t)), SEEK_SET), 0);
  for (size_t i = 0; i < block->size / page; i++) {
    uint64_t entry;
    assert_int_equal(fread(&entry, sizeof entry, 1, map), 1);
    present += entry >> 63;
  }
  fclose(map);
  return present;
}

static size_t count_all_present(const kgi_spill *spill) {
  size_t n = 0;
  for (size_t i = 0; i < spill->blocks.n; i++)
    if (spill->blocks.items[i].is_put) n += count_present(&spill->blocks.items[i]);
  return n;
}

static size_t count_put(const kgi_spill *spill) {
  size_t n = 0;
  for (size_t i = 0; i < spill->blocks.n; i++) n += spill->blocks.items[i].is_put;
  return n;
}

static void strings_stay_and_memory_goes(void **state) {
  (void)state;
  static kg_str strings[MANY];
  kgi_spill spill = {0};
  add_all(&spill, strings);
  assert_true(count_put(&spill) > 0);
  assert_int_equal(count_all_present(&spill), 0);
  assert_all(strings);
  assert_true(count_all_present(&spill) > 0);
  kgi_spill_rest(&spill);
  assert_int_equal(count_all_present(&spill), 0);
  assert_all(strings);
  kgi_spill_clear(&spill);
}

static void few_strings_need_no_file(void **state) {
  (void)state;
  kgi_spill spill = {0};
  kg_str one = kgi_spill_str(&spill, KGI_STR("LLaVA")), none = kgi_spill_str(&spill, KGI_STR(""));
  assert_true(kgi_str_eq(one, KGI_STR("LLaVA")));
  assert_null(none.ptr);
  assert_false(spill.open);
  kgi_spill_rest(&spill);
  assert_true(kgi_str_eq(one, KGI_STR("LLaVA")));
  kgi_spill_clear(&spill);
}

/* No file can be opened: all stays in memory. */
static void without_a_file_memory_does(void **state) {
  (void)state;
  static kg_str strings[MANY];
  struct rlimit old, none;
  assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
  none = old;
  none.rlim_cur = 0;
  kgi_spill spill = {0};
  assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
  add_all(&spill, strings);
  assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
  assert_int_equal(count_put(&spill), 0);
  kgi_spill_rest(&spill);
  assert_all(strings);
  kgi_spill_clear(&spill);
}

static void a_string_may_be_longer_than_a_block(void **state) {
  (void)state;
  enum { LONG = 9 * 1024 * 1024 };
  char *bytes = malloc(LONG);
  memset(bytes, 'x', LONG);
  kgi_spill spill = {0};
  kg_str short_one = kgi_spill_str(&spill, KGI_STR("MMLU")), copy = kgi_spill_str(&spill, (kg_str){bytes, LONG});
  assert_true(kgi_str_eq(copy, (kg_str){bytes, LONG}));
  assert_true(kgi_str_eq(short_one, KGI_STR("MMLU")));
  kgi_spill_clear(&spill);
  free(bytes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(strings_stay_and_memory_goes),
      cmocka_unit_test(few_strings_need_no_file),
      cmocka_unit_test(without_a_file_memory_does),
      cmocka_unit_test(a_string_may_be_longer_than_a_block),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
