/* Words that label parts of a paper in digests ("Authors:", "摘要："), in both languages. */
#ifndef KGI_READ_LABELS_H
#define KGI_READ_LABELS_H

#include <stdbool.h>

#include <kgextract/base.h>

typedef enum kgi_role {
  KGI_ROLE_NONE, /* no label */
  KGI_ROLE_TITLE,
  KGI_ROLE_AUTHORS,
  KGI_ROLE_DATE,
  KGI_ROLE_LINK, /* or id */
  KGI_ROLE_CATEGORIES,
  KGI_ROLE_ABSTRACT,
  KGI_ROLE_PART,      /* of an abstract: background, method, results */
  KGI_ROLE_ASIDE,     /* about a paper, but not its text: keywords, code, scores */
  KGI_ROLE_FURNITURE, /* of the page: table of contents, statistics, licence */
  KGI_ROLE_UNKNOWN,   /* written like a label, but not in the list */
  KGI_ROLES
} kgi_role;

/* The role of a whole text such as a heading, a table's head or a link's text; KGI_ROLE_NONE if it is no label.
 * Numbers, emoji, brackets and the like around the label do not matter. */
kgi_role kgi_label_role(kg_str text);

/* The role of the label that a line starts with. `strong` is the length of the line's strong start, `own` says whether
 * the line begins a block or follows a labelled line: elsewhere "Results: ..." is a sentence. `*body` is the offset of
 * what follows the label. */
kgi_role kgi_label_of_line(kg_str line, size_t strong, bool own, size_t *body);

/* The n-th of all words that are labels, in lower case and sorted by bytes; false past the end. */
bool kgi_label_at(size_t n, kg_str *name, kgi_role *role);

/* The role of exactly this word. */
kgi_role kgi_label_look_up(kg_str name);

#endif
