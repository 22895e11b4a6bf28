#include "dict/words.h"

#include <stdlib.h>

#include "base/str.h"

static const char *const common_words[] = {
#include "dict/commonwords.inc"
};

static int by_bytes(const void *word, const void *item) {
  return kgi_str_cmp(*(const kg_str *)word, kg_str_of(*(const char *const *)item));
}

bool kgi_is_common_word(kg_str word) {
  enum { COUNT = sizeof common_words / sizeof *common_words };
  return bsearch(&word, common_words, COUNT, sizeof *common_words, by_bytes) != NULL;
}
