#include "query/network.h"

#include <math.h>

#include <igraph/igraph.h>

#include "base/error.h"
#include "base/single.h"

/* Shortest paths between all pairs take nodes times edges steps; above this many nobody waits. */
static const double most_steps = 4e9;

/* Some edges as igraph has them: with the same numbers, but nodes only as far as they have edges. */
typedef struct network {
  kgi_question *question;
  const kgi_edges *edges;
  igraph_integer_t *ids; /* by node, -1 without edges */
  igraph_integer_t n_ids;
  igraph_t graph;
  igraph_error_handler_t *old_errors;
  igraph_warning_handler_t *old_warnings;
} network;

static kg_status check(const network *work, igraph_error_t error) {
  if (error == IGRAPH_SUCCESS) return KG_OK;
  if (error == IGRAPH_ENOMEM) return KG_NOMEM;
  return kgi_fail(work->question->err, KG_LIMIT, (kgi_place){0}, "igraph: %s", igraph_strerror(error));
}

static size_t n_nodes(const kgi_question *question) { return question->n_papers + question->n_entities; }

static igraph_integer_t add_id(network *work, uint32_t node) {
  if (work->ids[node] < 0) work->ids[node] = work->n_ids++;
  return work->ids[node];
}

static kg_status create(network *work) {
  const kgi_edges *edges = work->edges;
  size_t n = n_nodes(work->question);
  igraph_vector_int_t ends;
  work->ids = kgi_arena_alloc(&work->question->arena, n * sizeof *work->ids);
  if (!work->ids) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) work->ids[i] = -1;
  KGI_TRY(check(work, igraph_vector_int_init(&ends, (igraph_integer_t)(2 * edges->n))));
  for (size_t e = 0; e < edges->n; e++) {
    VECTOR(ends)[2 * e] = add_id(work, edges->items[e]->from);
    VECTOR(ends)[2 * e + 1] = add_id(work, edges->items[e]->to);
  }
  kg_status status = check(work, igraph_create(&work->graph, &ends, work->n_ids, IGRAPH_UNDIRECTED));
  igraph_vector_int_destroy(&ends);
  return status;
}

static void leave(const network *work) {
  igraph_set_error_handler(work->old_errors);
  igraph_set_warning_handler(work->old_warnings);
  kgi_single_leave();
}

/* Left alone, igraph ends the program on an error. */
static kg_status begin(network *work, kgi_question *question, const kgi_edges *edges) {
  kgi_single_enter();
  *work = (network){.question = question,
                    .edges = edges,
                    .old_errors = igraph_set_error_handler(igraph_error_handler_ignore),
                    .old_warnings = igraph_set_warning_handler(igraph_warning_handler_ignore)};
  kg_status status = create(work);
  if (status != KG_OK) leave(work);
  return status;
}

static void end(network *work) {
  igraph_destroy(&work->graph);
  leave(work);
}

/* --- scores --- */

static kg_status find_betweenness(network *work, double scale, const double **scores) {
  size_t n = n_nodes(work->question);
  igraph_vector_t raw;
  KGI_TRY(check(work, igraph_vector_init(&raw, 0)));
  kg_status status = check(work, igraph_betweenness(&work->graph, &raw, igraph_vss_all(), IGRAPH_UNDIRECTED, NULL));
  double *own = status == KG_OK ? kgi_arena_alloc(&work->question->arena, n * sizeof *own) : NULL;
  for (size_t i = 0; own && i < n; i++) own[i] = work->ids[i] < 0 ? 0 : VECTOR(raw)[work->ids[i]] * scale;
  igraph_vector_destroy(&raw);
  *scores = own;
  return status == KG_OK && !own ? KG_NOMEM : status;
}

static kg_status list_edges(kgi_question *question, kgi_edges *edges) {
  *edges =
      (kgi_edges){kgi_arena_alloc(&question->arena, question->n_edges * sizeof *edges->items), question->n_edges, 0};
  if (!edges->items) return KG_NOMEM;
  for (size_t e = 0; e < question->n_edges; e++) edges->items[e] = &question->edges[e];
  return KG_OK;
}

kg_status kgi_network_betweenness(kgi_question *question, const double **scores) {
  network work;
  kgi_edges edges;
  double n = (double)n_nodes(question);
  if (n * (double)question->n_edges > most_steps)
    return kgi_fail(question->err, KG_LIMIT, (kgi_place){0},
                    "the graph is too large to compare all its paths; narrow it with --focus, --since or --min-papers");
  KGI_TRY(list_edges(question, &edges));
  KGI_TRY(begin(&work, question, &edges));
  kg_status status = find_betweenness(&work, n > 2 ? 2 / ((n - 1) * (n - 2)) : 0, scores);
  end(&work);
  return status;
}

/* --- paths --- */

static kg_status measure_distances(const network *work, uint32_t node, igraph_matrix_t *row) {
  igraph_vs_t one = igraph_vss_1(work->ids[node]);
  return check(work, igraph_distances(&work->graph, row, one, igraph_vss_all(), IGRAPH_ALL));
}

static kg_status cut(const network *work, kgi_edges *edges, const igraph_matrix_t *start, const igraph_matrix_t *goal,
                     double steps) {
  size_t kept = 0;
  for (size_t e = 0; e < edges->n; e++) {
    igraph_integer_t a = work->ids[edges->items[e]->from], b = work->ids[edges->items[e]->to];
    double forth = MATRIX(*start, 0, a) + MATRIX(*goal, 0, b), back = MATRIX(*start, 0, b) + MATRIX(*goal, 0, a);
    if (1 + fmin(forth, back) <= steps) edges->items[kept++] = edges->items[e];
  }
  edges->n = kept;
  return KG_OK;
}

static kg_status leave_between(const network *work, kgi_edges *edges, uint32_t from, uint32_t to, double steps) {
  igraph_matrix_t start, goal;
  KGI_TRY(check(work, igraph_matrix_init(&start, 0, 0)));
  kg_status status = check(work, igraph_matrix_init(&goal, 0, 0));
  if (status == KG_OK) {
    status = measure_distances(work, from, &start);
    if (status == KG_OK) status = measure_distances(work, to, &goal);
    if (status == KG_OK) status = cut(work, edges, &start, &goal, steps);
    igraph_matrix_destroy(&goal);
  }
  igraph_matrix_destroy(&start);
  return status;
}

kg_status kgi_network_between(kgi_question *question, kgi_edges *edges, uint32_t from, uint32_t to, double steps) {
  network work;
  KGI_TRY(begin(&work, question, edges));
  kg_status status = leave_between(&work, edges, from, to, steps);
  end(&work);
  return status;
}

static kg_status copy_path(const network *work, const double *costs, const igraph_vector_int_t *edges, kgi_path *path) {
  size_t n = (size_t)igraph_vector_int_size(edges);
  *path = (kgi_path){.edges = kgi_arena_alloc(&work->question->arena, n * sizeof *path->edges), .n = n};
  if (!path->edges) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) {
    path->edges[i] = work->edges->items[VECTOR(*edges)[i]];
    path->cost += costs[VECTOR(*edges)[i]];
  }
  return KG_OK;
}

static kg_status copy_paths(const network *work, const double *costs, igraph_vector_int_list_t *found,
                            kgi_paths *paths) {
  size_t n = (size_t)igraph_vector_int_list_size(found);
  *paths = (kgi_paths){kgi_arena_alloc(&work->question->arena, n * sizeof *paths->items), 0};
  if (!paths->items) return KG_NOMEM;
  for (; paths->n < n; paths->n++) {
    const igraph_vector_int_t *edges = igraph_vector_int_list_get_ptr(found, (igraph_integer_t)paths->n);
    KGI_TRY(copy_path(work, costs, edges, &paths->items[paths->n]));
  }
  return KG_OK;
}

static kg_status find_paths(const network *work, const double *costs, uint32_t from, uint32_t to, size_t most,
                            kgi_paths *paths) {
  igraph_vector_t weights = {0};
  igraph_vector_int_list_t found;
  igraph_vector_view(&weights, costs, (igraph_integer_t)work->edges->n);
  KGI_TRY(check(work, igraph_vector_int_list_init(&found, 0)));
  kg_status status =
      check(work, igraph_get_k_shortest_paths(&work->graph, &weights, NULL, &found, (igraph_integer_t)most,
                                              work->ids[from], work->ids[to], IGRAPH_ALL));
  if (status == KG_OK) status = copy_paths(work, costs, &found, paths);
  igraph_vector_int_list_destroy(&found);
  return status;
}

kg_status kgi_network_paths(kgi_question *question, const kgi_edges *edges, const double *costs, uint32_t from,
                            uint32_t to, size_t most, kgi_paths *paths) {
  network work;
  KGI_TRY(begin(&work, question, edges));
  kg_status status = find_paths(&work, costs, from, to, most, paths);
  end(&work);
  return status;
}
