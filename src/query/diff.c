/* kg_diff: both graphs are sorted alike, so one walk along each list tells them apart. */
#include "base/error.h"
#include "base/plain.h"
#include "base/str.h"
#include "model/texts.h"
#include "query/difference.h"
#include "query/table.h"

enum { PAPERS, ENTITIES, EDGES, KINDS };
enum { ADDED, GONE, CHANGED, CHANGES };

static const char *const kind_names[] = {"paper", "entity", "edge"};
static const char *const change_names[] = {"added", "gone", "changed"};

typedef struct side {
  const kg_graph *graph;
  const kg_paper *papers;
  const kg_entity *entities;
  const kg_edge *edges;
  const kg_str *types;
  size_t n_papers, n_entities;
} side;

typedef struct comparison {
  side old, current;
  kg_table *table;
  kgi_buf detail; /* of the pair at hand */
  size_t counts[KINDS][CHANGES];
} comparison;

static const kgi_column columns[] = {{"change", false}, {"kind", false}, {"paper", false},
                                     {"entity", false}, {"type", false}, {"detail", false}};

static side side_of(const kg_graph *graph) {
  size_t n;
  side at = {.graph = graph, .edges = kg_graph_edges(graph, &n), .types = kg_graph_types(graph, &n)};
  at.papers = kg_graph_papers(graph, &at.n_papers);
  at.entities = kg_graph_entities(graph, &at.n_entities);
  return at;
}

/* --- rows --- */

static kg_status add_paper_row(comparison *work, int change, const kg_paper *paper, kg_str detail) {
  kg_str none = {NULL, 0};
  kg_str cells[] = {kg_str_of(change_names[change]), kg_str_of(kind_names[PAPERS]), paper->id, none, none, detail};
  work->counts[PAPERS][change]++;
  return kgi_table_add(work->table, cells);
}

/* A row of an entity, or of an edge when `paper` is given. */
static kg_status add_name_row(comparison *work, int change, const kg_paper *paper, const side *at,
                              const kg_entity *entity, kg_str detail) {
  int kind = paper ? EDGES : ENTITIES;
  kg_str id = paper ? paper->id : (kg_str){NULL, 0};
  kg_str cells[] = {
      kg_str_of(change_names[change]), kg_str_of(kind_names[kind]), id, entity->name, at->types[entity->type], detail};
  work->counts[kind][change]++;
  return kgi_table_add(work->table, cells);
}

static const kg_entity *entity_of(const side *at, const kg_edge *edge) {
  return &at->entities[edge->to - at->n_papers];
}

static kg_status add_edge_row(comparison *work, int change, const side *at, const kg_edge *edge) {
  return add_name_row(work, change, &at->papers[edge->from], at, entity_of(at, edge),
                      kg_str_of(kg_relation_name(edge->relation)));
}

/* --- walks --- */

/* The built-in types come first, in their order. */
static size_t type_rank(kg_str type) {
  size_t rank = 0;
  while (kg_type_name(rank) && !kgi_str_eq(type, kg_str_of(kg_type_name(rank)))) rank++;
  return rank;
}

static int compare_names(const side *a, const kg_entity *x, const side *b, const kg_entity *y) {
  kg_str of_x = a->types[x->type], of_y = b->types[y->type];
  size_t m = type_rank(of_x), n = type_rank(of_y);
  int order = (m > n) - (m < n);
  if (!order) order = kgi_str_cmp(of_x, of_y);
  return order ? order : kgi_str_cmp(x->name, y->name);
}

static kg_status compare_papers(comparison *work, const kg_paper *old, const kg_paper *current) {
  kgi_buf_reset(&work->detail);
  kgi_tell_papers(&work->detail, old, current);
  return work->detail.len ? add_paper_row(work, CHANGED, current, kgi_buf_str(&work->detail)) : KG_OK;
}

static kg_status compare_entities(comparison *work, const kg_entity *old, const kg_entity *current) {
  kgi_buf_reset(&work->detail);
  kgi_tell_entities(&work->detail, old, current);
  if (!work->detail.len) return KG_OK;
  return add_name_row(work, CHANGED, NULL, &work->current, current, kgi_buf_str(&work->detail));
}

static kg_status compare_edges(comparison *work, const kg_edge *old, const kg_edge *current) {
  const side *at = &work->current;
  kgi_buf_reset(&work->detail);
  kgi_tell_edges(&work->detail, old, current);
  if (!work->detail.len) return KG_OK;
  return add_name_row(work, CHANGED, &at->papers[current->from], at, entity_of(at, current),
                      kgi_buf_str(&work->detail));
}

/* Which comes next of two sorted lists at i of m and j of n: below 0 the first, above 0 the second, 0 both. */
#define NEXT(i, m, j, n, comparison) ((i) == (m) ? 1 : (j) == (n) ? -1 : (comparison))

static kg_status walk_papers(comparison *work) {
  const side *old = &work->old, *current = &work->current;
  for (size_t i = 0, j = 0; i < old->n_papers || j < current->n_papers;) {
    const kg_paper *x = &old->papers[i], *y = &current->papers[j];
    int order = NEXT(i, old->n_papers, j, current->n_papers, kgi_str_cmp(x->id, y->id));
    if (order < 0) KGI_TRY(add_paper_row(work, GONE, x, kgi_paper_title(x)));
    if (order > 0) KGI_TRY(add_paper_row(work, ADDED, y, kgi_paper_title(y)));
    if (order == 0) KGI_TRY(compare_papers(work, x, y));
    i += order <= 0;
    j += order >= 0;
  }
  return KG_OK;
}

static kg_status walk_entities(comparison *work) {
  const side *old = &work->old, *current = &work->current;
  for (size_t i = 0, j = 0; i < old->n_entities || j < current->n_entities;) {
    const kg_entity *x = &old->entities[i], *y = &current->entities[j];
    int order = NEXT(i, old->n_entities, j, current->n_entities, compare_names(old, x, current, y));
    if (order < 0) KGI_TRY(add_name_row(work, GONE, NULL, old, x, x->origin));
    if (order > 0) KGI_TRY(add_name_row(work, ADDED, NULL, current, y, y->origin));
    if (order == 0) KGI_TRY(compare_entities(work, x, y));
    i += order <= 0;
    j += order >= 0;
  }
  return KG_OK;
}

#define NO_PAPER UINT32_MAX

/* The edges of one paper; a graph without the paper gives NO_PAPER, which has no edges. */
static kg_status walk_edges_of(comparison *work, uint32_t in_old, uint32_t in_current) {
  const side *old = &work->old, *current = &work->current;
  size_t m, n;
  const uint32_t *of_old = kg_graph_edges_of(old->graph, in_old, &m);
  const uint32_t *of_current = kg_graph_edges_of(current->graph, in_current, &n);
  for (size_t i = 0, j = 0; i < m || j < n;) {
    const kg_edge *x = i < m ? &old->edges[of_old[i]] : NULL, *y = j < n ? &current->edges[of_current[j]] : NULL;
    int order = NEXT(i, m, j, n, compare_names(old, entity_of(old, x), current, entity_of(current, y)));
    if (order < 0) KGI_TRY(add_edge_row(work, GONE, old, x));
    if (order > 0) KGI_TRY(add_edge_row(work, ADDED, current, y));
    if (order == 0) KGI_TRY(compare_edges(work, x, y));
    i += order <= 0;
    j += order >= 0;
  }
  return KG_OK;
}

static kg_status walk_edges(comparison *work) {
  const side *old = &work->old, *current = &work->current;
  for (size_t i = 0, j = 0; i < old->n_papers || j < current->n_papers;) {
    int order = NEXT(i, old->n_papers, j, current->n_papers, kgi_str_cmp(old->papers[i].id, current->papers[j].id));
    KGI_TRY(walk_edges_of(work, order <= 0 ? (uint32_t)i : NO_PAPER, order >= 0 ? (uint32_t)j : NO_PAPER));
    i += order <= 0;
    j += order >= 0;
  }
  return KG_OK;
}

/* --- the whole --- */

/* "papers: 1 added, 0 gone, 2 changed; entities: …" */
static kg_status add_note(comparison *work) {
  static const char *const plurals[] = {"papers", "entities", "edges"};
  if (!kg_table_rows(work->table)) return KG_OK;
  kgi_buf_reset(&work->detail);
  for (int k = 0; k < KINDS; k++) {
    kgi_buf_putf(&work->detail, "%s%s:", k ? "; " : "", plurals[k]);
    for (int c = 0; c < CHANGES; c++)
      kgi_buf_putf(&work->detail, "%s %zu %s", c ? "," : "", work->counts[k][c], change_names[c]);
  }
  return kgi_table_note(work->table, kgi_buf_str(&work->detail));
}

static kg_status compare(comparison *work) {
  work->table = kgi_table_new(columns, sizeof columns / sizeof *columns);
  if (!work->table) return KG_NOMEM;
  KGI_TRY(walk_papers(work));
  KGI_TRY(walk_entities(work));
  KGI_TRY(walk_edges(work));
  KGI_TRY(add_note(work));
  return work->detail.failed ? KG_NOMEM : KG_OK;
}

kg_status kg_diff(kg_table **changes, const kg_graph *old, const kg_graph *current, kg_error *err) {
  const kg_graph *const graphs[] = {old, current};
  *changes = NULL;
  for (size_t i = 0; i < 2; i++)
    if (kg_graph_view(graphs[i]) != KG_BIPARTITE)
      return kgi_fail(err, KG_USAGE, (kgi_place){0},
                      "a graph of the view '%s' cannot be compared; compare whole graphs",
                      kg_view_name(kg_graph_view(graphs[i])));
  comparison work = {.old = side_of(old), .current = side_of(current)};
  kgi_plain plain;
  bool ready = kgi_plain_begin(&plain);
  kg_status status = ready ? compare(&work) : KG_NOMEM;
  if (ready) kgi_plain_end(&plain);
  kgi_buf_clear(&work.detail);
  if (status == KG_OK) return *changes = work.table, KG_OK;
  kg_table_free(work.table);
  return kgi_fail(err, status, (kgi_place){0}, "%s while comparing", kg_status_text(status));
}
