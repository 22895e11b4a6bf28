#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/part.h"

/* Abbreviations whose full stop ends no sentence. */
static bool is_abbreviation(kg_str before) {
  static kgi_words_by_byte known = {
      ['b'] = "Tab", ['c'] = "Sec|etc",  ['e'] = "i.e",   ['f'] = "cf|Prof", ['g'] = "e.g|Fig",
      ['l'] = "al",  ['o'] = "No",       ['p'] = "resp",  ['q'] = "Eq",      ['r'] = "Dr",
      ['s'] = "vs",  ['t'] = "w.r.t|St", ['x'] = "approx"};
  size_t n = kgi_words_end(known, before);
  return n && (n == before.len || !kgi_is_word((unsigned char)before.ptr[before.len - n - 1]));
}

/* Whether a new sentence can begin at `at`: behind a blank, with a capital, a digit, a quote or a Han character. */
static bool begins(kg_str text, size_t at) {
  if (at >= text.len) return true;
  if (text.ptr[at] != ' ' && text.ptr[at] != '\n') return false;
  while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\n')) at++;
  if (at == text.len) return true;
  unsigned char c = (unsigned char)text.ptr[at];
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '"' || c == '(' || c == '$' || c >= 0x80;
}

static bool is_blank_line(kg_str text, size_t at) {
  return text.ptr[at] == '\n' && at + 1 < text.len && text.ptr[at + 1] == '\n';
}

/* Whether the sentence ends behind the character `code` that ends at `behind`. */
static bool ends(kg_str text, size_t start, size_t behind, uint32_t code) {
  switch (code) {
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
      return true; /* 。！？ */
    case '\n':
      return is_blank_line(text, behind - 1) || (behind >= 4 && (unsigned char)text.ptr[behind - 2] >= 0x80);
    case '!':
    case '?':
      return begins(text, behind);
    case '.':
      return begins(text, behind) && !is_abbreviation(kgi_str_slice(text, start, behind - 1));
    default:
      return false;
  }
}

/* Where a sentence that goes on too long is cut at the latest at `at`: behind a blank if one is near, else before a
 * character. */
static size_t cut_before(kg_str text, size_t at) {
  enum { NEAR = 256 };
  for (size_t back = 0; back < NEAR; back++)
    if (text.ptr[at - back - 1] == ' ') return at - back;
  while ((text.ptr[at] & 0xC0) == 0x80) at--;
  return at;
}

/* In pieces if it is longer than any that people write, since what is done for a sentence may cost its square. */
static kg_status add_sentence(kg_str text, size_t start, size_t end, kgi_ranges *out) {
  enum { LONGEST = 4096 };
  while (start < end) {
    size_t stop = end - start > LONGEST ? cut_before(text, start + LONGEST) : end;
    if (!KGI_VEC_PUSH(out, (kgi_range){(uint32_t)start, (uint32_t)stop})) return KG_NOMEM;
    start = stop;
  }
  return KG_OK;
}

kg_status kgi_sentences(kg_str text, const kgi_marks *marks, kgi_ranges *out) {
  size_t start = 0, at = 0;
  while ((at = kgi_marks_next(marks, KGI_MARK_ENDER, at)) < text.len) {
    uint32_t code;
    at += kgi_utf8_decode(text.ptr + at, &code);
    if (!ends(text, start, at, code)) continue;
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\n')) at++;
    KGI_TRY(add_sentence(text, start, at, out));
    start = at;
  }
  return add_sentence(text, start, text.len, out);
}
