#include "model/version.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"

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
  static const kg_str variants[] = {
      KGI_STR_INIT("Instruct"), KGI_STR_INIT("Chat"),      KGI_STR_INIT("Base"),     KGI_STR_INIT("Large"),
      KGI_STR_INIT("Small"),    KGI_STR_INIT("Tiny"),      KGI_STR_INIT("Mini"),     KGI_STR_INIT("Nano"),
      KGI_STR_INIT("Medium"),   KGI_STR_INIT("XL"),        KGI_STR_INIT("XXL"),      KGI_STR_INIT("Huge"),
      KGI_STR_INIT("Pro"),      KGI_STR_INIT("Plus"),      KGI_STR_INIT("Ultra"),    KGI_STR_INIT("Turbo"),
      KGI_STR_INIT("Flash"),    KGI_STR_INIT("Lite"),      KGI_STR_INIT("Max"),      KGI_STR_INIT("Vision"),
      KGI_STR_INIT("VL"),       KGI_STR_INIT("Audio"),     KGI_STR_INIT("Coder"),    KGI_STR_INIT("Code"),
      KGI_STR_INIT("Math"),     KGI_STR_INIT("Omni"),      KGI_STR_INIT("Opus"),     KGI_STR_INIT("Sonnet"),
      KGI_STR_INIT("Haiku"),    KGI_STR_INIT("Preview"),   KGI_STR_INIT("Distill"),  KGI_STR_INIT("Thinking"),
      KGI_STR_INIT("NeXT"),     KGI_STR_INIT("OneVision"), KGI_STR_INIT("instruct"), KGI_STR_INIT("chat"),
      KGI_STR_INIT("base"),     KGI_STR_INIT("large"),     KGI_STR_INIT("small"),    KGI_STR_INIT("tiny"),
      KGI_STR_INIT("mini"),     KGI_STR_INIT("turbo"),     KGI_STR_INIT("preview")};
  for (size_t v = 0; v < sizeof variants / sizeof *variants; v++) {
    kg_str word = variants[v];
    size_t end = i + word.len;
    if (!kgi_str_eq(kgi_str_slice(text, i, end), word)) continue;
    if (!kgi_is_alnum(at(text, end))) return end;
  }
  return i;
}

/* A bare number behind a blank is a count, not a version, before a measure word or a unit: 3 个, 2 倍, 5%. */
static bool is_count(kg_str text, size_t end) {
  static const kg_str units[] = {
      KGI_STR_INIT("个"),         KGI_STR_INIT("种"),       KGI_STR_INIT("倍"),     KGI_STR_INIT("次"),
      KGI_STR_INIT("类"),         KGI_STR_INIT("项"),       KGI_STR_INIT("篇"),     KGI_STR_INIT("层"),
      KGI_STR_INIT("天"),         KGI_STR_INIT("年"),       KGI_STR_INIT("月"),     KGI_STR_INIT("位"),
      KGI_STR_INIT("步"),         KGI_STR_INIT("%"),        KGI_STR_INIT("×"),      KGI_STR_INIT("x "),
      KGI_STR_INIT("times"),      KGI_STR_INIT("datasets"), KGI_STR_INIT("models"), KGI_STR_INIT("tasks"),
      KGI_STR_INIT("benchmarks"), KGI_STR_INIT("layers")};
  while (at(text, end) == ' ') end++;
  kg_str rest = kgi_str_slice(text, end, text.len);
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (kgi_str_starts(rest, units[i])) return true;
  return false;
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
