#include "extract/parcel.h"

#include <string.h>

/* Seven bits a byte, the lowest first; the high bit says that more follow. */
static void put_number(kgi_buf *out, size_t number) {
  for (; number >> 7; number >>= 7) kgi_buf_putc(out, (char)(number | 0x80));
  kgi_buf_putc(out, (char)number);
}

static size_t take_number(const char **from) {
  size_t number = 0, byte = 0x80;
  for (unsigned shift = 0; byte & 0x80; shift += 7) {
    byte = (unsigned char)*(*from)++;
    number |= (byte & 0x7F) << shift;
  }
  return number;
}

static void put_str(kgi_buf *out, kg_str text) {
  put_number(out, text.len);
  kgi_buf_put(out, text);
}

static kg_str take_str(const char **from) {
  size_t len = take_number(from);
  kg_str text = {len ? *from : NULL, len};
  *from += len;
  return text;
}

/* Where a string lies, which is not copied. */
static void put_view(kgi_buf *out, kg_str text) {
  put_number(out, text.len);
  if (text.len) kgi_buf_put(out, (kg_str){(const char *)&text.ptr, sizeof text.ptr});
}

static kg_str take_view(const char **from) {
  kg_str text = {NULL, take_number(from)};
  if (!text.len) return text;
  memcpy(&text.ptr, *from, sizeof text.ptr);
  *from += sizeof text.ptr;
  return text;
}

const char *kgi_parcel_pack(kgi_arena *arena, kgi_buf *scratch, const kg_record *record) {
  kgi_buf_reset(scratch);
  for (int f = 0; f < KG_FIELDS; f++) (f == KG_ABSTRACT ? put_view : put_str)(scratch, record->text[f].str);
  put_str(scratch, record->url);
  put_str(scratch, record->date);
  put_str(scratch, record->authors);
  put_str(scratch, record->categories);
  return scratch->failed ? NULL : kgi_arena_str(arena, kgi_buf_str(scratch)).ptr;
}

kg_record kgi_parcel_open(const char *parcel) {
  kg_record record = {0};
  for (int f = 0; f < KG_FIELDS; f++) record.text[f].str = (f == KG_ABSTRACT ? take_view : take_str)(&parcel);
  record.url = take_str(&parcel);
  record.date = take_str(&parcel);
  record.authors = take_str(&parcel);
  record.categories = take_str(&parcel);
  return record;
}
