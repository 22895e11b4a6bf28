/* The graph as graph programs take it: nodes and edges with their numbers, places and days. */
#ifndef KGI_WRITE_SHEET_H
#define KGI_WRITE_SHEET_H

#include "base/buf.h"
#include "write/cluster.h"
#include "write/day.h"
#include "write/palette.h"
#include "write/place.h"
#include "write/writer.h"

typedef enum kgi_lists {
  KGI_LISTS_BARS,   /* a | b */
  KGI_LISTS_QUOTED, /* ["a", "b"] */
  KGI_LISTS_PLAIN   /* a;b */
} kgi_lists;

typedef struct kgi_sheet {
  const kgi_writing *job;
  const kg_paper *papers;
  const kg_entity *entities;
  const kg_edge *edges;
  const kg_str *types;
  size_t n_papers, n_entities, n_nodes, n_edges;
  size_t least, most;    /* degrees */
  const kgi_spot *spots; /* of the nodes, or NULL */
  kgi_clusters clusters; /* of the nodes; without of_node unless asked for */
  kgi_lists lists;       /* how lists are written */
  kgi_buf text;          /* where the values of columns are made */
  kgi_buf bytes;         /* holds the spots */
} kgi_sheet;

kgi_sheet kgi_sheet_of(const kgi_writing *job);

/* Finds communities if they are asked for. */
kg_status kgi_sheet_cluster(kgi_sheet *sheet) KG_CHECKED;

/* Finds communities if they are asked for, and a spot for each node. */
kg_status kgi_sheet_place(kgi_sheet *sheet) KG_CHECKED;

/* Ends the sheet. */
void kgi_sheet_clear(kgi_sheet *sheet);

size_t kgi_sheet_degree(const kgi_sheet *sheet, uint32_t node);
size_t kgi_sheet_mentions(const kgi_sheet *sheet, uint32_t node);

/* The area grows with the degree; the smallest is 4 and the largest 100, which is where Gephi would scale them to. */
double kgi_sheet_size(const kgi_sheet *sheet, uint32_t node);

/* #rrggbb: of the community if these are asked for, else of the type. */
const char *kgi_sheet_color(const kgi_sheet *sheet, uint32_t node);

/* When a node comes up: a paper on its date, an entity with its first paper. An edge needs both its ends. */
kgi_day kgi_sheet_node_day(const kgi_sheet *sheet, uint32_t node);
kgi_day kgi_sheet_edge_day(const kgi_sheet *sheet, const kg_edge *edge);

/* What the graph is, in one line. */
kg_str kgi_sheet_description(kgi_sheet *sheet);

#endif
