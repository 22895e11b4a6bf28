/* The strings of a record packed: those that are there one behind the other, each after its length. */
#ifndef KGI_EXTRACT_PARCEL_H
#define KGI_EXTRACT_PARCEL_H

#include <kgextract/extract.h>

#include "base/arena.h"
#include "base/buf.h"

/* Packs what a record says, its texts and what stands beside them; of the abstract, which lies elsewhere, only where.
 * `scratch` is memory to do it in. NULL when memory ran out. */
const char *kgi_parcel_pack(kgi_arena *arena, kgi_buf *scratch, const kg_record *record);

/* A record that says what was packed, with strings in the parcel; nothing else of it is set. */
kg_record kgi_parcel_open(const char *parcel);

#endif
