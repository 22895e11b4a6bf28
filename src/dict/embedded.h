/* The dictionaries and pattern files that are part of the library. The table is generated at build time. */
#ifndef KGI_DICT_EMBEDDED_H
#define KGI_DICT_EMBEDDED_H

#include <stddef.h>

typedef struct kgi_embedded {
  const char *name; /* file name without folder, "model.tsv" */
  const char *bytes;
  size_t len;
} kgi_embedded;

extern const kgi_embedded kgi_embedded_files[]; /* sorted by name; ends with a row of NULL */
extern const size_t kgi_embedded_count;

#endif
