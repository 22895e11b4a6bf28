#include "dict/syntax.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"

/* Reading goes from left to right; `failed` once something stands there that this reader does not know. */
typedef struct reader {
  kg_str text, shared;
  size_t at;
  int depth, steps;
  bool failed;
  kgi_automaton *automaton;
} reader;

enum { DEEPEST = 24, MOST_STEPS = 10000, MOST_COPIES = 3 };

static const kgi_piece nothing = {.empty = true};

static kgi_piece read_choices(reader *r);

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

/* --- characters --- */

enum { MOST_SOME = 16 };

/* Characters: those of ASCII one by one; of the others some, or all but some. */
typedef struct members {
  kgi_bytes ascii;
  kg_str some[MOST_SOME];
  size_t n;
  bool all_but;
} members;

static void add_range(kgi_bytes *set, unsigned from, unsigned to) {
  for (unsigned c = from; c <= to; c++) kgi_add_byte(set, (unsigned char)c);
}

static kgi_piece piece_of_bytes(reader *r, unsigned from, unsigned to) {
  kgi_bytes set = {{0}};
  add_range(&set, from, to);
  return kgi_piece_step(r->automaton, &set);
}

/* The bytes from `depth` on of characters beyond ASCII but some, which all have the same bytes before. */
static kgi_piece piece_of_all_but(reader *r, const kg_str *some, size_t n, size_t depth) {
  kgi_bytes other = {{0}}, more = {{0}};
  kgi_piece piece = {.empty = false};
  add_range(&more, 0x80, 0xBF);
  add_range(&other, depth ? 0x80 : 0xC0, depth ? 0xBF : 0xFF);
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)some[i].ptr[depth];
    kg_str alike[MOST_SOME];
    size_t n_alike = 0;
    if (!kgi_has_byte(&other, c)) continue;
    other.bits[c / 64] &= ~((uint64_t)1 << c % 64);
    for (size_t k = i; k < n; k++)
      if ((unsigned char)some[k].ptr[depth] == c) alike[n_alike++] = some[k];
    if (some[i].len == depth + 1) continue;
    kgi_piece head = piece_of_bytes(r, c, c), rest = piece_of_all_but(r, alike, n_alike, depth + 1);
    head = kgi_piece_chain(r->automaton, &head, &rest);
    piece = kgi_piece_either(&piece, &head);
  }
  kgi_piece head = kgi_piece_step(r->automaton, &other), rest = kgi_piece_step(r->automaton, &more);
  rest = kgi_piece_repeat(r->automaton, &rest);
  rest.empty = true;
  head = kgi_piece_chain(r->automaton, &head, &rest);
  return kgi_piece_either(&piece, &head);
}

static kgi_piece piece_of_class(reader *r, const members *c) {
  kgi_piece piece = kgi_piece_step(r->automaton, &c->ascii);
  for (size_t i = 0; i < c->n && !c->all_but; i++) {
    kgi_piece some = kgi_piece_text(r->automaton, c->some[i]);
    piece = kgi_piece_either(&piece, &some);
  }
  if (!c->all_but) return piece;
  kgi_piece others = piece_of_all_but(r, c->some, c->n, 0);
  return kgi_piece_either(&piece, &others);
}

/* Adds what an escape such as \w stands for; false if it is not of that kind. */
static bool add_kind(kgi_bytes *set, char kind) {
  if (!strchr("dws", kind)) return false;
  if (kind == 's') {
    add_range(set, '\t', '\r');
    kgi_add_byte(set, ' ');
    return true;
  }
  add_range(set, '0', '9');
  if (kind == 'd') return true;
  add_range(set, 'A', 'Z');
  add_range(set, 'a', 'z');
  kgi_add_byte(set, '_');
  return true;
}

/* Escaped letters, digits and other scripts are not looked into. */
static bool is_plain_escape(char c) { return c != '\0' && (unsigned char)c < 0x80 && !kgi_is_alnum(c); }

/* A character of a class: its code; or a kind of characters, which is added at once, and gives 0. */
static uint32_t read_member(reader *r, members *c) {
  uint32_t code = 0;
  char escaped = r->at + 1 < r->text.len ? r->text.ptr[r->at + 1] : '\0';
  if (r->text.ptr[r->at] != '\\') {
    r->failed |= r->text.ptr[r->at] == '['; /* as of [:alpha:] */
    r->at += kgi_utf8_decode(r->text.ptr + r->at, &code);
    return code;
  }
  r->at += 2;
  if (escaped && add_kind(&c->ascii, escaped)) return 0;
  r->failed |= !is_plain_escape(escaped);
  return (unsigned char)escaped;
}

/* Adds a member or a range; false if those beyond ASCII are too many to be told one by one. */
static bool read_members(reader *r, members *c) {
  size_t start = r->at;
  uint32_t from = read_member(r, c), to = from;
  kg_str rest = kgi_str_slice(r->text, r->at, r->text.len);
  if (rest.len > 1 && rest.ptr[0] == '-' && rest.ptr[1] != ']') {
    r->at++;
    to = read_member(r, c);
    r->failed |= !from || to < from;
  }
  if (from && from < 0x80) add_range(&c->ascii, from, to < 0x80 ? to : 0x7F);
  if (to < 0x80) return true;
  if (from != to || c->n == MOST_SOME) return false;
  c->some[c->n++] = kgi_str_slice(r->text, start, r->at);
  return true;
}

static kgi_piece read_class(reader *r) {
  members c = {.n = 0};
  r->at++;
  bool negated = skip(r, KGI_STR("^")), told = true;
  for (bool first = true; !r->failed && r->at < r->text.len && (first || r->text.ptr[r->at] != ']'); first = false)
    told &= read_members(r, &c);
  r->failed |= !skip(r, KGI_STR("]"));
  if (!told && !negated) c.n = 0;
  c.all_but = negated || !told;
  for (int word = 0; negated && word < 2; word++) c.ascii.bits[word] = ~c.ascii.bits[word];
  return piece_of_class(r, &c);
}

static kgi_piece read_escape(reader *r) {
  members c = {.n = 0};
  char escaped = r->at + 1 < r->text.len ? r->text.ptr[r->at + 1] : '\0';
  r->at += 2;
  if (escaped && strchr("bBAzZG", escaped)) return nothing;
  if (escaped == 'p' && skip(r, KGI_STR("{Han}"))) {
    c.all_but = true;
  } else if (!escaped || !add_kind(&c.ascii, escaped)) {
    r->failed |= !is_plain_escape(escaped);
    kgi_add_byte(&c.ascii, (unsigned char)escaped);
  }
  return piece_of_class(r, &c);
}

static kgi_piece read_character(reader *r) {
  uint32_t code;
  size_t start = r->at;
  r->at += kgi_utf8_decode(r->text.ptr + r->at, &code);
  return kgi_piece_text(r->automaton, kgi_str_slice(r->text, start, r->at));
}

/* --- groups --- */

/* "NAME)" of (?&NAME): the group of that name in the shared parts. */
static kgi_piece read_reference(reader *r) {
  size_t start = r->at;
  skip_to(r, KGI_STR(")"));
  char mark[80];
  kg_str name = kgi_str_slice(r->text, start, r->failed ? start : r->at - 1);
  int len = snprintf(mark, sizeof mark, "(?<%.*s>", (int)(name.len < 64 ? name.len : 64), name.ptr);
  reader part = *r;
  part.text = r->shared;
  part.at = 0;
  skip_to(&part, (kg_str){mark, (size_t)len});
  kgi_piece piece = read_choices(&part);
  r->steps = part.steps;
  r->failed |= part.failed;
  return piece;
}

/* What must not stand there, or stands before, is let go. */
static kgi_piece read_refusal(reader *r) {
  uint32_t n = r->automaton->n;
  (void)read_choices(r);
  r->failed |= !skip(r, KGI_STR(")"));
  r->automaton->n = n;
  return nothing;
}

static kgi_piece read_group(reader *r) {
  if (skip(r, KGI_STR("(?s)"))) return nothing;
  if (skip(r, KGI_STR("(?&"))) return read_reference(r);
  if (skip(r, KGI_STR("(?!")) || skip(r, KGI_STR("(?<=")) || skip(r, KGI_STR("(?<!"))) return read_refusal(r);
  if (!skip(r, KGI_STR("(?:")) && !skip(r, KGI_STR("(?>"))) {
    if (skip(r, KGI_STR("(?<")))
      skip_to(r, KGI_STR(">"));
    else
      r->failed |= !skip(r, KGI_STR("(")) || skip(r, KGI_STR("?")) || skip(r, KGI_STR("*"));
  }
  kgi_piece piece = read_choices(r);
  r->failed |= !skip(r, KGI_STR(")"));
  return piece;
}

static kgi_piece read_atom(reader *r) {
  r->failed |= ++r->steps > MOST_STEPS;
  switch (r->text.ptr[r->at]) {
    case '(':
      return read_group(r);
    case '[':
      return read_class(r);
    case '\\':
      return read_escape(r);
    case '.':
      return r->at++, piece_of_class(r, &(members){.ascii = {{~(uint64_t)0, ~(uint64_t)0}}, .all_but = true});
    case '^':
    case '$':
      return r->at++, nothing;
    default:
      return read_character(r);
  }
}

/* --- how often --- */

typedef struct times {
  uint32_t least, most;
} times;

/* A number, up to a thousand; `otherwise` where none stands. */
static uint32_t read_number(reader *r, uint32_t otherwise) {
  uint32_t n = 0;
  size_t from = r->at;
  for (; r->at < r->text.len && r->text.ptr[r->at] >= '0' && r->text.ptr[r->at] <= '9'; r->at++)
    n = n < 100 ? n * 10 + (uint32_t)(r->text.ptr[r->at] - '0') : 1000;
  return r->at > from ? n : otherwise;
}

static times read_times(reader *r) {
  times t = {1, 1};
  if (skip(r, KGI_STR("?"))) {
    t.least = 0;
  } else if (skip(r, KGI_STR("*"))) {
    t = (times){0, UINT32_MAX};
  } else if (skip(r, KGI_STR("+"))) {
    t.most = UINT32_MAX;
  } else if (skip(r, KGI_STR("{"))) {
    t.least = t.most = read_number(r, UINT32_MAX);
    r->failed |= t.least == UINT32_MAX;
    if (skip(r, KGI_STR(","))) t.most = read_number(r, UINT32_MAX);
    r->failed |= t.most < t.least || t.most == 0 || !skip(r, KGI_STR("}"));
  }
  while (skip(r, KGI_STR("+")) || skip(r, KGI_STR("?"))) continue;
  return t;
}

/* An atom as often as it may stand there; one that may often stand there may do so without end. */
static kgi_piece read_item(reader *r) {
  size_t from = r->at;
  kgi_piece item = read_atom(r);
  if (r->failed) return item;
  times t = read_times(r);
  if (t.most > MOST_COPIES) item = kgi_piece_repeat(r->automaton, &item);
  item.empty |= t.least == 0;
  size_t behind = r->at;
  for (uint32_t i = 2; t.most <= MOST_COPIES && i <= t.most; i++) {
    r->at = from;
    kgi_piece copy = read_atom(r);
    copy.empty |= i > t.least;
    item = kgi_piece_chain(r->automaton, &item, &copy);
  }
  r->at = behind;
  return item;
}

static bool is_at_end(const reader *r) {
  return r->failed || r->at >= r->text.len || r->text.ptr[r->at] == ')' || r->text.ptr[r->at] == '|';
}

static bool is_repeated(const reader *r) { return r->at < r->text.len && strchr("?*+{", r->text.ptr[r->at]); }

static kgi_piece read_sequence(reader *r) {
  kgi_piece sequence = nothing;
  while (!is_at_end(r)) {
    bool looks_ahead = skip(r, KGI_STR("(?="));
    kgi_piece item = looks_ahead ? read_choices(r) : read_item(r);
    if (looks_ahead) {
      r->failed |= !skip(r, KGI_STR(")")) || is_repeated(r);
      kgi_piece rest = read_sequence(r);
      item = kgi_piece_demand(r->automaton, &item, &rest);
    }
    sequence = kgi_piece_chain(r->automaton, &sequence, &item);
  }
  return sequence;
}

/* Alternatives: any of them. */
static kgi_piece read_choices(reader *r) {
  r->failed |= ++r->depth > DEEPEST;
  kgi_piece any = read_sequence(r);
  while (!r->failed && skip(r, KGI_STR("|"))) {
    kgi_piece next = read_sequence(r);
    any = kgi_piece_either(&any, &next);
  }
  r->depth--;
  return any;
}

/* Options such as (?i) in the shared parts would hold for the row, too. */
static bool sets_options(kg_str shared) {
  for (size_t found; (found = kgi_str_find(shared, KGI_STR("(?"))) != SIZE_MAX;) {
    shared = kgi_str_slice(shared, found + 2, shared.len);
    if (shared.len && !strchr("(:<>=!&", shared.ptr[0])) return true;
  }
  return false;
}

bool kgi_syntax_read(kg_str regex, kg_str shared, kgi_automaton *automaton, kgi_piece *piece) {
  reader r = {.text = regex, .shared = shared, .failed = sets_options(shared), .automaton = automaton};
  *piece = read_choices(&r);
  return !r.failed && r.at == regex.len;
}
