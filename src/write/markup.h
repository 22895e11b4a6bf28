/* Elements of XML appended to a buffer: what xmlTextWriter would write with an indent of one blank, many times as fast.
 * For nodes and edges, of which there are many; the document around them is libxml2's (xml.h). */
#ifndef KGI_WRITE_MARKUP_H
#define KGI_WRITE_MARKUP_H

#include "base/buf.h"

typedef struct kgi_markup {
  kgi_buf *out;
  kgi_buf *clean;  /* scratch */
  unsigned depth;  /* elements that are open, also those of the document around */
  bool is_started; /* the last start tag still takes attributes */
  bool has_text;   /* the element that is open holds text */
} kgi_markup;

void kgi_markup_open(kgi_markup *markup, const char *name);
void kgi_markup_close(kgi_markup *markup, const char *name);
void kgi_markup_attribute(kgi_markup *markup, const char *name, kg_str value);
/* Text in an element that has nothing else. */
void kgi_markup_text(kgi_markup *markup, kg_str text);

/* Appends any text as XML takes it: cleaned and escaped. */
void kgi_markup_escape(kgi_buf *out, kgi_buf *clean, kg_str text, bool in_attribute);

#endif
