/* Terms of RDF in Turtle. */
#ifndef KGI_WRITE_RDF_H
#define KGI_WRITE_RDF_H

#include "base/buf.h"
#include "write/sheet.h"

typedef struct kgi_rdf {
  kgi_sink *sink;
  kgi_sheet sheet;
  kgi_buf clean; /* scratch */
} kgi_rdf;

/* A string literal. */
void kgi_rdf_string(kgi_rdf *out, kg_str text);
/* The IRI of a node: a paper's own address if that holds its id, else a urn made from what names the node. */
void kgi_rdf_node(kgi_rdf *out, uint32_t node);
/* A further urn of ours, <urn:kgextract:KIND:NAME>. */
void kgi_rdf_urn(kgi_rdf *out, const char *kind, kg_str name);

#endif
