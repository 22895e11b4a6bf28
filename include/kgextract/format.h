/* Graph files: writers by format, and loaders that read the program's own files back. */
#ifndef KGEXTRACT_FORMAT_H
#define KGEXTRACT_FORMAT_H

#include <kgextract/graph.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct kg_write_options {
  const char *layout; /* auto, dot, neato, fdp, sfdp, twopi, circo; NULL: auto */
  const char *title;  /* of the picture; NULL: made from the counts */
  const char *theme;  /* of the picture: light or dark; NULL: light */
  unsigned threads;   /* 0: one per core; the bytes are the same for any number */
  unsigned dpi;       /* dots per inch of bitmaps, as far as 16,000 dots a side allow; 0: chosen by size */
  bool cluster;       /* find communities, and colour nodes by them instead of by type */
  bool color;         /* terminal colours, only for the summary */
} kg_write_options;

typedef struct kg_writer kg_writer; /* one output format */

/* The n-th output format, or NULL past the end. */
KG_API const kg_writer *kg_writer_at(size_t n);
/* By name ("svg", "graphml"), or NULL. */
KG_API const kg_writer *kg_writer_by_name(const char *name);
/* By a file's extension, or NULL. */
KG_API const kg_writer *kg_writer_for_path(const char *path);
KG_API const char *kg_writer_name(const kg_writer *writer);
/* What the format is, in a few words. */
KG_API const char *kg_writer_help(const kg_writer *writer);
/* Extensions with their dots, separated by blanks: ".dot .gv"; empty if none. */
KG_API const char *kg_writer_extensions(const kg_writer *writer);

/* Writes the whole graph to an output; the tables of a format that has several one after the other. */
KG_API kg_status kg_write(const kg_writer *writer, const kg_graph *graph, const kg_write_options *options,
                          const kg_output *output, kg_diag *diag, kg_error *err) KG_CHECKED;

/* Writes a file: first beside it, then renamed over it, so a failed run leaves the old file whole. A format of several
 * tables writes several files: FILE-nodes.csv and FILE-edges.csv for FILE.csv. */
KG_API kg_status kg_write_file(const kg_writer *writer, const kg_graph *graph, const kg_write_options *options,
                               const char *path, kg_diag *diag, kg_error *err) KG_CHECKED;

/* Whether a file looks like one of the program's own graph files (graphml, json, jsonl, db). */
KG_API bool kg_is_graph_file(const char *path);

/* Reads a graph file back ("-" is standard input), whatever its name; nodes, links and lines that make no sense go to
 * `diag` and are left out. KG_UNSUPPORTED for other files, KG_SYNTAX for broken ones. */
KG_API kg_status kg_load(kg_graph **graph, const char *path, kg_diag *diag, kg_error *err) KG_CHECKED;
/* The same with several threads, one for each core for 0, where the format is read by lines. Reports come in order, but
 * from any thread, one at a time. */
KG_API kg_status kg_load_parallel(unsigned threads, kg_graph **graph, const char *path, kg_diag *diag,
                                  kg_error *err) KG_CHECKED;
KG_API kg_status kg_load_memory(kg_graph **graph, const char *name, kg_str bytes, kg_diag *diag,
                                kg_error *err) KG_CHECKED;

#ifdef __cplusplus
}
#endif
#endif
