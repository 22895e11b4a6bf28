#include "base/words.h"

static int compare(const char *word, kg_str other) {
  int order = strncmp(word, other.ptr, other.len);
  return order ? order : word[other.len] != '\0';
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
