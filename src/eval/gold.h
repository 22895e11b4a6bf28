/* Gold in memory: the rows of a paper stand together, in the order of the file. */
#ifndef KGI_EVAL_GOLD_H
#define KGI_EVAL_GOLD_H

#include <kgextract/eval.h>

#include "base/buf.h"
#include "base/intern.h"

/* From strong to weak: of several rows that match, the strongest counts. */
typedef enum kgi_tier { KGI_REQUIRED, KGI_OPTIONAL, KGI_NEVER, KGI_TIERS } kgi_tier;

typedef struct kgi_gold_row {
  uint32_t paper, line, col; /* paper: id in papers; the place of the evidence */
  kgi_tier tier;
  kg_relation relation;
  kg_str name, types, type; /* type: the first of the types */
  const kg_str *keys;       /* those of name and aliases, then that of the evidence */
  size_t n_keys, n_canonical;
} kgi_gold_row;

struct kg_gold {
  kgi_buf bytes; /* the file; the rows' texts are views of it */
  kgi_arena arena;
  kg_str file;
  kgi_interner papers;
  KGI_VEC(kgi_gold_row) rows;
};

bool kgi_gold_accepts(const kgi_gold_row *row, kg_str type);

#endif
