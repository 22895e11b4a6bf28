#include "query/ways.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

#define FAR UINT32_MAX

/* One end, and the rings around it: nodes by their distance. */
typedef struct side {
  uint32_t *distances; /* by node, FAR for those not reached */
  KGI_VEC(uint32_t) nodes;
  size_t begin; /* the outermost ring: nodes[begin] and on, at distance `radius`, not yet looked beyond */
  uint32_t radius;
} side;

/* All edges of the nodes inside the outermost rings have been collected. So every path of no more steps than the two
 * radii together lies in them. */
typedef struct search {
  const kgi_journey *journey;
  side sides[2];
  kgi_edges edges;
  uint32_t shortest; /* steps of the shortest way, FAR as long as the sides have not met */
} search;

static bool begin(search *work) {
  kgi_question *question = work->journey->question;
  size_t n = question->n_papers + question->n_entities;
  work->shortest = FAR;
  for (int s = 0; s < 2; s++) {
    side *one = &work->sides[s];
    uint32_t end = s ? work->journey->to : work->journey->from;
    one->distances = kgi_arena_alloc(&question->arena, n * sizeof *one->distances);
    if (!one->distances || !KGI_VEC_PUSH(&one->nodes, end)) return false;
    for (size_t i = 0; i < n; i++) one->distances[i] = FAR;
    one->distances[end] = 0;
  }
  return true;
}

static void end(search *work) {
  free(work->sides[0].nodes.items);
  free(work->sides[1].nodes.items);
  free(work->edges.items);
}

/* Takes a node into the next ring, unless it is in one already. */
static kg_status reach(search *work, side *own, uint32_t node) {
  uint32_t *distance = &own->distances[node];
  if (*distance != FAR) return KG_OK;
  *distance = own->radius + 1;
  uint32_t other = work->sides[own == &work->sides[0]].distances[node];
  if (other != FAR && *distance + other < work->shortest) work->shortest = *distance + other;
  return KGI_VEC_PUSH(&own->nodes, node) ? KG_OK : KG_NOMEM;
}

static kg_status look_beyond(search *work, side *own, uint32_t node) {
  const kgi_journey *journey = work->journey;
  kgi_touching of = kgi_question_touching(journey->question, node);
  for (size_t i = 0; i < of.n; i++) {
    const kg_edge *edge = kgi_touching_at(&of, i);
    uint32_t next = edge->from == node ? edge->to : edge->from;
    if (journey->is_closed(journey->ctx, next)) continue;
    if (!KGI_VEC_PUSH(&work->edges, edge)) return KG_NOMEM;
    KGI_TRY(reach(work, own, next));
  }
  return KG_OK;
}

static size_t ring_size(const side *of) { return of->nodes.n - of->begin; }

static kg_status widen(search *work, side *own) {
  size_t ring_end = own->nodes.n;
  for (; own->begin < ring_end; own->begin++) KGI_TRY(look_beyond(work, own, own->nodes.items[own->begin]));
  own->radius++;
  return KG_OK;
}

static int by_ends(const void *a, const void *b) {
  const kg_edge *x = *(const kg_edge *const *)a, *y = *(const kg_edge *const *)b;
  return x->from != y->from ? (x->from > y->from) - (x->from < y->from) : (x->to > y->to) - (x->to < y->to);
}

/* Leaves each edge once, though both sides may have come to it. */
static void unite(kgi_edges *edges) {
  size_t kept = 0;
  if (edges->n) qsort(edges->items, edges->n, sizeof *edges->items, by_ends);
  for (size_t i = 0; i < edges->n; i++)
    if (!kept || by_ends(&edges->items[kept - 1], &edges->items[i])) edges->items[kept++] = edges->items[i];
  edges->n = kept;
}

/* The paths of so many steps at most, among the edges collected so far. */
static kg_status find_within(search *work, double steps, kgi_paths *paths) {
  const kgi_journey *journey = work->journey;
  unite(&work->edges);
  kgi_edges near = {kgi_arena_alloc(&journey->question->arena, work->edges.n * sizeof *near.items), work->edges.n, 0};
  double *costs = kgi_arena_alloc(&journey->question->arena, work->edges.n * sizeof *costs);
  if (!near.items || !costs) return KG_NOMEM;
  if (near.n) memcpy(near.items, work->edges.items, near.n * sizeof *near.items);
  KGI_TRY(kgi_network_between(journey->question, &near, journey->from, journey->to, steps));
  for (size_t i = 0; i < near.n; i++) costs[i] = journey->cost(journey->ctx, near.items[i]);
  return kgi_network_paths(journey->question, &near, costs, journey->from, journey->to, journey->most, paths);
}

/* How many paths there are of so many steps at most. */
static size_t count_within(const kgi_paths *paths, size_t steps) {
  size_t n = 0;
  while (n < paths->n && paths->items[n].n <= steps) n++;
  return n;
}

/* Widens the smaller side until the paths are found, or one side has nothing beyond it: then all edges on any way have
 * been collected. */
static kg_status find(search *work, kgi_paths *paths) {
  side *from = &work->sides[0], *to = &work->sides[1];
  while (ring_size(from) && ring_size(to)) {
    KGI_TRY(widen(work, ring_size(to) < ring_size(from) ? to : from));
    uint32_t steps = from->radius + to->radius;
    if (work->shortest > steps || (steps - work->shortest) % 2) continue;
    KGI_TRY(find_within(work, steps, paths));
    if (count_within(paths, steps) == work->journey->most) return KG_OK;
  }
  return work->shortest == FAR ? KG_OK : find_within(work, (double)FAR, paths);
}

kg_status kgi_journey_paths(const kgi_journey *journey, kgi_paths *paths) {
  search work = {.journey = journey};
  *paths = (kgi_paths){0};
  kg_status status = begin(&work) ? find(&work, paths) : KG_NOMEM;
  end(&work);
  return status;
}
