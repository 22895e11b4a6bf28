/* Discovered names as dictionary rows, to be read through and accepted. */
#ifndef KGEXTRACT_REVIEW_H
#define KGEXTRACT_REVIEW_H

#include <kgextract/graph.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Writes a row for each entity of the graph that no dictionary has, by type and name, each below a comment that shows
 * how sure it is, what found it and a sentence; the source is the paper that introduces it, else the first that has
 * it. The dictionary can be used as it is. The file is written beside and renamed; `*rows` (may be NULL) counts. */
KG_API kg_status kg_review_file(const kg_graph *graph, const char *path, size_t *rows, kg_error *err) KG_CHECKED;
KG_API kg_status kg_review(const kg_graph *graph, const kg_output *output, size_t *rows) KG_CHECKED;

#ifdef __cplusplus
}
#endif
#endif
