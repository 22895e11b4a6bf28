/* Small repairs of what Graphviz renders. */
#ifndef KGI_WRITE_POLISH_H
#define KGI_WRITE_POLISH_H

#include "base/sink.h"

/* Puts an SVG out that shrinks to the window it is opened in. */
void kgi_polish_svg(kgi_sink *sink, kg_str svg);

/* Puts a PDF out without its date of creation, so that the same graph gives the same bytes. */
void kgi_polish_pdf(kgi_sink *sink, kg_str pdf);

#endif
