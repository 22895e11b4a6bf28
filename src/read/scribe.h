/* Writes a document's lines from what a parser meets: text, breaks, headings, cells, links, HTML tags. */
#ifndef KGI_READ_SCRIBE_H
#define KGI_READ_SCRIBE_H

#include "read/doc.h"
#include "read/html.h"

/* Zero-initialise all but `doc` and `source` to start. The counters say what is open. */
typedef struct kgi_scribe {
  kgi_doc *doc;
  kg_str source;     /* all runs are views of it */
  kgi_break pending; /* stands before the next text */
  unsigned heading;  /* level of the open heading, else 0 */
  unsigned items, codes, summaries, strongs, hidden;
  bool cell, head, link;
  kg_str held; /* target of a link that stands at the start of the next line; empty if none */
  uint32_t row, column;
} kgi_scribe;

/* Text as it stands in the source. */
void kgi_scribe_text(kgi_scribe *scribe, kg_str run);

/* Text with HTML entities in it. */
void kgi_scribe_encoded(kgi_scribe *scribe, kg_str run);

/* One entity; what is not known stays as it is. */
void kgi_scribe_entity(kgi_scribe *scribe, kg_str entity);

void kgi_scribe_break(kgi_scribe *scribe, kgi_break what);
void kgi_scribe_rule(kgi_scribe *scribe);
void kgi_scribe_row(kgi_scribe *scribe);
void kgi_scribe_cell(kgi_scribe *scribe, bool head);

/* Opens a link; a target that is not plausibly short is not kept. */
void kgi_scribe_link(kgi_scribe *scribe, kg_str href);
void kgi_scribe_unlink(kgi_scribe *scribe);

/* Puts a link without text at the start of the line that comes next. */
void kgi_scribe_hold(kgi_scribe *scribe, kg_str href);

/* Acts on an HTML tag; what only looks like one stays in the text. */
void kgi_scribe_tag(kgi_scribe *scribe, const kgi_html_tag *tag);

#endif
