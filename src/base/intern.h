/* Strings to dense numbers: the same bytes always give the same id; ids count up from 0. */
#ifndef KGI_BASE_INTERN_H
#define KGI_BASE_INTERN_H

#include "base/arena.h"
#include "base/vec.h"

typedef struct kgi_interned {
  uint32_t print, number; /* upper half of the hash; id + 1, 0 is empty */
} kgi_interned;

/* Zero-initialise to start; kgi_intern_clear ends it. strs.items[id] is the interned copy. */
typedef struct kgi_interner {
  kgi_arena arena;
  KGI_VEC(kg_str) strs;
  kgi_interned *slots;
  size_t n_slots;
} kgi_interner;

#define KGI_NO_ID UINT32_MAX

/* The id of `text`, added if new; KGI_NO_ID when memory ran out. */
uint32_t kgi_intern(kgi_interner *table, kg_str text);

/* Makes room for `more` further texts; false when memory ran out. */
bool kgi_intern_reserve(kgi_interner *table, size_t more);

/* The id of `text`, or KGI_NO_ID if it is not there. */
uint32_t kgi_intern_find(const kgi_interner *table, kg_str text);

/* Two steps for large tables, where each look costs a miss of the cache. The first asks the memory for what the second
 * needs; that tells the id that `text` has unless it is new or, one time in four billion, has another. KGI_NO_ID: it is
 * new. */
void kgi_intern_expect(const kgi_interner *table, kg_str text);
uint32_t kgi_intern_guess(const kgi_interner *table, kg_str text);

/* The same for some texts at once, whose ids are made sure of and added if new; false when memory ran out. */
enum { KGI_INTERN_MOST = 16 };
bool kgi_intern_all(kgi_interner *table, size_t n, const kg_str *texts, uint32_t *ids);

/* Lets go of what is needed to find texts: from here on there are only the strings by their ids. */
void kgi_intern_close(kgi_interner *table);

void kgi_intern_clear(kgi_interner *table);

#endif
