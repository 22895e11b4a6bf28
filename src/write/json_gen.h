/* JSON out: yajl's generator printing to a sink or a buffer, with a sticky failure. */
#ifndef KGI_WRITE_JSON_GEN_H
#define KGI_WRITE_JSON_GEN_H

#include <yajl/yajl_gen.h>

#include "base/buf.h"
#include "base/sink.h"

typedef struct kgi_json {
  yajl_gen gen;
  kgi_buf scratch;
  bool failed;
} kgi_json;

/* Start; kgi_json_end ends it in any case. */
void kgi_json_to_sink(kgi_json *json, kgi_sink *sink);
void kgi_json_to_buf(kgi_json *json, kgi_buf *buf);
/* False when memory ran out on the way. */
bool kgi_json_end(kgi_json *json);

/* Forgets the value just completed, so that another can follow in the same output. */
void kgi_json_restart(kgi_json *json);

void kgi_json_map(kgi_json *json);
void kgi_json_map_end(kgi_json *json);
void kgi_json_array(kgi_json *json);
void kgi_json_array_end(kgi_json *json);
void kgi_json_str(kgi_json *json, kg_str text);
/* A name in a map; the value follows. */
void kgi_json_key(kgi_json *json, const char *name);

/* A name with its value. */
void kgi_json_pair(kgi_json *json, const char *name, kg_str text);
void kgi_json_pair_count(kgi_json *json, const char *name, size_t count);
void kgi_json_pair_bool(kgi_json *json, const char *name, bool value);
/* With at most `digits` significant digits. */
void kgi_json_pair_number(kgi_json *json, const char *name, double value, int digits);

#endif
