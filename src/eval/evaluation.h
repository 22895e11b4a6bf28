/* The outcome while it is being counted. */
#ifndef KGI_EVAL_EVALUATION_H
#define KGI_EVAL_EVALUATION_H

#include <kgextract/eval.h>

#include "base/intern.h"

enum { KGI_BANDS = 6 };

struct kg_evaluation {
  kgi_interner types; /* id n is scores.items[n] */
  KGI_VEC(kg_scores) scores;
  KGI_VEC(kg_finding) findings;
  kg_band bands[KGI_BANDS]; /* from high to low */
  size_t papers, absent;
  bool failed; /* memory ran out */
};

/* NULL when memory ran out. */
kg_evaluation *kgi_evaluation_new(void);

/* Makes room for a type's scores. */
void kgi_evaluation_add_type(kg_evaluation *evaluation, kg_str type);
/* The scores of a type that was added. */
kg_scores *kgi_evaluation_scores(kg_evaluation *evaluation, kg_str type);

/* The band that this confidence falls into. */
kg_band *kgi_evaluation_band(kg_evaluation *evaluation, float confidence);

void kgi_evaluation_find(kg_evaluation *evaluation, const kg_finding *finding);

#endif
