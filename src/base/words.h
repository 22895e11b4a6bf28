/* Fixed lists of words. */
#ifndef KGI_BASE_WORDS_H
#define KGI_BASE_WORDS_H

#include "base/str.h"

/* Whether `word` is one of `words`, which are `n` in byte order. */
bool kgi_words_have(const char *const *words, size_t n, kg_str word);

/* Whether a text begins with one of `words`, which are `n` in byte order; none of them begins with another. */
bool kgi_words_start(const char *const *words, size_t n, kg_str text);

/* Words by their first byte, or by their last one: those that share it in one string, joined by '|', so that most texts
 * are done with one look. */
typedef const char *const kgi_words_by_byte[256];

/* Length of the first of some joined words that the text begins with, or ends in; 0 if there is none. */
size_t kgi_words_in_front(const char *words, kg_str text);
size_t kgi_words_at_end(const char *words, kg_str text);

/* The same of all words. */
static inline size_t kgi_words_begin(kgi_words_by_byte by_first, kg_str text) {
  const char *words = text.len ? by_first[(unsigned char)text.ptr[0]] : NULL;
  return words ? kgi_words_in_front(words, text) : 0;
}

static inline size_t kgi_words_end(kgi_words_by_byte by_last, kg_str text) {
  const char *words = text.len ? by_last[(unsigned char)text.ptr[text.len - 1]] : NULL;
  return words ? kgi_words_at_end(words, text) : 0;
}

#endif
