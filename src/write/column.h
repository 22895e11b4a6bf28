/* What graph programs are told of each node and edge: the same columns, by the same names, in every format. */
#ifndef KGI_WRITE_COLUMN_H
#define KGI_WRITE_COLUMN_H

#include "write/sheet.h"

typedef enum kgi_role {
  KGI_FACT,   /* a column like any other */
  KGI_LABEL,  /* formats have a place for it */
  KGI_WEIGHT, /* many formats have a place for it */
  KGI_LOOK    /* position, size, colour */
} kgi_role;

/* What a column is about, as bits. */
enum { KGI_ON_PAPER = 1, KGI_ON_ENTITY = 2, KGI_ON_NODE = KGI_ON_PAPER | KGI_ON_ENTITY, KGI_ON_EDGE = 4 };

typedef enum kgi_kind { KGI_TEXT, KGI_LIST, KGI_WHOLE, KGI_REAL } kgi_kind;

/* Ids are unique over nodes and edges; names over each of them. Names that Gephi knows (label, x, size, r, weight …)
 * mean what it takes them for, and no other column may have such an id. */
typedef struct kgi_column {
  const char *id, *name;
  kgi_kind kind;
  kgi_role role;
  unsigned on;
  /* The value for a node or edge, empty if it has none; valid until the next. */
  kg_str (*value)(kgi_sheet *sheet, uint32_t index);
} kgi_column;

/* Both end with an id of NULL. */
extern const kgi_column kgi_node_columns[];
extern const kgi_column kgi_edge_columns[];

/* The values that are built in. */
kg_str kgi_column_node_label(kgi_sheet *sheet, uint32_t node);
kg_str kgi_column_edge_label(kgi_sheet *sheet, uint32_t edge);
kg_str kgi_column_weight(kgi_sheet *sheet, uint32_t edge);

#endif
