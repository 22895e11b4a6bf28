/* Versions, sizes and variants behind a name: Llama | 3.1 | -8B | -Instruct. */
#ifndef KGI_MODEL_VERSION_H
#define KGI_MODEL_VERSION_H

#include <kgextract/base.h>

/* Extends a name that ends at `end` of a text over the version, size and variant that follow it; `end` if nothing
 * follows. */
size_t kgi_version_end(kg_str text, size_t end);

#endif
