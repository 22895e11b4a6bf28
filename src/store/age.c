#include "store/schema.h"

#include "base/hash.h"

/* The tables that hold the graph, and those that questions need besides. */
static const char graph_tables[] =
    "SELECT count(*) = 10 FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND name IN"
    " ('info', 'papers', 'sources', 'entities', 'names', 'edges', 'sentences', 'mentions', 'shares', 'memos')";
static const char question_tables[] =
    "SELECT count(*) = 5 FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND name IN"
    " ('titles', 'months', 'rankings', 'trends', 'ambiguous')";

kgi_schema_age kgi_schema_check(kgi_db *db) {
  if (kgi_db_number(db, "PRAGMA application_id") != KGI_APPLICATION_ID) return KGI_SCHEMA_FOREIGN;
  int64_t version = kgi_db_number(db, "PRAGMA user_version");
  if (version > KGI_SCHEMA_VERSION) return KGI_SCHEMA_NEWER;
  if (!kgi_db_number(db, graph_tables)) return KGI_SCHEMA_DAMAGED;
  return version == KGI_SCHEMA_VERSION && kgi_db_number(db, question_tables) ? KGI_SCHEMA_CURRENT : KGI_SCHEMA_OLD;
}

int64_t kgi_schema_hash(kg_str key) { return (int64_t)kgi_hash(key); }
