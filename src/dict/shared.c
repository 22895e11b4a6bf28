#include "dict/shared.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "base/str.h"

enum { MOST_PARTS = 32 };

typedef struct part {
  kg_str name, text; /* text: with its brackets */
  bool wanted;
} part;

static const kg_str opening = KGI_STR_INIT("(?(DEFINE)");

/* Behind the character class that begins at `at`; a bracket that stands first in it is a member. */
static size_t class_end(kg_str text, size_t at) {
  at++;
  if (at < text.len && text.ptr[at] == '^') at++;
  if (at < text.len && text.ptr[at] == ']') at++;
  for (; at < text.len && text.ptr[at] != ']'; at++) at += text.ptr[at] == '\\';
  return at + 1;
}

/* Behind the group that begins at `at`; past the end if it is not closed. */
static size_t group_end(kg_str text, size_t at) {
  size_t depth = 0;
  while (at < text.len) {
    char c = text.ptr[at];
    if (c == '[') {
      at = class_end(text, at);
      continue;
    }
    depth += c == '(';
    depth -= c == ')';
    at += c == '\\' ? 2 : 1;
    if (depth == 0) return at;
  }
  return text.len + 1;
}

/* Reads "(?<NAME>...)" at *at, and moves behind it. */
static bool read_part(kg_str text, size_t *at, part *read) {
  const kg_str mark = KGI_STR("(?<");
  size_t name = *at + mark.len, end = group_end(text, *at);
  if (end > text.len || !kgi_str_starts(kgi_str_slice(text, *at, end), mark)) return false;
  size_t len = kgi_str_find(kgi_str_slice(text, name, end), KGI_STR(">"));
  if (len == SIZE_MAX || len == 0 || !kgi_is_upper(text.ptr[name])) return false;
  *read = (part){kgi_str_slice(text, name, name + len), kgi_str_slice(text, *at, end), false};
  *at = end;
  return true;
}

/* The parts of a block; 0 if it is not written so. */
static size_t read_parts(kg_str shared, part parts[MOST_PARTS]) {
  size_t n = 0, at = opening.len;
  if (!kgi_str_starts(shared, opening)) return 0;
  while (n < MOST_PARTS && read_part(shared, &at, &parts[n])) n++;
  return at + 1 == shared.len && shared.ptr[at] == ')' ? n : 0;
}

/* Whether groups are referred to by number, as in \1, \g{2}, (?3), (?-1) and (?R): then all of them count. */
static bool counts_groups(kg_str regex) {
  for (size_t i = 0; i + 1 < regex.len; i++) {
    kg_str rest = kgi_str_slice(regex, i + 2, regex.len);
    char c = regex.ptr[i + 1], then = rest.len ? rest.ptr[0] : '\0';
    if (regex.ptr[i] == '\\') {
      if ((kgi_is_digit(c) && c != '0') || c == 'g') return true;
      i++;
    } else if (regex.ptr[i] == '(' && c == '?') {
      if (kgi_is_digit(then) || then == 'R' || then == '+') return true;
      if (then == '-' && rest.len > 1 && kgi_is_digit(rest.ptr[1])) return true;
    }
  }
  return false;
}

/* Wants the parts that a text names, and what these name in turn. */
static void want(part *parts, size_t n, kg_str text) {
  for (size_t i = 0; i < n; i++) {
    if (parts[i].wanted || kgi_str_find(text, parts[i].name) == SIZE_MAX) continue;
    parts[i].wanted = true;
    want(parts, n, parts[i].text);
  }
}

void kgi_shared_put(kg_str shared, kg_str regex, kgi_buf *out) {
  part parts[MOST_PARTS];
  size_t n = counts_groups(regex) || counts_groups(shared) ? 0 : read_parts(shared, parts), wanted = 0;
  want(parts, n, regex);
  for (size_t i = 0; i < n; i++) wanted += parts[i].wanted;
  if (n == 0) kgi_buf_put(out, shared);
  if (wanted == 0) return;
  kgi_buf_put(out, opening);
  for (size_t i = 0; i < n; i++)
    if (parts[i].wanted) kgi_buf_put(out, parts[i].text);
  kgi_buf_putc(out, ')');
}
