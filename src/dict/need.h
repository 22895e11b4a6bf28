/* What a regular expression cannot match without, so that texts can be refused before it is tried. */
#ifndef KGI_DICT_NEED_H
#define KGI_DICT_NEED_H

#include <stdbool.h>

#include <kgextract/base.h>

/* Whether every match of `regex` shows a capital from A to Z behind its first character. `shared` defines the parts it
 * refers to. False where that is hard to tell. */
bool kgi_needs_capital(kg_str regex, kg_str shared);

#endif
