/* Buffered output with a sticky status: put freely, test once at the end with kgi_sink_flush. */
#ifndef KGI_BASE_SINK_H
#define KGI_BASE_SINK_H

#include <kgextract/base.h>

typedef struct kgi_sink {
  kg_output output;
  kg_status status;
  size_t len;
  char bytes[1 << 16];
} kgi_sink;

void kgi_sink_init(kgi_sink *sink, const kg_output *output);
void kgi_put(kgi_sink *sink, kg_str text);
void kgi_puts(kgi_sink *sink, const char *text);
void kgi_putc(kgi_sink *sink, char c);
void kgi_putf(kgi_sink *sink, const char *format, ...) KG_PRINTF(2, 3);
/* Hands everything on; the first failure ever met. */
kg_status kgi_sink_flush(kgi_sink *sink) KG_CHECKED;

#endif
