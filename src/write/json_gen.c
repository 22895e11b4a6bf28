#include "write/json_gen.h"

#include "base/lane.h"
#include "base/number.h"
#include "base/str.h"
#include "write/clean.h"

void kgi_gen_begin(kgi_gen *json, kgi_buf *out) { *json = (kgi_gen){.out = out}; }

bool kgi_gen_end(kgi_gen *json) {
  bool failed = json->out->failed || json->scratch.failed;
  kgi_buf_clear(&json->scratch);
  return !failed;
}

/* Sets a value apart from the one before. */
static void begin_value(kgi_gen *json) {
  if (json->is_next) kgi_buf_put(json->out, KGI_STR(","));
  json->is_next = true;
}

static void open(kgi_gen *json, kg_str bracket) {
  begin_value(json);
  kgi_buf_put(json->out, bracket);
  json->is_next = false;
}

static void close(kgi_gen *json, kg_str bracket) {
  kgi_buf_put(json->out, bracket);
  json->is_next = true;
}

void kgi_gen_map(kgi_gen *json) { open(json, KGI_STR("{")); }

void kgi_gen_map_end(kgi_gen *json) { close(json, KGI_STR("}")); }

void kgi_gen_array(kgi_gen *json) { open(json, KGI_STR("[")); }

void kgi_gen_array_end(kgi_gen *json) { close(json, KGI_STR("]")); }

static void put_escape(kgi_buf *out, unsigned char c) {
  static const char letters[] = "\"\\\b\f\n\r\t", escapes[] = "\"\\bfnrt", digits[] = "0123456789ABCDEF";
  const char *letter = memchr(letters, c, sizeof letters - 1);
  char text[] = {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
  if (letter) text[1] = escapes[letter - letters];
  kgi_buf_put(out, (kg_str){text, letter ? 2 : sizeof text});
}

static bool is_escaped(char c) { return (unsigned char)c < ' ' || c == '"' || c == '\\'; }

/* The next byte from `at` on that cannot stand as it is, or the end. */
static size_t next_escape(kg_str text, size_t at) {
  for (; at + KGI_LANE <= text.len; at += KGI_LANE) {
    kgi_lane c = kgi_lane_at(text.ptr + at);
    unsigned escaped = kgi_lane_bits(((c >= 0) & (c < ' ')) | (c == '"') | (c == '\\'));
    if (escaped) return at + (size_t)__builtin_ctz(escaped);
  }
  while (at < text.len && !is_escaped(text.ptr[at])) at++;
  return at;
}

static void put_escaped(kgi_buf *out, kg_str text) {
  size_t from = 0;
  for (size_t at; (at = next_escape(text, from)) < text.len; from = at + 1) {
    kgi_buf_put(out, kgi_str_slice(text, from, at));
    put_escape(out, (unsigned char)text.ptr[at]);
  }
  kgi_buf_put(out, kgi_str_slice(text, from, text.len));
}

void kgi_gen_str(kgi_gen *json, kg_str text) {
  kgi_buf *out = json->out;
  size_t plain = kgi_clean_plain(text, "\"\"\\\\");
  begin_value(json);
  if (!kgi_buf_reserve(out, plain + 2)) return;
  out->bytes[out->len++] = '"';
  if (plain) memcpy(out->bytes + out->len, text.ptr, plain);
  out->len += plain;
  if (plain < text.len) put_escaped(out, kgi_clean_utf8(&json->scratch, kgi_str_slice(text, plain, text.len)));
  kgi_buf_put(out, KGI_STR("\""));
}

void kgi_gen_count(kgi_gen *json, size_t count) {
  kgi_buf *out = json->out;
  begin_value(json);
  if (!kgi_buf_reserve(out, KGI_NUMBER_SIZE)) return;
  out->len += kgi_number_whole(out->bytes + out->len, count);
  out->bytes[out->len] = '\0';
}

void kgi_gen_bool(kgi_gen *json, bool value) {
  begin_value(json);
  kgi_buf_put(json->out, value ? KGI_STR("true") : KGI_STR("false"));
}

void kgi_gen_number(kgi_gen *json, double value, int digits) {
  kgi_buf *out = json->out;
  begin_value(json);
  if (!kgi_buf_reserve(out, KGI_NUMBER_SIZE)) return;
  out->len += kgi_number_real(out->bytes + out->len, value, digits);
  out->bytes[out->len] = '\0';
}
