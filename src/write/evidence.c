#include "write/evidence.h"

enum { CONFIDENCE_DIGITS = 4 };

static bool is_better(const kg_mention *a, const kg_mention *b, kg_relation relation) {
  bool a_fits = a->relation == relation, b_fits = b->relation == relation;
  return a_fits != b_fits ? a_fits : a->confidence > b->confidence;
}

const kg_mention *kgi_evidence_best(const kg_edge *edge) {
  const kg_mention *best = edge->n_mentions ? edge->mentions : NULL;
  for (size_t i = 1; i < edge->n_mentions; i++)
    if (is_better(&edge->mentions[i], best, edge->relation)) best = &edge->mentions[i];
  return best;
}

static void mention_json(kgi_gen *json, const kg_mention *mention, bool sentence) {
  kgi_gen_map(json);
  kgi_gen_pair(json, "field", kg_str_of(kg_field_name(mention->field)));
  kgi_gen_pair_count(json, "start", mention->start);
  kgi_gen_pair_count(json, "end", mention->end);
  kgi_gen_pair_count(json, "line", mention->line);
  kgi_gen_pair_count(json, "col", mention->col);
  kgi_gen_pair(json, "text", kg_mention_text(mention));
  if (sentence) kgi_gen_pair(json, "sentence", kg_mention_sentence(mention));
  kgi_gen_pair(json, "rule", kg_mention_rule(mention));
  kgi_gen_pair(json, "relation", kg_str_of(kg_relation_name(mention->relation)));
  kgi_gen_pair_number(json, "confidence", (double)mention->confidence, CONFIDENCE_DIGITS);
  kgi_gen_map_end(json);
}

void kgi_evidence_json(kgi_gen *json, const kg_graph *graph, const kg_edge *edge) {
  bool sentences = kg_graph_evidence(graph) == KG_EVIDENCE_FULL;
  kgi_gen_array(json);
  for (size_t i = 0; i < edge->n_mentions; i++) mention_json(json, &edge->mentions[i], sentences);
  kgi_gen_array_end(json);
}

static void sources_json(kgi_gen *json, const kg_paper *paper) {
  kgi_gen_array(json);
  for (size_t i = 0; i < paper->n_sources; i++) {
    kgi_gen_map(json);
    kgi_gen_pair(json, "file", paper->sources[i].file);
    kgi_gen_pair_count(json, "line", paper->sources[i].line);
    kgi_gen_map_end(json);
  }
  kgi_gen_array_end(json);
}

void kgi_paper_json(kgi_gen *json, const kg_graph *graph, const kg_paper *paper) {
  bool abstract = kg_graph_evidence(graph) == KG_EVIDENCE_FULL;
  for (kg_field field = 0; field < KG_FIELDS; field++)
    if (field != KG_ABSTRACT || abstract) kgi_gen_pair(json, kg_field_name(field), paper->text[field]);
  kgi_gen_pair(json, "date", paper->date);
  kgi_gen_pair(json, "url", paper->url);
  kgi_gen_pair(json, "authors", paper->authors);
  kgi_gen_pair(json, "categories", paper->categories);
  kgi_gen_key(json, "sources");
  sources_json(json, paper);
}

void kgi_entity_json(kgi_gen *json, const kg_entity *entity) {
  kgi_gen_key(json, "aliases");
  kgi_gen_array(json);
  for (size_t i = 0; i < entity->n_aliases; i++) kgi_gen_str(json, entity->aliases[i]);
  kgi_gen_array_end(json);
  kgi_gen_pair(json, "origin", entity->origin);
  kgi_gen_pair(json, "family", entity->family);
}
