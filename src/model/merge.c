/* kg_graph_merge: paper by paper in the order of ids, as extraction would have met them. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/intern.h"
#include "base/str.h"
#include "model/edges.h"
#include "model/graph.h"
#include "model/texts.h"

/* A paper as one of the graphs has it. */
typedef struct member {
  uint32_t graph, paper;
} member;

typedef struct merging {
  const kg_graph *const *graphs;
  size_t n_graphs;
  kg_builder *builder;
  kgi_arena arena;
  uint32_t **places; /* by graph and entity: index in the builder, or KGI_NO_ID */
  KGI_VEC(member) members;
  KGI_VEC(kg_source) sources; /* of the paper at hand */
  size_t n_torn;              /* papers whose graphs do not agree on the text */
} merging;

static const kgi_place nowhere = {0};

static const kg_paper *paper_of(const merging *work, const member *at) {
  return &work->graphs[at->graph]->papers[at->paper];
}

static int compare_sources(const kg_paper *a, const kg_paper *b) {
  if (!a->n_sources || !b->n_sources) return (a->n_sources == 0) - (b->n_sources == 0);
  return kgi_source_compare(a->sources, b->sources);
}

/* By id; of one paper the richest first, then the one that stands first. */
static int by_id_and_texts(const void *a, const void *b, void *ctx) {
  const merging *work = ctx;
  const member *x = a, *y = b;
  const kg_paper *p = paper_of(work, x), *q = paper_of(work, y);
  int order = kgi_str_cmp(p->id, q->id);
  if (!order) order = kgi_texts_compare(q->text, p->text);
  if (!order) order = compare_sources(p, q);
  return order ? order : (x->graph > y->graph) - (x->graph < y->graph);
}

static bool collect_members(merging *work) {
  for (uint32_t g = 0; g < work->n_graphs; g++)
    for (uint32_t p = 0; p < work->graphs[g]->n_papers; p++)
      if (!KGI_VEC_PUSH(&work->members, (member){g, p})) return false;
  if (work->members.n)
    qsort_r(work->members.items, work->members.n, sizeof *work->members.items, by_id_and_texts, work);
  return true;
}

static bool make_places(merging *work) {
  work->places = kgi_arena_alloc(&work->arena, work->n_graphs * sizeof *work->places);
  if (!work->places) return false;
  for (size_t g = 0; g < work->n_graphs; g++) {
    size_t n = work->graphs[g]->n_entities;
    work->places[g] = kgi_arena_alloc(&work->arena, n * sizeof **work->places);
    if (!work->places[g]) return false;
    for (size_t e = 0; e < n; e++) work->places[g][e] = KGI_NO_ID;
  }
  return true;
}

/* The builder's index of an entity, added when first met: its origin is then that of the first paper. */
static kg_status place_entity(merging *work, uint32_t g, uint32_t entity, uint32_t *index) {
  const kg_graph *graph = work->graphs[g];
  uint32_t *place = &work->places[g][entity];
  const kg_entity *from = &graph->entities[entity];
  if (*place == KGI_NO_ID) KGI_TRY(kg_builder_entity(work->builder, from, graph->types[from->type], place));
  *index = *place;
  return KG_OK;
}

/* --- papers --- */

static int compare_places(const void *a, const void *b) { return kgi_source_compare(a, b); }

static void fill(kg_str *field, kg_str other) {
  if (!field->len) *field = other;
}

/* The first member's texts, what it lacks beside them from the others, and the sources of all. */
static kg_status add_paper(merging *work, const member *group, size_t n, uint32_t *index) {
  kg_paper paper = *paper_of(work, group);
  work->sources.n = 0;
  for (size_t i = 0; i < n; i++) {
    const kg_paper *other = paper_of(work, &group[i]);
    fill(&paper.url, other->url);
    fill(&paper.date, other->date);
    fill(&paper.authors, other->authors);
    fill(&paper.categories, other->categories);
    for (size_t s = 0; s < other->n_sources; s++)
      if (!KGI_VEC_PUSH(&work->sources, other->sources[s])) return KG_NOMEM;
  }
  if (n > 1 && work->sources.n)
    qsort(work->sources.items, work->sources.n, sizeof *work->sources.items, compare_places);
  paper.sources = work->sources.items;
  paper.n_sources = work->sources.n;
  return kg_builder_paper(work->builder, &paper, index, NULL);
}

/* --- edges --- */

static int by_finding(const void *a, const void *b) { return kgi_mention_compare(a, b); }

static bool holds(const kg_edge *edge, const kg_mention *mention) {
  return edge->n_mentions && bsearch(mention, edge->mentions, edge->n_mentions, sizeof *mention, by_finding);
}

/* Whether one of the members already added has this mention: it differs at most by the file it is read from. */
static bool is_known(const merging *work, const member *group, size_t n, uint32_t entity, const kg_mention *mention) {
  for (size_t i = 0; i < n; i++) {
    const kg_graph *graph = work->graphs[group[i].graph];
    size_t n_edges;
    const uint32_t *touches = kg_graph_edges_of(graph, group[i].paper, &n_edges);
    for (size_t e = 0; e < n_edges; e++) {
      const kg_edge *edge = &graph->edges.items[touches[e]];
      if (work->places[group[i].graph][edge->to - graph->n_papers] == entity && holds(edge, mention)) return true;
    }
  }
  return false;
}

static kg_status add_edge(merging *work, const member *group, size_t at, uint32_t paper, const kg_edge *edge) {
  const kg_graph *graph = work->graphs[group[at].graph];
  uint32_t entity;
  KGI_TRY(place_entity(work, group[at].graph, edge->to - (uint32_t)graph->n_papers, &entity));
  for (size_t i = 0; i < edge->n_mentions; i++)
    if (!is_known(work, group, at, entity, &edge->mentions[i]))
      KGI_TRY(kg_builder_mention(work->builder, paper, entity, &edge->mentions[i]));
  if (kgi_edge_is_implied(edge)) return KG_OK;
  return kg_builder_edge(work->builder, paper, entity | KG_ENTITY_BIT, edge->relation, edge->confidence, edge->weight);
}

/* Adds what stands in the kept text; what was found in another text of the paper has no place in this one. */
static kg_status add_group(merging *work, const member *group, size_t n) {
  uint32_t paper;
  bool torn = false;
  KGI_TRY(add_paper(work, group, n, &paper));
  for (size_t i = 0; i < n; i++) {
    const kg_graph *graph = work->graphs[group[i].graph];
    size_t n_edges;
    const uint32_t *touches = kg_graph_edges_of(graph, group[i].paper, &n_edges);
    if (kgi_texts_compare(paper_of(work, group)->text, paper_of(work, &group[i])->text) != 0) {
      torn = true;
      continue;
    }
    for (size_t e = 0; e < n_edges; e++) KGI_TRY(add_edge(work, group, i, paper, &graph->edges.items[touches[e]]));
  }
  work->n_torn += torn;
  return KG_OK;
}

static kg_status add_groups(merging *work) {
  const member *members = work->members.items;
  for (size_t from = 0, to; from < work->members.n; from = to) {
    for (to = from + 1; to < work->members.n; to++)
      if (!kgi_str_eq(paper_of(work, &members[from])->id, paper_of(work, &members[to])->id)) break;
    KGI_TRY(add_group(work, &members[from], to - from));
  }
  return KG_OK;
}

/* Entities that no paper of their graph cites. */
static kg_status add_lonely(merging *work) {
  for (uint32_t g = 0; g < work->n_graphs; g++) {
    const kg_graph *graph = work->graphs[g];
    for (uint32_t e = 0; e < graph->n_entities; e++) {
      size_t n;
      uint32_t index;
      (void)kg_graph_edges_of(graph, (uint32_t)graph->n_papers + e, &n);
      if (!n) KGI_TRY(place_entity(work, g, e, &index));
    }
  }
  return KG_OK;
}

/* --- the whole --- */

static kg_status check_views(const kg_graph *const *graphs, size_t n, kg_error *err) {
  for (size_t i = 0; i < n; i++)
    if (graphs[i]->view != KG_BIPARTITE)
      return kgi_fail(err, KG_USAGE, nowhere, "a graph of the view '%s' cannot be merged; merge whole graphs first",
                      kg_view_name(graphs[i]->view));
  return KG_OK;
}

/* What any of the graphs lacks, each statement once. */
static void tell_left_out(const merging *work, kgi_buf *text) {
  for (size_t g = 0; g < work->n_graphs; g++) {
    kg_str left_out = work->graphs[g]->left_out;
    if (!left_out.len || kgi_str_find(kgi_buf_str(text), left_out) != SIZE_MAX) continue;
    if (text->len) kgi_buf_puts(text, "; ");
    kgi_buf_put(text, left_out);
  }
}

static kg_status finish(merging *work, kg_graph **out) {
  kgi_buf left_out = {0};
  tell_left_out(work, &left_out);
  if (!left_out.failed) *out = kg_builder_finish(work->builder, KG_BIPARTITE, kgi_buf_str(&left_out));
  kgi_buf_clear(&left_out);
  return *out ? KG_OK : KG_NOMEM;
}

/* As much as the graph that has most. */
static kg_evidence most_evidence(const merging *work) {
  kg_evidence most = work->n_graphs ? work->graphs[0]->evidence : KG_EVIDENCE_FULL;
  for (size_t i = 1; i < work->n_graphs; i++)
    if (work->graphs[i]->evidence < most) most = work->graphs[i]->evidence;
  return most;
}

static kg_status merge(merging *work, kg_graph **out) {
  work->builder = kg_builder_new();
  if (work->builder) kg_builder_evidence(work->builder, most_evidence(work));
  if (!work->builder || !make_places(work) || !collect_members(work)) return KG_NOMEM;
  KGI_TRY(add_groups(work));
  KGI_TRY(add_lonely(work));
  return finish(work, out);
}

kg_status kg_graph_merge(kg_graph **out, const kg_graph *const *graphs, size_t n, kg_diag *diag, kg_error *err) {
  merging work = {.graphs = graphs, .n_graphs = n};
  *out = NULL;
  KGI_TRY(check_views(graphs, n, err));
  kg_status status = merge(&work, out);
  kg_builder_free(work.builder);
  kgi_arena_clear(&work.arena);
  free(work.members.items);
  free(work.sources.items);
  if (status) return kgi_fail(err, status, nowhere, "%s while merging", kg_status_text(status));
  if (work.n_torn)
    kgi_report(diag, KG_WARNING, KG_OK, nowhere,
               "%zu paper%s another text in another graph; the longest is kept, with what was found in it", work.n_torn,
               work.n_torn == 1 ? " has" : "s have");
  return KG_OK;
}
