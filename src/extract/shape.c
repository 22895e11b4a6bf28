#include "extract/shape.h"

#include "base/str.h"
#include "base/utf8.h"
#include "base/words.h"

/* Counts of one blank-separated token. */
typedef struct token {
  size_t upper, lower, digit, other;
  bool starts_upper;
} token;

static token count(kg_str word) {
  token t = {0};
  for (size_t i = 0; i < word.len; i++) {
    char c = word.ptr[i];
    if (c >= 'a' && c <= 'z')
      t.lower++;
    else if (c >= 'A' && c <= 'Z')
      t.upper++;
    else if (c >= '0' && c <= '9')
      t.digit++;
    else
      t.other++;
  }
  t.starts_upper = word.len && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
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
  while (i < word.len && ((word.ptr[i] >= '0' && word.ptr[i] <= '9') || word.ptr[i] == '.')) i++;
  return i > 0 && word.len - i <= 2;
}

/* `t` counts the word. */
static kgi_shape token_shape(kg_str word, token t) {
  if (is_quantity(word) || (t.starts_upper && is_function_word(word))) return KGI_SHAPE_NONE;
  if (t.upper + t.lower == 0 || (t.other && t.upper + t.lower + t.digit == 0)) return KGI_SHAPE_NONE;
  if (t.upper >= 2 || (t.upper && t.digit)) return t.upper + t.lower + t.digit >= 2 ? KGI_SHAPE_STRONG : KGI_SHAPE_NONE;
  if (t.upper == 1 && t.lower && !t.starts_upper) return KGI_SHAPE_STRONG; /* iBOT-like humps */
  if (t.starts_upper && t.lower >= 2) return KGI_SHAPE_WEAK;
  return t.lower && !t.upper ? KGI_SHAPE_PHRASE : KGI_SHAPE_NONE;
}

static bool is_small_word(kg_str word) {
  enum { LONGEST = 4 };
  static const char *const words[] = {"a", "and", "as", "by", "for", "in", "of", "on", "the", "to", "via", "with"};
  return word.len <= LONGEST && kgi_words_have(words, sizeof words / sizeof *words, word);
}

/* Several words: strong if all are capitalised and one is strong; weak if all are capitalised but small words. */
static kgi_shape words_shape(kg_str text) {
  size_t n = 0, strong = 0, weak = 0, small = 0, numbers = 0;
  kg_str word;
  while (kgi_str_split(&text, ' ', &word)) {
    if (!word.len) continue;
    n++;
    if (n == 1 && is_quantity(word)) return KGI_SHAPE_NONE;
    token t = count(word);
    kgi_shape shape = token_shape(word, t);
    strong += shape == KGI_SHAPE_STRONG;
    weak += shape == KGI_SHAPE_WEAK || (shape == KGI_SHAPE_NONE && t.starts_upper && n > 1);
    small += is_small_word(word) && n > 1;
    numbers += n > 1 && (is_quantity(word) || (!t.upper && !t.lower && t.digit)); /* "Objects 365", "Pile 100K" */
  }
  if (n > 6) return KGI_SHAPE_NONE;
  if (strong + weak + small + numbers < n) return KGI_SHAPE_PHRASE;
  if (strong && small == 0 && n <= 3) return KGI_SHAPE_STRONG;
  return strong + weak ? KGI_SHAPE_WEAK : KGI_SHAPE_NONE;
}

/* "Structure-Grounded", "Text-Guided": an adjective that a title capitalises. */
static bool is_participle(kg_str word) {
  token t = count(word);
  size_t hyphen = kgi_str_find(word, KGI_STR("-"));
  if (hyphen == SIZE_MAX || t.upper != 2 || t.digit || !t.starts_upper || word.len < hyphen + 6) return false;
  return kgi_str_ends(word, KGI_STR("ed")) && word.ptr[hyphen + 1] >= 'A' && word.ptr[hyphen + 1] <= 'Z';
}

kgi_shape kgi_shape_of(kg_str text) {
  text = kgi_str_trim(text);
  if (!text.len) return KGI_SHAPE_NONE;
  if (kgi_has_han(text)) return KGI_SHAPE_PHRASE;
  if (kgi_str_find(text, KGI_STR(" ")) != SIZE_MAX) return words_shape(text);
  return is_participle(text) ? KGI_SHAPE_WEAK : token_shape(text, count(text));
}

bool kgi_is_acronym(kg_str text) {
  token t = count(text);
  if (kgi_has_han(text) || kgi_str_find(text, KGI_STR(" ")) != SIZE_MAX) return false;
  return t.upper >= 2 && t.lower <= (kgi_str_ends(text, KGI_STR("s")) ? 1u : 0u);
}

bool kgi_has_han(kg_str text) {
  for (size_t at = 0; at < text.len;) {
    uint32_t code;
    if ((unsigned char)text.ptr[at] < 0xE3) { /* no Han character begins so low */
      at++;
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
    bool capital = word.len && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
    if (!capital && (word.len > SMALL || !n)) return false;
    n++;
  }
  return n > 1;
}
