/* Nouns that say what a name is: "the FooSet dataset", FooSet 数据集. */
#ifndef KGI_EXTRACT_NOUN_H
#define KGI_EXTRACT_NOUN_H

#include <stdbool.h>

#include <kgextract/base.h>

/* The entity type that the noun nearest to the front of `text` tells (or nearest to its end), less than `reach` bytes
 * off; -1 if there is none. */
int kgi_noun_near(kg_str text, bool from_end, size_t reach);

/* What stands behind the last Chinese verb or preposition, all if there is none: 三个数据集 of 该模型在三个数据集. */
kg_str kgi_behind_verb(kg_str text);

/* Whether a term ends in a noun that the field gives to its models, methods, data and measures. */
bool kgi_names_technique(kg_str term);

/* Whether a Chinese term ends in a noun for what is measured, with something before it: 有效变异比例. */
bool kgi_names_measure(kg_str term);

/* Whether a text begins with a Chinese noun for a part of a machine; behind a bracket this makes what stands before it
 * a term: 多尺度加权卷积（MSWConv）模块. */
bool kgi_starts_with_part(kg_str text);

/* Whether a text begins with a noun for a field or task; behind a bracket what stands before it is none's name. */
bool kgi_starts_with_task(kg_str text);

/* Whether a term ends as names of tasks do: "few-shot object detection". */
bool kgi_names_task(kg_str full);

#endif
