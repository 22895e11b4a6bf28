/* Why a name was taken, or was not. */
#ifndef KGEXTRACT_EXPLAIN_H
#define KGEXTRACT_EXPLAIN_H

#include <kgextract/extract.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct kg_explain_options {
  const char *paper; /* only the paper of this id; NULL: all */
  const char *name;  /* only this name, and why not where it stands and was not taken; NULL: all that was taken */
  bool no_discover;  /* as it was extracted */
  bool color;        /* terminal colours */
} kg_explain_options;

/* Explains, in plain sentences, a graph that extraction has made with this lexicon. `*told` (may be NULL) counts the
 * places explained. KG_NOTFOUND when the graph has no such paper. */
KG_API kg_status kg_explain(const kg_lexicon *lexicon, const kg_graph *graph, const kg_explain_options *options,
                            const kg_output *output, size_t *told, kg_error *err) KG_CHECKED;

#ifdef __cplusplus
}
#endif
#endif
