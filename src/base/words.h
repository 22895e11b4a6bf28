/* Fixed lists of words. */
#ifndef KGI_BASE_WORDS_H
#define KGI_BASE_WORDS_H

#include "base/str.h"

/* Whether `word` is one of `words`, which are `n` in byte order. */
bool kgi_words_have(const char *const *words, size_t n, kg_str word);

#endif
