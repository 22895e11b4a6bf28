/* Node-link JSON: one object that networkx and d3 read as it is, one node or link a line. */
#include "base/error.h"
#include "base/number.h"
#include "write/evidence.h"
#include "write/label.h"
#include "write/pieces.h"

enum { CONFIDENCE_DIGITS = 4, WEIGHT_DIGITS = 10 };

static void write_head(kgi_gen *json, const kg_graph *graph) {
  size_t papers, entities, edges;
  kg_graph_papers(graph, &papers);
  kg_graph_entities(graph, &entities);
  kg_graph_edges(graph, &edges);
  kgi_gen_pair_bool(json, "directed", false);
  kgi_gen_pair_bool(json, "multigraph", false);
  kgi_gen_key(json, "graph");
  kgi_gen_map(json);
  kgi_gen_pair(json, "name", kg_str_of("kgextract"));
  kgi_gen_pair(json, "view", kg_str_of(kg_view_name(kg_graph_view(graph))));
  kgi_gen_pair_count(json, "papers", papers);
  kgi_gen_pair_count(json, "entities", entities);
  kgi_gen_pair_count(json, "edges", edges);
  kgi_gen_pair(json, "left_out", kg_graph_left_out(graph));
  kgi_gen_map_end(json);
}

static void write_paper(kgi_gen *json, const kg_graph *graph, const kg_paper *paper) {
  kgi_gen_pair(json, "kind", kg_str_of("paper"));
  kgi_gen_pair(json, "paper_id", paper->id);
  kgi_paper_json(json, graph, paper);
}

static void write_entity(kgi_gen *json, const kg_entity *entity, kg_str type) {
  kgi_gen_pair(json, "kind", type);
  kgi_gen_pair(json, "name", entity->name);
  kgi_entity_json(json, entity);
}

/* Of a node that is in a community its number. */
static void write_cluster(kgi_gen *json, const kgi_clusters *clusters, uint32_t node) {
  if (!clusters->of_node || clusters->of_node[node] == KGI_NO_CLUSTER) return;
  kgi_gen_pair_count(json, "cluster", clusters->of_node[node]);
}

/* Begins an item of a list on a line of its own. */
static void begin_line(kgi_gen *json, kgi_desk *desk, uint32_t item) {
  kgi_buf_putc(&desk->out, '\n');
  kgi_gen_begin(json, &desk->out);
  json->is_next = item > 0;
  kgi_gen_map(json);
}

static void end_line(kgi_gen *json, kgi_desk *desk) {
  kgi_gen_map_end(json);
  desk->out.failed |= !kgi_gen_end(json);
}

static void write_node(kgi_desk *desk, uint32_t node) {
  const kgi_sheet *sheet = &desk->sheet;
  kgi_gen json;
  begin_line(&json, desk, node);
  kgi_gen_pair(&json, "id", kg_str_of(kgi_node_id_of(node, sheet->n_papers).text));
  if (node < sheet->n_papers) {
    write_paper(&json, desk->job->graph, &sheet->papers[node]);
  } else {
    const kg_entity *entity = &sheet->entities[node - sheet->n_papers];
    write_entity(&json, entity, sheet->types[entity->type]);
  }
  write_cluster(&json, &sheet->clusters, node);
  end_line(&json, desk);
}

static void write_mentions(kgi_gen *json, const kg_graph *graph, const kg_edge *edge) {
  if (kg_graph_evidence(graph) == KG_EVIDENCE_NONE) return;
  kgi_gen_key(json, "mentions");
  kgi_evidence_json(json, graph, edge);
}

static void write_link(kgi_desk *desk, uint32_t index) {
  const kg_edge *edge = &desk->sheet.edges[index];
  size_t n_papers = desk->sheet.n_papers;
  kgi_gen json;
  begin_line(&json, desk, index);
  kgi_gen_pair(&json, "source", kg_str_of(kgi_node_id_of(edge->from, n_papers).text));
  kgi_gen_pair(&json, "target", kg_str_of(kgi_node_id_of(edge->to, n_papers).text));
  kgi_gen_pair(&json, "relation", kg_str_of(kg_relation_name(edge->relation)));
  kgi_gen_pair_number(&json, "confidence", (double)edge->confidence, CONFIDENCE_DIGITS);
  kgi_gen_pair_number(&json, "weight", kgi_number_widen(edge->weight), WEIGHT_DIGITS);
  write_mentions(&json, desk->job->graph, edge);
  end_line(&json, desk);
}

/* A list in the object that is open: what was written of that goes ahead of the items. */
static kg_status write_list(kgi_gen *json, const kgi_sheet *sheet, const char *name, size_t n,
                            void (*put)(kgi_desk *desk, uint32_t item)) {
  kgi_gen_key(json, name);
  kgi_gen_array(json);
  kgi_put(sheet->job->sink, kgi_buf_str(json->out));
  kgi_buf_reset(json->out);
  KGI_TRY(kgi_pieces_write(sheet, n, put));
  kgi_gen_array_end(json);
  return KG_OK;
}

static kg_status write_all(kgi_gen *json, const kgi_sheet *sheet) {
  kgi_gen_map(json);
  write_head(json, sheet->job->graph);
  KGI_TRY(write_list(json, sheet, "nodes", sheet->n_nodes, write_node));
  KGI_TRY(write_list(json, sheet, "links", sheet->n_edges, write_link));
  kgi_gen_map_end(json);
  kgi_put(sheet->job->sink, kgi_buf_str(json->out));
  kgi_putc(sheet->job->sink, '\n');
  return KG_OK;
}

static kg_status write_json(const kgi_writing *job) {
  kgi_sheet sheet = kgi_sheet_of(job);
  kgi_gen json;
  kgi_buf out = {0};
  kgi_gen_begin(&json, &out);
  kg_status status = kgi_sheet_cluster(&sheet);
  if (status == KG_OK) status = write_all(&json, &sheet);
  if (!kgi_gen_end(&json) && status == KG_OK) status = kgi_writing_nomem(job);
  kgi_buf_clear(&out);
  kgi_sheet_clear(&sheet);
  return status;
}

const kg_writer kgi_writer_json = {
    .name = "json", .help = "node-link JSON for networkx and d3", .extensions = ".json", .write = write_json};
