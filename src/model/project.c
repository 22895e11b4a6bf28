#include "model/project.h"

#include <string.h>

#include "base/error.h"

/* Beyond so many pairs of neighbours, some 60 bytes each while they are joined, neither a picture nor a file of them
 * helps anyone. */
enum { MOST_PAIRS = 50 * 1000 * 1000 };

static const kgi_place nowhere = {0};

/* The nodes of one side, and how many neighbours each has in common with the one at hand. */
typedef struct side {
  const kg_graph *graph;
  uint32_t first, end; /* node ids */
  uint32_t bit;        /* KG_ENTITY_BIT for entities */
  uint32_t *shared;    /* by node of the side */
  uint32_t *met;       /* nodes with shared > 0, in order of meeting */
  size_t n_met;
} side;

static kg_status copy_papers(const kg_graph *graph, kg_builder *builder) {
  uint32_t index;
  for (size_t i = 0; i < graph->n_papers; i++) KGI_TRY(kg_builder_paper(builder, &graph->papers[i], &index, NULL));
  return KG_OK;
}

static kg_status copy_entities(const kg_graph *graph, kg_builder *builder) {
  uint32_t index;
  for (size_t i = 0; i < graph->n_entities; i++) {
    const kg_entity *entity = &graph->entities[i];
    KGI_TRY(kg_builder_entity(builder, entity, graph->types[entity->type], &index));
  }
  return KG_OK;
}

static uint32_t other_end(const kg_edge *edge, uint32_t node) { return edge->from == node ? edge->to : edge->from; }

/* Counts the later nodes of the side that touch `between`. */
static void meet(side *work, uint32_t node, uint32_t between) {
  size_t n;
  const uint32_t *touches = kg_graph_edges_of(work->graph, between, &n);
  for (size_t i = n; i-- > 0;) {
    uint32_t other = other_end(&work->graph->edges.items[touches[i]], between);
    if (other <= node) break;
    if (!work->shared[other - work->first]++) work->met[work->n_met++] = other;
  }
}

static kg_status join_node(side *work, uint32_t node, kg_builder *builder) {
  size_t n;
  const uint32_t *touches = kg_graph_edges_of(work->graph, node, &n);
  work->n_met = 0;
  for (size_t i = 0; i < n; i++) meet(work, node, other_end(&work->graph->edges.items[touches[i]], node));
  for (size_t i = 0; i < work->n_met; i++) {
    uint32_t *shared = &work->shared[work->met[i] - work->first];
    KGI_TRY(kg_builder_edge(builder, (node - work->first) | work->bit, (work->met[i] - work->first) | work->bit,
                            KG_SHARES, 1, (float)*shared));
    *shared = 0;
  }
  return KG_OK;
}

static kg_status check_pairs(const side *work, kg_error *err) {
  double pairs = 0;
  for (uint32_t node = 0; node < kgi_graph_nodes(work->graph); node++) {
    size_t n;
    (void)kg_graph_edges_of(work->graph, node, &n);
    bool between = node < work->first || node >= work->end;
    if (between && n) pairs += (double)n * (double)(n - 1) / 2;
  }
  if (pairs <= MOST_PAIRS) return KG_OK;
  return kgi_fail(err, KG_LIMIT, nowhere,
                  "this view would join %.0f pairs; select fewer nodes first, by --focus, --since or --type", pairs);
}

static kg_status join_all(const kg_graph *graph, kg_view view, kg_builder *builder, kg_error *err) {
  uint32_t n_papers = (uint32_t)graph->n_papers, n = (uint32_t)kgi_graph_nodes(graph);
  side work = {.graph = graph, .end = n_papers};
  if (view == KG_VIEW_ENTITIES) work = (side){.graph = graph, .first = n_papers, .end = n, .bit = KG_ENTITY_BIT};
  KGI_TRY(check_pairs(&work, err));
  kgi_arena arena = {0};
  size_t size = (work.end - work.first) * sizeof *work.shared;
  work.shared = kgi_arena_alloc(&arena, size);
  work.met = kgi_arena_alloc(&arena, size);
  kg_status status = work.shared && work.met ? KG_OK : KG_NOMEM;
  if (status == KG_OK) memset(work.shared, 0, size);
  for (uint32_t node = work.first; node < work.end && status == KG_OK; node++) status = join_node(&work, node, builder);
  kgi_arena_clear(&arena);
  return status;
}

kg_status kgi_graph_project(kg_graph **out, const kg_graph *graph, kg_view view, kg_error *err) {
  *out = NULL;
  if (graph->view != KG_BIPARTITE)
    return kgi_fail(err, KG_USAGE, nowhere, "this graph is the view '%s' already", kg_view_name(graph->view));
  kg_builder *builder = kg_builder_new();
  if (!builder) return KG_NOMEM;
  kg_builder_evidence(builder, graph->evidence);
  kg_status status = view == KG_VIEW_ENTITIES ? copy_entities(graph, builder) : copy_papers(graph, builder);
  if (status == KG_OK) status = join_all(graph, view, builder, err);
  if (status == KG_OK) *out = kg_builder_finish(builder, view, graph->left_out);
  kg_builder_free(builder);
  return status == KG_OK && !*out ? KG_NOMEM : status;
}
