/* A document that is one paper though no link or label says so: a title and prose like that of an abstract. */
#ifndef KGI_READ_LONE_H
#define KGI_READ_LONE_H

#include "read/mark.h"

/* Whether the document, which begins with the title, is one paper; `labelled` says that its abstract has a label. */
bool kgi_is_lone_paper(const kgi_doc *doc, const kgi_marks *marks, bool labelled);

#endif
