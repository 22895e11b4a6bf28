#include "model/date.h"

bool kgi_is_date(kg_str text) {
  static const char shape[] = "dddd-dd-dd";
  if (text.len != 4 && text.len != 7 && text.len != 10) return false;
  for (size_t i = 0; i < text.len; i++) {
    bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
    if (shape[i] == 'd' ? !digit : text.ptr[i] != shape[i]) return false;
  }
  return true;
}
