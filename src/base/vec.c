#include "base/vec.h"

#include <stdint.h>
#include <stdlib.h>

bool kgi_vec_reserve(void **items, size_t *cap, size_t need, size_t item_size) {
  if (need <= *cap) return true;
  size_t grown = *cap ? *cap * 2 : 16;
  if (grown < need) grown = need;
  if (grown > SIZE_MAX / item_size) return false;
  void *bigger = realloc(*items, grown * item_size);
  if (!bigger) return false;
  *items = bigger;
  *cap = grown;
  return true;
}
