#include "write/sheet.h"

#include <math.h>

#include "base/error.h"

kgi_sheet kgi_sheet_of(const kgi_writing *job) {
  kgi_sheet sheet = {.job = job, .least = SIZE_MAX};
  size_t n_types;
  sheet.papers = kg_graph_papers(job->graph, &sheet.n_papers);
  sheet.entities = kg_graph_entities(job->graph, &sheet.n_entities);
  sheet.edges = kg_graph_edges(job->graph, &sheet.n_edges);
  sheet.types = kg_graph_types(job->graph, &n_types);
  sheet.n_nodes = sheet.n_papers + sheet.n_entities;
  for (uint32_t node = 0; node < sheet.n_nodes; node++) {
    size_t n = kgi_sheet_degree(&sheet, node);
    if (n < sheet.least) sheet.least = n;
    if (n > sheet.most) sheet.most = n;
  }
  return sheet;
}

kg_status kgi_sheet_cluster(kgi_sheet *sheet) {
  if (!sheet->job->options->cluster) return KG_OK;
  kg_status status = kgi_clusters_init(&sheet->clusters, sheet->job->graph, sheet->job->err);
  return status == KG_NOMEM ? kgi_writing_nomem(sheet->job) : status;
}

kg_status kgi_sheet_place(kgi_sheet *sheet) {
  KGI_TRY(kgi_sheet_cluster(sheet));
  return kgi_place_nodes(sheet->job, &sheet->bytes, &sheet->spots);
}

void kgi_sheet_clear(kgi_sheet *sheet) {
  kgi_buf_clear(&sheet->text);
  kgi_buf_clear(&sheet->bytes);
  kgi_clusters_clear(&sheet->clusters);
}

size_t kgi_sheet_degree(const kgi_sheet *sheet, uint32_t node) {
  size_t n;
  kg_graph_edges_of(sheet->job->graph, node, &n);
  return n;
}

size_t kgi_sheet_mentions(const kgi_sheet *sheet, uint32_t node) {
  size_t n;
  double sum = 0;
  const uint32_t *touching = kg_graph_edges_of(sheet->job->graph, node, &n);
  if (kg_graph_view(sheet->job->graph) != KG_BIPARTITE) return 0;
  for (size_t i = 0; i < n; i++) sum += (double)sheet->edges[touching[i]].weight;
  return (size_t)sum;
}

double kgi_sheet_size(const kgi_sheet *sheet, uint32_t node) {
  if (sheet->most == sheet->least) return 4;
  double above = (double)(kgi_sheet_degree(sheet, node) - sheet->least);
  return 4 + 96 * sqrt(above / (double)(sheet->most - sheet->least));
}

const char *kgi_sheet_color(const kgi_sheet *sheet, uint32_t node) {
  uint32_t cluster = sheet->clusters.of_node ? sheet->clusters.of_node[node] : KGI_NO_CLUSTER;
  if (cluster != KGI_NO_CLUSTER) return kgi_palette_cluster(cluster);
  if (node < sheet->n_papers) return kgi_palette_of(NULL)->paper.fill;
  return kgi_palette_type(sheet->job->graph, sheet->entities[node - sheet->n_papers].type)->fill;
}

kgi_day kgi_sheet_node_day(const kgi_sheet *sheet, uint32_t node) {
  kgi_day first = {""};
  size_t n;
  if (node < sheet->n_papers) return kgi_day_of(sheet->papers[node].date);
  const uint32_t *touching = kg_graph_edges_of(sheet->job->graph, node, &n);
  for (size_t i = 0; i < n; i++) {
    uint32_t paper = sheet->edges[touching[i]].from;
    if (paper < sheet->n_papers) first = kgi_day_first(first, kgi_day_of(sheet->papers[paper].date));
  }
  return first;
}

/* An entity of a bipartite edge is there when the paper is. */
kgi_day kgi_sheet_edge_day(const kgi_sheet *sheet, const kg_edge *edge) {
  kgi_day from = edge->from < sheet->n_papers ? kgi_day_of(sheet->papers[edge->from].date) : (kgi_day){""};
  kgi_day to = edge->to < sheet->n_papers ? kgi_day_of(sheet->papers[edge->to].date) : (kgi_day){""};
  return kgi_day_last(from, to);
}

kg_str kgi_sheet_description(kgi_sheet *sheet) {
  kg_str left_out = kg_graph_left_out(sheet->job->graph);
  kgi_buf_reset(&sheet->text);
  kgi_buf_putf(&sheet->text, "kgextract %s graph", kg_view_name(kg_graph_view(sheet->job->graph)));
  if (left_out.len) {
    kgi_buf_puts(&sheet->text, "; ");
    kgi_buf_put(&sheet->text, left_out);
  }
  return kgi_buf_str(&sheet->text);
}
