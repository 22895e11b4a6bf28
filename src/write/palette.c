#include "write/palette.h"

#include "base/str.h"

#define DARK "#111111"

static const kgi_node_style paper_style = {"box", "filled", "#17324d", "#ffffff"};

static const struct {
  const char *type;
  kgi_node_style style;
} known[] = {
    {"model", {"ellipse", "filled", "#f6b73c", DARK}},     {"dataset", {"cylinder", "filled", "#7cc8f2", DARK}},
    {"benchmark", {"hexagon", "filled", "#52c09b", DARK}}, {"method", {"box", "filled,rounded", "#f5ea7a", DARK}},
    {"metric", {"cds", "filled", "#e3a5c7", DARK}},        {"tool", {"component", "filled", "#ee8f59", DARK}},
};
enum { N_KNOWN = sizeof known / sizeof *known };

static const kgi_node_style others[] = {
    {"octagon", "filled", "#d9d9d9", DARK}, {"house", "filled", "#c9b8e8", DARK},  {"note", "filled", "#c4d6a0", DARK},
    {"box3d", "filled", "#d8b48f", DARK},   {"folder", "filled", "#a8c5d6", DARK}, {"tab", "filled", "#ffffff", DARK},
};
enum { N_OTHERS = sizeof others / sizeof *others };

static const kgi_edge_style relation_styles[KG_RELATIONS] = {
    [KG_MENTIONS] = {"dotted", "#8a8a8a", 0.9}, [KG_USES] = {"solid", "#8a8a8a", 0.7},
    [KG_COMPARES] = {"dashed", "#c8560e", 0.9}, [KG_EVALUATES] = {"solid", "#0072b2", 1.1},
    [KG_INTRODUCES] = {"bold", "#17324d", 2.2}, [KG_SHARES] = {"solid", "#8a8a8a", 0.8},
};

const kgi_node_style *kgi_palette_paper(void) { return &paper_style; }

/* The row of a known type, or N_KNOWN. */
static size_t known_row(kg_str name) {
  size_t row = 0;
  while (row < N_KNOWN && !kgi_str_eq(name, kg_str_of(known[row].type))) row++;
  return row;
}

const kgi_node_style *kgi_palette_type(const kg_graph *graph, uint32_t type) {
  size_t n, strangers = 0;
  const kg_str *types = kg_graph_types(graph, &n);
  size_t row = known_row(types[type]);
  if (row < N_KNOWN) return &known[row].style;
  for (uint32_t i = 0; i < type; i++) strangers += known_row(types[i]) == N_KNOWN;
  return &others[strangers % N_OTHERS];
}

const kgi_edge_style *kgi_palette_relation(kg_relation relation) { return &relation_styles[relation]; }
