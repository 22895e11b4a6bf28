/* The parts that the patterns of a file share: `(?(DEFINE)(?<NAME>...)(?<LIST>...))`. */
#ifndef KGI_DICT_SHARED_H
#define KGI_DICT_SHARED_H

#include "base/buf.h"

/* Appends the definitions that `regex` refers to, and those that these refer to, in their order: a compiler of regular
 * expressions takes time for whatever stands there. All of `shared` where it is written in another way, or where the
 * regex counts groups. */
void kgi_shared_put(kg_str shared, kg_str regex, kgi_buf *out);

#endif
