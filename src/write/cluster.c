#include "write/cluster.h"

#include <igraph/igraph.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/single.h"

enum { SEED = 1, ROUNDS = 10 };
static const double beta = 0.01; /* how far from greedy the method may stray; what its authors use */

typedef struct network {
  igraph_t graph;
  igraph_vector_t weights, strengths;
  igraph_vector_int_t ends, membership;
} network;

static size_t count_nodes(const kg_graph *graph) {
  size_t papers, entities;
  kg_graph_papers(graph, &papers);
  kg_graph_entities(graph, &entities);
  return papers + entities;
}

static igraph_error_t make_vectors(network *net, igraph_integer_t n_edges) {
  IGRAPH_CHECK(igraph_vector_init(&net->weights, n_edges));
  IGRAPH_FINALLY(igraph_vector_destroy, &net->weights);
  IGRAPH_CHECK(igraph_vector_init(&net->strengths, 0));
  IGRAPH_FINALLY(igraph_vector_destroy, &net->strengths);
  IGRAPH_CHECK(igraph_vector_int_init(&net->ends, 2 * n_edges));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &net->ends);
  IGRAPH_CHECK(igraph_vector_int_init(&net->membership, 0));
  IGRAPH_FINALLY(igraph_vector_int_destroy, &net->membership);
  return IGRAPH_SUCCESS;
}

static void fill_vectors(network *net, const kg_graph *graph) {
  size_t n;
  const kg_edge *edges = kg_graph_edges(graph, &n);
  for (size_t i = 0; i < n; i++) {
    VECTOR(net->ends)[2 * i] = edges[i].from;
    VECTOR(net->ends)[2 * i + 1] = edges[i].to;
    VECTOR(net->weights)[i] = edges[i].weight > 0 ? (double)edges[i].weight : 1;
  }
}

/* Modularity: weighted by strength, with the resolution that its definition has. */
static igraph_error_t divide(network *net) {
  igraph_real_t total = igraph_vector_sum(&net->weights);
  igraph_integer_t n;
  IGRAPH_CHECK(
      igraph_strength(&net->graph, &net->strengths, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, &net->weights));
  igraph_rng_seed(igraph_rng_default(), SEED);
  return igraph_community_leiden(&net->graph, &net->weights, &net->strengths, total > 0 ? 1 / (2 * total) : 0, beta,
                                 false, ROUNDS, &net->membership, &n, NULL);
}

static igraph_error_t make_graph(network *net, size_t n_nodes) {
  IGRAPH_CHECK(igraph_create(&net->graph, &net->ends, (igraph_integer_t)n_nodes, IGRAPH_UNDIRECTED));
  IGRAPH_FINALLY(igraph_destroy, &net->graph);
  return IGRAPH_SUCCESS;
}

typedef struct group {
  uint32_t size, first; /* its first node */
} group;

static int by_size(const void *a, const void *b) {
  const group *x = a, *y = b;
  if (x->size != y->size) return x->size > y->size ? -1 : 1;
  return (x->first > y->first) - (x->first < y->first);
}

/* Numbers the groups of more than one node anew, the largest first. `groups` and `number` have room for each node. */
static void number_groups(kgi_clusters *clusters, size_t n_nodes, group *groups, uint32_t *number) {
  for (uint32_t i = 0; i < n_nodes; i++) groups[i] = (group){0, UINT32_MAX};
  for (uint32_t i = 0; i < n_nodes; i++) {
    group *own = &groups[clusters->of_node[i]];
    if (own->size++ == 0) own->first = i;
  }
  qsort(groups, n_nodes, sizeof *groups, by_size);
  for (uint32_t i = 0; i < n_nodes; i++) number[i] = KGI_NO_CLUSTER;
  while (clusters->n < n_nodes && groups[clusters->n].size > 1) {
    number[clusters->of_node[groups[clusters->n].first]] = (uint32_t)clusters->n;
    clusters->n++;
  }
  for (uint32_t i = 0; i < n_nodes; i++) clusters->of_node[i] = number[clusters->of_node[i]];
}

static igraph_error_t find_groups(kgi_clusters *clusters, const kg_graph *graph, size_t n_nodes) {
  network net;
  size_t n_edges;
  kg_graph_edges(graph, &n_edges);
  IGRAPH_CHECK(make_vectors(&net, (igraph_integer_t)n_edges));
  fill_vectors(&net, graph);
  IGRAPH_CHECK(make_graph(&net, n_nodes));
  IGRAPH_CHECK(divide(&net));
  for (size_t i = 0; i < n_nodes; i++) clusters->of_node[i] = (uint32_t)VECTOR(net.membership)[i];
  igraph_destroy(&net.graph);
  igraph_vector_int_destroy(&net.membership);
  igraph_vector_int_destroy(&net.ends);
  igraph_vector_destroy(&net.strengths);
  igraph_vector_destroy(&net.weights);
  IGRAPH_FINALLY_CLEAN(5);
  return IGRAPH_SUCCESS;
}

/* Left alone, igraph ends the program on an error; this handler frees what a failed call leaves. */
static igraph_error_t find_quietly(kgi_clusters *clusters, const kg_graph *graph, size_t n_nodes) {
  kgi_single_enter();
  igraph_error_handler_t *errors = igraph_set_error_handler(igraph_error_handler_ignore);
  igraph_warning_handler_t *warnings = igraph_set_warning_handler(igraph_warning_handler_ignore);
  igraph_error_t result = find_groups(clusters, graph, n_nodes);
  igraph_set_error_handler(errors);
  igraph_set_warning_handler(warnings);
  kgi_single_leave();
  return result;
}

kg_status kgi_clusters_init(kgi_clusters *clusters, const kg_graph *graph, kg_error *err) {
  size_t n = count_nodes(graph);
  *clusters = (kgi_clusters){.of_node = calloc(n + 1, sizeof *clusters->of_node)};
  group *groups = calloc(n + 1, sizeof *groups);
  uint32_t *number = calloc(n + 1, sizeof *number);
  kg_status status = clusters->of_node && groups && number ? KG_OK : KG_NOMEM;
  igraph_error_t result = status == KG_OK && n ? find_quietly(clusters, graph, n) : IGRAPH_SUCCESS;
  if (result == IGRAPH_ENOMEM)
    status = KG_NOMEM;
  else if (result != IGRAPH_SUCCESS)
    status = kgi_fail(err, KG_LIMIT, (kgi_place){0}, "no communities found: %s", igraph_strerror(result));
  if (status == KG_OK) number_groups(clusters, n, groups, number);
  free(groups);
  free(number);
  return status;
}

void kgi_clusters_clear(kgi_clusters *clusters) {
  free(clusters->of_node);
  clusters->of_node = NULL;
}
