/* Webs too large for an engine: it places the boxes with most pairs, and these pull the others to them. */
#ifndef KGI_WRITE_CORE_H
#define KGI_WRITE_CORE_H

#include "write/engine.h"

/* Sets the places of all boxes, whose sizes are ignored. Takes time in proportion to the number of pairs. */
bool kgi_core_run(GVC_t *gvc, const kgi_web *web);

#endif
