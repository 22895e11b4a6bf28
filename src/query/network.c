#include "query/network.h"

#include <math.h>
#include <string.h>

#include <igraph/igraph.h>

#include "base/error.h"
#include "base/single.h"

/* Shortest paths between all pairs take nodes times edges steps; above this many nobody waits. */
static const double most_steps = 4e9;

typedef struct network {
  kgi_question *question;
  igraph_t graph;
  igraph_error_handler_t *old_errors;
  igraph_warning_handler_t *old_warnings;
} network;

static kg_status check(const network *work, igraph_error_t error) {
  if (error == IGRAPH_SUCCESS) return KG_OK;
  if (error == IGRAPH_ENOMEM) return KG_NOMEM;
  return kgi_fail(work->question->err, KG_LIMIT, (kgi_place){0}, "igraph: %s", igraph_strerror(error));
}

/* Edges that their costs close become loops: they lead nowhere, and all keep their numbers. */
static kg_status create(network *work, const double *costs, size_t n_costs) {
  const kgi_question *question = work->question;
  igraph_vector_int_t ends;
  igraph_integer_t n = (igraph_integer_t)(question->n_papers + question->n_entities);
  KGI_TRY(check(work, igraph_vector_int_init(&ends, (igraph_integer_t)(2 * question->n_edges))));
  for (size_t e = 0; e < question->n_edges; e++) {
    bool closed = e < n_costs && costs[e] == HUGE_VAL;
    VECTOR(ends)[2 * e] = question->edges[e].from;
    VECTOR(ends)[2 * e + 1] = closed ? question->edges[e].from : question->edges[e].to;
  }
  kg_status status = check(work, igraph_create(&work->graph, &ends, n, IGRAPH_UNDIRECTED));
  igraph_vector_int_destroy(&ends);
  return status;
}

static void leave(const network *work) {
  igraph_set_error_handler(work->old_errors);
  igraph_set_warning_handler(work->old_warnings);
  kgi_single_leave();
}

/* Left alone, igraph ends the program on an error. */
static kg_status begin(network *work, kgi_question *question, const double *costs, size_t n_costs) {
  kgi_single_enter();
  *work = (network){.question = question,
                    .old_errors = igraph_set_error_handler(igraph_error_handler_ignore),
                    .old_warnings = igraph_set_warning_handler(igraph_warning_handler_ignore)};
  kg_status status = create(work, costs, n_costs);
  if (status != KG_OK) leave(work);
  return status;
}

static void end(network *work) {
  igraph_destroy(&work->graph);
  leave(work);
}

/* --- scores --- */

static kg_status find_betweenness(network *work, double scale, const double **scores) {
  size_t n = work->question->n_papers + work->question->n_entities;
  igraph_vector_t raw;
  KGI_TRY(check(work, igraph_vector_init(&raw, 0)));
  kg_status status = check(work, igraph_betweenness(&work->graph, &raw, igraph_vss_all(), IGRAPH_UNDIRECTED, NULL));
  double *own = status == KG_OK ? kgi_arena_alloc(&work->question->arena, n * sizeof *own) : NULL;
  for (size_t i = 0; own && i < n; i++) own[i] = VECTOR(raw)[i] * scale;
  igraph_vector_destroy(&raw);
  *scores = own;
  return status == KG_OK && !own ? KG_NOMEM : status;
}

kg_status kgi_network_betweenness(kgi_question *question, const double **scores) {
  double n = (double)(question->n_papers + question->n_entities);
  if (n * (double)question->n_edges > most_steps)
    return kgi_fail(question->err, KG_LIMIT, (kgi_place){0},
                    "the graph is too large to compare all its paths; narrow it with --focus, --since or --min-papers");
  network work;
  KGI_TRY(begin(&work, question, NULL, 0));
  kg_status status = find_betweenness(&work, n > 2 ? 2 / ((n - 1) * (n - 2)) : 0, scores);
  end(&work);
  return status;
}

/* --- paths ---
 *
 * Yen's algorithm walks the graph again and again. So it first gets only the edges on ways of fewest steps, which are
 * few; all of them only when it finds too little there. */

typedef struct search {
  network *network;
  uint32_t from, to;
  size_t most;
  const double *costs, *from_start, *from_end; /* distances by node, in steps */
  double *open;                                /* costs, HUGE_VAL for what is left out */
} search;

static kg_status measure_distances(const network *work, uint32_t node, const double **distances) {
  size_t n = work->question->n_papers + work->question->n_entities;
  igraph_matrix_t row;
  KGI_TRY(check(work, igraph_matrix_init(&row, 0, 0)));
  kg_status status = check(
      work, igraph_distances(&work->graph, &row, igraph_vss_1((igraph_integer_t)node), igraph_vss_all(), IGRAPH_ALL));
  double *own = status == KG_OK ? kgi_arena_alloc(&work->question->arena, n * sizeof *own) : NULL;
  for (size_t i = 0; own && i < n; i++) own[i] = MATRIX(row, 0, (igraph_integer_t)i);
  igraph_matrix_destroy(&row);
  *distances = own;
  return status == KG_OK && !own ? KG_NOMEM : status;
}

/* Steps of the shortest way over an edge. */
static double steps_over(const search *work, const kg_edge *edge) {
  double forth = work->from_start[edge->from] + work->from_end[edge->to];
  double back = work->from_start[edge->to] + work->from_end[edge->from];
  return 1 + fmin(forth, back);
}

static void open_shortest(const search *work) {
  const kgi_question *question = work->network->question;
  for (size_t e = 0; e < question->n_edges; e++) {
    bool is_open = steps_over(work, &question->edges[e]) <= work->from_start[work->to];
    work->open[e] = is_open ? work->costs[e] : HUGE_VAL;
  }
}

static kg_status copy_path(const search *work, const igraph_vector_int_t *edges, kgi_path *path) {
  size_t n = (size_t)igraph_vector_int_size(edges);
  uint32_t *own = kgi_arena_alloc(&work->network->question->arena, n * sizeof *own);
  if (!own) return KG_NOMEM;
  *path = (kgi_path){.edges = own, .n = n};
  for (size_t i = 0; i < n; i++) {
    own[i] = (uint32_t)VECTOR(*edges)[i];
    path->cost += work->costs[own[i]];
  }
  return KG_OK;
}

static kg_status copy_paths(const search *work, igraph_vector_int_list_t *found, kgi_paths *paths) {
  size_t n = (size_t)igraph_vector_int_list_size(found);
  paths->items = kgi_arena_alloc(&work->network->question->arena, n * sizeof *paths->items);
  if (!paths->items) return KG_NOMEM;
  for (paths->n = 0; paths->n < n; paths->n++) {
    const igraph_vector_int_t *edges = igraph_vector_int_list_get_ptr(found, (igraph_integer_t)paths->n);
    KGI_TRY(copy_path(work, edges, &paths->items[paths->n]));
  }
  return KG_OK;
}

/* The cheapest paths over open edges. */
static kg_status find_open(const search *work, kgi_paths *paths) {
  const network *net = work->network;
  igraph_vector_t weights = {0};
  igraph_vector_int_list_t found;
  igraph_vector_view(&weights, work->open, (igraph_integer_t)net->question->n_edges);
  KGI_TRY(check(net, igraph_vector_int_list_init(&found, 0)));
  kg_status status =
      check(net, igraph_get_k_shortest_paths(&net->graph, &weights, NULL, &found, (igraph_integer_t)work->most,
                                             work->from, work->to, IGRAPH_ALL));
  if (status == KG_OK) status = copy_paths(work, &found, paths);
  igraph_vector_int_list_destroy(&found);
  return status;
}

static kg_status find_paths(search *work, kgi_paths *paths) {
  kgi_question *question = work->network->question;
  work->open = kgi_arena_alloc(&question->arena, question->n_edges * sizeof *work->open);
  if (!work->open) return KG_NOMEM;
  KGI_TRY(measure_distances(work->network, work->from, &work->from_start));
  KGI_TRY(measure_distances(work->network, work->to, &work->from_end));
  double steps = work->from_start[work->to];
  if (steps == HUGE_VAL) return KG_OK;
  open_shortest(work);
  KGI_TRY(find_open(work, paths));
  if (paths->n == work->most && (double)paths->items[paths->n - 1].n <= steps) return KG_OK;
  memcpy(work->open, work->costs, question->n_edges * sizeof *work->open);
  return find_open(work, paths);
}

kg_status kgi_network_paths(kgi_question *question, uint32_t from, uint32_t to, size_t most, const double *costs,
                            kgi_paths *paths) {
  network own;
  *paths = (kgi_paths){0};
  if (!question->n_edges) return KG_OK;
  KGI_TRY(begin(&own, question, costs, question->n_edges));
  search work = {.network = &own, .from = from, .to = to, .most = most, .costs = costs};
  kg_status status = find_paths(&work, paths);
  end(&own);
  return status;
}
