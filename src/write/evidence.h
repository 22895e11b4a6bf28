/* What stands behind an edge, as the formats write it. */
#ifndef KGI_WRITE_EVIDENCE_H
#define KGI_WRITE_EVIDENCE_H

#include <kgextract/graph.h>

#include "write/json_gen.h"

/* The mention that best shows the edge: of those with the edge's own relation the surest, else the surest of all, the
 * first among equals; NULL if the edge has none. */
const kg_mention *kgi_evidence_best(const kg_edge *edge);

/* All mentions of an edge of the graph as one JSON array. */
void kgi_evidence_json(kgi_gen *json, const kg_graph *graph, const kg_edge *edge);

/* The names and values that a paper of the graph has in every JSON format, inside a map. */
void kgi_paper_json(kgi_gen *json, const kg_graph *graph, const kg_paper *paper);

/* An entity's aliases, origin and family, inside a map. */
void kgi_entity_json(kgi_gen *json, const kg_entity *entity);

#endif
