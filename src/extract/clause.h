/* How far the words around a name belong to it: clauses, phrases and lists, in Chinese and English. */
#ifndef KGI_EXTRACT_CLAUSE_H
#define KGI_EXTRACT_CLAUSE_H

#include <stddef.h>

#include <kgextract/base.h>

/* The text from `at` on, up to the next bracket or mark that ends a clause, at most `most` bytes. */
kg_str kgi_clause_behind(kg_str text, size_t at, size_t most);

/* The text before `at`, from the last mark that ends a clause on, at most `most` bytes. */
kg_str kgi_clause_before(kg_str text, size_t at, size_t most);

/* As kgi_clause_behind, over the marks of a list and short forms in brackets: "learning (AL) tools". */
kg_str kgi_phrase_behind(kg_str text, size_t at, size_t most);

/* Up to the head noun of a noun phrase. */
kg_str kgi_noun_phrase(kg_str text);

/* Takes off what may stand between a noun and the name that it tells of: "a model named", "benchmarks such as". */
kg_str kgi_without_links(kg_str before);

/* What stands next to a name up to the verb or preposition that begins another phrase: in "X 基于大语言模型", X is
 * none, nor is what a colon parts from its explanation. */
kg_str kgi_same_phrase(kg_str behind);

/* Where the Chinese list begins in which the name at `at` stands: 数据集 A、B 和 NAME. */
size_t kgi_list_start(kg_str text, size_t at);

#endif
