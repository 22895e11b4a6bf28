/* JSON generated: values appended to a buffer, compact, with a sticky failure. */
#ifndef KGI_WRITE_JSON_GEN_H
#define KGI_WRITE_JSON_GEN_H

#include "base/buf.h"

typedef struct kgi_gen {
  kgi_buf *out;
  kgi_buf scratch;
  bool is_next; /* a value stands before, in the same map or array */
} kgi_gen;

/* Start; kgi_gen_end ends it in any case. */
void kgi_gen_begin(kgi_gen *json, kgi_buf *out);
/* False when memory ran out on the way. */
bool kgi_gen_end(kgi_gen *json);

void kgi_gen_map(kgi_gen *json);
void kgi_gen_map_end(kgi_gen *json);
void kgi_gen_array(kgi_gen *json);
void kgi_gen_array_end(kgi_gen *json);
void kgi_gen_str(kgi_gen *json, kg_str text);
void kgi_gen_count(kgi_gen *json, size_t count);
void kgi_gen_bool(kgi_gen *json, bool value);
/* With at most `digits` significant digits. */
void kgi_gen_number(kgi_gen *json, double value, int digits);

/* A name in a map, of our own and plain; the value follows. Inline, since the bytes of a literal are put at once. */
static inline void kgi_gen_key(kgi_gen *json, const char *name) {
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
static inline void kgi_gen_pair(kgi_gen *json, const char *name, kg_str text) {
  kgi_gen_key(json, name);
  kgi_gen_str(json, text);
}

static inline void kgi_gen_pair_count(kgi_gen *json, const char *name, size_t count) {
  kgi_gen_key(json, name);
  kgi_gen_count(json, count);
}

static inline void kgi_gen_pair_bool(kgi_gen *json, const char *name, bool value) {
  kgi_gen_key(json, name);
  kgi_gen_bool(json, value);
}

static inline void kgi_gen_pair_number(kgi_gen *json, const char *name, double value, int digits) {
  kgi_gen_key(json, name);
  kgi_gen_number(json, value, digits);
}

#endif
