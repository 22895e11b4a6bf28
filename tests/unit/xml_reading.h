/* XML that a writer wrote, read back with libxml2: g is GraphML, x is GEXF, viz its looks. */
#ifndef TEST_XML_READING_H
#define TEST_XML_READING_H

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "writing.h"

typedef struct reading {
  kgi_buf buf;
  xmlDocPtr doc;
  xmlXPathContextPtr paths;
} reading;

static inline reading read_xml(const char *format, const kg_graph *graph) {
  reading in = {.buf = written(format, graph)};
  in.doc = xmlReadMemory(in.buf.bytes, (int)in.buf.len, "x.xml", NULL, XML_PARSE_NONET);
  assert_non_null(in.doc);
  in.paths = xmlXPathNewContext(in.doc);
  xmlXPathRegisterNs(in.paths, (const xmlChar *)"g", (const xmlChar *)"http://graphml.graphdrawing.org/xmlns");
  xmlXPathRegisterNs(in.paths, (const xmlChar *)"x", (const xmlChar *)"http://gexf.net/1.3");
  xmlXPathRegisterNs(in.paths, (const xmlChar *)"viz", (const xmlChar *)"http://gexf.net/1.3/viz");
  return in;
}

static inline void close_reading(reading *in) {
  xmlXPathFreeContext(in->paths);
  xmlFreeDoc(in->doc);
  kgi_buf_clear(&in->buf);
}

static inline double number_at(const reading *in, const char *path) {
  xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)path, in->paths);
  assert_non_null(found);
  double value = xmlXPathCastToNumber(found);
  xmlXPathFreeObject(found);
  return value;
}

static inline void assert_text_at(const reading *in, const char *path, const char *expected) {
  xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)path, in->paths);
  assert_non_null(found);
  xmlChar *text = xmlXPathCastToString(found);
  assert_string_equal((const char *)text, expected);
  xmlFree(text);
  xmlXPathFreeObject(found);
}

#endif
