/* What stands in a digest instead of a paper when whoever made it failed: "Error: 429 Too Many Requests". */
#ifndef KGI_READ_FAILURE_H
#define KGI_READ_FAILURE_H

#include <stdbool.h>

#include <kgextract/base.h>

/* Whether a text starts like a message of failure. */
bool kgi_is_failure(kg_str text);

/* The n-th of the beginnings of such messages, which are sorted by bytes; NULL past the end. */
const char *kgi_failure_at(size_t n);

#endif
