/* Work in a child process: results, complaints, crashes, limits. */
#include <signal.h>
#include <unistd.h>

#include "write/child.h"
#include "writing.h"

typedef struct outcome {
  kgi_buf result, said;
  kg_error err;
  kg_status status;
} outcome;

static outcome run(bool (*work)(void *ctx, FILE *out), void *ctx) {
  outcome end = {0};
  const kgi_child_task task = {work, ctx, "the task", 2, 512, &end.result, &end.said};
  end.status = kgi_child_run(&task, &end.err);
  return end;
}

static void clear(outcome *end) {
  kgi_buf_clear(&end->result);
  kgi_buf_clear(&end->said);
}

/* More than a pipe holds, so that both sides must work at once. */
static bool write_much(void *ctx, FILE *out) {
  for (int i = 0; i < 300000; i++)
    if (fprintf(out, "%s", (const char *)ctx) < 0) return false;
  for (int i = 0; i < 300000; i++) fputs("complaint\n", stderr);
  printf("to nowhere\n");
  return true;
}

static void result_comes_back_whole(void **state) {
  (void)state;
  outcome end = run(write_much, (char[]){"12345"});
  assert_int_equal(end.status, KG_OK);
  assert_int_equal(end.result.len, 1500000);
  assert_memory_equal(end.result.bytes + 1499990, "1234512345", 10);
  assert_true(end.said.len > 0 && end.said.len < 10000);
  clear(&end);
}

static bool complain(void *ctx, FILE *out) {
  (void)ctx, (void)out;
  fputs("the reason\nmore\n", stderr);
  return false;
}

static void failure_tells_its_reason(void **state) {
  (void)state;
  outcome end = run(complain, NULL);
  assert_int_equal(end.status, KG_UNSUPPORTED);
  assert_string_equal(end.err.text, "the task failed: the reason");
  clear(&end);
}

static bool leave_by_itself(void *ctx, FILE *out) {
  (void)ctx, (void)out;
  exit(1);
}

static void leaving_is_failure(void **state) {
  (void)state;
  outcome end = run(leave_by_itself, NULL);
  assert_int_equal(end.status, KG_UNSUPPORTED);
  assert_string_equal(end.err.text, "the task failed: no reason why");
  clear(&end);
}

static bool crash(void *ctx, FILE *out) {
  (void)ctx, (void)out;
  return raise(SIGKILL) == 0;
}

static void crash_is_an_error(void **state) {
  (void)state;
  outcome end = run(crash, NULL);
  assert_int_equal(end.status, KG_LIMIT);
  assert_non_null(strstr(end.err.text, "Killed"));
  clear(&end);
}

static bool sleep_long(void *ctx, FILE *out) {
  (void)ctx, (void)out;
  return sleep(60) == 0;
}

static void sleeper_is_ended(void **state) {
  (void)state;
  outcome end = run(sleep_long, NULL);
  assert_int_equal(end.status, KG_LIMIT);
  assert_non_null(strstr(end.err.text, "took more than 2 s"));
  clear(&end);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(result_comes_back_whole), cmocka_unit_test(failure_tells_its_reason),
      cmocka_unit_test(leaving_is_failure),      cmocka_unit_test(crash_is_an_error),
      cmocka_unit_test(sleeper_is_ended),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
