/* Numbers with a decimal point, whatever locale the program around the library has. */
#ifndef KGI_BASE_PLAIN_H
#define KGI_BASE_PLAIN_H

#include <locale.h>
#include <stdbool.h>

typedef struct kgi_plain {
  locale_t own, before;
} kgi_plain;

/* From here to kgi_plain_end this thread reads and writes numbers as in C; false when memory ran out. */
bool kgi_plain_begin(kgi_plain *scope);
void kgi_plain_end(const kgi_plain *scope);

#endif
