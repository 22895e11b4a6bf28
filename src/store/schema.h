/* The schema of graph databases; the texts are the files *.sql here, embedded at build time. */
#ifndef KGI_STORE_SCHEMA_H
#define KGI_STORE_SCHEMA_H

#include "store/db.h"

extern const char kgi_schema[];  /* makes the tables */
extern const char kgi_ordered[]; /* and those that become indexes */
extern const char kgi_indexes[]; /* run when all rows are in */

enum { KGI_SCHEMA_VERSION = 2, KGI_APPLICATION_ID = 0x6b676578 };

typedef enum kgi_schema_age {
  KGI_SCHEMA_FOREIGN, /* not a database of this program, or not a database */
  KGI_SCHEMA_DAMAGED, /* a table is missing; a view or virtual table in its place could compute without end */
  KGI_SCHEMA_OLD,     /* has the graph, but not all that questions are answered from */
  KGI_SCHEMA_CURRENT,
  KGI_SCHEMA_NEWER
} kgi_schema_age;

/* What a database is; db->status tells when it cannot be read. */
kgi_schema_age kgi_schema_check(kgi_db *db);

/* What papers are found by in `titles`: of the key of a title, as kgi_fold makes it. */
int64_t kgi_schema_hash(kg_str key);

#endif
