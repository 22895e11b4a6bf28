/* A graph while it grows: rows in order of arrival under dense ids; freezing sorts and joins them. */
#ifndef KGI_MODEL_BUILDER_H
#define KGI_MODEL_BUILDER_H

#include <kgextract/graph.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/spill.h"

typedef struct kgi_source_row {
  uint32_t paper, file, line; /* file: id in strings */
  uint32_t order;
} kgi_source_row;

typedef struct kgi_alias_row {
  uint32_t entity, text; /* text: id in strings */
} kgi_alias_row;

/* Whose name stands where. */
typedef struct kgi_pair {
  uint32_t paper, entity;
} kgi_pair;

typedef struct kgi_edge_row {
  uint32_t from, to; /* as given to kg_builder_edge; final node ids once freezing began */
  kg_relation relation;
  float confidence, weight;
} kgi_edge_row;

struct kg_builder {
  kg_evidence evidence;
  kgi_arena texts;          /* what occurs once: titles, abstracts, links */
  kgi_arena lent;           /* the same, not copied */
  kgi_spill abstracts;      /* the same, of abstracts */
  bool is_lent;             /* papers that come have their strings and sources in there */
  kgi_interner strings;     /* what occurs often: files, rules, aliases, origins, sentences outside of texts */
  bool shuffled;            /* papers did not come in the order of their ids, so they had to be looked up */
  kgi_interner paper_ids;   /* then: id n is papers.items[n] */
  kgi_interner entity_keys; /* type id in KGI_TYPE_BYTES bytes, then the name; id n is entities.items[n] */
  kgi_interner type_names;
  kgi_buf key;
  KGI_VEC(kg_paper) papers;
  size_t expected; /* papers that edges may speak of before they come, and mentions once they have */
  KGI_VEC(kg_entity) entities;
  KGI_VEC(kgi_source_row) sources;
  KGI_VEC(kgi_alias_row) aliases;
  KGI_VEC(kg_mention) mentions;
  KGI_VEC(kgi_pair) pairs; /* of mentions */
  KGI_VEC(kgi_edge_row) edges;
};

enum { KGI_TYPE_BYTES = sizeof(uint32_t) };

/* Takes over where all strings (but memos) and sources lie of the papers that are added from now on, each of
 * them once: they are not copied, and become the graph's. `abstracts` is NULL where none are kept. */
void kgi_builder_lend(kg_builder *builder, kgi_arena *texts, kgi_spill *abstracts);

/* Makes room for so many papers and mentions. These papers will come in the order of their ids; edges may be added
 * before them, and meanwhile by another thread that adds nothing but entities, edges and mentions: these only of papers
 * that are lent and have come. */
kg_status kgi_builder_reserve(kg_builder *builder, size_t papers, size_t mentions) KG_CHECKED;

/* kg_builder_entity for many at once, which takes far less time where the builder has very many. */
kg_status kgi_builder_entities(kg_builder *builder, size_t n, const kg_entity *entities, const kg_str *types,
                               uint32_t *indexes) KG_CHECKED;

/* Lets go of all but mentions and edges; back to a new builder, keeping nothing. */
void kgi_builder_clear_nodes(kg_builder *builder);
void kgi_builder_clear(kg_builder *builder);

#endif
