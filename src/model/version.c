#include "model/version.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/words.h"

static char at(kg_str text, size_t i) { return i < text.len ? text.ptr[i] : '\0'; }

/* End of a number with dots, from `i`; i if there is none. */
static size_t number_end(kg_str text, size_t i) {
  size_t end = i;
  while (kgi_is_digit(at(text, end)) || (at(text, end) == '.' && end > i && kgi_is_digit(at(text, end + 1)))) end++;
  return end;
}

/* "7B", "1.5B", "350M", "8x7B". */
static size_t size_end(kg_str text, size_t i) {
  size_t end = number_end(text, i);
  if (end > i && (at(text, end) == 'x' || at(text, end) == 'X') && kgi_is_digit(at(text, end + 1)))
    end = number_end(text, end + 1);
  char unit = at(text, end);
  bool is_unit = unit == 'B' || unit == 'b' || unit == 'M' || unit == 'T';
  return end > i && is_unit && !kgi_is_alnum(at(text, end + 1)) ? end + 1 : i;
}

/* "2", "1.5", "v1.6", "4o", "4V". */
static size_t release_end(kg_str text, size_t i) {
  size_t start = at(text, i) == 'v' || at(text, i) == 'V' ? i + 1 : i;
  size_t end = number_end(text, start);
  if (end == start) return i;
  bool letter = kgi_is_letter(at(text, end)) && !strchr("kKGD", at(text, end));
  if (letter && !kgi_is_alnum(at(text, end + 1))) end++;
  return kgi_is_alnum(at(text, end)) ? i : end;
}

static size_t variant_end(kg_str text, size_t i) {
  static kgi_words_by_byte variants = {['A'] = "Audio",
                                       ['B'] = "Base",
                                       ['C'] = "Chat|Coder|Code",
                                       ['D'] = "Distill",
                                       ['F'] = "Flash",
                                       ['H'] = "Huge|Haiku",
                                       ['I'] = "Instruct",
                                       ['L'] = "Large|Lite",
                                       ['M'] = "Mini|Medium|Max|Math",
                                       ['N'] = "Nano|NeXT",
                                       ['O'] = "Omni|Opus|OneVision",
                                       ['P'] = "Pro|Plus|Preview",
                                       ['S'] = "Small|Sonnet",
                                       ['T'] = "Tiny|Turbo|Thinking",
                                       ['U'] = "Ultra",
                                       ['V'] = "Vision|VL",
                                       ['X'] = "XL|XXL",
                                       ['b'] = "base",
                                       ['c'] = "chat",
                                       ['i'] = "instruct",
                                       ['l'] = "large",
                                       ['m'] = "mini",
                                       ['p'] = "preview",
                                       ['s'] = "small",
                                       ['t'] = "tiny|turbo"};
  size_t end = i + kgi_words_begin(variants, kgi_str_slice(text, i, text.len));
  return kgi_is_alnum(at(text, end)) ? i : end;
}

/* A bare number behind a blank is a count, not a version, before a measure word or a unit: 3 个, 2 倍, 5%. */
static bool is_count(kg_str text, size_t end) {
  static kgi_words_by_byte units = {
      ['%'] = "%",           ['b'] = "benchmarks", ['d'] = "datasets", ['l'] = "layers", ['m'] = "models",
      ['t'] = "times|tasks", ['x'] = "x ",         [0xC3] = "×",       [0xE4] = "个|位", [0xE5] = "倍|层|天|年",
      [0xE6] = "次|月|步",   [0xE7] = "种|类|篇",  [0xE9] = "项"};
  while (at(text, end) == ' ') end++;
  return kgi_words_begin(units, kgi_str_slice(text, end, text.len)) > 0;
}

/* End of the one component that starts behind an optional separator at `end`; `end` if there is none. */
static size_t component_end(kg_str text, size_t end, bool first) {
  char separator = at(text, end);
  bool separated = separator == '-' || separator == ' ' || separator == '_';
  size_t i = separated ? end + 1 : end, next = size_end(text, i);
  if (next > i) return next;
  if (first) {
    next = release_end(text, i);
    if (next > i && !(separator == ' ' && is_count(text, next))) return next;
  }
  if (!separated) return end;
  next = variant_end(text, i);
  bool lower = at(text, i) >= 'a' && at(text, i) <= 'z';
  return next > i && !(lower && separator == ' ') ? next : end;
}

size_t kgi_version_end(kg_str text, size_t end) {
  enum { MOST = 4 };
  for (int n = 0; n < MOST; n++) {
    size_t next = component_end(text, end, n == 0);
    if (next == end) break;
    end = next;
  }
  return end;
}
