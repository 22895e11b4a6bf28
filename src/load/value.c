#include "load/value.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "model/suggest.h"

void kgi_reject(kgi_load *load, const kgi_record *record, const char *format, ...) {
  char text[400];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  kgi_report(load->diag, KG_ERROR, KG_SYNTAX, record->place, "%s; left out", text);
}

int kgi_quoted(kg_str text) {
  enum { MOST = 60 };
  kg_str start = kgi_str_slice(text, 0, MOST);
  return (int)kgi_utf8_bad(start);
}

/* Most numbers are few digits, some behind a point: a fraction of whole numbers that are exact, so rounded once. */
static bool parse_short(kg_str text, double *value) {
  enum { LONGEST = 15 };
  uint64_t digits = 0, unit = 0; /* unit: how many of it make 1, 0 before the point */
  if (text.len == 0 || text.len > LONGEST || text.ptr[0] == '.') return false;
  for (size_t i = 0; i < text.len; i++) {
    bool is_point = text.ptr[i] == '.' && !unit, is_digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
    if (!is_point && !is_digit) return false;
    if (is_digit) digits = digits * 10 + (uint64_t)(text.ptr[i] - '0');
    unit = is_point ? 1 : unit * 10;
  }
  *value = (double)digits / (double)(unit ? unit : 1);
  return true;
}

/* A plain decimal number. */
static bool parse_number(kg_str text, double *value) {
  char digits[64];
  if (parse_short(text, value)) return true;
  if (text.len == 0 || text.len >= sizeof digits || !memchr("+-.0123456789", text.ptr[0], 13)) return false;
  memcpy(digits, text.ptr, text.len);
  digits[text.len] = '\0';
  char *end;
  *value = strtod(digits, &end);
  return end == digits + text.len && isfinite(*value);
}

bool kgi_value_number(kgi_load *load, const kgi_record *record, kgi_slot slot, double missing, double *value) {
  kg_str text = record->slots[slot];
  *value = missing;
  if (!text.len || parse_number(text, value)) return true;
  kgi_reject(load, record, "bad number near '%.*s'", kgi_quoted(text), text.ptr);
  return false;
}

bool kgi_value_count(kgi_load *load, const kgi_record *record, kgi_slot slot, uint32_t *value) {
  double number;
  if (!kgi_value_number(load, record, slot, 0, &number)) return false;
  if (number < 0 || number > UINT32_MAX || number != floor(number)) {
    kg_str text = record->slots[slot];
    kgi_reject(load, record, "no offset or line number near '%.*s'", kgi_quoted(text), text.ptr);
    return false;
  }
  *value = (uint32_t)number;
  return true;
}

bool kgi_value_relation(kgi_load *load, const kgi_record *record, kg_relation missing, kg_relation *value) {
  kg_str text = record->slots[KGI_SLOT_RELATION];
  *value = missing;
  if (!text.len || kg_relation_by_name(value, text) == KG_OK) return true;
  char hint[128];
  kgi_suggestion near = kgi_suggest(text);
  for (int i = 0; i < KG_RELATIONS; i++) kgi_suggest_offer(&near, kg_str_of(kg_relation_name((kg_relation)i)));
  kgi_reject(load, record, "unknown relation near '%.*s'%s", kgi_quoted(text), text.ptr,
             kgi_suggest_text(&near, hint, sizeof hint));
  return false;
}

bool kgi_value_field(kgi_load *load, const kgi_record *record, kg_field *value) {
  kg_str text = record->slots[KGI_SLOT_FIELD];
  *value = KG_TITLE;
  if (!text.len || kg_field_by_name(value, text) == KG_OK) return true;
  kgi_reject(load, record, "unknown field near '%.*s'; title, title_alt or abstract", kgi_quoted(text), text.ptr);
  return false;
}
