#include "base/str.h"

#include <string.h>

#include "base/ascii.h"
#include "base/lane.h"

kg_str kg_str_of(const char *text) { return (kg_str){text, text ? strlen(text) : 0}; }

bool kgi_str_eq_nocase(kg_str a, kg_str b) {
  if (a.len != b.len) return false;
  for (size_t i = 0; i < a.len; i++)
    if (kgi_to_lower(a.ptr[i]) != kgi_to_lower(b.ptr[i])) return false;
  return true;
}

int kgi_str_cmp(kg_str a, kg_str b) {
  size_t n = a.len < b.len ? a.len : b.len;
  int order = n && a.ptr != b.ptr ? memcmp(a.ptr, b.ptr, n) : 0;
  return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* In a short text, without memmem's preparations. */
static size_t find_short(kg_str text, kg_str needle) {
  const char *end = text.ptr + text.len - needle.len + 1;
  for (const char *at = text.ptr; at < end; at++) {
    at = memchr(at, needle.ptr[0], (size_t)(end - at));
    if (!at) break;
    if (memcmp(at, needle.ptr, needle.len) == 0) return (size_t)(at - text.ptr);
  }
  return SIZE_MAX;
}

size_t kgi_str_find(kg_str text, kg_str needle) {
  enum { SHORT = 256 };
  if (needle.len == 0) return 0;
  if (text.len < needle.len) return SIZE_MAX;
  if (text.len <= SHORT) return find_short(text, needle);
  const char *at = memmem(text.ptr, text.len, needle.ptr, needle.len);
  return at ? (size_t)(at - text.ptr) : SIZE_MAX;
}

/* A bit for each byte that is one of those looked for. */
static unsigned find_in_lane(kgi_lane text, kg_str bytes) {
  kgi_lane found = {0};
  for (size_t i = 0; i < bytes.len; i++) found |= text == (signed char)bytes.ptr[i];
  return kgi_lane_bits(found);
}

size_t kgi_str_find_any(kg_str text, size_t at, kg_str bytes) {
  for (; at + KGI_LANE <= text.len; at += KGI_LANE) {
    unsigned found = find_in_lane(kgi_lane_at(text.ptr + at), bytes);
    if (found) return at + (size_t)__builtin_ctz(found);
  }
  if (at >= text.len) return text.len;
  unsigned found = find_in_lane(kgi_lane_of(text.ptr + at, text.len - at), bytes);
  return found ? at + (size_t)__builtin_ctz(found) : text.len;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

kg_str kgi_str_trim_space(kg_str text) {
  size_t start = 0, end = text.len;
  while (start < end && is_space(text.ptr[start])) start++;
  while (end > start && is_space(text.ptr[end - 1])) end--;
  return kgi_str_slice(text, start, end);
}

bool kgi_str_split(kg_str *rest, char separator, kg_str *part) {
  if (!rest->ptr) return false;
  const char *at = NULL; /* many parts of tables are empty */
  if (rest->len) at = rest->ptr[0] == separator ? rest->ptr : memchr(rest->ptr, separator, rest->len);
  if (!at) {
    *part = *rest;
    *rest = (kg_str){NULL, 0};
    return true;
  }
  size_t len = (size_t)(at - rest->ptr);
  *part = (kg_str){rest->ptr, len};
  *rest = (kg_str){at + 1, rest->len - len - 1};
  return true;
}

size_t kgi_str_distance(kg_str a, kg_str b, size_t limit) {
  enum { LONGEST = 63 };
  size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len;
  if (apart > limit || a.len > LONGEST || b.len > LONGEST) return limit + 1;
  size_t row[LONGEST + 1];
  for (size_t j = 0; j <= b.len; j++) row[j] = j;
  for (size_t i = 1; i <= a.len; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.len; j++) {
      size_t best = diagonal + (kgi_to_lower(a.ptr[i - 1]) != kgi_to_lower(b.ptr[j - 1]));
      if (row[j] + 1 < best) best = row[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      diagonal = row[j];
      row[j] = best;
    }
  }
  return row[b.len] <= limit ? row[b.len] : limit + 1;
}
