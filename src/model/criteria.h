/* What a kg_select asks for, checked and turned into sets over one graph. */
#ifndef KGI_MODEL_CRITERIA_H
#define KGI_MODEL_CRITERIA_H

#include "model/graph.h"

typedef struct kgi_criteria {
  const kg_select *select;
  bool *types;    /* by type: kept */
  bool *is_focus; /* by node; NULL without a focus */
  bool relations[KG_RELATIONS];
} kgi_criteria;

/* The sets live in `arena`. Unknown types and relations and broken dates are KG_USAGE, an unknown focus KG_NOTFOUND. */
kg_status kgi_criteria_read(kgi_criteria *criteria, const kg_graph *graph, const kg_select *select, kgi_arena *arena,
                            kg_error *err) KG_CHECKED;

/* Whether a paper's date lies in the asked time, as far as both are exact. */
bool kgi_criteria_dated(const kgi_criteria *criteria, kg_str date);

#endif
