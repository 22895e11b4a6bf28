#include "write/json_gen.h"

#include <math.h>
#include <stdio.h>

#include "write/clean.h"

static void print_to_sink(void *sink, const char *bytes, size_t len) { kgi_put(sink, (kg_str){bytes, len}); }

static void print_to_buf(void *buf, const char *bytes, size_t len) { kgi_buf_put(buf, (kg_str){bytes, len}); }

static void start(kgi_json *json, yajl_print_t print, void *ctx) {
  *json = (kgi_json){.gen = yajl_gen_alloc(NULL)};
  json->failed = !json->gen || !yajl_gen_config(json->gen, yajl_gen_print_callback, print, ctx);
}

void kgi_json_to_sink(kgi_json *json, kgi_sink *sink) { start(json, print_to_sink, sink); }

void kgi_json_to_buf(kgi_json *json, kgi_buf *buf) { start(json, print_to_buf, buf); }

bool kgi_json_end(kgi_json *json) {
  if (json->gen) yajl_gen_free(json->gen);
  json->failed |= json->scratch.failed;
  kgi_buf_clear(&json->scratch);
  return !json->failed;
}

void kgi_json_restart(kgi_json *json) {
  if (!json->failed) yajl_gen_reset(json->gen, NULL);
}

static void check(kgi_json *json, yajl_gen_status status) { json->failed |= status != yajl_gen_status_ok; }

void kgi_json_map(kgi_json *json) {
  if (!json->failed) check(json, yajl_gen_map_open(json->gen));
}

void kgi_json_map_end(kgi_json *json) {
  if (!json->failed) check(json, yajl_gen_map_close(json->gen));
}

void kgi_json_array(kgi_json *json) {
  if (!json->failed) check(json, yajl_gen_array_open(json->gen));
}

void kgi_json_array_end(kgi_json *json) {
  if (!json->failed) check(json, yajl_gen_array_close(json->gen));
}

void kgi_json_str(kgi_json *json, kg_str text) {
  if (json->failed) return;
  text = kgi_clean_utf8(&json->scratch, text);
  check(json, yajl_gen_string(json->gen, (const unsigned char *)(text.len ? text.ptr : ""), text.len));
}

void kgi_json_key(kgi_json *json, const char *name) { kgi_json_str(json, kg_str_of(name)); }

void kgi_json_pair(kgi_json *json, const char *name, kg_str text) {
  kgi_json_key(json, name);
  kgi_json_str(json, text);
}

void kgi_json_pair_count(kgi_json *json, const char *name, size_t count) {
  kgi_json_key(json, name);
  if (!json->failed) check(json, yajl_gen_integer(json->gen, (long long)count));
}

void kgi_json_pair_bool(kgi_json *json, const char *name, bool value) {
  kgi_json_key(json, name);
  if (!json->failed) check(json, yajl_gen_bool(json->gen, value));
}

void kgi_json_pair_number(kgi_json *json, const char *name, double value, int digits) {
  char text[40];
  int len = snprintf(text, sizeof text, "%.*g", digits, isfinite(value) ? value : 0.0);
  kgi_json_key(json, name);
  if (!json->failed) check(json, yajl_gen_number(json->gen, text, (size_t)len));
}
