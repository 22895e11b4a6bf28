/* Strings that are many and seldom read again: the first stay in memory, the others in a temporary file. */
#ifndef KGI_BASE_SPILL_H
#define KGI_BASE_SPILL_H

#include <kgextract/base.h>

#include "base/vec.h"

typedef struct kgi_spill_block {
  char *bytes;
  size_t used, size;
  bool is_put; /* it lies in the file, which is mapped there */
} kgi_spill_block;

/* Zero-initialise to start; kgi_spill_clear ends it. */
typedef struct kgi_spill {
  KGI_VEC(kgi_spill_block) blocks; /* strings are added to the last */
  bool open;
  int file;      /* without a name, in $TMPDIR, else in /var/tmp or /tmp */
  uint64_t size; /* of the file */
} kgi_spill;

/* A copy of `text`, whose place never changes; {NULL, 0} of the empty view and when memory ran out. What lies in the
 * file is in memory while it is read; where there is no room for a file, all stays in memory. Other threads may read
 * strings meanwhile. */
kg_str kgi_spill_str(kgi_spill *spill, kg_str text);

/* Lets the parts of the file that have been read leave memory again. */
void kgi_spill_rest(const kgi_spill *spill);

void kgi_spill_clear(kgi_spill *spill);

#endif
