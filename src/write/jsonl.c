/* JSON lines: one paper a line with its entities, for pipes and for scoring. */
#include "base/error.h"
#include "base/number.h"
#include "write/evidence.h"
#include "write/pieces.h"

enum { CONFIDENCE_DIGITS = 4, WEIGHT_DIGITS = 10 };

/* Where the mentions do not tell it. */
static void write_weight(kgi_gen *json, const kg_edge *edge) {
  double told = edge->n_mentions > 1 ? edge->n_mentions : 1, weight = kgi_number_widen(edge->weight);
  if (weight < told || weight > told) kgi_gen_pair_number(json, "weight", weight, WEIGHT_DIGITS);
}

static bool is_first(const kg_graph *graph, const kg_edge *edge) {
  size_t n;
  return edge == &kg_graph_edges(graph, &n)[*kg_graph_edges_of(graph, edge->to, &n)];
}

/* Without evidence an edge is as short as can be: what is the same in all papers of an entity is told in the first. */
static void write_rest(kgi_gen *json, const kg_graph *graph, const kg_entity *entity, const kg_edge *edge) {
  bool bare = kg_graph_evidence(graph) == KG_EVIDENCE_NONE;
  if (!bare || is_first(graph, edge)) kgi_entity_json(json, entity);
  if (bare) return;
  kgi_gen_key(json, "mentions");
  kgi_evidence_json(json, graph, edge);
}

static void write_entity(kgi_gen *json, const kg_graph *graph, const kg_entity *entity, const kg_edge *edge) {
  size_t n;
  kg_str type = kg_graph_types(graph, &n)[entity->type];
  kgi_gen_map(json);
  kgi_gen_pair(json, "name", entity->name);
  kgi_gen_pair(json, "type", type);
  kgi_gen_pair(json, "relation", kg_str_of(kg_relation_name(edge->relation)));
  kgi_gen_pair_number(json, "confidence", (double)edge->confidence, CONFIDENCE_DIGITS);
  write_weight(json, edge);
  write_rest(json, graph, entity, edge);
  kgi_gen_map_end(json);
}

static void write_entities(kgi_gen *json, const kgi_sheet *sheet, uint32_t paper) {
  size_t n;
  const kg_graph *graph = sheet->job->graph;
  const uint32_t *touching = kg_graph_edges_of(graph, paper, &n);
  kgi_gen_array(json);
  for (size_t i = 0; i < n; i++) {
    const kg_edge *edge = &sheet->edges[touching[i]];
    if (edge->to < sheet->n_papers) continue; /* a graph file may join papers */
    write_entity(json, graph, &sheet->entities[edge->to - sheet->n_papers], edge);
  }
  kgi_gen_array_end(json);
}

static void write_paper(kgi_desk *desk, uint32_t index) {
  const kg_paper *paper = &desk->sheet.papers[index];
  kgi_gen json;
  kgi_gen_begin(&json, &desk->out);
  kgi_gen_map(&json);
  kgi_gen_pair(&json, "id", paper->id);
  kgi_paper_json(&json, desk->job->graph, paper);
  kgi_gen_key(&json, "entities");
  write_entities(&json, &desk->sheet, index);
  kgi_gen_map_end(&json);
  desk->out.failed |= !kgi_gen_end(&json);
  kgi_buf_putc(&desk->out, '\n');
}

static kg_status write_jsonl(const kgi_writing *job) {
  if (kg_graph_view(job->graph) != KG_BIPARTITE)
    return kgi_fail(job->err, KG_UNSUPPORTED, (kgi_place){0},
                    "jsonl holds papers with their entities, not a view; use json or graphml");
  kgi_sheet sheet = kgi_sheet_of(job);
  kg_status status = kgi_pieces_write(&sheet, sheet.n_papers, write_paper);
  kgi_sheet_clear(&sheet);
  return status;
}

const kg_writer kgi_writer_jsonl = {.name = "jsonl",
                                    .help = "one paper a line with its entities",
                                    .extensions = ".jsonl .ndjson",
                                    .write = write_jsonl};
