/* A scene drawn by Graphviz, every mark at its place. Only for child processes. */
#ifndef KGI_WRITE_CANVAS_H
#define KGI_WRITE_CANVAS_H

#include <stdio.h>

#include "write/scene.h"

/* Sets the sizes of the marks from index `first` on, as their fonts and shapes need. */
bool kgi_canvas_measure(GVC_t *gvc, kgi_scene *scene, size_t first);

/* Draws the scene in one of Graphviz's formats. */
bool kgi_canvas_draw(GVC_t *gvc, const kgi_scene *scene, const char *format, FILE *out);

#endif
