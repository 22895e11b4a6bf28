/* A glance at a text before a regular expression is tried on it: a small table, made of the expression, that most texts
 * fail within some bytes. What passes may still not match; what fails never does. */
#ifndef KGI_DICT_GLANCE_H
#define KGI_DICT_GLANCE_H

#include <stdbool.h>
#include <stdint.h>

#include <kgextract/base.h>

/* States of a glance; further ones have more to see. */
enum { KGI_GLANCE_FAILED, KGI_GLANCE_PASSED };

/* As small as can be, since patterns take turns and all their glances are to stay in the cache. It points nowhere:
 * those of the default patterns are made with the library and mapped with it. */
typedef struct kgi_glance {
  uint32_t size;         /* of all this, in bytes */
  uint32_t needs;        /* bits of what every match shows behind the lead */
  uint32_t next;         /* where in the tables the states begin that follow, by state and class of the byte */
  uint32_t class_bits;   /* room for that many classes has each row of these */
  uint8_t class_of[256]; /* bytes of one class go the same way */
  uint8_t tables[];      /* by lead: the state behind it */
} kgi_glance;

/* For matches that begin with one of the leads (literals joined by '|'), or anything if there are none; `shared`
 * defines the parts that the regex refers to. To be freed. NULL where the regex is too hard to read, and when memory
 * ran out. */
kgi_glance *kgi_glance_new(kg_str regex, kg_str shared, kg_str leads);

/* What a text shows, as bits. */
enum {
  KGI_SHOWS_CAPITAL = 1, /* A to Z */
  KGI_SHOWS_BRACKET = 2  /* an opening one, or any byte 0xEF, with which wide ones begin */
};

/* Whether the regex may match lead number `lead`, which the text shows in whatever letter case, and then `behind`. Of a
 * regex without leads, `lead` is 0. `shows` must have the bits of all that `behind` shows. */
static inline bool kgi_glance_passes(const kgi_glance *glance, size_t lead, kg_str behind, unsigned shows) {
  if (glance->needs & ~shows) return false;
  const uint8_t *next = glance->tables + glance->next;
  uint32_t state = glance->tables[lead];
  for (size_t i = 0; i < behind.len && state > KGI_GLANCE_PASSED; i++)
    state = next[state << glance->class_bits | glance->class_of[(unsigned char)behind.ptr[i]]];
  return state == KGI_GLANCE_PASSED;
}

#endif
