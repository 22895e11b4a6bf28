/* Strings between quotation marks. */
#ifndef KGI_WRITE_QUOTE_H
#define KGI_WRITE_QUOTE_H

#include "base/buf.h"
#include "base/sink.h"

/* The text in double quotes, with backslashes before what would end or break it: a string of Turtle and of Cypher.
 * `clean` is scratch. */
void kgi_put_quoted(kgi_sink *sink, kgi_buf *clean, kg_str text);

#endif
