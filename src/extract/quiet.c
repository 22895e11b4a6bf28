#include <string.h>

#include "base/str.h"
#include "extract/part.h"

static bool is_url_byte(char c) {
  return (unsigned char)c > ' ' && (unsigned char)c < 0x7F && !strchr("<>\"{}|\\^`[]()", c);
}

static bool is_host_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

static size_t run_right(kg_str text, size_t at, bool (*accepts)(char)) {
  while (at < text.len && accepts(text.ptr[at])) at++;
  return at;
}

static size_t run_left(kg_str text, size_t at, bool (*accepts)(char)) {
  while (at > 0 && accepts(text.ptr[at - 1])) at--;
  return at;
}

static bool ends_in_host(kg_str host) {
  static const kg_str endings[] = {
      KGI_STR_INIT(".com"), KGI_STR_INIT(".org"), KGI_STR_INIT(".net"), KGI_STR_INIT(".io"), KGI_STR_INIT(".ai"),
      KGI_STR_INIT(".edu"), KGI_STR_INIT(".cn"),  KGI_STR_INIT(".dev"), KGI_STR_INIT(".co"), KGI_STR_INIT(".me")};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (kgi_str_ends(host, endings[i])) return true;
  return false;
}

/* The zone around a byte that only such places have; empty if it is something else. */
static kgi_range zone_at(kg_str text, size_t at) {
  size_t start = at, end = at;
  kg_str rest = kgi_str_slice(text, at, text.len);
  if (kgi_str_starts(rest, KGI_STR("://"))) {
    start = run_left(text, at, is_host_byte);
    end = run_right(text, at + 3, is_url_byte);
  } else if (text.ptr[at] == '@') {
    start = run_left(text, at, is_host_byte);
    size_t behind = run_right(text, at + 1, is_host_byte);
    bool mail = start < at && memchr(text.ptr + at, '.', behind - at);
    bool citation = start > 0 && text.ptr[start - 1] == '[';
    if (mail || citation) end = behind;
  } else if (kgi_str_starts(rest, KGI_STR("\\cite"))) {
    const char *close = memchr(rest.ptr, '}', rest.len);
    end = close ? (size_t)(close - text.ptr) + 1 : at;
  } else if (text.ptr[at] == '/') {
    start = run_left(text, at, is_host_byte);
    if (ends_in_host(kgi_str_slice(text, start, at))) end = run_right(text, at, is_url_byte);
  }
  return end > at ? (kgi_range){(uint32_t)start, (uint32_t)end} : (kgi_range){0, 0};
}

kg_status kgi_quiet_zones(kg_str text, const kgi_marks *marks, kgi_ranges *out) {
  for (size_t at = 0; (at = kgi_marks_next(marks, KGI_MARK_ZONE, at)) < text.len;) {
    kgi_range zone = zone_at(text, at);
    if (zone.end && !KGI_VEC_PUSH(out, zone)) return KG_NOMEM;
    at = zone.end ? zone.end : at + 1;
  }
  return KG_OK;
}
