/* JSON lines: one paper a line with its entities, for pipes and for scoring. */
#include "base/error.h"
#include "write/evidence.h"
#include "write/writer.h"

enum { CONFIDENCE_DIGITS = 4 };

/* Without evidence an edge is as short as can be: what else is known of the entity is the same in all its papers. */
static void write_entity(kgi_json *json, const kg_graph *graph, const kg_entity *entity, const kg_edge *edge) {
  size_t n;
  kg_str type = kg_graph_types(graph, &n)[entity->type];
  kgi_json_map(json);
  kgi_json_pair(json, "name", entity->name);
  kgi_json_pair(json, "type", type);
  kgi_json_pair(json, "relation", kg_str_of(kg_relation_name(edge->relation)));
  kgi_json_pair_number(json, "confidence", (double)edge->confidence, CONFIDENCE_DIGITS);
  if (kg_graph_evidence(graph) != KG_EVIDENCE_NONE) {
    kgi_entity_json(json, entity);
    kgi_json_key(json, "mentions");
    kgi_evidence_json(json, graph, edge);
  }
  kgi_json_map_end(json);
}

static void write_entities(kgi_json *json, const kg_graph *graph, uint32_t paper) {
  size_t n_papers, n_edges, n_entities;
  kg_graph_papers(graph, &n_papers);
  const kg_entity *entities = kg_graph_entities(graph, &n_entities);
  const kg_edge *edges = kg_graph_edges(graph, &n_edges);
  const uint32_t *touching = kg_graph_edges_of(graph, paper, &n_edges);
  kgi_json_array(json);
  for (size_t i = 0; i < n_edges; i++) {
    const kg_edge *edge = &edges[touching[i]];
    if (edge->to < n_papers) continue; /* a graph file may join papers */
    write_entity(json, graph, &entities[edge->to - n_papers], edge);
  }
  kgi_json_array_end(json);
}

static void write_paper(kgi_json *json, const kg_graph *graph, uint32_t index) {
  size_t n;
  const kg_paper *paper = &kg_graph_papers(graph, &n)[index];
  kgi_json_map(json);
  kgi_json_pair(json, "id", paper->id);
  kgi_paper_json(json, graph, paper);
  kgi_json_key(json, "entities");
  write_entities(json, graph, index);
  kgi_json_map_end(json);
}

static kg_status write_jsonl(const kgi_writing *job) {
  if (kg_graph_view(job->graph) != KG_BIPARTITE)
    return kgi_fail(job->err, KG_UNSUPPORTED, (kgi_place){0},
                    "jsonl holds papers with their entities, not a view; use json or graphml");
  size_t n_papers;
  kg_graph_papers(job->graph, &n_papers);
  kgi_json json;
  kgi_json_to_sink(&json, job->sink);
  for (uint32_t paper = 0; paper < n_papers; paper++) {
    write_paper(&json, job->graph, paper);
    kgi_putc(job->sink, '\n');
    kgi_json_restart(&json);
  }
  return kgi_json_end(&json) ? KG_OK : kgi_writing_nomem(job);
}

const kg_writer kgi_writer_jsonl = {.name = "jsonl",
                                    .help = "one paper a line with its entities",
                                    .extensions = ".jsonl .ndjson",
                                    .write = write_jsonl};
