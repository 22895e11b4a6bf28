/* XML out: libxml2's writer printing to a sink, with text escaped by length and cleaned. */
#ifndef KGI_WRITE_XML_H
#define KGI_WRITE_XML_H

#include <libxml/xmlwriter.h>

#include "base/buf.h"
#include "write/pieces.h"

typedef struct kgi_xml {
  xmlTextWriterPtr writer;
  xmlStructuredErrorFunc handler_before; /* of libxml2's errors, put back at the end */
  void *handler_ctx_before;
  kgi_buf clean, escaped;
  unsigned depth;            /* elements that are open */
  bool is_fresh, has_pieces; /* the last of them: nothing is in it, pieces are */
  const kgi_writing *job;
  bool failed;
} kgi_xml;

/* Writes a document: `put` gives its root element, with the graph whose nodes have their places. */
kg_status kgi_xml_write(const kgi_writing *job, kgi_lists lists,
                        void (*put)(kgi_xml *xml, kgi_sheet *sheet)) KG_CHECKED;

void kgi_xml_open(kgi_xml *xml, const char *name);
void kgi_xml_close(kgi_xml *xml);
/* An attribute with a value of our own, ASCII. */
void kgi_xml_attribute(kgi_xml *xml, const char *name, const char *value);
void kgi_xml_text(kgi_xml *xml, kg_str text);

/* All else that is in the element: n items, each put as markup of that depth, by several threads. */
void kgi_xml_pieces(kgi_xml *xml, const kgi_sheet *sheet, size_t n, void (*put)(kgi_desk *desk, uint32_t item));

#endif
