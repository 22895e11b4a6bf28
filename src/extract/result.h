/* What extraction found in one paper: names, and the mentions of each. */
#ifndef KGI_EXTRACT_RESULT_H
#define KGI_EXTRACT_RESULT_H

#include <kgextract/graph.h>

#include "base/arena.h"
#include "extract/glimpse.h"

/* What is added to these two must go into memos, too (memo.c), if it is there before names are spread. */
typedef struct kgi_name {
  kg_str name, key; /* key: folded; new names of all papers meet by it */
  uint32_t entry;   /* lexicon entry, or KGI_NO_ID for a new name */
  uint32_t family;  /* lexicon entry, or KGI_NO_ID */
  uint32_t type;
  uint32_t number; /* of a new name among those of all papers, once names are spread */
  kg_str rule;     /* what found a new name */
  float confidence;
  bool introduced;
} kgi_name;

typedef struct kgi_found {
  uint32_t name; /* index into names */
  uint32_t field;
  kgi_range range, sentence;
  kg_relation relation;
  float confidence;
  kg_str rule;
} kgi_found;

/* A result while it grows. */
typedef struct kgi_draft {
  KGI_VEC(kgi_name) names;
  KGI_VEC(kgi_found) found;
  KGI_VEC(kgi_glimpse) glimpses; /* of the texts, where nothing was found */
  kg_str memo;                   /* for a later run, or empty */
  bool recalled;                 /* from the memo of an earlier run */
} kgi_draft;

/* A paper's result for the rest of the run, in one piece but for its glimpses. Strings lie in an arena, in the lexicon
 * or in a memo of the earlier graph; never in the paper's texts, which may be gone when it is delivered. */
typedef struct kgi_result {
  kg_str memo;
  const kgi_glimpse *glimpses; /* elsewhere, until names are spread */
  uint32_t n_names, n_found, n_glimpses;
  bool recalled;
  kgi_name names[]; /* behind them what was found */
} kgi_result;

static inline const kgi_found *kgi_result_found(const kgi_result *result) {
  return (const kgi_found *)(result->names + result->n_names);
}

/* Copies what the draft has into an arena, and its glimpses into another; strings are not copied. Of an empty draft
 * NULL is the result. */
kg_status kgi_draft_keep(const kgi_draft *draft, kgi_arena *arena, kgi_arena *glimpses, kgi_result **result) KG_CHECKED;

/* Fills the draft with a result, but for its glimpses, to go on. */
kg_status kgi_draft_reopen(kgi_draft *draft, const kgi_result *result) KG_CHECKED;

void kgi_draft_clear(kgi_draft *draft);

#endif
