/* Growing arrays: struct { T *items; size_t n, cap; } with two macros, for any T. */
#ifndef KGI_BASE_VEC_H
#define KGI_BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>

#define KGI_VEC(T) \
  struct {         \
    T *items;      \
    size_t n, cap; \
  }

/* Makes room for `more` further items; false when memory ran out. */
#define KGI_VEC_RESERVE(vec, more)    \
  ((vec)->n + (more) <= (vec)->cap || \
   kgi_vec_reserve((void **)&(vec)->items, &(vec)->cap, (vec)->n + (more), sizeof *(vec)->items))

/* Appends an item; false when memory ran out. */
#define KGI_VEC_PUSH(vec, ...) (KGI_VEC_RESERVE(vec, 1) ? ((vec)->items[(vec)->n++] = __VA_ARGS__, true) : false)

/* Gives back the room that an array no longer needs. */
#define KGI_VEC_TRIM(vec) kgi_vec_trim((void **)&(vec)->items, &(vec)->cap, (vec)->n, sizeof *(vec)->items)

/* Back to an empty array. */
#define KGI_VEC_CLEAR(vec) ((vec)->n = 0, KGI_VEC_TRIM(vec))

void kgi_vec_trim(void **items, size_t *cap, size_t n, size_t item_size);
bool kgi_vec_reserve(void **items, size_t *cap, size_t need, size_t item_size);

#endif
