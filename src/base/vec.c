#include "base/vec.h"

#include <stdint.h>
#include <stdlib.h>

bool kgi_vec_reserve(void **items, size_t *cap, size_t need, size_t item_size) {
  if (need <= *cap) return true;
  size_t grown = *cap ? *cap * 2 : 4;
  if (grown < need) grown = need;
  if (grown > SIZE_MAX / item_size) return false;
  void *bigger = realloc(*items, grown * item_size);
  if (!bigger) return false;
  *items = bigger;
  *cap = grown;
  return true;
}

void kgi_vec_trim(void **items, size_t *cap, size_t n, size_t item_size) {
  if (n == *cap) return;
  void *smaller = n ? realloc(*items, n * item_size) : NULL;
  if (n && !smaller) return;
  if (!n) free(*items);
  *items = smaller;
  *cap = n;
}
