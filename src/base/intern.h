/* Strings to dense numbers: the same bytes always give the same id; ids count up from 0. */
#ifndef KGI_BASE_INTERN_H
#define KGI_BASE_INTERN_H

#include "base/arena.h"
#include "base/vec.h"

/* Zero-initialise to start; kgi_intern_clear ends it. strs.items[id] is the interned copy. */
typedef struct kgi_interner {
  kgi_arena arena;
  KGI_VEC(kg_str) strs;
  uint32_t *slots; /* id + 1, 0 is empty */
  size_t n_slots;
} kgi_interner;

#define KGI_NO_ID UINT32_MAX

/* The id of `text`, added if new; KGI_NO_ID when memory ran out. */
uint32_t kgi_intern(kgi_interner *table, kg_str text);

/* The id of `text`, or KGI_NO_ID if it is not there. */
uint32_t kgi_intern_find(const kgi_interner *table, kg_str text);

void kgi_intern_clear(kgi_interner *table);

#endif
