/* Memory by lifetime: allocations stay what they are while arenas grow and join, and leave memory when they end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"

enum { MIB = 1 << 20, MANY = 64 };

static void fill(kgi_arena *arena, kg_str *strings) {
  char *bytes = malloc(2 * MIB);
  assert_non_null(bytes);
  for (size_t i = 0; i < MANY; i++) {
    memset(bytes, (int)i, 2 * MIB);
    strings[i] = kgi_arena_str(arena, (kg_str){bytes, i % 8 ? i * 5003 : 2 * MIB});
  }
  free(bytes);
}

static void assert_filled(const kg_str *strings) {
  for (size_t i = 0; i < MANY; i++) {
    assert_int_equal(strings[i].len, i % 8 ? i * 5003 : 2 * MIB);
    for (size_t at = 0; at < strings[i].len; at++)
      if ((unsigned char)strings[i].ptr[at] != i) fail_msg("string %zu is not what it was", i);
  }
}

static void joined_arenas_hold_what_both_held(void **state) {
  (void)state;
  kg_str first[MANY], second[MANY], third[MANY];
  kgi_arena arena = {0}, other = {0}, empty = {0};
  kgi_arena_join(&arena, &empty);
  fill(&arena, first);
  fill(&other, second);
  kgi_arena_join(&arena, &other);
  assert_null(other.chunks);
  fill(&arena, third);
  assert_filled(first);
  assert_filled(second);
  assert_filled(third);
  kgi_arena_join(&other, &arena);
  kgi_arena_reset(&other);
  fill(&other, first);
  assert_filled(first);
  kgi_arena_clear(&other);
}

static size_t resident_bytes(void) {
  unsigned long all, resident;
  FILE *file = fopen("/proc/self/statm", "r");
  assert_non_null(file);
  assert_int_equal(fscanf(file, "%lu %lu", &all, &resident), 2);
  fclose(file);
  return resident * (size_t)sysconf(_SC_PAGESIZE);
}

/* Two arenas grow by turns; when one ends, what it held is gone, though the other's memory came between. */
static void what_is_cleared_leaves_memory(void **state) {
  (void)state;
  enum { SIZE = 1000, EACH = 32 * MIB };
  kgi_arena goes = {0}, stays = {0};
  for (size_t i = 0; i < EACH / SIZE; i++) {
    memset(kgi_arena_alloc(&goes, SIZE), 1, SIZE);
    memset(kgi_arena_alloc(&stays, SIZE), 1, SIZE);
  }
  size_t before = resident_bytes();
  kgi_arena_clear(&goes);
  size_t after = resident_bytes();
  assert_true(before > after && before - after > EACH - 2 * MIB);
  kgi_arena_clear(&stays);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(joined_arenas_hold_what_both_held),
      cmocka_unit_test(what_is_cleared_leaves_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
