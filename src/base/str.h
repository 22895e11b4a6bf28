/* Helpers on kg_str views. */
#ifndef KGI_BASE_STR_H
#define KGI_BASE_STR_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <kgextract/base.h>

#define KGI_STR(literal) ((kg_str){"" literal, sizeof(literal) - 1})
/* The same as an initialiser of static tables. */
#define KGI_STR_INIT(literal) \
  { "" literal, sizeof(literal) - 1 }

/* Inline, since the steps of extraction ask these of every word. */
static inline bool kgi_str_eq(kg_str a, kg_str b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool kgi_str_eq_nocase(kg_str a, kg_str b); /* ASCII letters only */
int kgi_str_cmp(kg_str a, kg_str b);        /* bytewise, shorter first */

/* Both look at one byte first: most words that are tried fail there. */
static inline bool kgi_str_starts(kg_str text, kg_str prefix) {
  if (text.len < prefix.len || prefix.len == 0) return prefix.len == 0;
  return text.ptr[0] == prefix.ptr[0] && memcmp(text.ptr, prefix.ptr, prefix.len) == 0;
}

static inline bool kgi_str_ends(kg_str text, kg_str suffix) {
  if (text.len < suffix.len || suffix.len == 0) return suffix.len == 0;
  return text.ptr[text.len - 1] == suffix.ptr[suffix.len - 1] &&
         memcmp(text.ptr + text.len - suffix.len, suffix.ptr, suffix.len) == 0;
}

/* For a suffix without capitals; the letter case of the text does not count. */
static inline bool kgi_str_ends_nocase(kg_str text, kg_str suffix) {
  if (text.len < suffix.len || suffix.len == 0) return suffix.len == 0;
  char last = text.ptr[text.len - 1];
  if ((char)(last >= 'A' && last <= 'Z' ? last + 32 : last) != suffix.ptr[suffix.len - 1]) return false;
  return kgi_str_eq_nocase((kg_str){text.ptr + text.len - suffix.len, suffix.len}, suffix);
}

/* Offset of the first `needle` in `text`, or SIZE_MAX. */
size_t kgi_str_find(kg_str text, kg_str needle);

/* Bytes [start, end) of text; both are clamped. */
static inline kg_str kgi_str_slice(kg_str text, size_t start, size_t end) {
  if (end > text.len) end = text.len;
  if (start > end) start = end;
  return text.ptr ? (kg_str){text.ptr + start, end - start} : text;
}

/* Whether the bytes of `part` are bytes of `whole`. */
static inline bool kgi_str_holds(kg_str whole, kg_str part) {
  uintptr_t from = (uintptr_t)whole.ptr, at = (uintptr_t)part.ptr;
  return part.len <= whole.len && at >= from && at - from <= whole.len - part.len;
}

/* Offset of the first of some few bytes, none of them NUL, from `at` on, or text.len. */
size_t kgi_str_find_any(kg_str text, size_t at, kg_str bytes);

/* Without ASCII white space at both ends, which most texts have not. */
kg_str kgi_str_trim_space(kg_str text);

static inline kg_str kgi_str_trim(kg_str text) {
  bool bare = !text.len || ((unsigned char)text.ptr[0] > ' ' && (unsigned char)text.ptr[text.len - 1] > ' ');
  return bare ? text : kgi_str_trim_space(text);
}

/* Takes the next part up to `separator` off the front of *rest; false when nothing is left.
 * "a|b|" gives "a" and "b" and "". Start with rest->ptr set, it becomes NULL at the end. */
bool kgi_str_split(kg_str *rest, char separator, kg_str *part);

/* Number of single-character edits between two names, ASCII case ignored; gives up above `limit` (returns limit + 1).
 */
size_t kgi_str_distance(kg_str a, kg_str b, size_t limit);

#endif
