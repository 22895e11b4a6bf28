#include "base/sink.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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
  if (text.len > sizeof sink->bytes) {
    pass_on(sink, text.ptr, text.len);
    return;
  }
  memcpy(sink->bytes + sink->len, text.ptr, text.len);
  sink->len += text.len;
}

void kgi_puts(kgi_sink *sink, const char *text) { kgi_put(sink, kg_str_of(text)); }

void kgi_putc(kgi_sink *sink, char c) { kgi_put(sink, (kg_str){&c, 1}); }

void kgi_putf(kgi_sink *sink, const char *format, ...) {
  char text[512];
  va_list args;
  va_start(args, format);
  int len = vsnprintf(text, sizeof text, format, args);
  va_end(args);
  if (len < 0) return;
  kgi_put(sink, (kg_str){text, (size_t)len < sizeof text ? (size_t)len : sizeof text - 1});
}

kg_status kgi_sink_flush(kgi_sink *sink) {
  pass_on(sink, sink->bytes, sink->len);
  sink->len = 0;
  return sink->status;
}
