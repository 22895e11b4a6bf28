#include "write/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static const double points_per_inch = 72;

static void declare(Agraph_t *graph, bool apart) {
  const char *const settings[][2] = {
      {"overlap", apart ? "prism" : "true"},
      {"overlap_scaling", "-1.4"},
      {"sep", "+4"},
      {"quadtree", "fast"},
      {"splines", "false"},
      {"start", "1"},
      {"rankdir", "LR"},
      {"ranksep", "1.5"},
      {"nodesep", "0.08"},
  };
  for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
    kgi_gv_declare(graph, AGRAPH, settings[i][0], settings[i][1]);
  const char *const node[][2] = {
      {"label", ""}, {"shape", "box"}, {"fixedsize", "true"}, {"width", "1"}, {"height", "1"}};
  for (size_t i = 0; i < sizeof node / sizeof *node; i++) kgi_gv_declare(graph, AGNODE, node[i][0], node[i][1]);
}

static bool build(Agraph_t *graph, const kgi_web *web, Agnode_t **nodes) {
  for (size_t i = 0; i < web->n_boxes; i++) {
    char name[24];
    snprintf(name, sizeof name, "%zu", i);
    nodes[i] = kgi_gv_node(graph, name);
    if (!nodes[i]) return false;
    kgi_gv_setf(nodes[i], "width", "%.4f", web->boxes[i].w / points_per_inch);
    kgi_gv_setf(nodes[i], "height", "%.4f", web->boxes[i].h / points_per_inch);
  }
  for (size_t i = 0; i < web->n_pairs; i++)
    if (!kgi_gv_edge(graph, nodes[web->pairs[i].a], nodes[web->pairs[i].b])) return false;
  return true;
}

static void take_places(const kgi_web *web, Agnode_t *const *nodes) {
  for (size_t i = 0; i < web->n_boxes; i++) {
    web->boxes[i].x = ND_coord(nodes[i]).x;
    web->boxes[i].y = ND_coord(nodes[i]).y;
  }
}

bool kgi_engine_run(GVC_t *gvc, const kgi_web *web, const char *engine, bool apart) {
  Agraph_t *graph = kgi_gv_graph();
  Agnode_t **nodes = calloc(web->n_boxes + 1, sizeof(Agnode_t *));
  if (graph) declare(graph, apart);
  bool good = graph && nodes && build(graph, web, nodes);
  if (!good) fprintf(stderr, "out of memory\n");
  good = good && kgi_gv_layout(gvc, graph, engine);
  if (good) take_places(web, nodes);
  if (good) gvFreeLayout(gvc, graph);
  if (graph) agclose(graph);
  free(nodes);
  return good;
}

bool kgi_engine_is_known(const char *name) {
  kg_str rest = KGI_STR(KGI_ENGINE_NAMES), part;
  while (kgi_str_split(&rest, ',', &part))
    if (kgi_str_eq(kgi_str_trim(part), kg_str_of(name))) return true;
  return false;
}
