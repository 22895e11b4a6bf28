/* Any bytes as a graph file: loads, then walks over and projects what came of it. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <kgextract/format.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Every view must lie in readable memory and every index in its array. */
static void check(const kg_graph *graph) {
  size_t n_papers, n_entities, n_edges, n_types;
  (void)kg_graph_papers(graph, &n_papers);
  const kg_entity *entities = kg_graph_entities(graph, &n_entities);
  const kg_edge *edges = kg_graph_edges(graph, &n_edges);
  (void)kg_graph_types(graph, &n_types);
  for (size_t i = 0; i < n_entities; i++)
    if (entities[i].type >= n_types) abort();
  for (size_t e = 0; e < n_edges; e++) {
    if (edges[e].from >= edges[e].to || edges[e].to >= n_papers + n_entities) abort();
    for (size_t m = 0; m < edges[e].n_mentions; m++) {
      kg_str sentence = kg_mention_sentence(&edges[e].mentions[m]);
      volatile char last = sentence.len ? sentence.ptr[sentence.len - 1] : 0;
      (void)last;
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  kg_graph *graph, *part;
  if (kg_load_memory(&graph, "fuzz", (kg_str){(const char *)bytes, size}, NULL, NULL) != KG_OK) return 0;
  check(graph);
  for (kg_view view = KG_BIPARTITE; view < KG_VIEWS; view++) {
    kg_select select = {.view = view, .min_papers = 1, .top = 5, .min_confidence = 0.5f};
    if (kg_graph_select(&part, graph, &select, NULL) != KG_OK) continue;
    check(part);
    kg_graph_free(part);
  }
  kg_graph_free(graph);
  return 0;
}
