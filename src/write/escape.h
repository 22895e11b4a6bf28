/* Text of users on its way into Graphviz attributes: label, tooltip and URL each have their own rules. No other
 * attribute, and no name of a node or graph, may ever hold such text. */
#ifndef KGI_WRITE_ESCAPE_H
#define KGI_WRITE_ESCAPE_H

#include <stdbool.h>

#include "base/buf.h"

/* Appends `text`, already clean, so that exactly it is drawn. */
void kgi_escape_label(kgi_buf *out, kg_str text);

/* The same for tooltips, which Graphviz takes apart twice. */
void kgi_escape_tooltip(kgi_buf *out, kg_str text);

/* Appends a web address with all that could break out of an attribute percent-encoded; nothing when it is not http or
 * https. SVG and DOT want `&` as an entity, PDF wants it plain. */
void kgi_escape_url(kgi_buf *out, kg_str url, bool entities);

#endif
