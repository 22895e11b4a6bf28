/* A name that one paper of the corpus introduces is then known in all others. */
#ifndef KGI_EXTRACT_SPREAD_H
#define KGI_EXTRACT_SPREAD_H

#include "extract/sieve.h"
#include "extract/work.h"
#include "model/kinds.h"

/* How much speaks for each type of a new name. */
typedef struct kgi_type_votes {
  uint32_t of[KGI_BUILTIN_TYPES];
} kgi_type_votes;

/* The new names of all papers, with one spelling and type each; those introduced somewhere are looked for in all. */
typedef struct kgi_overlay {
  kgi_interner keys;             /* folded names */
  KGI_VEC(kgi_name) names;       /* by key id */
  KGI_VEC(kgi_type_votes) votes; /* by key id */
  kgi_index index;               /* forms whose target is a name */
  kgi_sieve sieve;               /* of these forms */
} kgi_overlay;

/* Collects from results in the order of papers: of several spellings that of the first introducing paper holds, else
 * that of the first paper; of several types what most papers say, introducing ones counting more. */
kg_status kgi_overlay_add(kgi_overlay *overlay, const kgi_result *result) KG_CHECKED;
kg_status kgi_overlay_build(kgi_overlay *overlay) KG_CHECKED;
void kgi_overlay_clear(kgi_overlay *overlay);

/* Notes in the draft, once it is complete, what tells which names of other papers the folded texts cannot show. */
kg_status kgi_spread_prepare(kgi_work *work) KG_CHECKED;

/* Memory to spread with, used for paper after paper. Zero-initialise to start. */
typedef struct kgi_spreader {
  kgi_part parts[KG_FIELDS];
  kgi_draft draft;
  kgi_arena arena; /* of results that grew */
} kgi_spreader;

/* Gives the paper's own new names the overlay's number, spelling and type, and adds the places where overlay names
 * stand that nothing else has taken; a result that grows moves to the spreader's arena. There may be none. */
kg_status kgi_spread(kgi_spreader *spreader, const kgi_overlay *overlay, const kg_str text[KG_FIELDS],
                     kgi_result **result) KG_CHECKED;
void kgi_spreader_clear(kgi_spreader *spreader);

#endif
