/* JSON out: values appended to a buffer, compact, with a sticky failure. */
#ifndef KGI_WRITE_JSON_GEN_H
#define KGI_WRITE_JSON_GEN_H

#include "base/buf.h"

typedef struct kgi_json {
  kgi_buf *out;
  kgi_buf scratch;
  bool is_next; /* a value stands before, in the same map or array */
} kgi_json;

/* Start; kgi_json_end ends it in any case. */
void kgi_json_begin(kgi_json *json, kgi_buf *out);
/* False when memory ran out on the way. */
bool kgi_json_end(kgi_json *json);

void kgi_json_map(kgi_json *json);
void kgi_json_map_end(kgi_json *json);
void kgi_json_array(kgi_json *json);
void kgi_json_array_end(kgi_json *json);
void kgi_json_str(kgi_json *json, kg_str text);
void kgi_json_count(kgi_json *json, size_t count);
void kgi_json_bool(kgi_json *json, bool value);
/* With at most `digits` significant digits. */
void kgi_json_number(kgi_json *json, double value, int digits);

/* A name in a map, of our own and plain; the value follows. Inline, since the bytes of a literal are put at once. */
static inline void kgi_json_key(kgi_json *json, const char *name) {
  size_t len = strlen(name), comma = json->is_next;
  json->is_next = false;
  if (!kgi_buf_reserve(json->out, len + 4)) return;
  char *to = json->out->bytes + json->out->len;
  memcpy(to, ",\"", 2);
  if (!comma) to[0] = '"';
  memcpy(to + comma + 1, name, len);
  memcpy(to + comma + 1 + len, "\":", 3);
  json->out->len += comma + len + 3;
}

/* A name with its value. */
static inline void kgi_json_pair(kgi_json *json, const char *name, kg_str text) {
  kgi_json_key(json, name);
  kgi_json_str(json, text);
}

static inline void kgi_json_pair_count(kgi_json *json, const char *name, size_t count) {
  kgi_json_key(json, name);
  kgi_json_count(json, count);
}

static inline void kgi_json_pair_bool(kgi_json *json, const char *name, bool value) {
  kgi_json_key(json, name);
  kgi_json_bool(json, value);
}

static inline void kgi_json_pair_number(kgi_json *json, const char *name, double value, int digits) {
  kgi_json_key(json, name);
  kgi_json_number(json, value, digits);
}

#endif
