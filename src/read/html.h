/* HTML inside other text, as it comes in chunks: tags out, text out. Not a parser: nothing is nested, nothing fails. */
#ifndef KGI_READ_HTML_H
#define KGI_READ_HTML_H

#include "base/buf.h"

typedef struct kgi_html_tag {
  kg_str name; /* as written */
  kg_str rest; /* what follows the name */
  bool closing;
  kg_str source; /* all of it if it stands in one chunk, else empty */
} kgi_html_tag;

typedef struct kgi_html_events {
  void (*text)(void *ctx, kg_str run); /* a view of the chunk, entities not decoded */
  void (*tag)(void *ctx, const kgi_html_tag *tag);
  void *ctx;
} kgi_html_events;

/* Zero-initialise all but `events` to start; kgi_html_clear ends it. */
typedef struct kgi_html {
  kgi_html_events events;
  enum { KGI_HTML_TEXT, KGI_HTML_TAG, KGI_HTML_COMMENT } state;
  char quote; /* the quotation mark that is open inside the tag */
  kgi_buf tag;
} kgi_html;

void kgi_html_feed(kgi_html *html, kg_str chunk);

/* Forgets a tag or comment that never ended. */
void kgi_html_end(kgi_html *html);

void kgi_html_clear(kgi_html *html);

/* The value of an attribute in a tag's rest; empty if it is not there. */
kg_str kgi_html_attribute(kg_str rest, kg_str name);

/* Decodes an entity such as "&amp;" or "&#x4e2d;" into `out` and returns the length, 0 if it is not known. */
unsigned kgi_entity_decode(kg_str entity, char out[4]);

#endif
