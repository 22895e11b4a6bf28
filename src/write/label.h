/* Names of nodes as files and pictures show them. */
#ifndef KGI_WRITE_LABEL_H
#define KGI_WRITE_LABEL_H

#include <kgextract/graph.h>

#include "base/buf.h"

typedef struct kgi_node_id {
  char text[16];
} kgi_node_id;

/* p<N> of a paper, e<N> of an entity: the same in all formats, and safe in each. */
kgi_node_id kgi_node_id_of(uint32_t node, size_t n_papers);

/* m<N> of an edge. */
kgi_node_id kgi_edge_id_of(uint32_t edge);

enum { KGI_LABEL_COLUMNS = 24, KGI_NAME_COLUMNS = 40 };

/* A paper's short name: what its title introduces ("NAME: a …") if that is short, else the title's first words. */
void kgi_paper_label(kgi_buf *out, const kg_paper *paper);

/* Appends the text as a label, cut at `columns` with an ellipsis after a whole word if one fits. */
void kgi_short_label(kgi_buf *out, kg_str text, size_t columns);

/* The start of clean text that takes at most `columns`, and not absurdly many bytes where characters take none. */
kg_str kgi_label_clip(kg_str text, size_t columns);

#endif
