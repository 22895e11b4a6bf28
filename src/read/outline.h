/* The sections of a document and which of them are papers. */
#ifndef KGI_READ_OUTLINE_H
#define KGI_READ_OUTLINE_H

#include "read/mark.h"

/* Lines [first, end): a heading and what belongs to it, or what stands before the first heading. */
typedef struct kgi_section {
  size_t first, end;
  unsigned level;  /* of the heading; 0 if there is none */
  bool furniture;  /* the heading is no title */
  bool repeated;   /* other headings say the same, so this is a label that no list knows */
  bool has_text;   /* has a paragraph long enough for an abstract */
  bool has_label;  /* has a label that only papers have */
  bool from_item;  /* the first paper stated is a list item that links its title */
  bool has_more;   /* further lines link titles of other papers */
  bool in_heading; /* the heading itself states the id */
  kg_str id, url;  /* the first paper stated */
  bool is_paper;
} kgi_section;

typedef struct kgi_outline {
  KGI_VEC(kgi_section) sections;
} kgi_outline;

/* False when memory ran out. Sections of one paper have been joined. */
bool kgi_outline_make(kgi_outline *outline, const kgi_doc *doc, const kgi_marks *marks);
void kgi_outline_clear(kgi_outline *outline);

#endif
