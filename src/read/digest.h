/* A document that lists papers: which headings and table rows are papers, and where each ends. */
#ifndef KGI_READ_DIGEST_H
#define KGI_READ_DIGEST_H

#include "read/doc.h"
#include "read/reader.h"

/* Hands over every paper of the document. */
kg_status kgi_digest_read(kgi_reading *reading, kgi_doc *doc) KG_CHECKED;

#endif
