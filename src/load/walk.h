/* JSON by a table: which containers of a document hold records, and what follows when one ends. */
#ifndef KGI_LOAD_WALK_H
#define KGI_LOAD_WALK_H

#include "load/record.h"

typedef enum kgi_state {
  KGI_AT_START,
  KGI_AT_TOP,
  KGI_AT_GRAPH,
  KGI_AT_NODES,
  KGI_AT_NODE,
  KGI_AT_SOURCES,
  KGI_AT_SOURCE,
  KGI_AT_ALIASES,
  KGI_AT_LINKS,
  KGI_AT_LINK,
  KGI_AT_ENTITIES,
  KGI_AT_ENTITY,
  KGI_AT_MENTIONS,
  KGI_AT_MENTION,
  KGI_STATES
} kgi_state;

/* In state `from`, the container `open` ('{' or '[') under `key` (KGI_NO_SLOT: an element of a list) leads to `to`. */
typedef struct kgi_step {
  kgi_state from;
  kgi_slot key;
  char open;
  kgi_state to;
} kgi_step;

typedef struct kgi_document {
  const kgi_step *steps; /* what no step leads to is passed over */
  size_t n_steps;
  kg_status (*end[KGI_STATES])(kgi_load *load, const kgi_record *record); /* when a container of a state ends */
} kgi_document;

/* Reads one JSON text. Records are placed by their offset in the load's bytes, or all at *place if that is given. */
kg_status kgi_walk(kgi_load *load, const kgi_document *document, kg_str json, const kgi_place *place,
                   kg_error *err) KG_CHECKED;

#endif
