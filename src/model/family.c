/* kg_graph_roll_up: versions to their families, Llama-3-8B-Instruct and Llama 3 to Llama. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/intern.h"
#include "base/str.h"
#include "model/edges.h"
#include "model/graph.h"
#include "model/kinds.h"
#include "model/version.h"

typedef struct rolling {
  const kg_graph *graph;
  kg_builder *builder;
  kgi_arena arena;
  kgi_interner keys; /* of names, then of families that do not stand by themselves */
  uint32_t n_own;    /* keys of names */
  kg_str *names;     /* by key: the spelling that counts */
  kg_str *stems;     /* by entity: name of its family, or its own */
  uint32_t *places;  /* by entity: index in the builder */
  kgi_buf key;
} rolling;

/* --- names --- */

/* What a name of this type has in common with all its spellings: neither letter case nor separators. */
static kg_str key_of(rolling *work, uint32_t type, kg_str name) {
  kgi_buf_reset(&work->key);
  kgi_buf_putf(&work->key, "%u\t", type);
  for (size_t i = 0; i < name.len; i++) {
    char c = name.ptr[i];
    if (c != ' ' && c != '-' && c != '_') kgi_buf_putc(&work->key, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
  }
  return kgi_buf_str(&work->key);
}

/* Number of a name; KGI_NO_ID when memory ran out. */
static uint32_t number(rolling *work, uint32_t type, kg_str name) {
  kg_str key = key_of(work, type, name);
  return work->key.failed ? KGI_NO_ID : kgi_intern(&work->keys, key);
}

static bool stands(rolling *work, uint32_t type, kg_str name) {
  return kgi_intern_find(&work->keys, key_of(work, type, name)) < work->n_own;
}

static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80; }
static bool is_separator(char c) { return c == ' ' || c == '-' || c == '_'; }

/* A name may end before a separator, and before the number or the v of a version. */
static bool may_end(kg_str name, size_t end) {
  char before = name.ptr[end - 1], after = name.ptr[end];
  if (is_separator(after)) return is_letter(before) || kgi_is_digit(before);
  return is_letter(before) && (kgi_is_digit(after) || after == 'v' || after == 'V');
}

/* Whether a family can be told by this beginning alone: "MM" of MM1, "T" of T5 are too short for it, and "Mini" of
 * Mini-Omni has no number behind it. */
static bool is_telling(kg_str name, size_t end) {
  enum { ENOUGH = 3 };
  size_t letters = 0, digits = 0;
  for (size_t i = 0; i < name.len; i++) {
    letters += i < end && is_letter(name.ptr[i]);
    digits += i >= end && kgi_is_digit(name.ptr[i]);
  }
  return letters >= ENOUGH && digits > 0;
}

/* The shortest beginning of a name behind which stands nothing but version, size and variant, and that tells enough
 * or stands in the graph by itself. */
static kg_str stem_of(rolling *work, uint32_t type, kg_str name) {
  for (size_t end = 1; end < name.len; end++) {
    kg_str stem = kgi_str_slice(name, 0, end);
    if (!may_end(name, end) || kgi_version_end(name, end) != name.len) continue;
    if (is_telling(name, end) || stands(work, type, stem)) return stem;
  }
  return name;
}

/* The dictionary tells the family of what it knows; only of models the name itself does, since CIFAR-10 and CIFAR-100
 * are two data sets. */
static kg_str family_of(rolling *work, const kg_entity *entity) {
  kg_str type = work->graph->types[entity->type], family = entity->family.len ? entity->family : entity->name;
  return kgi_str_eq(type, kg_str_of(kg_type_name(KGI_MODEL))) ? stem_of(work, entity->type, family) : family;
}

/* --- nodes --- */

static kg_status note_names(rolling *work) {
  for (size_t i = 0; i < work->graph->n_entities; i++) {
    const kg_entity *entity = &work->graph->entities[i];
    uint32_t id = number(work, entity->type, entity->name);
    if (id == KGI_NO_ID) return KG_NOMEM;
    if (!work->names[id].len) work->names[id] = entity->name;
  }
  work->n_own = (uint32_t)work->keys.strs.n;
  return KG_OK;
}

/* Of several spellings of a family that does not stand by itself, that of its first version counts. */
static kg_status note_stems(rolling *work) {
  for (size_t i = 0; i < work->graph->n_entities; i++) {
    const kg_entity *entity = &work->graph->entities[i];
    kg_str stem = family_of(work, entity);
    uint32_t id = number(work, entity->type, stem);
    if (id == KGI_NO_ID) return KG_NOMEM;
    if (!work->names[id].len) work->names[id] = stem;
    work->stems[i] = work->names[id];
  }
  return KG_OK;
}

/* A family by itself stays as it is; a version becomes an alias of its family. */
static kg_status add_entity(rolling *work, size_t n) {
  kg_entity entity = work->graph->entities[n];
  kg_str stem = work->stems[n], stated = entity.name, type = work->graph->types[entity.type];
  if (!kgi_str_eq(stem, stated)) {
    entity.name = stem;
    entity.aliases = &stated;
    entity.n_aliases = 1;
    entity.family = (kg_str){NULL, 0};
  }
  return kg_builder_entity(work->builder, &entity, type, &work->places[n]);
}

/* Families that stand by themselves come first: their origin counts. */
static kg_status add_entities(rolling *work) {
  for (int own = 1; own >= 0; own--)
    for (size_t i = 0; i < work->graph->n_entities; i++)
      if (kgi_str_eq(work->stems[i], work->graph->entities[i].name) == (own == 1)) KGI_TRY(add_entity(work, i));
  return KG_OK;
}

/* --- edges --- */

static kg_status add_edge(const rolling *work, const kg_edge *edge) {
  uint32_t entity = work->places[edge->to - work->graph->n_papers];
  for (size_t i = 0; i < edge->n_mentions; i++)
    KGI_TRY(kg_builder_mention(work->builder, edge->from, entity, &edge->mentions[i]));
  if (kgi_edge_is_implied(edge)) return KG_OK;
  return kg_builder_edge(work->builder, edge->from, entity | KG_ENTITY_BIT, edge->relation, edge->confidence,
                         edge->weight);
}

static kg_status roll(rolling *work) {
  const kg_graph *graph = work->graph;
  uint32_t index;
  KGI_TRY(note_names(work));
  KGI_TRY(note_stems(work));
  KGI_TRY(add_entities(work));
  for (size_t i = 0; i < graph->n_papers; i++)
    KGI_TRY(kg_builder_paper(work->builder, &graph->papers[i], &index, NULL));
  for (size_t i = 0; i < graph->edges.n; i++) KGI_TRY(add_edge(work, &graph->edges.items[i]));
  return KG_OK;
}

/* There are at most twice as many names as entities: each its own and its stem. */
static bool begin(rolling *work) {
  size_t n = work->graph->n_entities;
  work->builder = kg_builder_new();
  work->names = kgi_arena_alloc(&work->arena, (2 * n + 1) * sizeof *work->names);
  work->stems = kgi_arena_alloc(&work->arena, (n + 1) * sizeof *work->stems);
  work->places = kgi_arena_alloc(&work->arena, (n + 1) * sizeof *work->places);
  if (work->names) memset(work->names, 0, (2 * n + 1) * sizeof *work->names);
  if (work->builder) kg_builder_evidence(work->builder, work->graph->evidence);
  return work->builder && work->names && work->stems && work->places;
}

kg_status kg_graph_roll_up(kg_graph **out, const kg_graph *graph, kg_error *err) {
  *out = NULL;
  if (graph->view != KG_BIPARTITE)
    return kgi_fail(err, KG_USAGE, (kgi_place){0}, "this graph is the view '%s'; families are made before projecting",
                    kg_view_name(graph->view));
  rolling work = {.graph = graph};
  kg_status status = begin(&work) ? roll(&work) : KG_NOMEM;
  if (!status) *out = kg_builder_finish(work.builder, KG_BIPARTITE, graph->left_out);
  if (!status && !*out) status = KG_NOMEM;
  kg_builder_free(work.builder);
  kgi_intern_clear(&work.keys);
  kgi_buf_clear(&work.key);
  kgi_arena_clear(&work.arena);
  return status ? kgi_fail(err, status, (kgi_place){0}, "%s", kg_status_text(status)) : KG_OK;
}
