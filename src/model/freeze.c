/* kg_builder_finish: ranks papers, entities and types, then joins mentions and stated edges into sorted edges. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/builder.h"
#include "model/edges.h"
#include "model/graph.h"
#include "model/kinds.h"
#include "model/order.h"

/* Gives the graph the builder's strings; from here on, freeing the graph frees them. */
static void move_strings(kg_graph *graph, kg_builder *builder) {
  kgi_arena *from[KGI_GRAPH_ARENAS] = {&builder->texts, &builder->lent, &builder->strings.arena,
                                       &builder->entity_keys.arena, &builder->type_names.arena};
  for (size_t i = 0; i < KGI_GRAPH_ARENAS; i++) {
    graph->arenas[i] = *from[i];
    *from[i] = (kgi_arena){0};
  }
  graph->abstracts = builder->abstracts;
  builder->abstracts = (kgi_spill){0};
}

static void *new_array(kg_graph *graph, size_t n, size_t size) { return kgi_arena_alloc(&graph->arenas[0], n * size); }

static int by_string(const void *a, const void *b, void *strings) {
  const kg_str *strs = strings;
  return kgi_str_cmp(strs[*(const uint32_t *)a], strs[*(const uint32_t *)b]);
}

static int by_paper_id(const void *a, const void *b, void *papers) {
  const kg_paper *items = papers;
  return kgi_str_cmp(items[*(const uint32_t *)a].id, items[*(const uint32_t *)b].id);
}

static size_t builtin_type(kg_str name) {
  size_t index = 0;
  while (kg_type_name(index) && !kgi_str_eq(name, kg_str_of(kg_type_name(index)))) index++;
  return index;
}

/* The built-in types, then the users' by name; entities get their final type. */
static bool freeze_types(kg_graph *graph, kg_builder *builder, kgi_arena *scratch) {
  size_t n = builder->type_names.strs.n;
  kg_str *names = builder->type_names.strs.items;
  uint32_t *order = kgi_order(scratch, n, by_string, names), *rank = kgi_arena_alloc(scratch, n * sizeof *rank);
  graph->types = new_array(graph, KGI_BUILTIN_TYPES + n, sizeof *graph->types);
  if (!order || !rank || !graph->types) return false;
  for (size_t i = 0; i < KGI_BUILTIN_TYPES; i++) graph->types[graph->n_types++] = kg_str_of(kg_type_name(i));
  for (size_t i = 0; i < n; i++) {
    size_t builtin = builtin_type(names[order[i]]);
    rank[order[i]] = (uint32_t)(builtin < KGI_BUILTIN_TYPES ? builtin : graph->n_types);
    if (builtin == KGI_BUILTIN_TYPES) graph->types[graph->n_types++] = names[order[i]];
  }
  for (size_t i = 0; i < builder->entities.n; i++)
    builder->entities.items[i].type = rank[builder->entities.items[i].type];
  return true;
}

static bool copy_papers(kg_graph *graph, const kg_builder *builder, const uint32_t *order) {
  size_t n = builder->papers.n;
  graph->papers = malloc((n + 1) * sizeof *graph->papers);
  if (!graph->papers) return false;
  for (size_t i = 0; i < n; i++) graph->papers[i] = builder->papers.items[order[i]];
  graph->n_papers = n;
  return true;
}

/* Papers that came in order are handed over as they are. No papers are an empty array, as no edges are. */
static bool freeze_papers(kg_graph *graph, kg_builder *builder, kgi_arena *scratch, uint32_t **rank) {
  size_t n = builder->papers.n;
  uint32_t *order = kgi_order(scratch, n, by_paper_id, builder->papers.items);
  *rank = kgi_order_ranks(scratch, order, n);
  if (!*rank) return false;
  if (builder->shuffled || !n) return copy_papers(graph, builder, order);
  graph->papers = builder->papers.items;
  graph->n_papers = n;
  builder->papers.items = NULL;
  return true;
}

/* The numbers of entities by type, then name: those of each type follow one another in the order of all names. */
static bool order_entities(const kg_builder *builder, size_t n_types, kgi_arena *scratch, uint32_t *order) {
  const kg_entity *entities = builder->entities.items;
  size_t n = builder->entities.n, *next = kgi_arena_alloc(scratch, (n_types + 1) * sizeof *next);
  kg_str *names = kgi_arena_alloc(scratch, n * sizeof *names);
  if (!next || !names) return false;
  memset(next, 0, (n_types + 1) * sizeof *next);
  for (size_t i = 0; i < n; i++) {
    names[i] = entities[i].name;
    next[entities[i].type + 1]++;
  }
  for (size_t t = 0; t < n_types; t++) next[t + 1] += next[t];
  const uint32_t *by_name = kgi_order_strings(scratch, n, names);
  for (size_t i = 0; by_name && i < n; i++) order[next[entities[by_name[i]].type]++] = by_name[i];
  return by_name;
}

/* The place of each entity among all of them. */
static uint32_t *rank_entities(const kg_builder *builder, const kg_graph *graph, kgi_arena *scratch, uint32_t *order) {
  kgi_arena own = {0};
  bool done = order && order_entities(builder, graph->n_types, &own, order);
  kgi_arena_clear(&own);
  return done ? kgi_order_ranks(scratch, order, builder->entities.n) : NULL;
}

static bool freeze_entities(kg_graph *graph, kg_builder *builder, kgi_arena *scratch, uint32_t **rank) {
  size_t n = builder->entities.n;
  uint32_t *order = kgi_arena_alloc(scratch, n * sizeof *order);
  *rank = rank_entities(builder, graph, scratch, order);
  graph->entities = new_array(graph, n, sizeof *graph->entities);
  if (!*rank || !graph->entities) return false;
  for (size_t i = 0; i < n; i++) graph->entities[i] = builder->entities.items[order[i]];
  graph->n_entities = n;
  return true;
}

static int by_place_then_order(const void *a, const void *b) {
  const kgi_source_row *x = a, *y = b;
  if (x->paper != y->paper) return (x->paper > y->paper) - (x->paper < y->paper);
  if (x->file != y->file) return (x->file > y->file) - (x->file < y->file);
  if (x->line != y->line) return (x->line > y->line) - (x->line < y->line);
  return (x->order > y->order) - (x->order < y->order);
}

static int by_paper_then_order(const void *a, const void *b) {
  const kgi_source_row *x = a, *y = b;
  if (x->paper != y->paper) return (x->paper > y->paper) - (x->paper < y->paper);
  return (x->order > y->order) - (x->order < y->order);
}

/* Leaves each place of a paper once, where it came first. */
static void unite_sources(kg_builder *builder) {
  kgi_source_row *rows = builder->sources.items;
  size_t n = builder->sources.n, kept = 0;
  if (!n) return;
  kgi_order_rows(rows, n, sizeof *rows, by_place_then_order);
  for (size_t i = 0; i < n; i++) {
    const kgi_source_row *last = kept ? &rows[kept - 1] : NULL;
    if (last && last->paper == rows[i].paper && last->file == rows[i].file && last->line == rows[i].line) continue;
    rows[kept++] = rows[i];
  }
  kgi_order_rows(rows, kept, sizeof *rows, by_paper_then_order);
  builder->sources.n = kept;
}

static bool freeze_sources(kg_graph *graph, kg_builder *builder, const uint32_t *rank) {
  unite_sources(builder);
  kg_source *sources = new_array(graph, builder->sources.n, sizeof *sources);
  if (!sources) return false;
  for (size_t i = 0; i < builder->sources.n; i++) {
    const kgi_source_row *row = &builder->sources.items[i];
    kg_paper *paper = &graph->papers[rank[row->paper]];
    sources[i] = (kg_source){builder->strings.strs.items[row->file], row->line};
    if (!paper->n_sources++) paper->sources = &sources[i];
  }
  return true;
}

static int by_entity_and_text(const void *a, const void *b, void *strings) {
  const kgi_alias_row *x = a, *y = b;
  const kg_str *strs = strings;
  if (x->entity != y->entity) return (x->entity > y->entity) - (x->entity < y->entity);
  return x->text == y->text ? 0 : kgi_str_cmp(strs[x->text], strs[y->text]);
}

static bool freeze_aliases(kg_graph *graph, kg_builder *builder, const uint32_t *rank) {
  kg_str *strs = builder->strings.strs.items, *aliases = new_array(graph, builder->aliases.n, sizeof *aliases);
  if (!aliases) return false;
  const kgi_alias_row *rows = builder->aliases.items;
  if (!rows) return true;
  qsort_r(builder->aliases.items, builder->aliases.n, sizeof *rows, by_entity_and_text, strs);
  for (size_t i = 0, kept = 0; i < builder->aliases.n; i++) {
    if (i && rows[i].entity == rows[i - 1].entity && rows[i].text == rows[i - 1].text) continue;
    kg_entity *entity = &graph->entities[rank[rows[i].entity]];
    aliases[kept] = strs[rows[i].text];
    if (!entity->n_aliases++) entity->aliases = &aliases[kept];
    kept++;
  }
  return true;
}

/* The largest part of most graphs: what is not needed for it any more goes before. */
static bool freeze_edges(kg_graph *graph, kg_builder *builder, const uint32_t *papers, const uint32_t *entities) {
  kgi_builder_clear_nodes(builder);
  bool joined = kgi_edges_join(graph, builder, papers, entities);
  kgi_builder_clear(builder);
  return joined && kgi_edges_index(graph);
}

static bool freeze(kg_graph *graph, kg_builder *builder, kgi_arena *scratch) {
  uint32_t *papers, *entities;
  return freeze_types(graph, builder, scratch) && freeze_papers(graph, builder, scratch, &papers) &&
         freeze_entities(graph, builder, scratch, &entities) && freeze_sources(graph, builder, papers) &&
         freeze_aliases(graph, builder, entities) && freeze_edges(graph, builder, papers, entities);
}

kg_graph *kg_builder_finish(kg_builder *builder, kg_view view, kg_str left_out) {
  kgi_arena scratch = {0};
  kg_graph *graph = calloc(1, sizeof *graph);
  bool done = false;
  if (graph) {
    move_strings(graph, builder);
    graph->view = view;
    graph->evidence = builder->evidence;
    graph->left_out = kgi_arena_str(&graph->arenas[0], left_out);
    done = (graph->left_out.ptr || !left_out.len) && freeze(graph, builder, &scratch);
  }
  kgi_arena_clear(&scratch);
  kgi_builder_clear(builder);
  if (done) return graph;
  kg_graph_free(graph);
  return NULL;
}
