/* What the tests of loading share: graphs from texts, and what is told about them. */
#ifndef TEST_LOADING_H
#define TEST_LOADING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <kgextract/format.h>

#include "base/buf.h"
#include "base/str.h"

/* Collects messages, one a line. */
typedef struct log {
  kg_diag diag;
  char text[4096];
} log;

static inline void collect(void *ctx, kg_severity severity, const kg_error *what) {
  log *messages = ctx;
  char line[900];
  (void)severity;
  kg_error_format(what, line, sizeof line);
  size_t len = strlen(messages->text);
  snprintf(messages->text + len, sizeof messages->text - len, "%s\n", line);
}

static inline log new_log(log *messages) { return (log){.diag = {.report = collect, .ctx = messages}}; }

static inline kg_graph *load(const char *bytes, const char *expected_messages) {
  log messages = new_log(&messages);
  kg_error err = {0};
  kg_graph *graph = NULL;
  assert_int_equal(kg_load_memory(&graph, "file", kg_str_of(bytes), &messages.diag, &err), KG_OK);
  assert_string_equal(messages.text, expected_messages);
  assert_non_null(graph);
  return graph;
}

static inline void assert_str(kg_str text, const char *expected) {
  assert_int_equal(text.len, strlen(expected));
  assert_memory_equal(text.ptr, expected, text.len);
}

#endif
