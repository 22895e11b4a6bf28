/* Reads a regular expression into an automaton. */
#ifndef KGI_DICT_SYNTAX_H
#define KGI_DICT_SYNTAX_H

#include <kgextract/base.h>

#include "dict/automaton.h"

/* Adds the positions of `regex` to an automaton; `shared` defines the parts that it refers to. Every text that the
 * regex matches from its first byte on begins with what the piece lets stand; the piece lets more stand where that is
 * simpler. False if something stands there that this reader does not know. */
bool kgi_syntax_read(kg_str regex, kg_str shared, kgi_automaton *automaton, kgi_piece *piece);

#endif
