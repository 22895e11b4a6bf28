/* The part of a graph that an answer speaks of, as a graph of its own. */
#include "query/part.h"

#include <stdlib.h>

#include "base/error.h"

#define ABSENT UINT32_MAX

typedef struct copying {
  const kgi_question *question;
  uint32_t *places; /* by node: where the builder has it, or ABSENT */
  KGI_VEC(kgi_pair) pairs;
  kgi_arena arena;
  kg_builder *builder;
} copying;

static kg_status begin(copying *work) {
  size_t n = work->question->n_papers + work->question->n_entities;
  work->places = kgi_arena_alloc(&work->arena, n * sizeof *work->places);
  work->builder = kg_builder_new();
  if (!work->places || !work->builder) return KG_NOMEM;
  kg_builder_evidence(work->builder, kgi_question_keeps(work->question));
  for (size_t i = 0; i < n; i++) work->places[i] = ABSENT;
  return KG_OK;
}

static kg_status copy_node(copying *work, uint32_t node) {
  const kgi_question *question = work->question;
  uint32_t *place = &work->places[node];
  if (*place != ABSENT) return KG_OK;
  if (node < question->n_papers)
    return kg_builder_paper(work->builder, kgi_question_record(question, node), place, NULL);
  const kg_entity *entity = kgi_question_whole_entity(question, node - question->n_papers);
  KGI_TRY(kg_builder_entity(work->builder, entity, question->types[entity->type], place));
  *place |= KG_ENTITY_BIT;
  return KG_OK;
}

static kg_status copy_edge(copying *work, const kg_edge *edge) {
  KGI_TRY(copy_node(work, edge->from));
  KGI_TRY(copy_node(work, edge->to));
  uint32_t from = work->places[edge->from], to = work->places[edge->to];
  kgi_edge_support(work->question, edge);
  for (size_t i = 0; i < edge->n_mentions; i++)
    KGI_TRY(kg_builder_mention(work->builder, from, to & ~KG_ENTITY_BIT, &edge->mentions[i]));
  return kg_builder_edge(work->builder, from, to, edge->relation, edge->confidence, edge->weight);
}

/* Edges are whole where they touch their paper. */
static kg_status copy_pair(copying *work, kgi_pair pair) {
  kgi_touching of = kgi_question_touching(work->question, pair.from);
  for (size_t i = 0; i < of.n; i++)
    if (kgi_touching_at(&of, i)->to == pair.to) return copy_edge(work, kgi_touching_at(&of, i));
  return KG_OK;
}

static int by_pair(const void *a, const void *b) {
  const kgi_pair *x = a, *y = b;
  return x->from != y->from ? (x->from > y->from) - (x->from < y->from) : (x->to > y->to) - (x->to < y->to);
}

/* The answer's edges, and those of nodes that it speaks of with all their edges. */
static kg_status collect_pairs(copying *work, const kg_table *answer) {
  for (size_t i = 0; i < answer->edges.n; i++)
    if (!KGI_VEC_PUSH(&work->pairs, answer->edges.items[i])) return KG_NOMEM;
  for (size_t i = 0; i < answer->centres.n; i++) {
    kgi_touching of = kgi_question_touching(work->question, answer->centres.items[i]);
    KGI_TRY(copy_node(work, answer->centres.items[i]));
    for (size_t e = 0; e < of.n; e++) {
      const kg_edge *edge = kgi_touching_at(&of, e);
      if (!KGI_VEC_PUSH(&work->pairs, (kgi_pair){edge->from, edge->to})) return KG_NOMEM;
    }
  }
  if (work->pairs.n) qsort(work->pairs.items, work->pairs.n, sizeof *work->pairs.items, by_pair);
  return KG_OK;
}

static kg_status copy(copying *work, const kg_table *answer) {
  KGI_TRY(begin(work));
  KGI_TRY(collect_pairs(work, answer));
  for (size_t i = 0; i < answer->nodes.n; i++) KGI_TRY(copy_node(work, answer->nodes.items[i]));
  for (size_t i = 0; i < work->pairs.n; i++)
    if (!i || by_pair(&work->pairs.items[i - 1], &work->pairs.items[i])) KGI_TRY(copy_pair(work, work->pairs.items[i]));
  return KG_OK;
}

kg_status kgi_question_part(const kgi_question *question, const kg_table *answer, kg_graph **part) {
  copying work = {.question = question};
  *part = NULL;
  kg_status status = copy(&work, answer);
  if (status == KG_OK) {
    *part = kg_builder_finish(work.builder, KG_BIPARTITE, (kg_str){NULL, 0});
    status = *part ? KG_OK : KG_NOMEM;
  }
  kg_builder_free(work.builder);
  free(work.pairs.items);
  kgi_arena_clear(&work.arena);
  return status;
}
