/* The files of a folder and its folders, sorted by name, without hidden ones. */
#ifndef KGI_READ_LISTING_H
#define KGI_READ_LISTING_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"

typedef struct kgi_listed {
  const char *path;
  uint64_t size;          /* in bytes */
  const kg_error *report; /* it is no file, but an error to be reported in its place; else NULL */
} kgi_listed;

/* Zero-initialise to start; kgi_listing_clear ends it. */
typedef struct kgi_listing {
  kgi_arena arena;
  KGI_VEC(kgi_listed) items;
} kgi_listing;

/* Adds what is in the folder; KG_NOMEM is the only failure. */
kg_status kgi_listing_add(kgi_listing *listing, const char *path) KG_CHECKED;
void kgi_listing_clear(kgi_listing *listing);

#endif
