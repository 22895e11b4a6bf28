/* A glance at a text before a regular expression is tried on it: a small table, made of the expression, that most texts
 * fail within some bytes. What passes may still not match; what fails never does. */
#ifndef KGI_DICT_GLANCE_H
#define KGI_DICT_GLANCE_H

#include <stdbool.h>
#include <stdint.h>

#include <kgextract/base.h>

typedef struct kgi_glance kgi_glance;

/* For matches that begin with one of the leads (literals joined by '|'), or anything if there are none; `shared`
 * defines the parts that the regex refers to. NULL where the regex is too hard to read, and when memory ran out. */
kgi_glance *kgi_glance_new(kg_str regex, kg_str shared, kg_str leads);
void kgi_glance_free(kgi_glance *glance);

/* What a text shows, as bits. */
enum {
  KGI_SHOWS_CAPITAL = 1, /* A to Z */
  KGI_SHOWS_BRACKET = 2  /* an opening one, narrow or wide */
};

/* Whether the regex may match lead number `lead`, which the text shows in whatever letter case, and then `behind`. Of a
 * regex without leads, `lead` is 0. `shows` must have the bits of all that `behind` shows. */
bool kgi_glance_passes(const kgi_glance *glance, size_t lead, kg_str behind, unsigned shows);

#endif
