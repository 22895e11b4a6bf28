/* kg_graph_select: each criterion in turn strikes nodes, then what is left is built anew. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "model/criteria.h"
#include "model/omission.h"
#include "model/order.h"
#include "model/project.h"

typedef struct selection {
  const kg_graph *graph;
  kgi_criteria criteria;
  kgi_arena arena;
  kgi_fate *fates;   /* by node */
  bool *is_edge;     /* by edge: passes the criteria for edges */
  uint32_t *degrees; /* by node: edges left to it */
  double *weights;   /* by node: their weights */
} selection;

/* What an edge still carries once weak mentions are gone. */
typedef struct strength {
  kg_relation relation;
  float confidence;
  float weight; /* 0: nothing is left */
} strength;

static strength strength_of(const kg_edge *edge, float least) {
  strength left = {KG_MENTIONS, 0, 0};
  uint32_t n = 0;
  for (size_t i = 0; i < edge->n_mentions; i++) {
    const kg_mention *mention = &edge->mentions[i];
    if (mention->confidence < least) continue;
    kgi_strengthen(&left.relation, &left.confidence, mention->relation, mention->confidence);
    n++;
  }
  bool whole = n == edge->n_mentions;
  if (whole && edge->confidence >= least) return (strength){edge->relation, edge->confidence, edge->weight};
  left.weight = (float)n;
  return left;
}

static bool is_alive(const selection *work, const kg_edge *edge) {
  return work->fates[edge->from] == KGI_KEPT && work->fates[edge->to] == KGI_KEPT;
}

static bool is_focus(const selection *work, size_t node) {
  return work->criteria.is_focus && work->criteria.is_focus[node];
}

static bool begin(selection *work) {
  size_t n = kgi_graph_nodes(work->graph), n_edges = work->graph->edges.n;
  work->fates = kgi_arena_alloc(&work->arena, n * sizeof *work->fates);
  work->is_edge = kgi_arena_alloc(&work->arena, n_edges * sizeof *work->is_edge);
  work->degrees = kgi_arena_alloc(&work->arena, n * sizeof *work->degrees);
  work->weights = kgi_arena_alloc(&work->arena, n * sizeof *work->weights);
  if (!work->fates || !work->is_edge || !work->degrees || !work->weights) return false;
  for (size_t i = 0; i < n; i++) work->fates[i] = KGI_KEPT;
  return true;
}

static void strike_types_and_dates(selection *work) {
  const kg_graph *graph = work->graph;
  for (size_t i = 0; i < graph->n_papers; i++)
    if (!kgi_criteria_dated(&work->criteria, graph->papers[i].date) && !is_focus(work, i))
      work->fates[i] = KGI_OUT_OF_TIME;
  for (size_t i = 0; i < graph->n_entities; i++)
    if (!work->criteria.types[graph->entities[i].type] && !is_focus(work, graph->n_papers + i))
      work->fates[graph->n_papers + i] = KGI_OTHER_TYPE;
}

static void pick_edges(selection *work) {
  for (size_t e = 0; e < work->graph->edges.n; e++) {
    strength left = strength_of(&work->graph->edges.items[e], work->criteria.select->min_confidence);
    work->is_edge[e] = left.weight > 0 && work->criteria.relations[left.relation];
  }
}

/* Adds the living neighbours of `node` that are still marked far to the queue. */
static size_t reach(selection *work, uint32_t node, bool *near, uint32_t *queue, size_t end) {
  size_t n;
  const uint32_t *touches = kg_graph_edges_of(work->graph, node, &n);
  for (size_t i = 0; i < n; i++) {
    const kg_edge *edge = &work->graph->edges.items[touches[i]];
    uint32_t other = edge->from == node ? edge->to : edge->from;
    if (!work->is_edge[touches[i]] || !is_alive(work, edge) || near[other]) continue;
    near[other] = true;
    queue[end++] = other;
  }
  return end;
}

/* Breadth first from the focus, `hops` steps. */
static bool strike_far(selection *work) {
  size_t n = kgi_graph_nodes(work->graph), begin_at = 0, end = 0;
  if (!work->criteria.is_focus) return true;
  uint32_t *queue = kgi_arena_alloc(&work->arena, n * sizeof *queue);
  bool *near = kgi_arena_alloc(&work->arena, n * sizeof *near);
  if (!queue || !near) return false;
  for (size_t i = 0; i < n; i++)
    if ((near[i] = is_focus(work, i) && work->fates[i] == KGI_KEPT)) queue[end++] = (uint32_t)i;
  for (unsigned hop = 0; hop < work->criteria.select->hops && begin_at < end; hop++) {
    size_t level_end = end;
    while (begin_at < level_end) end = reach(work, queue[begin_at++], near, queue, end);
  }
  for (size_t i = 0; i < n; i++)
    if (!near[i] && work->fates[i] == KGI_KEPT) work->fates[i] = KGI_FAR;
  return true;
}

static void count_edges(selection *work) {
  size_t n = kgi_graph_nodes(work->graph);
  memset(work->degrees, 0, n * sizeof *work->degrees);
  for (size_t i = 0; i < n; i++) work->weights[i] = 0;
  for (size_t e = 0; e < work->graph->edges.n; e++) {
    const kg_edge *edge = &work->graph->edges.items[e];
    if (!work->is_edge[e] || !is_alive(work, edge)) continue;
    work->degrees[edge->from]++;
    work->degrees[edge->to]++;
    work->weights[edge->from] += (double)edge->weight;
    work->weights[edge->to] += (double)edge->weight;
  }
}

static void strike_rare(selection *work) {
  for (size_t i = work->graph->n_papers; i < kgi_graph_nodes(work->graph); i++)
    if (work->fates[i] == KGI_KEPT && work->degrees[i] < work->criteria.select->min_papers && !is_focus(work, i))
      work->fates[i] = KGI_RARE;
}

/* The focus first, then by papers, then by mentions. */
static int by_rank(const void *a, const void *b, void *ctx) {
  const selection *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  int order = is_focus(work, y) - is_focus(work, x);
  if (!order) order = (work->degrees[x] < work->degrees[y]) - (work->degrees[x] > work->degrees[y]);
  if (!order) order = (work->weights[x] < work->weights[y]) - (work->weights[x] > work->weights[y]);
  return order ? order : (x > y) - (x < y);
}

static bool strike_below_top(selection *work) {
  size_t n = 0, top = work->criteria.select->top;
  if (!top) return true;
  uint32_t *order = kgi_arena_alloc(&work->arena, work->graph->n_entities * sizeof *order);
  if (!order) return false;
  for (size_t i = work->graph->n_papers; i < kgi_graph_nodes(work->graph); i++)
    if (work->fates[i] == KGI_KEPT) order[n++] = (uint32_t)i;
  kgi_order_sort(order, n, by_rank, work);
  for (size_t i = top; i < n; i++)
    if (!is_focus(work, order[i])) work->fates[order[i]] = KGI_BELOW_TOP;
  return true;
}

/* A node that lost all its edges goes; one that never had any stays unless only the best or nearest are asked for. */
static void strike_lonely(selection *work) {
  bool strict = work->criteria.select->top || work->criteria.is_focus;
  if (work->criteria.select->keep_lonely) return;
  for (size_t i = 0; i < kgi_graph_nodes(work->graph); i++) {
    size_t before;
    (void)kg_graph_edges_of(work->graph, (uint32_t)i, &before);
    if (work->fates[i] == KGI_KEPT && !work->degrees[i] && (before || strict) && !is_focus(work, i))
      work->fates[i] = KGI_LONELY;
  }
}

static kg_status strike(selection *work) {
  strike_types_and_dates(work);
  pick_edges(work);
  if (!strike_far(work)) return KG_NOMEM;
  count_edges(work);
  strike_rare(work);
  count_edges(work);
  if (!strike_below_top(work)) return KG_NOMEM;
  count_edges(work);
  strike_lonely(work);
  return KG_OK;
}

static kg_status copy_nodes(const selection *work, kg_builder *builder, uint32_t *places) {
  const kg_graph *graph = work->graph;
  for (size_t i = 0; i < graph->n_papers; i++)
    if (work->fates[i] == KGI_KEPT) KGI_TRY(kg_builder_paper(builder, &graph->papers[i], &places[i], NULL));
  for (size_t i = 0; i < graph->n_entities; i++) {
    uint32_t *place = &places[graph->n_papers + i];
    const kg_entity *entity = &graph->entities[i];
    if (work->fates[graph->n_papers + i] != KGI_KEPT) continue;
    KGI_TRY(kg_builder_entity(builder, entity, graph->types[entity->type], place));
    *place |= KG_ENTITY_BIT;
  }
  return KG_OK;
}

static kg_status copy_edge(const selection *work, kg_builder *builder, const kg_edge *edge, const uint32_t *places) {
  float least = work->criteria.select->min_confidence;
  strength left = strength_of(edge, least);
  for (size_t i = 0; i < edge->n_mentions; i++)
    if (edge->mentions[i].confidence >= least)
      KGI_TRY(kg_builder_mention(builder, places[edge->from], places[edge->to] & ~KG_ENTITY_BIT, &edge->mentions[i]));
  return kg_builder_edge(builder, places[edge->from], places[edge->to], left.relation, left.confidence, left.weight);
}

static kg_status copy(const selection *work, kg_builder *builder) {
  kgi_arena arena = {0};
  uint32_t *places = kgi_arena_alloc(&arena, kgi_graph_nodes(work->graph) * sizeof *places);
  kg_status status = places ? copy_nodes(work, builder, places) : KG_NOMEM;
  for (size_t e = 0; e < work->graph->edges.n && status == KG_OK; e++) {
    const kg_edge *edge = &work->graph->edges.items[e];
    if (work->is_edge[e] && is_alive(work, edge)) status = copy_edge(work, builder, edge, places);
  }
  kgi_arena_clear(&arena);
  return status;
}

/* Builds the graph of what was kept. */
static kg_status rebuild(const selection *work, kg_graph **out) {
  kgi_buf left_out = {0};
  kg_builder *builder = kg_builder_new();
  if (builder) kg_builder_evidence(builder, work->graph->evidence);
  kg_status status = builder ? copy(work, builder) : KG_NOMEM;
  kgi_omission_tell(&left_out, work->graph, work->fates, work->criteria.select);
  if (left_out.failed) status = KG_NOMEM;
  if (status == KG_OK) {
    *out = kg_builder_finish(builder, work->graph->view, kgi_buf_str(&left_out));
    status = *out ? KG_OK : KG_NOMEM;
  }
  kgi_buf_clear(&left_out);
  kg_builder_free(builder);
  return status;
}

/* Replaces a bipartite graph by the projection asked for. */
static kg_status change_view(kg_graph **graph, kg_view view, kg_error *err) {
  kg_graph *projected;
  if (view == KG_BIPARTITE || view == (*graph)->view) return KG_OK;
  KGI_TRY(kgi_graph_project(&projected, *graph, view, err));
  kg_graph_free(*graph);
  *graph = projected;
  return KG_OK;
}

kg_status kg_graph_select(kg_graph **out, const kg_graph *graph, const kg_select *select, kg_error *err) {
  selection work = {.graph = graph};
  *out = NULL;
  kg_status status = kgi_criteria_read(&work.criteria, graph, select, &work.arena, err);
  if (status == KG_OK) status = begin(&work) ? strike(&work) : KG_NOMEM;
  if (status == KG_OK) status = rebuild(&work, out);
  if (status == KG_OK) status = change_view(out, select->view, err);
  kgi_arena_clear(&work.arena);
  if (status == KG_OK) return KG_OK;
  kg_graph_free(*out);
  *out = NULL;
  return kgi_fail(err, status, (kgi_place){0}, "%s", kg_status_text(status));
}
