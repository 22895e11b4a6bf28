#include "write/crop.h"

#include <math.h>
#include <stdlib.h>

/* Bearings for pictures that a screen can hold. */
enum {
  MOST_NODES = 400,    /* with a name */
  MOST_EDGES = 2000,   /* in all */
  MOST_DETAILED = 900, /* edges with every paper named */
  FEWEST_ENTITIES = 60,
  STRONGEST = 3 /* links per node where all would be a tangle */
};

/* The claim just above that of an entity which one paper names but does not introduce. */
enum { ONCE_NOT_INTRODUCED = 3 };

static size_t count_papers(const kg_graph *graph) {
  size_t n;
  kg_graph_papers(graph, &n);
  return n;
}

static size_t count_entities(const kg_graph *graph) {
  size_t n;
  kg_graph_entities(graph, &n);
  return n;
}

static size_t count_nodes(const kg_graph *graph) { return count_papers(graph) + count_entities(graph); }

/* An entity's claim to be drawn: twice the number of its papers, and one more if one of them introduces it. */
static size_t claim(const kg_graph *graph, uint32_t node) {
  size_t n, n_edges;
  const kg_edge *edges = kg_graph_edges(graph, &n_edges);
  const uint32_t *touching = kg_graph_edges_of(graph, node, &n);
  bool introduced = false;
  for (size_t i = 0; i < n; i++) introduced |= edges[touching[i]].relation == KG_INTRODUCES;
  return 2 * n + introduced;
}

typedef struct kept {
  size_t entities, edges;
} kept;

static kept count_kept(const kg_graph *graph, size_t least_claim) {
  kept sum = {0};
  uint32_t first = (uint32_t)count_papers(graph), end = (uint32_t)count_nodes(graph);
  for (uint32_t node = first; node < end; node++) {
    size_t has = claim(graph, node);
    if (has < least_claim) continue;
    sum.entities++;
    sum.edges += has / 2;
  }
  return sum;
}

static bool fits(kept all) { return all.entities <= MOST_NODES && all.edges <= MOST_EDGES; }

/* The lowest claim that leaves few enough. Found by bisection: what is kept falls as the claim rises. */
static size_t least_claim(const kg_graph *graph) {
  if (fits(count_kept(graph, 0))) return 0;
  size_t low = 0, high = 2 * count_papers(graph) + 2;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (fits(count_kept(graph, middle)))
      high = middle;
    else
      low = middle;
  }
  return high > ONCE_NOT_INTRODUCED ? high + high % 2 : high;
}

bool kgi_crop_is_hopeless(const kg_graph *graph) {
  if (kg_graph_view(graph) != KG_BIPARTITE) return false;
  size_t least = least_claim(graph);
  return least > 0 && count_kept(graph, least).entities < FEWEST_ENTITIES;
}

static void say(kgi_buf *out, size_t n, const char *one, const char *many) {
  if (n) kgi_buf_putf(out, "%s%zu %s", out->len ? ", " : "", n, n == 1 ? one : many);
}

static void say_claim(kgi_buf *out, size_t least) {
  if (least <= ONCE_NOT_INTRODUCED)
    kgi_buf_puts(out, " in only one paper, which does not introduce them");
  else if (least == 4)
    kgi_buf_puts(out, " in only one paper");
  else
    kgi_buf_putf(out, " in fewer than %zu papers", least / 2);
}

/* Drops entities of low claim, with them their edges, and papers that have lost all theirs. */
static void crop_bipartite(kgi_crop *crop, const kg_graph *graph) {
  size_t n_papers = count_papers(graph), n_nodes = count_nodes(graph), n_edges, n, entities = 0, papers = 0;
  const kg_edge *edges = kg_graph_edges(graph, &n_edges);
  size_t least = least_claim(graph);
  for (uint32_t node = (uint32_t)n_papers; node < n_nodes; node++)
    entities += !(crop->nodes[node] = claim(graph, node) >= least);
  for (size_t i = 0; i < n_edges; i++)
    crop->edges[i] = crop->nodes[edges[i].to] && (edges[i].from < n_papers || crop->nodes[edges[i].from]);
  for (uint32_t paper = 0; paper < n_papers; paper++) {
    const uint32_t *touching = kg_graph_edges_of(graph, paper, &n);
    crop->nodes[paper] = least == 0;
    for (size_t i = 0; i < n; i++) crop->nodes[paper] |= crop->edges[touching[i]];
    papers += !crop->nodes[paper];
  }
  if (!least) return;
  say(&crop->left_out, entities, "entity", "entities");
  say_claim(&crop->left_out, least);
  say(&crop->left_out, papers, "paper that names no other", "papers that name no others");
}

typedef struct rank {
  double weight;
  uint32_t index;
} rank;

static int by_weight(const void *a, const void *b) {
  const rank *x = a, *y = b;
  if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/* The weight of all links of a node. */
static double total_weight(const kg_graph *graph, uint32_t node) {
  size_t n_edges, n;
  const kg_edge *edges = kg_graph_edges(graph, &n_edges);
  const uint32_t *touching = kg_graph_edges_of(graph, node, &n);
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += (double)edges[touching[i]].weight;
  return sum;
}

/* Keeps the nodes with the weightiest links; `totals` gets the weight of each. */
static kg_status crop_nodes(kgi_crop *crop, const kg_graph *graph, double *totals) {
  size_t n = count_nodes(graph);
  rank *ranks = calloc(n + 1, sizeof *ranks);
  if (!ranks) return KG_NOMEM;
  for (uint32_t node = 0; node < n; node++) {
    totals[node] = total_weight(graph, node);
    ranks[node] = (rank){totals[node], node};
  }
  qsort(ranks, n, sizeof *ranks, by_weight);
  for (size_t i = 0; i < n; i++) crop->nodes[ranks[i].index] = i < MOST_NODES;
  if (n > MOST_NODES) say(&crop->left_out, n - MOST_NODES, "weakly linked node", "weakly linked nodes");
  free(ranks);
  return KG_OK;
}

/* How much more two nodes share than their totals alone would make them: else all would hang on a few hubs. */
static double strength(const kg_edge *edge, const double *totals) {
  double product = totals[edge->from] * totals[edge->to];
  return product > 0 ? (double)edge->weight / sqrt(product) : 0;
}

/* Marks the strongest edges of one node. */
static void keep_strongest(kgi_crop *crop, const kg_graph *graph, uint32_t node, const double *totals, rank *ranks) {
  size_t n_edges, n, kept_ones = 0;
  const kg_edge *edges = kg_graph_edges(graph, &n_edges);
  const uint32_t *touching = kg_graph_edges_of(graph, node, &n);
  for (size_t i = 0; i < n; i++) ranks[i] = (rank){strength(&edges[touching[i]], totals), touching[i]};
  qsort(ranks, n, sizeof *ranks, by_weight);
  for (size_t i = 0; i < n && kept_ones < STRONGEST; i++) {
    const kg_edge *edge = &edges[ranks[i].index];
    if (!crop->nodes[edge->from] || !crop->nodes[edge->to]) continue;
    crop->edges[ranks[i].index] = true;
    kept_ones++;
  }
}

static kg_status crop_edges(kgi_crop *crop, const kg_graph *graph, const double *totals) {
  size_t n_nodes = count_nodes(graph), n_edges, drawn = 0;
  kg_graph_edges(graph, &n_edges);
  rank *ranks = calloc(n_edges + 1, sizeof *ranks);
  if (!ranks) return KG_NOMEM;
  for (uint32_t node = 0; node < n_nodes; node++)
    if (crop->nodes[node]) keep_strongest(crop, graph, node, totals, ranks);
  for (size_t i = 0; i < n_edges; i++) drawn += crop->edges[i];
  if (drawn < n_edges) {
    say(&crop->left_out, n_edges - drawn, "weaker link", "weaker links");
    kgi_buf_putf(&crop->left_out, " (each node keeps its %d strongest)", STRONGEST);
  }
  free(ranks);
  return KG_OK;
}

static kg_status crop_view(kgi_crop *crop, const kg_graph *graph) {
  size_t n_edges;
  const kg_edge *edges = kg_graph_edges(graph, &n_edges);
  double *totals = calloc(count_nodes(graph) + 1, sizeof *totals);
  kg_status status = totals ? crop_nodes(crop, graph, totals) : KG_NOMEM;
  if (status == KG_OK && n_edges > STRONGEST * count_nodes(graph))
    status = crop_edges(crop, graph, totals);
  else
    for (size_t i = 0; i < n_edges; i++) crop->edges[i] = crop->nodes[edges[i].from] && crop->nodes[edges[i].to];
  free(totals);
  return status;
}

kg_status kgi_crop_init(kgi_crop *crop, const kg_graph *graph) {
  size_t n_edges, drawn = 0;
  kg_graph_edges(graph, &n_edges);
  *crop = (kgi_crop){.nodes = calloc(count_nodes(graph) + 1, sizeof(bool)), .edges = calloc(n_edges + 1, sizeof(bool))};
  if (!crop->nodes || !crop->edges) return KG_NOMEM;
  bool is_view = kg_graph_view(graph) != KG_BIPARTITE;
  kg_status status = KG_OK;
  if (is_view)
    status = crop_view(crop, graph);
  else
    crop_bipartite(crop, graph);
  for (size_t i = 0; i < n_edges; i++) drawn += crop->edges[i];
  crop->is_detailed = is_view || drawn <= MOST_DETAILED;
  return crop->left_out.failed ? KG_NOMEM : status;
}

void kgi_crop_clear(kgi_crop *crop) {
  free(crop->nodes);
  free(crop->edges);
  kgi_buf_clear(&crop->left_out);
}
