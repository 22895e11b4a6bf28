#include "read/field.h"

#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"

/* Whether lines of this character's script are written without spaces between words. */
static bool is_unspaced(uint32_t code) {
  bool cjk_marks = (code >= 0x3000 && code <= 0x30FF) || (code >= 0xFF00 && code <= 0xFFEF);
  return cjk_marks || kgi_is_han(code);
}

static uint32_t last_code(kg_str text) {
  size_t at = text.len - 1;
  while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at--;
  uint32_t code;
  kgi_utf8_decode(text.ptr + at, &code);
  return code;
}

static void add_piece(kgi_field *field, size_t source) {
  kgi_places_move(field->places, &field->line, source);
  kgi_place place = kgi_places_in(field->places, &field->line, source);
  kg_piece piece = {(uint32_t)field->text.len, place.line, place.col};
  if (!KGI_VEC_PUSH(&field->pieces, piece)) field->failed = true;
}

/* Writes the break that stands before a run which starts with `next`. */
static void put_break(kgi_field *field, kg_str next) {
  kgi_break what = field->pending;
  field->pending = KGI_JOINED;
  if (what == KGI_JOINED || field->text.len == 0) return;
  if (what == KGI_SOFT) {
    uint32_t after;
    kgi_utf8_decode(next.ptr, &after);
    if (is_unspaced(after) && is_unspaced(last_code(kgi_buf_str(&field->text)))) return;
  }
  add_piece(field, field->source);
  kgi_buf_putc(&field->text, what == KGI_SOFT ? ' ' : '\n');
  field->exact = false;
}

void kgi_field_put(kgi_field *field, kg_str run, size_t source) {
  if (run.len == 0) return;
  put_break(field, run);
  if (!field->exact || field->source != source) add_piece(field, source);
  kgi_buf_put(&field->text, run);
  field->source = source + run.len;
  field->exact = true;
}

void kgi_field_put_decoded(kgi_field *field, kg_str bytes, size_t source) {
  if (bytes.len == 0) return;
  put_break(field, bytes);
  add_piece(field, source);
  kgi_buf_put(&field->text, bytes);
  field->source = source + 1;
  field->exact = false;
}

void kgi_field_break(kgi_field *field, kgi_break what) {
  if (what > field->pending) field->pending = what;
}

kg_text kgi_field_text(const kgi_field *field) {
  if (field->text.len == 0) return (kg_text){0};
  return (kg_text){kgi_buf_str(&field->text), field->pieces.items, field->pieces.n};
}

bool kgi_field_failed(const kgi_field *field) { return field->failed || field->text.failed; }

void kgi_field_reset(kgi_field *field) {
  kgi_buf_reset(&field->text);
  field->pieces.n = 0;
  field->line = (kgi_source_line){0};
  field->source = 0;
  field->exact = false;
  field->pending = KGI_JOINED;
}

void kgi_field_clear(kgi_field *field) {
  kgi_buf_clear(&field->text);
  free(field->pieces.items);
  *field = (kgi_field){0};
}
