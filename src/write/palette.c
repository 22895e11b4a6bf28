#include "write/palette.h"

#include <string.h>

#include "base/str.h"

static const struct {
  const char *type;
  kgi_node_style style;
} known[] = {
    {"model", {"ellipse", "filled", "#f6b73c", KGI_DARK}},
    {"dataset", {"cylinder", "filled", "#7cc8f2", KGI_DARK}},
    {"benchmark", {"hexagon", "filled", "#52c09b", KGI_DARK}},
    {"method", {"box", "filled,rounded", "#f5ea7a", KGI_DARK}},
    {"metric", {"cds", "filled", "#e3a5c7", KGI_DARK}},
    {"tool", {"component", "filled", "#ee8f59", KGI_DARK}},
};
enum { N_KNOWN = sizeof known / sizeof *known };

static const kgi_node_style others[] = {
    {"octagon", "filled", "#d9d9d9", KGI_DARK}, {"house", "filled", "#c9b8e8", KGI_DARK},
    {"note", "filled", "#c4d6a0", KGI_DARK},    {"box3d", "filled", "#d8b48f", KGI_DARK},
    {"folder", "filled", "#a8c5d6", KGI_DARK},  {"tab", "filled", "#ffffff", KGI_DARK},
};
enum { N_OTHERS = sizeof others / sizeof *others };

static const kgi_palette palettes[] = {
    {.theme = "light",
     .background = "#ffffff",
     .outline = "#00000070",
     .paper = {"box", "filled", "#17324d", "#ffffff"},
     .plain = {"plaintext", "solid", "#ffffff", KGI_DARK},
     .hidden = {"point", "invis", "#ffffff", KGI_DARK},
     .community = {"box", "filled", "#d9d9d9", KGI_DARK},
     .relations = {[KG_MENTIONS] = {"dotted", "#8a8a8a", 0.9},
                   [KG_USES] = {"solid", "#8a8a8a", 0.7},
                   [KG_COMPARES] = {"dashed", "#c8560e", 0.9},
                   [KG_EVALUATES] = {"solid", "#0072b2", 1.1},
                   [KG_INTRODUCES] = {"bold", "#17324d", 2.2},
                   [KG_SHARES] = {"solid", "#8a8a8a", 0.8}}},
    {.theme = "dark",
     .background = "#12171d",
     .outline = "#ffffff60",
     .paper = {"box", "filled", "#dce6f0", KGI_DARK},
     .plain = {"plaintext", "solid", "#12171d", "#eef2f6"},
     .hidden = {"point", "invis", "#12171d", "#eef2f6"},
     .community = {"box", "filled", "#d9d9d9", KGI_DARK},
     .relations = {[KG_MENTIONS] = {"dotted", "#a3adb8", 0.9},
                   [KG_USES] = {"solid", "#a3adb8", 0.7},
                   [KG_COMPARES] = {"dashed", "#ff9f5a", 0.9},
                   [KG_EVALUATES] = {"solid", "#56b4e9", 1.1},
                   [KG_INTRODUCES] = {"bold", "#dce6f0", 2.2},
                   [KG_SHARES] = {"solid", "#a3adb8", 0.8}}},
};

/* Light enough for dark text, after Paul Tol's scheme. */
static const char *const cluster_fills[KGI_PALETTE_CLUSTERS] = {"#77aadd", "#ee8866", "#eedd88", "#99ddff",
                                                                "#44bb99", "#ffaabb", "#bbcc33", "#c9b8e8"};

const kgi_palette *kgi_palette_of(const char *theme) {
  for (size_t i = 0; i < sizeof palettes / sizeof *palettes; i++)
    if (!theme || strcmp(theme, palettes[i].theme) == 0) return &palettes[i];
  return NULL;
}

const char *kgi_palette_cluster(uint32_t n) { return n < KGI_PALETTE_CLUSTERS ? cluster_fills[n] : "#d9d9d9"; }

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
