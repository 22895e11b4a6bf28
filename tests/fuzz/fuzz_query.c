/* Any bytes as a graph file: loads, then asks every question, by the names that are in it and by one that is not. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <kgextract/format.h>
#include <kgextract/query.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { MOST_NODES = 200, MOST_EDGES = 2000 };

static kg_status look(void *ctx, const char *bytes, size_t len) {
  *(volatile char *)ctx = len ? bytes[len - 1] : 0;
  return KG_OK;
}

/* Prints the answer and takes the part of the graph it speaks of. */
static void check(const kg_table *table, const kg_graph *graph) {
  char last;
  kg_output output = {.write = look, .ctx = &last};
  kg_graph *part;
  size_t n;
  for (size_t i = 0; kg_table_format_at(i); i++)
    if (kg_table_write(table, kg_table_format_at(i), 40, &output, NULL) != KG_OK) abort();
  if (kg_table_graph(&part, table, graph, NULL) != KG_OK) abort();
  if (kg_table_rows(table) && !kg_graph_papers(part, &n)) abort();
  kg_graph_free(part);
}

static void ask(const kg_graph *graph, const char *const *names, const kg_query_options *options) {
  const char *verb, *args, *help;
  for (size_t i = 0; kg_query_verb_at(i, &verb, &args, &help); i++)
    for (size_t n = 0; n <= 2; n++) {
      kg_table *table;
      if (kg_query(&table, graph, verb, names, n, options, NULL) != KG_OK) continue;
      check(table, graph);
      kg_table_free(table);
    }
}

static char *copy_name(kg_str name) {
  char *copy = malloc(name.len + 1);
  if (!copy) abort();
  if (name.len) memcpy(copy, name.ptr, name.len);
  copy[name.len] = '\0';
  return copy;
}

static void ask_all(const kg_graph *graph) {
  size_t n_papers, n_entities, n_edges;
  const kg_paper *papers = kg_graph_papers(graph, &n_papers);
  const kg_entity *entities = kg_graph_entities(graph, &n_entities);
  (void)kg_graph_edges(graph, &n_edges);
  if (n_papers + n_entities > MOST_NODES || n_edges > MOST_EDGES) return;
  char *entity = copy_name(n_entities ? entities[0].name : (kg_str){NULL, 0});
  char *other = copy_name(n_entities ? entities[n_entities - 1].name : (kg_str){NULL, 0});
  char *paper = copy_name(n_papers ? papers[0].id : (kg_str){NULL, 0});
  ask(graph, (const char *const[]){entity, other}, &(kg_query_options){.sort = "pagerank", .evidence = true});
  ask(graph, (const char *const[]){paper, entity}, &(kg_query_options){.sort = "betweenness", .top = 2});
  ask(graph, (const char *const[]){"model:x", other}, &(kg_query_options){.any = true, .not_names = entity});
  free(entity);
  free(other);
  free(paper);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  kg_graph *graph;
  if (kg_load_memory(&graph, "fuzz", (kg_str){(const char *)bytes, size}, NULL, NULL) != KG_OK) return 0;
  ask_all(graph);
  kg_graph_free(graph);
  return 0;
}
