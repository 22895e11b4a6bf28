/* Graph files in: one row of the table per format, told apart by what the file holds. */
#ifndef KGI_LOAD_LOADER_H
#define KGI_LOAD_LOADER_H

#include "load/record.h"

typedef struct kgi_loader {
  const char *name;
  bool (*sniff)(kg_str head); /* whether a file that begins like this is of the format */
  /* Feeds the file's nodes and links to the record functions; fails when the file as a whole cannot be read. */
  kg_status (*load)(kgi_load *load, kg_error *err);
} kgi_loader;

extern const kgi_loader kgi_loader_graphml, kgi_loader_json, kgi_loader_jsonl, kgi_loader_db;

/* Whether JSON text has a member `"name": [`; the name is given with its quotes. */
bool kgi_has_list(kg_str json, kg_str quoted_name);

#endif
