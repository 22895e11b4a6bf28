#include "base/words.h"

bool kgi_words_have(const char *const *words, size_t n, kg_str word) {
  size_t low = 0, high = word.len ? n : 0;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = kgi_str_cmp(kg_str_of(words[middle]), word);
    if (order == 0) return true;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}
