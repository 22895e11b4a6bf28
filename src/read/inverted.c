/* Abstracts as an index of their words, {"word": [positions]}: put back in order. */
#include <stdlib.h>

#include "base/str.h"
#include "read/json.h"

void kgi_inverted_add(kgi_json *json, kg_str number) {
  enum { MOST_DIGITS = 9 };
  uint32_t position = 0;
  if (number.len > MOST_DIGITS) return;
  for (size_t i = 0; i < number.len; i++) {
    if (number.ptr[i] < '0' || number.ptr[i] > '9') return;
    position = position * 10 + (uint32_t)(number.ptr[i] - '0');
  }
  kgi_word word = {position, json->word};
  if (!KGI_VEC_PUSH(&json->words, word)) json->decoded[KGI_SLOT_ABSTRACT].failed = true;
}

static int compare_words(const void *a, const void *b) {
  const kgi_word *left = a, *right = b;
  if (left->position != right->position) return left->position < right->position ? -1 : 1;
  return (left->value.raw.ptr > right->value.raw.ptr) - (left->value.raw.ptr < right->value.raw.ptr);
}

kg_text kgi_inverted_text(kgi_json *json) {
  kgi_field *field = &json->decoded[KGI_SLOT_ABSTRACT];
  const char *start = json->reading->input->text.ptr;
  if (field->failed) return (kg_text){0};
  kgi_field_reset(field);
  if (json->words.n) qsort(json->words.items, json->words.n, sizeof *json->words.items, compare_words);
  for (size_t i = 0; i < json->words.n; i++) {
    kgi_value word = json->words.items[i].value;
    size_t source = (size_t)(word.raw.ptr - start);
    kgi_field_break(field, KGI_SOFT);
    if (word.escaped)
      kgi_json_unescape(field, word.raw, source);
    else
      kgi_field_put(field, word.raw, source);
  }
  return kgi_field_text(field);
}
