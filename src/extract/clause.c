#include "extract/clause.h"

#include <string.h>

#include "base/words.h"

/* Bytes with which brackets, and marks that end clauses, begin. */
static const bool may_end[256] = {[','] = true, ['.'] = true, [';'] = true, ['('] = true, [0xE3] = true, [0xEF] = true};

static bool may_end_at(kg_str text, size_t at) { return may_end[(unsigned char)text.ptr[at]]; }

/* Length of the mark that ends a clause, at text[at]; 0 if none stands there. */
static size_t mark_at(kg_str text, size_t at) {
  static const kg_str marks[] = {KGI_STR_INIT("。"), KGI_STR_INIT("；"), KGI_STR_INIT("，"), KGI_STR_INIT(", "),
                                 KGI_STR_INIT(". "), KGI_STR_INIT("; "), KGI_STR_INIT("、")};
  kg_str rest = kgi_str_slice(text, at, text.len);
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (kgi_str_starts(rest, marks[i])) return marks[i].len;
  return 0;
}

static bool opens_bracket(kg_str text, size_t at) {
  return text.ptr[at] == '(' || kgi_str_starts(kgi_str_slice(text, at, text.len), KGI_STR("（"));
}

kg_str kgi_clause_behind(kg_str text, size_t at, size_t most) {
  kg_str rest = kgi_str_slice(text, at, at + most);
  for (size_t end = 0; end < rest.len; end++)
    if (may_end_at(rest, end) && (mark_at(rest, end) || opens_bracket(rest, end))) rest.len = end;
  return rest;
}

kg_str kgi_clause_before(kg_str text, size_t at, size_t most) {
  kg_str rest = kgi_str_slice(text, at > most ? at - most : 0, at);
  size_t start = 0;
  for (size_t i = 0; i < rest.len; i++) {
    size_t len = may_end_at(rest, i) ? mark_at(rest, i) : 0;
    if (len) start = i + len;
  }
  return kgi_str_slice(rest, start, rest.len);
}

/* Length of what begins here and ends no phrase: the mark of a list, a short form in brackets ("learning (AL) tools");
 * 0 if there is none. */
static size_t inner_mark(kg_str text) {
  enum { SHORT_FORM = 16 };
  if (kgi_str_starts(text, KGI_STR("、"))) return 3;
  size_t close = kgi_str_find(kgi_str_slice(text, 0, SHORT_FORM), KGI_STR(") "));
  return kgi_str_starts(text, KGI_STR("(")) && close != SIZE_MAX ? close + 1 : 0;
}

kg_str kgi_phrase_behind(kg_str text, size_t at, size_t most) {
  kg_str rest = kgi_str_slice(text, at, at + most), end = kgi_clause_behind(text, at, most);
  for (size_t skip; (skip = inner_mark(kgi_str_slice(rest, end.len, rest.len))) != 0;) {
    size_t next = end.len + skip;
    end.len = next + kgi_clause_behind(text, at + next, most - next).len;
  }
  return end;
}

static bool begins_attribute(kg_str text, size_t at) {
  return at == 0 || kgi_str_ends(kgi_str_slice(text, 0, at), KGI_STR("的"));
}

/* Up to the first preposition. */
static kg_str before_preposition(kg_str text) {
  static kgi_words_by_byte prepositions = {
      ['b'] = "by ",    ['f'] = "for |from ", ['i'] = "in ",  ['o'] = "of |on ", ['t'] = "to |that |through |towards ",
      ['u'] = "using ", ['v'] = "via ",       ['w'] = "with "};
  for (size_t at = 0; at < text.len; at++)
    if (text.ptr[at] == ' ' && kgi_words_begin(prepositions, kgi_str_slice(text, at + 1, text.len))) text.len = at;
  return text;
}

/* A noun phrase ends, and its head noun stands, before the first preposition; but in "用于评测的模型" and
 * "新颖的用于评测的模型" the preposition begins an attribute, and the head noun is yet to come. */
kg_str kgi_noun_phrase(kg_str text) {
  static const kg_str ends[] = {KGI_STR_INIT("用于"), KGI_STR_INIT("以实现"), KGI_STR_INIT("通过"), KGI_STR_INIT("来")};
  text = before_preposition(text);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t found = kgi_str_find(text, ends[i]);
    if (found != SIZE_MAX && !begins_attribute(text, found)) text.len = found;
  }
  return text;
}

kg_str kgi_without_links(kg_str before) {
  static kgi_words_by_byte links = {
      [' '] = " ",         ['"'] = "\"",        ['('] = "(",   [','] = ",",
      ['.'] = "i.e.|e.g.", [':'] = ":",         ['`'] = "`",   ['d'] = "named|called|dubbed|termed",
      ['e'] = "like|the",  ['g'] = "including", ['r'] = "our", ['s'] = "such as|as",
      ['y'] = "namely",    [0x8C] = "，",       [0x9C] = "“"};
  for (size_t n; (n = kgi_words_end(links, before)) != 0;) before.len -= n;
  return before;
}

static bool is_token_byte(char c) { return (unsigned char)c < 0x80 && c > ' ' && !strchr(",;:()[]\"'", c); }

size_t kgi_list_start(kg_str text, size_t at) {
  enum { NEAR = 16 }; /* bytes of a member */
  static kgi_words_by_byte joints = {[0x81] = "、", [0x8A] = "以及|及", [0x8C] = "和", [0x8E] = "与"};
  for (;;) {
    kg_str before = kgi_str_trim(kgi_str_slice(text, 0, at));
    size_t joint = kgi_words_end(joints, before);
    before = kgi_str_trim(kgi_str_slice(before, 0, before.len - joint));
    size_t end = (size_t)(before.ptr - text.ptr) + before.len, first = end;
    while (first > 0 && end - first < NEAR && is_token_byte(text.ptr[first - 1])) first--;
    if (!joint || first == end) return at;
    at = first;
  }
}

kg_str kgi_same_phrase(kg_str behind) {
  static kgi_words_by_byte starts = {[':'] = ":",
                                     [0xE4] = "使用|从|优于|使|为",
                                     [0xE5] = "基于|利用|将|对|在",
                                     [0xE7] = "结合",
                                     [0xE8] = "让",
                                     [0xE9] = "采用|通过",
                                     [0xEF] = "："};
  for (size_t end = 0; end < behind.len; end++)
    if (kgi_words_begin(starts, kgi_str_slice(behind, end, behind.len))) behind.len = end;
  return behind;
}
