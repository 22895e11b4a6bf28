/* The schema of graph databases; the texts are the files schema.sql and indexes.sql, embedded at build time. */
#ifndef KGI_STORE_SCHEMA_H
#define KGI_STORE_SCHEMA_H

extern const char kgi_schema[];  /* makes the tables */
extern const char kgi_indexes[]; /* run when all rows are in */

enum { KGI_SCHEMA_VERSION = 1, KGI_APPLICATION_ID = 0x6b676578 };

#endif
