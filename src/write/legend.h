/* Title, counts, legend and what was left out, written above the drawing. Only for child processes. */
#ifndef KGI_WRITE_LEGEND_H
#define KGI_WRITE_LEGEND_H

#include "write/scene.h"

/* Adds the marks and lines of the header to a scene whose own marks are placed. */
bool kgi_legend_add(GVC_t *gvc, kgi_scene *scene);

#endif
