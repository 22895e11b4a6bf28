/* What the checks of surface forms share. */
#ifndef KGI_DICT_LINT_FORMS_H
#define KGI_DICT_LINT_FORMS_H

#include "dict/lint.h"

/* A name or alias where it stands. */
typedef struct kgi_surface {
  kg_str text; /* with its mark */
  uint32_t row;
  bool told; /* something was found; once is enough */
} kgi_surface;

/* A form under its key. */
typedef struct kgi_keyed {
  kg_str key;
  const kgi_form *form;
} kgi_keyed;

typedef struct kgi_lint_surfaces {
  kgi_lint *lint;
  kgi_index index; /* the forms; their targets are surfaces */
  KGI_VEC(kgi_surface) surfaces;
  kgi_folded folded;
} kgi_lint_surfaces;

/* Judges forms of one key, in the order of their rows, against each other. */
void kgi_lint_group(kgi_lint_surfaces *all, const kgi_keyed *group, size_t n);

#endif
