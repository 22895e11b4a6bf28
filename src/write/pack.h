/* Rectangles onto a page. */
#ifndef KGI_WRITE_PACK_H
#define KGI_WRITE_PACK_H

#include <stdbool.h>

#include "write/engine.h"

/* Places the boxes side by side without overlap, `gap` apart, on a page about `aspect` times as wide as high, the
 * tallest first at the top left corner (0, 0); y goes down to negative. False when memory ran out. */
bool kgi_pack(kgi_box *boxes, size_t n, double aspect, double gap);

#endif
