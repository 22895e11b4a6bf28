#include "extract/boundary.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/words.h"

/* Length of the hyphen or underscore at text[at], 0 if there is none. */
static size_t joiner_at(kg_str text, size_t at) {
  if (at >= text.len) return 0;
  if (text.ptr[at] == '-' || text.ptr[at] == '_') return 1;
  if (text.ptr[at] != '\xE2') return 0;
  kg_str rest = kgi_str_slice(text, at, at + 3);
  return kgi_str_eq(rest, KGI_STR("\xE2\x80\x90")) || kgi_str_eq(rest, KGI_STR("\xE2\x80\x91")) ? 3 : 0;
}

static char char_at(kg_str text, size_t at) { return at < text.len ? text.ptr[at] : '\0'; }

/* Prefixes that leave the name behind the hyphen a name of its own. */
static bool is_free_prefix(kg_str word) {
  static const kg_str prefixes[] = {KGI_STR_INIT("non"),     KGI_STR_INIT("pre"),      KGI_STR_INIT("post"),
                                    KGI_STR_INIT("vanilla"), KGI_STR_INIT("original"), KGI_STR_INIT("standard"),
                                    KGI_STR_INIT("anti")};
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
    if (kgi_str_eq_nocase(word, prefixes[i])) return true;
  return false;
}

/* These two are asked where may_join holds. */
static bool is_joined_left(kg_str text, size_t start) {
  char before = text.ptr[start - 1];
  if (before == '.' || before == '@' || before == '\\' || before == '#')
    return start >= 2 && kgi_is_alnum(text.ptr[start - 2]);
  size_t joiner = joiner_at(text, start - 1) == 1 ? 1 : start >= 3 && joiner_at(text, start - 3) == 3 ? 3 : 0;
  if (!joiner || start <= joiner || !kgi_is_alnum(text.ptr[start - joiner - 1])) return false;
  size_t end = start - joiner, from = end;
  while (from > 0 && kgi_is_alnum(text.ptr[from - 1])) from--;
  return !is_free_prefix(kgi_str_slice(text, from, end));
}

/* Second parts that leave the name whole also when a title capitalises them. */
static bool is_free_suffix(kg_str word) {
  static const char *const suffixes[] = {"Agnostic", "Augmented", "Aware", "Based", "Driven",   "Enhanced", "Free",
                                         "Guided",   "Inspired",  "Level", "Like",  "Oriented", "Specific", "Style"};
  return kgi_words_have(suffixes, sizeof suffixes / sizeof *suffixes, word);
}

/* After a hyphen only a lower-case word of three letters or more leaves the name whole: -based, -style, -like. */
static bool is_joined_by_hyphen(kg_str text, size_t behind) {
  bool capital = kgi_is_upper(char_at(text, behind));
  size_t end = behind + capital;
  while (kgi_is_lower(char_at(text, end))) end++;
  if (capital) return !is_free_suffix(kgi_str_slice(text, behind, end));
  bool word = end - behind >= 3 && !kgi_is_alnum(char_at(text, end));
  return kgi_is_alnum(char_at(text, behind)) && !word;
}

static bool is_joined_right(kg_str text, size_t end) {
  char after = char_at(text, end), next = char_at(text, end + 1);
  size_t joiner = joiner_at(text, end);
  if (joiner) return is_joined_by_hyphen(text, end + joiner);
  if (after == '.') return kgi_is_digit(next) || kgi_is_lower(next);
  if (after == '+') return !kgi_is_alnum(next) && (unsigned char)next < 0x80;
  if (after == '@' || after == '^') return kgi_is_alnum(next) || next == '{';
  return false;
}

static bool is_token_byte(char c) {
  return kgi_is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '+' || c == '^';
}

/* "CLIP+GPT-4" are two tokens, "CLIP+" is one. */
static bool adds(kg_str text, size_t at) { return text.ptr[at] == '+' && kgi_is_alnum(char_at(text, at + 1)); }

kgi_range kgi_whole_token(kg_str text, kgi_range range) {
  enum { REACH = 64 }; /* no name is longer, and endless tokens must not cost their length squared */
  size_t first = range.start > REACH ? range.start - REACH : 0, last = range.end + REACH;
  while (range.start > first && is_token_byte(text.ptr[range.start - 1]) && !adds(text, range.start - 1)) range.start--;
  while (range.end < text.len && range.end < last && is_token_byte(text.ptr[range.end]) && !adds(text, range.end))
    range.end++;
  while (range.end > range.start && !kgi_is_alnum(text.ptr[range.end - 1]) && text.ptr[range.end - 1] != '+')
    range.end--;
  while (range.start < range.end && !kgi_is_alnum(text.ptr[range.start])) range.start++;
  return range;
}

/* Words of two characters of three bytes each, by their last byte. */
static kgi_words_by_byte common_words = {[0x80] = "随着",
                                         [0x82] = "例如|比如",
                                         [0x85] = "不仅",
                                         [0x86] = "为了|除了",
                                         [0x87] = "不过|经过|超过|通过",
                                         [0x89] = "具有|所有|没有",
                                         [0x8A] = "以及",
                                         [0x8C] = "不同|从而|共同|然而|相同|进而",
                                         [0x8D] = "之前|目前",
                                         [0x8E] = "关于|基于|对于|属于|用于|由于",
                                         [0x8F] = "向量|定量|批量|矢量|轻量",
                                         [0x92] = "交互|相互",
                                         [0x94] = "并且|而且",
                                         [0x95] = "如何",
                                         [0x96] = "此外",
                                         [0x9B] = "这些|那些",
                                         [0xA4] = "因此",
                                         [0xA5] = "可以|所以",
                                         [0xA7] = "大大",
                                         [0xAD] = "其中",
                                         [0xAE] = "轻微",
                                         [0xB4] = "调整",
                                         [0xB6] = "同时",
                                         [0xBA] = "作为|成为|称为|认为"};

/* Whether such a word begins one character before `at` in a text and ends one behind it. */
static bool is_in_common_word(kg_str text, size_t at) {
  enum { HAN = 3, WORD = 2 * HAN };
  if (at < HAN || at + HAN > text.len) return false;
  const char *word = common_words[(unsigned char)text.ptr[at + HAN - 1]];
  while (word && memcmp(word, text.ptr + at - HAN, WORD) != 0) word = word[WORD] ? word + WORD + 1 : NULL;
  return word != NULL;
}

bool kgi_cuts_word(kg_str text, kgi_range range) {
  bool han_start = (unsigned char)text.ptr[range.start] >= 0xE3,
       han_end = (unsigned char)text.ptr[range.end - 1] >= 0x80;
  return (han_start && is_in_common_word(text, range.start)) || (han_end && is_in_common_word(text, range.end));
}

/* Bytes that may join a name to what stands before it or behind it; of hyphens with several bytes the outer ones. */
static const bool may_join[256] = {
    ['-'] = true, ['_'] = true, ['.'] = true,  ['@'] = true,  ['#'] = true, ['\\'] = true,
    ['+'] = true, ['^'] = true, [0xE2] = true, [0x90] = true, [0x91] = true};

bool kgi_is_compound(kg_str text, kgi_range range) {
  bool left = range.start > 0 && may_join[(unsigned char)text.ptr[range.start - 1]];
  bool right = range.end < text.len && may_join[(unsigned char)text.ptr[range.end]];
  if (left && kgi_is_alnum(text.ptr[range.start]) && is_joined_left(text, range.start)) return true;
  return right && kgi_is_alnum(text.ptr[range.end - 1]) && is_joined_right(text, range.end);
}
