/* Buffered output. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/sink.h"

static kg_status to_buf(void *ctx, const char *bytes, size_t len) {
  kgi_buf_put(ctx, (kg_str){bytes, len});
  return KG_OK;
}

/* Formatted text of any length arrives whole, wherever in the buffer it begins. */
static void formatted_text_is_never_cut(void **state) {
  (void)state;
  enum { LONGEST = (1 << 16) + 100 };
  char *long_text = malloc(LONGEST + 1);
  kgi_sink *sink = malloc(sizeof *sink);
  assert_true(long_text && sink);
  memset(long_text, 'x', LONGEST);
  long_text[LONGEST] = '\0';
  for (size_t len = 500; len <= LONGEST; len += len < 600 ? 1 : 16259) {
    kgi_buf out = {0};
    kg_output output = {.write = to_buf, .ctx = &out};
    kgi_sink_init(sink, &output);
    kgi_puts(sink, "head ");
    kgi_putf(sink, "%s|%d", long_text + LONGEST - len, 7);
    kgi_puts(sink, " tail");
    assert_int_equal(kgi_sink_flush(sink), KG_OK);
    assert_int_equal(out.len, len + 12);
    assert_memory_equal(out.bytes + out.len - 7, "|7 tail", 7);
    kgi_buf_clear(&out);
  }
  free(sink);
  free(long_text);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(formatted_text_is_never_cut)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
