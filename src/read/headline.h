/* Lines that are headings in all but markup: strong, several of them, each followed by what labels a paper. */
#ifndef KGI_READ_HEADLINE_H
#define KGI_READ_HEADLINE_H

#include "read/doc.h"

enum { KGI_HEADLINE_LEVEL = 7 }; /* below all marked headings */

/* Makes them headings. */
void kgi_headlines_promote(kgi_doc *doc);

#endif
