#include "read/labels.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"

enum { LONGEST_LABEL = 64, LONGEST_NAME = 32 }; /* with numbers, emoji and a second language; without */

/* Whether the byte at `at` is a blank that separates Latin and Han letters: "AI 总结" is "AI总结". */
static bool is_spacing(kg_str name, size_t at) {
  return name.ptr[at] == ' ' && ((name.ptr[at - 1] & 0x80) || (name.ptr[at + 1] & 0x80));
}

static kgi_role look_up(kg_str name) {
  char lower[LONGEST_NAME];
  size_t n = 0;
  if (name.len == 0 || name.len > sizeof lower) return KGI_ROLE_NONE;
  for (size_t i = 0; i < name.len; i++) {
    bool inside = i > 0 && i + 1 < name.len;
    if (!inside || !is_spacing(name, i)) lower[n++] = kgi_to_lower(name.ptr[i]);
  }
  return kgi_label_look_up((kg_str){lower, n});
}

static bool is_letter(uint32_t code) { return kgi_is_han(code) || (kgi_is_word(code) && (code < '0' || code > '9')); }

/* Without numbers, emoji, brackets and marks at both ends ("3. 📄 【摘要】：" is "摘要"). */
static kg_str strip(kg_str text) {
  size_t start = 0, end = text.len;
  uint32_t code;
  while (start < text.len) {
    unsigned n = kgi_utf8_decode(text.ptr + start, &code);
    if (is_letter(code)) break;
    start += n;
  }
  while (end > start) {
    size_t last = end - 1;
    while (((unsigned char)text.ptr[last] & 0xC0) == 0x80) last--;
    kgi_utf8_decode(text.ptr + last, &code);
    if (is_letter(code)) break;
    end = last;
  }
  return kgi_str_slice(text, start, end);
}

/* Offset of the first of two marks, the half-width or the full-width one; SIZE_MAX if there is none. */
static size_t find_either(kg_str text, char half, kg_str full) {
  const char firsts[] = {half, full.ptr[0]};
  for (size_t at = 0; (at = kgi_str_find_any(text, at, (kg_str){firsts, sizeof firsts})) < text.len; at++)
    if (text.ptr[at] == half || kgi_str_starts(kgi_str_slice(text, at, text.len), full)) return at;
  return SIZE_MAX;
}

/* Whether two halves of a label are labels themselves: "Title / 标题", "摘要 Abstract". Gives the first one's role. */
static kgi_role both(kg_str text, size_t cut) {
  kgi_role first = look_up(strip(kgi_str_slice(text, 0, cut)));
  return first && look_up(strip(kgi_str_slice(text, cut, text.len))) ? first : KGI_ROLE_NONE;
}

/* Offset at which the script changes between Latin and Han, or the length. */
static size_t script_change(kg_str text) {
  uint32_t first, code;
  kgi_utf8_decode(text.ptr, &first);
  bool han = kgi_is_han(first);
  size_t at = han ? 0 : kgi_utf8_ascii(text);
  while (at < text.len) {
    unsigned n = kgi_utf8_decode(text.ptr + at, &code);
    if (kgi_is_han(code) != han && is_letter(code)) return at;
    at += n;
  }
  return text.len;
}

/* The role of a label with something behind it in brackets ("摘要（原文", whose end is stripped already), or of two
 * labels in one. */
static kgi_role compound_role(kg_str text) {
  size_t open = find_either(text, '(', KGI_STR("（"));
  if (open != SIZE_MAX) {
    bool inside = find_either(text, ')', KGI_STR("）")) == SIZE_MAX;
    return inside ? look_up(strip(kgi_str_slice(text, 0, open))) : KGI_ROLE_NONE;
  }
  const char *slash = memchr(text.ptr, '/', text.len);
  size_t cut = slash ? (size_t)(slash - text.ptr) : script_change(text);
  return cut < text.len ? both(text, cut) : KGI_ROLE_NONE;
}

kgi_role kgi_label_role(kg_str text) {
  kg_str name = kgi_str_trim(text);
  if (name.len == 0 || name.len > LONGEST_LABEL) return KGI_ROLE_NONE;
  if (kgi_str_eq(name, KGI_STR("#"))) return KGI_ROLE_ASIDE;
  name = strip(name);
  kgi_role role = look_up(name);
  return role || name.len == 0 ? role : compound_role(name);
}

/* The end of a colon of either width at the start of `text` after blanks; 0 if there is none. */
static size_t colon_at(kg_str text, size_t at) {
  while (at < text.len && text.ptr[at] == ' ') at++;
  kg_str rest = kgi_str_slice(text, at, text.len);
  if (kgi_str_starts(rest, KGI_STR(":"))) return at + 1;
  return kgi_str_starts(rest, KGI_STR("：")) ? at + 3 : 0;
}

/* A strong start with a colon in it at its end or after it, or all of the line. */
static kgi_role strong_label(kg_str line, size_t strong, size_t *body) {
  kg_str name = kgi_str_trim(kgi_str_slice(line, 0, strong));
  bool has_colon = kgi_str_ends(name, KGI_STR(":")) || kgi_str_ends(name, KGI_STR("："));
  size_t after = has_colon ? 0 : colon_at(line, strong);
  *body = after ? after : strong;
  bool alone = kgi_str_trim(kgi_str_slice(line, strong, line.len)).len == 0;
  kgi_role role = kgi_label_role(name);
  if (role) return has_colon || after || alone ? role : KGI_ROLE_NONE;
  return has_colon || after ? KGI_ROLE_UNKNOWN : KGI_ROLE_NONE;
}

/* "【摘要】..." */
static kgi_role bracket_label(kg_str line, size_t *body) {
  size_t close = kgi_str_starts(line, KGI_STR("【")) ? kgi_str_find(line, KGI_STR("】")) : SIZE_MAX;
  if (close > LONGEST_LABEL) return KGI_ROLE_NONE;
  *body = close + 3;
  size_t colon = colon_at(line, *body);
  if (colon) *body = colon;
  return kgi_label_role(kgi_str_slice(line, 0, close));
}

/* "Authors: ..." */
static kgi_role plain_label(kg_str line, bool own, size_t *body) {
  kg_str head = kgi_str_slice(line, 0, LONGEST_LABEL);
  size_t colon = find_either(head, ':', KGI_STR("："));
  if (colon == SIZE_MAX) {
    *body = line.len;
    return own && line.len <= LONGEST_LABEL ? look_up(strip(line)) : KGI_ROLE_NONE;
  }
  *body = colon_at(line, colon);
  kgi_role role = kgi_label_role(kgi_str_slice(line, 0, colon));
  return own || role < KGI_ROLE_PART ? role : KGI_ROLE_NONE;
}

kgi_role kgi_label_of_line(kg_str line, size_t strong, bool own, size_t *body) {
  *body = 0;
  kgi_role role = strong ? strong_label(line, strong, body) : KGI_ROLE_NONE;
  if (!role) role = bracket_label(line, body);
  if (!role) role = plain_label(line, own, body);
  if (!role) *body = 0;
  return role;
}
