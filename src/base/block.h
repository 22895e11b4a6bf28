/* Sixty-four bytes of a text at once: what each of them is, as the bits of a word. */
#ifndef KGI_BASE_BLOCK_H
#define KGI_BASE_BLOCK_H

#include <kgextract/base.h>

enum { KGI_BLOCK = 64, KGI_BLOCK_SLACK = 16 };

typedef struct kgi_block {
  const char *raw;                         /* the bytes, and more that can be read: of the text, or zeros */
  char lower[KGI_BLOCK + KGI_BLOCK_SLACK]; /* with small letters for capitals */
  char rest[KGI_BLOCK + KGI_BLOCK_SLACK];  /* room for what the text ends with */
  uint64_t word;                           /* letters and digits */
  uint64_t kept;                           /* these, and the symbols that folding keeps */
  uint64_t foreign;                        /* bytes of characters outside ASCII */
} kgi_block;

/* Reads the block that begins at text.ptr[at]; at < text.len. The text is needed as long as the block is. */
void kgi_block_read(kgi_block *block, kg_str text, size_t at);

#endif
