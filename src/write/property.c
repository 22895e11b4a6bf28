#include "write/property.h"

#include <ctype.h>

bool kgi_is_property(const kgi_column *column, unsigned on) {
  return (column->on & on) && (column->role == KGI_FACT || column->role == KGI_WEIGHT);
}

kg_str kgi_property_id(kgi_sheet *sheet, uint32_t node) {
  if (node < sheet->n_papers) return sheet->papers[node].id;
  const kg_entity *entity = &sheet->entities[node - sheet->n_papers];
  kgi_buf_reset(&sheet->text);
  kgi_buf_put(&sheet->text, sheet->types[entity->type]);
  kgi_buf_putc(&sheet->text, ':');
  kgi_buf_put(&sheet->text, entity->name);
  return kgi_buf_str(&sheet->text);
}

static bool is_word(char c) { return (unsigned char)c >= 0x80 || isalnum((unsigned char)c); }

void kgi_property_label(kgi_buf *out, kg_str type) {
  for (size_t i = 0; i < type.len; i++) {
    char c = is_word(type.ptr[i]) ? type.ptr[i] : '_';
    kgi_buf_putc(out, i == 0 ? (char)toupper((unsigned char)c) : c);
  }
}

void kgi_property_relation(kgi_buf *out, kg_relation relation) {
  for (const char *c = kg_relation_name(relation); *c; c++) kgi_buf_putc(out, (char)toupper((unsigned char)*c));
}
