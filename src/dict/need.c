#include "dict/need.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* What is known of a piece of a regular expression. */
typedef struct need {
  bool consumes; /* every match of it is at least one character long */
  bool capital;  /* every match of it shows, or looks ahead to, a capital */
  bool behind;   /* and that behind the first character */
} need;

/* Reading goes from left to right; `failed` once something stands there that this reader does not know. */
typedef struct reader {
  kg_str text, shared;
  size_t at;
  int depth, steps;
  bool failed;
} reader;

enum { DEEPEST = 24, MOST_STEPS = 10000 };

static need read_choices(reader *r);

static bool skip(reader *r, kg_str what) {
  if (!kgi_str_starts(kgi_str_slice(r->text, r->at, r->text.len), what)) return false;
  r->at += what.len;
  return true;
}

/* Moves behind `mark`, or fails. */
static void skip_to(reader *r, kg_str mark) {
  size_t found = kgi_str_find(kgi_str_slice(r->text, r->at, r->text.len), mark);
  r->failed |= found == SIZE_MAX;
  r->at = r->failed ? r->text.len : r->at + found + mark.len;
}

static need read_class(reader *r) {
  need n = {.consumes = true, .capital = skip(r, KGI_STR("[A-Z]"))};
  if (n.capital) return n;
  r->at++;
  (void)skip(r, KGI_STR("^"));
  for (bool first = true; r->at < r->text.len && (first || r->text.ptr[r->at] != ']'); first = false) {
    r->failed |= r->text.ptr[r->at] == '[';
    r->at += r->text.ptr[r->at] == '\\' ? 2 : 1;
  }
  r->at++;
  return n;
}

/* An escape of one letter or sign; those that are longer, or no character, are not looked into. */
static need read_escape(reader *r) {
  char c = r->at + 1 < r->text.len ? r->text.ptr[r->at + 1] : '\0';
  r->failed |= !c || (strchr("QEcgkNopPRUuxXKC", c) != NULL) || (c >= '0' && c <= '9');
  r->at += 2;
  return (need){.consumes = c && !strchr("bBAzZG", c)};
}

/* The part that `(?&NAME)` stands for: what `(?<NAME>` begins in the shared parts. */
static need read_reference(reader *r) {
  size_t start = r->at;
  skip_to(r, KGI_STR(")"));
  char mark[80];
  kg_str name = kgi_str_slice(r->text, start, r->failed ? start : r->at - 1);
  int len = snprintf(mark, sizeof mark, "(?<%.*s>", (int)(name.len < 64 ? name.len : 64), name.ptr);
  reader part = {.text = r->shared, .shared = r->shared, .depth = r->depth, .steps = r->steps};
  skip_to(&part, (kg_str){mark, (size_t)len});
  need n = read_choices(&part);
  r->steps = part.steps;
  r->failed |= part.failed;
  return n;
}

static need read_group(reader *r) {
  if (skip(r, KGI_STR("(?s)"))) return (need){0};
  if (skip(r, KGI_STR("(?&"))) return read_reference(r);
  bool ahead = skip(r, KGI_STR("(?="));
  bool refuses_or_looks_back = skip(r, KGI_STR("(?!")) || skip(r, KGI_STR("(?<=")) || skip(r, KGI_STR("(?<!"));
  if (!ahead && !refuses_or_looks_back && !skip(r, KGI_STR("(?:")) && !skip(r, KGI_STR("(?>"))) {
    if (skip(r, KGI_STR("(?<")))
      skip_to(r, KGI_STR(">"));
    else
      r->failed |= !skip(r, KGI_STR("(")) || skip(r, KGI_STR("?")) || skip(r, KGI_STR("*"));
  }
  need n = read_choices(r);
  r->failed |= !skip(r, KGI_STR(")"));
  n.consumes &= !ahead;
  return refuses_or_looks_back ? (need){0} : n;
}

static need read_character(reader *r) {
  uint32_t code;
  r->at += kgi_utf8_decode(r->text.ptr + r->at, &code);
  return (need){.consumes = true};
}

static need read_atom(reader *r) {
  r->failed |= ++r->steps > MOST_STEPS;
  switch (r->text.ptr[r->at]) {
    case '(':
      return read_group(r);
    case '[':
      return read_class(r);
    case '\\':
      return read_escape(r);
    case '^':
    case '$':
      return r->at++, (need){0};
    default:
      return read_character(r);
  }
}

static size_t skip_digits(reader *r) {
  size_t from = r->at;
  while (r->at < r->text.len && r->text.ptr[r->at] >= '0' && r->text.ptr[r->at] <= '9') r->at++;
  return r->at - from;
}

/* Skips what says how often the atom before comes; true if it may be missing. */
static bool read_quantifier(reader *r) {
  bool optional = skip(r, KGI_STR("?")) || skip(r, KGI_STR("*"));
  if (!optional && skip(r, KGI_STR("{"))) {
    optional = skip(r, KGI_STR("0"));
    r->failed |= !skip_digits(r) && !optional;
    if (skip(r, KGI_STR(","))) (void)skip_digits(r);
    r->failed |= !skip(r, KGI_STR("}"));
  }
  while (skip(r, KGI_STR("+")) || skip(r, KGI_STR("?"))) continue;
  return optional;
}

static bool is_at_end(const reader *r) { return r->failed || r->at >= r->text.len || r->text.ptr[r->at] == ')'; }

static need read_sequence(reader *r) {
  need n = {0};
  while (!is_at_end(r) && r->text.ptr[r->at] != '|') {
    need atom = read_atom(r);
    if (read_quantifier(r)) continue;
    n.behind |= atom.behind || (atom.capital && n.consumes);
    n.capital |= atom.capital;
    n.consumes |= atom.consumes;
  }
  return n;
}

/* Alternatives: all of them must need it. */
static need read_choices(reader *r) {
  need n = {0};
  r->failed |= ++r->depth > DEEPEST;
  if (!is_at_end(r)) n = read_sequence(r);
  while (!is_at_end(r) && skip(r, KGI_STR("|"))) {
    need next = read_sequence(r);
    n = (need){n.consumes && next.consumes, n.capital && next.capital, n.behind && next.behind};
  }
  r->depth--;
  return n;
}

/* Options such as (?i) in the shared parts would hold for the row, too. */
static bool sets_options(kg_str shared) {
  for (size_t found; (found = kgi_str_find(shared, KGI_STR("(?"))) != SIZE_MAX;) {
    shared = kgi_str_slice(shared, found + 2, shared.len);
    if (shared.len && !strchr("(:<>=!&", shared.ptr[0])) return true;
  }
  return false;
}

bool kgi_needs_capital(kg_str regex, kg_str shared) {
  reader r = {.text = regex, .shared = shared, .failed = sets_options(shared)};
  need n = read_choices(&r);
  return n.behind && !r.failed && r.at == regex.len;
}
