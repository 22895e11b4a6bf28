/* Dictionary files: one entity a line, tab-separated, `#` comments, `#!type: benchmark`, a header line. */
#ifndef KGI_DICT_DICTIONARY_H
#define KGI_DICT_DICTIONARY_H

#include <kgextract/extract.h>

typedef struct kgi_row {
  kg_str type; /* of the file, empty if it states none */
  kg_str name, aliases, flags, context, since, source;
  uint32_t line;
  const char *start; /* of the line: bytes from here tell the column */
} kgi_row;

typedef kg_status (*kgi_row_fn)(void *ctx, const kgi_row *row);

/* Calls `each` for each good row; broken ones are reported and skipped. */
kg_status kgi_dictionary_read(const char *file, kg_str bytes, kgi_row_fn each, void *ctx, kg_diag *diag) KG_CHECKED;

#endif
