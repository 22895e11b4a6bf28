/* Finds a place for every mark of a scene. Only for child processes. */
#ifndef KGI_WRITE_ARRANGE_H
#define KGI_WRITE_ARRANGE_H

#include "write/scene.h"

/* The marks' sizes must be known. By default each connected part is laid out by itself and the parts are packed onto
 * one page; with an engine of the user's choice the engine places all. */
bool kgi_arrange(GVC_t *gvc, kgi_scene *scene);

/* The rectangle around all marks. */
kgi_box kgi_arrange_bounds(const kgi_scene *scene);

#endif
