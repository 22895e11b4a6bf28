/* The table of output formats. A new format is one file with one kg_writer and one word in KGI_WRITERS. */
#ifndef KGI_WRITE_WRITER_H
#define KGI_WRITE_WRITER_H

#include <kgextract/format.h>

#include "base/sink.h"

/* One graph on its way into one format. */
typedef struct kgi_writing {
  const kg_writer *writer;
  const kg_graph *graph;
  const kg_write_options *options; /* never NULL */
  size_t part;                     /* which of the writer's parts is asked for */
  kgi_sink *sink;
  const char *file; /* where the sink leads: a new file, which a writer may fill itself; NULL if it is none */
  kg_diag *diag;
  kg_error *err;
} kgi_writing;

enum { KGI_MOST_PARTS = 4 };

/* `write` puts all into the sink and need not test it: its sticky status is asked after. A format of several tables
 * names its parts, and `write` is called for each: of FILE.csv they are FILE-nodes.csv and FILE-edges.csv. */
struct kg_writer {
  const char *name, *help, *extensions;
  const char *parts[KGI_MOST_PARTS]; /* none: one file */
  kg_status (*write)(const kgi_writing *job);
};

#define KGI_WRITERS(X) \
  X(svg) X(png) X(pdf) X(dot) X(graphml) X(gexf) X(neo4j) X(csv) X(cypher) X(turtle) X(json) X(jsonl) X(db) X(summary)

#define KGI_DECLARE_WRITER(name) extern const kg_writer kgi_writer_##name;
KGI_WRITERS(KGI_DECLARE_WRITER)
#undef KGI_DECLARE_WRITER

/* The file of a part: its path with the part's name before the extension. NULL when memory ran out. To be freed. */
char *kgi_part_path(const kg_writer *writer, size_t part, const char *path);

/* KG_NOMEM, with its message. */
kg_status kgi_writing_nomem(const kgi_writing *job);

#endif
