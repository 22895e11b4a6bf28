/* Strings in JSON, found without parsing it. */
#include <string.h>

#include "base/lane.h"
#include "base/str.h"
#include "read/json.h"

/* The first place from `at` on where a string ends or is not what it means: a quotation mark, a backslash, a control
 * character; or the end of the text. */
static size_t find_stop(kg_str json, size_t at) {
  for (; at < json.len; at += KGI_LANE) {
    size_t left = json.len - at;
    kgi_lane c = left < KGI_LANE ? kgi_lane_of(json.ptr + at, left) : kgi_lane_at(json.ptr + at);
    unsigned stops = kgi_lane_bits((c == '"') | (c == '\\') | ((c >= 0) & (c < ' ')));
    if (stops) return at + (size_t)__builtin_ctz(stops);
  }
  return json.len;
}

bool kgi_json_skim(kg_str json, size_t at, kg_str *plain) {
  enum { LONG = 64 }; /* bytes that cost the parser more than to be stopped and sent on */
  while (at < json.len) {
    const char *mark = memchr(json.ptr + at, '"', json.len - at);
    if (!mark) return false;
    size_t start = (size_t)(mark - json.ptr) + 1, stop = find_stop(json, start), end = stop;
    while (end < json.len && json.ptr[end] == '\\') end = find_stop(json, end + 2);
    if (end >= json.len || json.ptr[end] != '"') return false;
    *plain = kgi_str_slice(json, start, end);
    if (end == stop && plain->len >= LONG) return true;
    at = end + 1;
  }
  return false;
}
