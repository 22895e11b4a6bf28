/* What each line of a document is to a reader of digests: its label, the paper it links to, whether it is only links.
 */
#ifndef KGI_READ_MARK_H
#define KGI_READ_MARK_H

#include "read/doc.h"
#include "read/labels.h"

typedef struct kgi_mark {
  kgi_role role; /* of the label it starts with, or of all of it in headings and cells */
  uint32_t body; /* what follows the label: an offset in the document's text */
  bool bare;     /* nothing but links that are no text: "PDF | HTML", "back to top" */
  uint32_t name; /* of a heading, what follows the label of a title: "标题：..." */
  kg_str id;     /* the paper that it states as its subject, by link or label; not one that prose mentions */
  kg_str url;
} kgi_mark;

typedef struct kgi_marks {
  KGI_VEC(kgi_mark) items; /* one a line */
} kgi_marks;

/* False when memory ran out. */
bool kgi_marks_make(kgi_marks *marks, const kgi_doc *doc);
void kgi_marks_clear(kgi_marks *marks);

#endif
