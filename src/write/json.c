/* Node-link JSON: one object that networkx and d3 read as it is, one node or link a line. */
#include "write/cluster.h"
#include "write/evidence.h"
#include "write/label.h"
#include "write/writer.h"

enum { CONFIDENCE_DIGITS = 4, WEIGHT_DIGITS = 10 };

static void write_head(kgi_json *json, const kg_graph *graph) {
  size_t papers, entities, edges;
  kg_graph_papers(graph, &papers);
  kg_graph_entities(graph, &entities);
  kg_graph_edges(graph, &edges);
  kgi_json_pair_bool(json, "directed", false);
  kgi_json_pair_bool(json, "multigraph", false);
  kgi_json_key(json, "graph");
  kgi_json_map(json);
  kgi_json_pair(json, "name", kg_str_of("kgextract"));
  kgi_json_pair(json, "view", kg_str_of(kg_view_name(kg_graph_view(graph))));
  kgi_json_pair_count(json, "papers", papers);
  kgi_json_pair_count(json, "entities", entities);
  kgi_json_pair_count(json, "edges", edges);
  kgi_json_pair(json, "left_out", kg_graph_left_out(graph));
  kgi_json_map_end(json);
}

static void write_paper(kgi_json *json, const kg_graph *graph, const kg_paper *paper) {
  kgi_json_pair(json, "kind", kg_str_of("paper"));
  kgi_json_pair(json, "paper_id", paper->id);
  kgi_paper_json(json, graph, paper);
}

static void write_entity(kgi_json *json, const kg_entity *entity, kg_str type) {
  kgi_json_pair(json, "kind", type);
  kgi_json_pair(json, "name", entity->name);
  kgi_entity_json(json, entity);
}

/* Of a node that is in a community its number. */
static void write_cluster(kgi_json *json, const kgi_clusters *clusters, uint32_t node) {
  if (!clusters->of_node || clusters->of_node[node] == KGI_NO_CLUSTER) return;
  kgi_json_pair_count(json, "cluster", clusters->of_node[node]);
}

static void write_nodes(kgi_json *json, const kgi_writing *job, const kgi_clusters *clusters) {
  size_t n_papers, n_entities, n_types;
  const kg_paper *papers = kg_graph_papers(job->graph, &n_papers);
  const kg_entity *entities = kg_graph_entities(job->graph, &n_entities);
  const kg_str *types = kg_graph_types(job->graph, &n_types);
  kgi_json_key(json, "nodes");
  kgi_json_array(json);
  for (uint32_t node = 0; node < n_papers + n_entities; node++) {
    kgi_putc(job->sink, '\n');
    kgi_json_map(json);
    kgi_json_pair(json, "id", kg_str_of(kgi_node_id_of(node, n_papers).text));
    if (node < n_papers)
      write_paper(json, job->graph, &papers[node]);
    else
      write_entity(json, &entities[node - n_papers], types[entities[node - n_papers].type]);
    write_cluster(json, clusters, node);
    kgi_json_map_end(json);
  }
  kgi_json_array_end(json);
}

static void write_mentions(kgi_json *json, const kg_graph *graph, const kg_edge *edge) {
  if (kg_graph_evidence(graph) == KG_EVIDENCE_NONE) return;
  kgi_json_key(json, "mentions");
  kgi_evidence_json(json, graph, edge);
}

static void write_links(kgi_json *json, const kgi_writing *job) {
  size_t n_papers, n_edges;
  kg_graph_papers(job->graph, &n_papers);
  const kg_edge *edges = kg_graph_edges(job->graph, &n_edges);
  kgi_json_key(json, "links");
  kgi_json_array(json);
  for (size_t i = 0; i < n_edges; i++) {
    const kg_edge *edge = &edges[i];
    kgi_putc(job->sink, '\n');
    kgi_json_map(json);
    kgi_json_pair(json, "source", kg_str_of(kgi_node_id_of(edge->from, n_papers).text));
    kgi_json_pair(json, "target", kg_str_of(kgi_node_id_of(edge->to, n_papers).text));
    kgi_json_pair(json, "relation", kg_str_of(kg_relation_name(edge->relation)));
    kgi_json_pair_number(json, "confidence", (double)edge->confidence, CONFIDENCE_DIGITS);
    kgi_json_pair_number(json, "weight", edge->weight, WEIGHT_DIGITS);
    write_mentions(json, job->graph, edge);
    kgi_json_map_end(json);
  }
  kgi_json_array_end(json);
}

static kg_status write_json(const kgi_writing *job) {
  kgi_json json;
  kgi_clusters clusters = {0};
  kg_status status = job->options->cluster ? kgi_clusters_init(&clusters, job->graph, job->err) : KG_OK;
  if (status != KG_OK) {
    kgi_clusters_clear(&clusters);
    return status == KG_NOMEM ? kgi_writing_nomem(job) : status;
  }
  kgi_json_to_sink(&json, job->sink);
  kgi_json_map(&json);
  write_head(&json, job->graph);
  write_nodes(&json, job, &clusters);
  kgi_clusters_clear(&clusters);
  write_links(&json, job);
  kgi_json_map_end(&json);
  kgi_putc(job->sink, '\n');
  return kgi_json_end(&json) ? KG_OK : kgi_writing_nomem(job);
}

const kg_writer kgi_writer_json = {
    .name = "json", .help = "node-link JSON for networkx and d3", .extensions = ".json", .write = write_json};
