#include "write/canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "write/arrange.h"

static const double points_per_inch = 72, small_mark = 7, widest_png = 8000, widest_bitmap = 16000, usual_dpi = 96;

/* The engine that keeps every node where it is. */
static const char keep_places[] = "nop2";

static void declare_all(Agraph_t *graph, int kind, const char *const (*settings)[2], size_t n) {
  for (size_t i = 0; i < n; i++) kgi_gv_declare(graph, kind, settings[i][0], settings[i][1]);
}

static void declare(Agraph_t *graph, const kgi_palette *palette, double dpi) {
  static const char *const all[][2] = {{"charset", "UTF-8"}, {"bgcolor", ""},         {"outputorder", "edgesfirst"},
                                       {"splines", "line"},  {"layout", keep_places}, {"pad", "0.25"}};
  static const char *const nodes[][2] = {
      {"label", ""},          {"shape", "box"},   {"style", "filled"},  {"fillcolor", "white"},
      {"fontcolor", ""},      {"fontsize", "10"}, {"penwidth", "0.6"},  {"margin", "0.055,0.03"},
      {"fixedsize", "false"}, {"width", "0.01"},  {"height", "0.01"},   {"pos", "0,0"},
      {"tooltip", ""},        {"URL", ""},        {"target", "_blank"}, {"fontname", "DejaVu Sans,Verdana,sans-serif"}};
  static const char *const edges[][2] = {{"style", "solid"}, {"color", "black"}, {"penwidth", "1"}, {"tooltip", ""}};
  declare_all(graph, AGRAPH, all, sizeof all / sizeof *all);
  declare_all(graph, AGNODE, nodes, sizeof nodes / sizeof *nodes);
  declare_all(graph, AGEDGE, edges, sizeof edges / sizeof *edges);
  kgi_gv_set(graph, "bgcolor", palette->background);
  kgi_gv_declare(graph, AGNODE, "color", palette->outline);
  if (dpi > 0) {
    kgi_gv_declare(graph, AGRAPH, "dpi", "");
    kgi_gv_setf(graph, "dpi", "%.2f", dpi);
  }
}

static void set_size(Agnode_t *node, const kgi_mark *mark) {
  double size = strcmp(mark->style->style, "invis") == 0 ? 0.01 : small_mark / points_per_inch;
  if (mark->font > 0) {
    kgi_gv_setf(node, "fontsize", "%.2f", mark->font);
  } else {
    kgi_gv_set(node, "fixedsize", "true");
    kgi_gv_setf(node, "width", "%.4f", size);
    kgi_gv_setf(node, "height", "%.4f", size);
  }
}

static Agnode_t *add_node(Agraph_t *graph, const kgi_mark *mark) {
  Agnode_t *node = kgi_gv_node(graph, mark->id);
  if (!node) return NULL;
  kgi_gv_set(node, "label", mark->label);
  kgi_gv_set(node, "shape", mark->style->shape);
  kgi_gv_set(node, "style", mark->style->style);
  kgi_gv_set(node, "fillcolor", mark->fill);
  kgi_gv_set(node, "fontcolor", mark->text);
  kgi_gv_set(node, "tooltip", mark->tooltip);
  kgi_gv_set(node, "URL", mark->url);
  kgi_gv_setf(node, "pos", "%.2f,%.2f", mark->box.x, mark->box.y);
  set_size(node, mark);
  if (strcmp(mark->style->shape, "plaintext") == 0) kgi_gv_set(node, "margin", "0,0");
  return node;
}

static bool add_edge(Agraph_t *graph, Agnode_t *const *nodes, const kgi_line *line) {
  Agedge_t *edge = kgi_gv_edge(graph, nodes[line->ends.a], nodes[line->ends.b]);
  if (!edge) return false;
  kgi_gv_set(edge, "style", line->style->style);
  kgi_gv_setf(edge, "color", "%s%s", line->style->color, line->alpha);
  kgi_gv_setf(edge, "penwidth", "%.2f", line->width);
  kgi_gv_set(edge, "tooltip", line->tooltip);
  return true;
}

/* A graph with the marks from `first` on, and their nodes; NULL when memory ran out. */
static Agraph_t *make_graph(const kgi_scene *scene, size_t first, double dpi, Agnode_t ***nodes) {
  Agraph_t *graph = kgi_gv_graph();
  *nodes = calloc(scene->marks.n + 1, sizeof(Agnode_t *));
  bool good = graph && *nodes;
  if (good) declare(graph, scene->palette, dpi);
  for (size_t i = first; good && i < scene->marks.n; i++)
    good = ((*nodes)[i] = add_node(graph, &scene->marks.items[i])) != NULL;
  if (good) return graph;
  fprintf(stderr, "out of memory\n");
  free(*nodes);
  return NULL;
}

bool kgi_canvas_measure(GVC_t *gvc, kgi_scene *scene, size_t first) {
  Agnode_t **nodes;
  Agraph_t *graph = make_graph(scene, first, 0, &nodes);
  if (!graph) return false;
  bool good = kgi_gv_layout(gvc, graph, keep_places);
  for (size_t i = first; good && i < scene->marks.n; i++) {
    scene->marks.items[i].box.w = ND_width(nodes[i]) * points_per_inch;
    scene->marks.items[i].box.h = ND_height(nodes[i]) * points_per_inch;
  }
  if (good) gvFreeLayout(gvc, graph);
  agclose(graph);
  free(nodes);
  return good;
}

/* Bitmaps get fewer dots per inch rather than more than a screenful of screens. */
static double dpi_for(const kgi_scene *scene, const char *format) {
  if (strcmp(format, "png") != 0) return 0;
  kgi_box page = kgi_arrange_bounds(scene);
  if (scene->dpi) return fmin(scene->dpi, points_per_inch * widest_bitmap / fmax(fmax(page.w, page.h), 1));
  return fmin(usual_dpi, points_per_inch * widest_png / fmax(fmax(page.w, page.h), 1));
}

static bool render(GVC_t *gvc, Agraph_t *graph, const char *format, FILE *out) {
  char *bytes = NULL;
  unsigned len = 0;
  if (gvRenderData(gvc, graph, format, &bytes, &len) != 0 || !bytes) {
    fprintf(stderr, "Graphviz has no format '%s'; run \"dot -c\" or install libgvc6 again\n", format);
    return false;
  }
  bool good = fwrite(bytes, 1, len, out) == len;
  gvFreeRenderData(bytes);
  return good && agerrors() == 0;
}

bool kgi_canvas_draw(GVC_t *gvc, const kgi_scene *scene, const char *format, FILE *out) {
  Agnode_t **nodes;
  Agraph_t *graph = make_graph(scene, 0, dpi_for(scene, format), &nodes);
  if (!graph) return false;
  bool good = true;
  for (size_t i = 0; good && i < scene->lines.n; i++) good = add_edge(graph, nodes, &scene->lines.items[i]);
  good = good && kgi_gv_layout(gvc, graph, keep_places) && render(gvc, graph, format, out);
  agclose(graph);
  free(nodes);
  return good;
}
