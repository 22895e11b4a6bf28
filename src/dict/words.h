/* Ordinary English words. */
#ifndef KGI_DICT_WORDS_H
#define KGI_DICT_WORDS_H

#include <stdbool.h>

#include <kgextract/base.h>

/* Whether a word of lower-case letters is an ordinary English one. */
bool kgi_is_common_word(kg_str word);

#endif
