/* Values of slots, read and checked; what is wrong is reported at the record's place. */
#ifndef KGI_LOAD_VALUE_H
#define KGI_LOAD_VALUE_H

#include "load/record.h"

/* Reports that a record is left out. */
void kgi_reject(kgi_load *load, const kgi_record *record, const char *format, ...) KG_PRINTF(3, 4);

/* How many bytes of a text a message quotes: 60 at most, and no part of a character. */
int kgi_quoted(kg_str text);

/* Each gives `missing` for an empty slot, and false after reporting a value that makes no sense. */
bool kgi_value_number(kgi_load *load, const kgi_record *record, kgi_slot slot, double missing, double *value);
bool kgi_value_count(kgi_load *load, const kgi_record *record, kgi_slot slot, uint32_t *value);
bool kgi_value_relation(kgi_load *load, const kgi_record *record, kg_relation missing, kg_relation *value);
bool kgi_value_field(kgi_load *load, const kgi_record *record, kg_field *value);

#endif
