/* Accounts of extraction, for people: why a place was taken, why another was not.
 *
 * Extraction itself keeps no reasons. To explain a paper its steps are taken once more, and what they left in the work
 * (spans, claims, locals) is held against what the graph has of the paper. */
#ifndef KGI_EXTRACT_ACCOUNT_H
#define KGI_EXTRACT_ACCOUNT_H

#include <kgextract/explain.h>

#include "base/sink.h"
#include "extract/work.h"

/* What turns looks on and off; empty strings without colours. */
typedef struct kgi_tones {
  const char *head, *good, *bad, *dim, *off;
} kgi_tones;

/* A mention of the present paper. */
typedef struct kgi_taken {
  const kg_entity *entity;
  const kg_mention *mention;
} kgi_taken;

typedef struct kgi_account {
  const kg_lexicon *lexicon;
  const kg_graph *graph;
  const kg_str *types;
  const kgi_tones *tones;
  kgi_sink *sink;
  kg_str wanted;     /* name; empty: all */
  kg_str wanted_key; /* folded */
  kgi_index sought;  /* the wanted name as the only form */
  kgi_work *work;    /* of the present paper, all steps but the last taken */
  const kg_paper *paper;
  KGI_VEC(kgi_taken) taken; /* of the present paper, in the order of the text */
  kgi_hits hits, known;     /* of a field: the wanted name; names of the lexicon */
  size_t told;
  bool opened; /* the present paper's heading is written */
} kgi_account;

/* Writes the paper's heading if it is not yet there, and counts a place. */
void kgi_account_open(kgi_account *account);

/* Finds the names of the lexicon in a field: account->known. */
kg_status kgi_account_look(kgi_account *account, uint32_t field) KG_CHECKED;

/* Whether a text is the wanted name but for what folding takes away. */
bool kgi_account_wants(kgi_account *account, kg_str text);

/* "title", "other title" or "abstract". */
const char *kgi_field_words(uint32_t field);

/* Writes the sentence around a place, the place itself set off. */
void kgi_tell_sentence(const kgi_account *account, kg_str sentence, kg_str inside);

/* Writes the whole story of a mention. */
void kgi_tell_taken(kgi_account *account, const kgi_taken *taken);
/* What made the name known, and what it is (account_origin.c). */
void kgi_tell_origin(const kgi_account *account, const kgi_taken *taken, const kgi_span *span);

/* Where the wanted name stands in the present paper and was not taken: why. */
kg_status kgi_tell_missed(kgi_account *account) KG_CHECKED;

#endif
