/* One-mode views: entities joined by the papers they share, papers by the entities they share. */
#ifndef KGI_MODEL_PROJECT_H
#define KGI_MODEL_PROJECT_H

#include "model/graph.h"

/* Makes a graph of the nodes on one side; an edge's weight is the number of shared neighbours. KG_USAGE if `graph` is
 * a projection already, KG_LIMIT if there are more pairs than make sense. */
kg_status kgi_graph_project(kg_graph **out, const kg_graph *graph, kg_view view, kg_error *err) KG_CHECKED;

#endif
