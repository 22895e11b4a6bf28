#include "model/edges.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/order.h"

/* What joining works on: mentions and stated edges, both in the order of their pairs. */
typedef struct join {
  kg_graph *graph;
  kg_mention *mentions;
  kgi_pair *pairs; /* of mentions */
  size_t n_mentions;
  const kgi_edge_row *stated;
  size_t n_stated;
  const uint32_t *papers, *entities;
} join;

static uint64_t pair_of(uint32_t from, uint32_t to) { return (uint64_t)from << 32 | to; }

static uint64_t mention_pair(const join *work, size_t at) {
  const kgi_pair *pair = &work->pairs[at];
  return pair_of(work->papers[pair->paper], (uint32_t)work->graph->n_papers + work->entities[pair->entity]);
}

static int compare_numbers(uint32_t a, uint32_t b) { return (a > b) - (a < b); }

int kgi_mention_compare(const kg_mention *a, const kg_mention *b) {
  int order = compare_numbers(a->field, b->field);
  if (!order) order = compare_numbers(a->start, b->start);
  if (!order) order = compare_numbers(a->end, b->end);
  if (!order) order = compare_numbers(b->relation, a->relation);
  if (!order) order = (a->confidence < b->confidence) - (a->confidence > b->confidence);
  return order ? order : kgi_str_cmp(kg_mention_rule(a), kg_mention_rule(b));
}

static int compare_mentions(const kg_mention *a, const kg_mention *b) {
  int order = kgi_mention_compare(a, b);
  if (!order) order = compare_numbers(a->line, b->line);
  if (!order) order = compare_numbers(a->col, b->col);
  if (!order) order = kgi_str_cmp(kg_mention_text(a), kg_mention_text(b));
  return order ? order : kgi_str_cmp(kg_mention_sentence(a), kg_mention_sentence(b));
}

/* Order inside one paper: by entity, then place; of mentions at one place the strongest first. */
static int by_entity_and_place(const void *a, const void *b, void *ctx) {
  const join *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  int order = compare_numbers(work->entities[work->pairs[x].entity], work->entities[work->pairs[y].entity]);
  return order ? order : compare_mentions(&work->mentions[x], &work->mentions[y]);
}

/* Puts mentions in their order where they are: each place takes what belongs there, around the circles that they form.
 */
static void move_mentions(const join *work, uint32_t *order) {
  for (uint32_t start = 0; start < work->n_mentions; start++) {
    if (order[start] == start) continue;
    kg_mention mention = work->mentions[start];
    kgi_pair pair = work->pairs[start];
    uint32_t to = start;
    for (uint32_t from; (from = order[to]) != start; to = from) {
      work->mentions[to] = work->mentions[from];
      work->pairs[to] = work->pairs[from];
      order[to] = to;
    }
    work->mentions[to] = mention;
    work->pairs[to] = pair;
    order[to] = to;
  }
}

/* The order of mentions: by paper, in two passes over them, then in each paper. */
static bool find_order(join *work, size_t *first, uint32_t *order) {
  size_t n_papers = work->graph->n_papers;
  if (!first || !order) return false;
  for (size_t i = 0; i < work->n_mentions; i++) first[work->papers[work->pairs[i].paper] + 1]++;
  for (size_t p = 0; p < n_papers; p++) first[p + 1] += first[p];
  for (size_t i = 0; i < work->n_mentions; i++) order[first[work->papers[work->pairs[i].paper]]++] = (uint32_t)i;
  for (size_t p = 0, from = 0; p < n_papers; from = first[p++])
    kgi_order_sort(order + from, first[p] - from, by_entity_and_place, work);
  return true;
}

static bool sort_mentions(join *work) {
  size_t *first = calloc(work->graph->n_papers + 1, sizeof *first);
  uint32_t *order = calloc(work->n_mentions + 1, sizeof *order);
  bool found = find_order(work, first, order);
  if (found) move_mentions(work, order);
  free(first);
  free(order);
  return found;
}

static int by_pair(const void *a, const void *b) {
  const kgi_edge_row *x = a, *y = b;
  return x->from != y->from ? compare_numbers(x->from, y->from) : compare_numbers(x->to, y->to);
}

static uint32_t final_node(const join *work, uint32_t node) {
  if (node & KG_ENTITY_BIT) return (uint32_t)work->graph->n_papers + work->entities[node & ~KG_ENTITY_BIT];
  return work->papers[node];
}

/* Whether an edge is of the graph's view; in the bipartite one it joins a paper and an entity. */
static bool suits(const kg_graph *graph, uint32_t from, uint32_t to) {
  return graph->view != KG_BIPARTITE || (from < graph->n_papers) != (to < graph->n_papers);
}

/* Turns the rows' ends into final node ids, the smaller first, and sorts them; returns how many suit the view. */
static size_t sort_stated(const join *work, kgi_edge_row *rows, size_t n) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++) {
    uint32_t a = final_node(work, rows[i].from), b = final_node(work, rows[i].to);
    if (!suits(work->graph, a, b)) continue;
    rows[kept] = rows[i];
    rows[kept].from = a < b ? a : b;
    rows[kept].to = a < b ? b : a;
    kept++;
  }
  kgi_order_rows(rows, kept, sizeof *rows, by_pair);
  return kept;
}

void kgi_strengthen(kg_relation *relation, float *confidence, kg_relation stated, float sure) {
  if (stated < *relation || (stated == *relation && sure <= *confidence)) return;
  *relation = stated;
  *confidence = sure;
}

static void strengthen(kg_edge *edge, kg_relation relation, float confidence, float weight) {
  kgi_strengthen(&edge->relation, &edge->confidence, relation, confidence);
  if (weight > edge->weight) edge->weight = weight;
}

static bool same_place(const kg_mention *a, const kg_mention *b) {
  return a->field == b->field && a->start == b->start && a->end == b->end && a->end > a->start;
}

/* Gives the mentions of `pair` from `at` on to its edge, moved up, each place once, and returns the end. */
static size_t take_mentions(const join *work, size_t at, uint64_t pair, kg_edge *edge) {
  kg_graph *graph = work->graph;
  if (at < work->n_mentions) edge->mentions = work->mentions + graph->n_mentions;
  for (; at < work->n_mentions && mention_pair(work, at) == pair; at++) {
    const kg_mention *mention = &work->mentions[at];
    if (edge->n_mentions && same_place(&edge->mentions[edge->n_mentions - 1], mention)) continue;
    edge->n_mentions++;
    strengthen(edge, mention->relation, mention->confidence, (float)edge->n_mentions);
    work->mentions[graph->n_mentions++] = *mention;
  }
  return at;
}

static size_t take_stated(const join *work, size_t at, uint64_t pair, kg_edge *edge) {
  for (; at < work->n_stated && pair_of(work->stated[at].from, work->stated[at].to) == pair; at++)
    strengthen(edge, work->stated[at].relation, work->stated[at].confidence, work->stated[at].weight);
  return at;
}

static bool merge_pairs(const join *work) {
  size_t m = 0, s = 0;
  if (!KGI_VEC_RESERVE(&work->graph->edges, work->n_mentions + work->n_stated)) return false;
  while (m < work->n_mentions || s < work->n_stated) {
    uint64_t of_mention = m < work->n_mentions ? mention_pair(work, m) : UINT64_MAX;
    uint64_t of_stated = s < work->n_stated ? pair_of(work->stated[s].from, work->stated[s].to) : UINT64_MAX;
    uint64_t pair = of_mention < of_stated ? of_mention : of_stated;
    kg_edge edge = {.from = (uint32_t)(pair >> 32), .to = (uint32_t)pair};
    m = take_mentions(work, m, pair, &edge);
    s = take_stated(work, s, pair, &edge);
    work->graph->edges.items[work->graph->edges.n++] = edge;
  }
  KGI_VEC_TRIM(&work->graph->edges);
  return true;
}

bool kgi_edges_join(kg_graph *graph, kg_builder *builder, const uint32_t *papers, const uint32_t *entities) {
  KGI_VEC_TRIM(&builder->mentions);
  join work = {.graph = graph,
               .mentions = builder->mentions.items,
               .pairs = builder->pairs.items,
               .n_mentions = builder->mentions.n,
               .stated = builder->edges.items,
               .papers = papers,
               .entities = entities};
  if (!sort_mentions(&work)) return false;
  work.n_stated = sort_stated(&work, builder->edges.items, builder->edges.n);
  if (!merge_pairs(&work)) return false;
  graph->mentions = work.mentions;
  builder->mentions.items = NULL;
  return true;
}

bool kgi_edges_index(kg_graph *graph) {
  size_t n = kgi_graph_nodes(graph), n_edges = graph->edges.n;
  const kg_edge *edges = graph->edges.items;
  size_t *first = kgi_arena_alloc(&graph->arenas[0], (n + 2) * sizeof *first);
  graph->touches = kgi_arena_alloc(&graph->arenas[0], 2 * n_edges * sizeof *graph->touches);
  if (!first || !graph->touches) return false;
  memset(first, 0, (n + 2) * sizeof *first);
  for (size_t e = 0; e < n_edges; e++) {
    first[edges[e].from + 2]++;
    first[edges[e].to + 2]++;
  }
  for (size_t i = 2; i < n + 2; i++) first[i] += first[i - 1];
  for (size_t e = 0; e < n_edges; e++) {
    graph->touches[first[edges[e].from + 1]++] = (uint32_t)e;
    graph->touches[first[edges[e].to + 1]++] = (uint32_t)e;
  }
  graph->first_touch = first;
  return true;
}

bool kgi_edge_is_implied(const kg_edge *edge) {
  kg_relation relation = KG_MENTIONS;
  float confidence = 0;
  for (size_t i = 0; i < edge->n_mentions; i++)
    kgi_strengthen(&relation, &confidence, edge->mentions[i].relation, edge->mentions[i].confidence);
  return edge->weight == (float)edge->n_mentions && edge->relation == relation && edge->confidence == confidence;
}
