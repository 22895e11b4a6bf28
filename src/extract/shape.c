#include "extract/shape.h"

#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/words.h"

/* Counts of one blank-separated token. */
typedef struct token {
  size_t upper, lower, digit, other;
  bool starts_upper, ascii;
} token;

static token count(kg_str word) {
  token t = {.starts_upper = word.len && kgi_is_upper(word.ptr[0])};
  unsigned char bits = 0;
  for (size_t i = 0; i < word.len; i++) {
    bits |= (unsigned char)word.ptr[i];
    t.upper += kgi_is_upper(word.ptr[i]);
    t.lower += kgi_is_lower(word.ptr[i]);
    t.digit += kgi_is_digit(word.ptr[i]);
  }
  t.other = word.len - t.upper - t.lower - t.digit;
  t.ascii = bits < 0x80;
  return t;
}

/* Capitalised words that open sentences or stand in titles but name nothing. */
static bool is_function_word(kg_str word) {
  static const char *const words[] = {
      "A",        "AND",        "Abstract", "Additionally", "All",        "Also",         "An",          "And",
      "Appendix", "Are",        "As",       "At",           "Based",      "Benchmark",    "Benchmarks",  "Beyond",
      "Both",     "By",         "Can",      "Code",         "Conclusion", "Data",         "Dataset",     "Datasets",
      "Deep",     "Do",         "Does",     "Evaluation",   "Existing",   "Experimental", "Experiments", "Extensive",
      "Figure",   "Finally",    "First",    "For",          "Framework",  "From",         "Furthermore", "Here",
      "How",      "However",    "I",        "If",           "In",         "Introduction", "Is",          "It",
      "Its",      "Language",   "Large",    "Learning",     "Method",     "Methods",      "Model",       "Models",
      "Moreover", "NOT",        "Network",  "Networks",     "Neural",     "New",          "No",          "Not",
      "OR",       "Of",         "On",       "Or",           "Our",        "Paper",        "Part",        "Recent",
      "Results",  "Rethinking", "Review",   "Second",       "Section",    "Specifically", "Stage",       "Step",
      "Such",     "Survey",     "Table",    "Task",         "Tasks",      "That",         "The",         "Their",
      "Then",     "These",      "They",     "Third",        "This",       "Those",        "Thus",        "To",
      "Top-1",    "Top-5",      "Top-K",    "Toward",       "Towards",    "Training",     "Using",       "Via",
      "We",       "What",       "When",     "Where",        "While",      "Why",          "With",        "Without",
      "Yes"};
  return kgi_words_have(words, sizeof words / sizeof *words, word);
}

/* "80G", "1.3K", "4x": a number with a unit. */
static bool is_quantity(kg_str word) {
  size_t i = 0;
  while (i < word.len && (kgi_is_digit(word.ptr[i]) || word.ptr[i] == '.')) i++;
  return i > 0 && word.len - i <= 2;
}

/* By its letters alone; `t` counts them. */
static kgi_shape letters_shape(token t) {
  if (t.upper >= 2 || (t.upper && t.digit)) return KGI_SHAPE_STRONG;
  if (t.upper == 1 && t.lower && !t.starts_upper) return KGI_SHAPE_STRONG; /* iBOT-like humps */
  if (t.starts_upper && t.lower >= 2) return KGI_SHAPE_WEAK;
  return t.lower && !t.upper ? KGI_SHAPE_PHRASE : KGI_SHAPE_NONE;
}

static kgi_shape token_shape(kg_str word, token t) {
  enum { LONGEST = 12, LONGEST_STRONG = 5 }; /* function words: "Additionally", "Top-1" */
  kgi_shape shape = letters_shape(t);
  if (shape == KGI_SHAPE_NONE || is_quantity(word)) return KGI_SHAPE_NONE;
  size_t longest = shape == KGI_SHAPE_STRONG ? LONGEST_STRONG : LONGEST;
  return t.starts_upper && word.len <= longest && is_function_word(word) ? KGI_SHAPE_NONE : shape;
}

static bool is_small_word(kg_str word) {
  enum { LONGEST = 4 };
  static const char *const words[] = {"a", "and", "as", "by", "for", "in", "of", "on", "the", "to", "via", "with"};
  return word.len <= LONGEST && kgi_words_have(words, sizeof words / sizeof *words, word);
}

static size_t count_words(kg_str text) {
  size_t n = 0;
  for (size_t i = 0; i < text.len; i++) n += text.ptr[i] != ' ' && (i == 0 || text.ptr[i - 1] == ' ');
  return n;
}

/* Several words: strong if all are capitalised and one is strong; weak if all are capitalised but small words and
 * numbers behind the first: "Objects 365", "Pile 100K". */
static kgi_shape words_shape(kg_str text) {
  enum { MOST = 6, MOST_STRONG = 3 };
  size_t n = 0, strong = 0, weak = 0, small = 0;
  kg_str word;
  if (count_words(text) > MOST) return KGI_SHAPE_NONE;
  while (kgi_str_split(&text, ' ', &word)) {
    if (!word.len) continue;
    token t = count(word);
    kgi_shape shape = token_shape(word, t);
    bool first = n++ == 0;
    if (shape == KGI_SHAPE_STRONG)
      strong++;
    else if (shape == KGI_SHAPE_WEAK || (t.starts_upper && !first))
      weak++;
    else if (first)
      return is_quantity(word) ? KGI_SHAPE_NONE : KGI_SHAPE_PHRASE;
    else if (is_small_word(word))
      small++;
    else if (!is_quantity(word) && (t.upper || t.lower || !t.digit))
      return KGI_SHAPE_PHRASE;
  }
  if (strong && small == 0 && n <= MOST_STRONG) return KGI_SHAPE_STRONG;
  return strong + weak ? KGI_SHAPE_WEAK : KGI_SHAPE_NONE;
}

/* "Structure-Grounded", "Text-Guided": an adjective that a title capitalises; `t` counts it. */
static bool is_participle(kg_str word, token t) {
  if (t.upper != 2 || t.digit || !t.starts_upper || !kgi_str_ends(word, KGI_STR("ed"))) return false;
  size_t hyphen = kgi_str_find(word, KGI_STR("-"));
  return hyphen != SIZE_MAX && word.len >= hyphen + 6 && kgi_is_upper(word.ptr[hyphen + 1]);
}

kgi_shape kgi_shape_of(kg_str text) {
  text = kgi_str_trim(text);
  token t = count(text);
  if (!t.ascii && kgi_has_han(text)) return KGI_SHAPE_PHRASE;
  if (t.other && memchr(text.ptr, ' ', text.len)) return words_shape(text);
  return is_participle(text, t) ? KGI_SHAPE_WEAK : token_shape(text, t);
}

bool kgi_is_acronym(kg_str text) {
  token t = count(text);
  if (t.other && (memchr(text.ptr, ' ', text.len) || kgi_has_han(text))) return false;
  return t.upper >= 2 && t.lower <= (kgi_str_ends(text, KGI_STR("s")) ? 1u : 0u);
}

static bool are_eight_ascii(kg_str text, size_t at) {
  uint64_t eight;
  if (text.len - at < sizeof eight) return false;
  memcpy(&eight, text.ptr + at, sizeof eight);
  return !(eight & 0x8080808080808080u);
}

bool kgi_has_han(kg_str text) {
  for (size_t at = 0; at < text.len;) {
    uint32_t code;
    if ((unsigned char)text.ptr[at] < 0xE3) { /* no Han character begins so low */
      at += are_eight_ascii(text, at) ? 8 : 1;
      continue;
    }
    at += kgi_utf8_decode(text.ptr + at, &code);
    if (kgi_is_han(code)) return true;
  }
  return false;
}

bool kgi_is_title_case(kg_str full) {
  enum { SMALL = 4 };
  size_t n = 0;
  kg_str word;
  while (kgi_str_split(&full, ' ', &word)) {
    bool capital = word.len && kgi_is_upper(word.ptr[0]);
    if (!capital && (word.len > SMALL || !n)) return false;
    n++;
  }
  return n > 1;
}
