/* Boxes that an engine has placed as if they were points, fitted close together without overlap. */
#ifndef KGI_WRITE_FIT_H
#define KGI_WRITE_FIT_H

#include <stdbool.h>

#include "write/engine.h"

/* Gives each box the free spot nearest to its own place and its neighbours', `gap` apart from others, on a page about
 * `aspect` times as wide as high. Takes time with the square of their number. False when memory ran out. */
bool kgi_fit(const kgi_web *web, double aspect, double gap);

#endif
