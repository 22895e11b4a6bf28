/* 64-bit hash of bytes (XXH3, the same on every machine). */
#ifndef KGI_BASE_HASH_H
#define KGI_BASE_HASH_H

#include <kgextract/base.h>

uint64_t kgi_hash(kg_str bytes);

#endif
