#include "base/plain.h"

bool kgi_plain_begin(kgi_plain *scope) {
  scope->own = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (!scope->own) return false;
  scope->before = uselocale(scope->own);
  return true;
}

void kgi_plain_end(const kgi_plain *scope) {
  uselocale(scope->before);
  freelocale(scope->own);
}
