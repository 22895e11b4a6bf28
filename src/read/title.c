#include "read/title.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"

bool kgi_is_foreign(kg_str text) {
  enum { GREEK_END = 0x400 };
  for (size_t at = kgi_utf8_ascii(text); at < text.len;) {
    uint32_t code;
    at += kgi_utf8_decode(text.ptr + at, &code);
    bool kana = code >= 0x3040 && code <= 0x30FF;
    bool latin_more = code >= 0x1E00 && code <= 0x2BFF; /* further Latin and Greek letters, and symbols */
    if (code >= GREEK_END && !latin_more && (kana || kgi_is_han(code) || kgi_is_word(code))) return true;
  }
  return false;
}

bool kgi_is_title(kg_str text) {
  text = kgi_str_trim(text);
  for (size_t at = 0; at < text.len;) {
    uint32_t code;
    at += kgi_utf8_decode(text.ptr + at, &code);
    bool digit = code >= '0' && code <= '9';
    if (kgi_is_han(code) || (kgi_is_word(code) && !digit)) return !kgi_is_link_word(text);
  }
  return false;
}

/* Emoji, bullets and stars. */
static bool is_symbol(uint32_t code) {
  return (code >= 0x2022 && code <= 0x2023) || (code >= 0x2300 && code <= 0x2BFF) || code == 0xFE0F || code == 0x200D ||
         code == 0xB7 || (code >= 0x1F000 && code <= 0x1FAFF);
}

/* Bytes of blanks, emoji and marks that decorate the start of a title. */
static size_t decoration(kg_str text) {
  size_t at = 0;
  while (at < text.len) {
    uint32_t code;
    unsigned n = kgi_utf8_decode(text.ptr + at, &code);
    bool mark = code < 0x80 && strchr(" \t#-|*:.,", (char)code);
    if (!is_symbol(code) && !mark && code != 0x3000 && code != 0xFF1A && code != 0x3001) break;
    at += n;
  }
  return at;
}

/* Bytes of a word that only counts papers ("Paper", "论文", "No", "第"). */
static size_t counting_word(kg_str text) {
  static const kg_str words[] = {KGI_STR_INIT("Paper"), KGI_STR_INIT("论文"), KGI_STR_INIT("No."), KGI_STR_INIT("第"),
                                 KGI_STR_INIT("#")};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (kgi_str_starts(text, words[i])) return words[i].len;
  return 0;
}

/* Bytes of what closes a number: "1." "1、" "1)" "第1篇". */
static size_t number_end(kg_str rest) {
  static const kg_str ends[] = {KGI_STR_INIT("."),  KGI_STR_INIT(")"),  KGI_STR_INIT("]"),  KGI_STR_INIT("、"),
                                KGI_STR_INIT("．"), KGI_STR_INIT("）"), KGI_STR_INIT("】"), KGI_STR_INIT("篇"),
                                KGI_STR_INIT("："), KGI_STR_INIT(":")};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (kgi_str_starts(rest, ends[i])) return ends[i].len;
  return 0;
}

/* Bytes of a Chinese number in front of a title: "第一篇", "二、"; no other words start so. */
static size_t chinese_number(kg_str text, size_t word) {
  enum { HAN_BYTES = 3 };
  static const kg_str digits = KGI_STR_INIT("〇一二三四五六七八九十百");
  size_t at = word;
  while (at + HAN_BYTES <= text.len && kgi_str_find(digits, kgi_str_slice(text, at, at + HAN_BYTES)) < digits.len)
    at += HAN_BYTES;
  kg_str rest = kgi_str_slice(text, at, text.len);
  size_t end = word ? number_end(rest) : kgi_str_starts(rest, KGI_STR("、")) ? HAN_BYTES : 0;
  return at > word && end && rest.len > end ? at + end : 0;
}

/* Bytes of a paper's number at the start of `text`: "1. ", "[12] ", "(3)", "Paper 4: ". Not "1.58-bit", not "3D". */
static size_t number(kg_str text) {
  enum { MOST_DIGITS = 4 };
  size_t word = counting_word(text), at = word;
  bool bracket = at < text.len && strchr("[(", text.ptr[at]);
  at += bracket;
  while (at < text.len && text.ptr[at] == ' ') at++;
  size_t digits = at;
  while (at < text.len && kgi_is_digit(text.ptr[at])) at++;
  if (at == digits) return chinese_number(text, word);
  if (at - digits > MOST_DIGITS) return 0;
  size_t end = number_end(kgi_str_slice(text, at, text.len));
  bool alone = at == text.len || text.ptr[at] == ' ';
  if (!end) return word && !bracket && alone ? at : 0;
  at += end;
  return at < text.len && kgi_is_digit(text.ptr[at]) && !bracket ? 0 : at;
}

/* Length of an arXiv category such as "cs.AI" or "quant-ph" at the start of `text`, 0 if none. */
static size_t category_length(kg_str text) {
  static const kg_str archives[] = {KGI_STR_INIT("cs."),       KGI_STR_INIT("stat."),    KGI_STR_INIT("math."),
                                    KGI_STR_INIT("eess."),     KGI_STR_INIT("q-bio."),   KGI_STR_INIT("q-fin."),
                                    KGI_STR_INIT("econ."),     KGI_STR_INIT("physics."), KGI_STR_INIT("cond-mat."),
                                    KGI_STR_INIT("astro-ph."), KGI_STR_INIT("nlin."),    KGI_STR_INIT("quant-ph")};
  for (size_t i = 0; i < sizeof archives / sizeof *archives; i++) {
    size_t at = archives[i].len;
    if (!kgi_str_starts(text, archives[i])) continue;
    while (at < text.len && (kgi_is_letter(text.ptr[at]) || text.ptr[at] == '-')) at++;
    return at;
  }
  return 0;
}

/* Bytes of a category in front of a title: "cs.AI - ", "[cs.CL] ". */
static size_t category_prefix(kg_str text, kg_str *category) {
  bool bracket = text.len && strchr("[(", text.ptr[0]);
  kg_str rest = kgi_str_slice(text, bracket, text.len);
  size_t n = category_length(rest);
  if (!n) return 0;
  kg_str after = kgi_str_slice(rest, n, rest.len), bare = kgi_str_trim(after);
  bool closed = bare.len && strchr(bracket ? "])" : "-:|", bare.ptr[0]);
  if (!closed) return 0;
  *category = kgi_str_slice(rest, 0, n);
  return (size_t)(bare.ptr - text.ptr) + 1;
}

/* Where the title starts, after any of decoration, number and category. */
static size_t title_start(kg_str text, kg_str *category) {
  size_t at = 0, step = 1;
  while (step) {
    kg_str rest = kgi_str_slice(text, at, text.len);
    step = decoration(rest);
    if (!step) step = number(rest);
    if (!step) step = category_prefix(rest, category);
    at += step;
  }
  return at;
}

/* Whether nothing but marks stands in [start, end). */
static bool only_marks(const kgi_doc *doc, size_t start, size_t end) {
  for (size_t at = start; at < end; at++)
    if (!strchr(" \t,|/[]()-", doc->text.bytes[at])) return false;
  return true;
}

/* Off the end of a range: links that are words like "PDF", and the marks between and around them. */
static size_t title_end(const kgi_doc *doc, size_t index, size_t start) {
  size_t n, end = doc->lines.items[index].end;
  const kgi_link *links = kgi_doc_links(doc, index, &n);
  while (n-- > 0) {
    kgi_link last = links[n];
    bool is_word = kgi_is_link_word(kgi_doc_slice(doc, last.start, last.end));
    if (last.start < start || last.end > end || !is_word || !only_marks(doc, last.end, end)) break;
    end = last.start;
    while (end > start && strchr(" \t,|/[(-:", doc->text.bytes[end - 1])) end--;
  }
  return end;
}

/* Length of `text` without emoji at its end, stars say, and numbers with them: "(👍 37)". */
static size_t bare_length(kg_str text) {
  size_t end = text.len;
  for (size_t at = kgi_utf8_ascii(text); at < text.len;) {
    uint32_t code;
    size_t here = at;
    at += kgi_utf8_decode(text.ptr + at, &code);
    bool digit = code >= '0' && code <= '9', symbol = is_symbol(code);
    if (symbol && end == text.len) end = here;
    if (!symbol && end < text.len && (kgi_is_han(code) || (kgi_is_word(code) && !digit))) end = text.len;
  }
  if (end == text.len) return end;
  while (end > 0 && strchr(" \t([|-", text.ptr[end - 1])) end--;
  return end;
}

kgi_range kgi_title_range(const kgi_doc *doc, size_t index, size_t from, kg_str *category) {
  *category = (kg_str){0};
  size_t end = title_end(doc, index, from);
  size_t start = from + title_start(kgi_doc_slice(doc, from, end), category);
  return (kgi_range){start, start + bare_length(kgi_doc_slice(doc, start, end))};
}
