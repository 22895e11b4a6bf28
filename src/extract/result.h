/* What extraction found in one paper: names, and the mentions of each. */
#ifndef KGI_EXTRACT_RESULT_H
#define KGI_EXTRACT_RESULT_H

#include "extract/work.h"

/* What is added to these two must go into memos, too (memo.c). */
typedef struct kgi_name {
  kg_str name, key; /* key: folded; new names of all papers meet by it */
  uint32_t entry;   /* lexicon entry, or KGI_NO_ID for a new name */
  uint32_t family;  /* lexicon entry, or KGI_NO_ID */
  uint32_t type;
  kg_str rule; /* what found a new name */
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

/* Strings lie in the arena given to kgi_extract_paper, in the lexicon or in the paper's own text. */
typedef struct kgi_result {
  KGI_VEC(kgi_name) names;
  KGI_VEC(kgi_found) found;
} kgi_result;

/* All steps on one paper but the last. */
kg_status kgi_find_all(kgi_work *work, const kgi_paper *paper) KG_CHECKED;

/* All steps on one paper. */
kg_status kgi_extract_paper(kgi_work *work, const kgi_paper *paper, kgi_arena *arena, kgi_result *result) KG_CHECKED;

/* Keeps no more memory than the result fills: there is one for each paper of a run. */
void kgi_result_trim(kgi_result *result);
void kgi_result_clear(kgi_result *result);

#endif
