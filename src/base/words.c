#include "base/words.h"

/* As kgi_str_cmp, without a look at more of either than it takes: most differ at once. */
static int compare(const char *a, kg_str b) {
  size_t i = 0;
  while (i < b.len && a[i] && a[i] == b.ptr[i]) i++;
  if (i == b.len) return a[i] != '\0';
  return a[i] && (unsigned char)a[i] > (unsigned char)b.ptr[i] ? 1 : -1;
}

bool kgi_words_have(const char *const *words, size_t n, kg_str word) {
  size_t low = 0, high = word.len ? n : 0;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = compare(words[middle], word);
    if (order == 0) return true;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

bool kgi_words_start(const char *const *words, size_t n, kg_str text) {
  size_t low = 0,
         high = n; /* the words below `low` come before the text or begin it, those from `high` on are after it */
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (compare(words[middle], text) <= 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low && kgi_str_starts(text, kg_str_of(words[low - 1]));
}

/* Takes the next word off the front of *words; false when none is left. */
static bool next_word(const char **words, kg_str *word) {
  size_t len = 0;
  while ((*words)[len] && (*words)[len] != '|') len++;
  *word = (kg_str){*words, len};
  *words += len + ((*words)[len] == '|');
  return len > 0;
}

size_t kgi_words_in_front(const char *words, kg_str text) {
  kg_str word;
  while (next_word(&words, &word))
    if (kgi_str_starts(text, word)) return word.len;
  return 0;
}

size_t kgi_words_at_end(const char *words, kg_str text) {
  kg_str word;
  while (next_word(&words, &word))
    if (kgi_str_ends(text, word)) return word.len;
  return 0;
}
