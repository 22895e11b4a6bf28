/* Nodes with one neighbour stand beside it like the branches of a mind map: in two columns, never in the way of others.
 * To the layout engine such a block is one box. */
#ifndef KGI_WRITE_BLOCK_H
#define KGI_WRITE_BLOCK_H

#include "write/scene.h"

typedef struct kgi_block {
  kgi_box box;
  uint32_t centre; /* the mark in its middle */
  size_t first, n; /* its leaves: leaves[first], … */
  double pull;     /* where its other neighbours are: < 0 left, > 0 right */
} kgi_block;

typedef struct kgi_blocks {
  kgi_block *items;
  size_t n;
  uint32_t *of_mark; /* block that a mark is in */
  uint32_t *leaves;  /* marks */
} kgi_blocks;

/* Groups the scene's measured marks and sets the size of each block; where papers have no names each mark is its own
 * block. False when memory ran out; kgi_blocks_clear ends it in any case. */
bool kgi_blocks_init(kgi_blocks *blocks, const kgi_scene *scene);
void kgi_blocks_clear(kgi_blocks *blocks);

/* Places the marks in their placed blocks. */
void kgi_blocks_spread(kgi_blocks *blocks, kgi_scene *scene);

#endif
