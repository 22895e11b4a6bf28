#include "base/sink.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

void kgi_sink_init(kgi_sink *sink, const kg_output *output) {
  sink->output = *output;
  sink->status = KG_OK;
  sink->len = 0;
}

static void pass_on(kgi_sink *sink, const char *bytes, size_t len) {
  if (sink->status == KG_OK && len) sink->status = sink->output.write(sink->output.ctx, bytes, len);
}

void kgi_put(kgi_sink *sink, kg_str text) {
  if (text.len == 0) return;
  if (text.len > sizeof sink->bytes - sink->len) {
    pass_on(sink, sink->bytes, sink->len);
    sink->len = 0;
  }
  for (; text.len > sizeof sink->bytes; text = kgi_str_slice(text, sizeof sink->bytes, text.len))
    pass_on(sink, text.ptr, sizeof sink->bytes); /* a system may take much longer for hundreds of megabytes at once */
  memcpy(sink->bytes + sink->len, text.ptr, text.len);
  sink->len += text.len;
}

void kgi_puts(kgi_sink *sink, const char *text) { kgi_put(sink, kg_str_of(text)); }

void kgi_putc(kgi_sink *sink, char c) { kgi_put(sink, (kg_str){&c, 1}); }

/* What does not fit behind the bytes that wait. */
static void put_long(kgi_sink *sink, const char *format, va_list args) {
  char *text = NULL;
  int len = vasprintf(&text, format, args);
  if (len >= 0) kgi_put(sink, (kg_str){text, (size_t)len});
  if (len < 0 && sink->status == KG_OK) sink->status = KG_NOMEM;
  if (len >= 0) free(text);
}

void kgi_putf(kgi_sink *sink, const char *format, ...) {
  size_t room = sizeof sink->bytes - sink->len;
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int len = vsnprintf(sink->bytes + sink->len, room, format, args);
  if (len >= 0 && (size_t)len < room)
    sink->len += (size_t)len;
  else
    put_long(sink, format, again);
  va_end(again);
  va_end(args);
}

kg_status kgi_sink_flush(kgi_sink *sink) {
  pass_on(sink, sink->bytes, sink->len);
  sink->len = 0;
  return sink->status;
}
