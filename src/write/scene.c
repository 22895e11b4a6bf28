#include "write/scene.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "write/clean.h"
#include "write/escape.h"
#include "write/evidence.h"
#include "write/label.h"

enum { TOOLTIP_COLUMNS = 400 };
static const double paper_font = 10, leaf_font = 9.5, largest_font = 30, crowd_thinner = 0.6;

typedef struct maker {
  kgi_scene *scene;
  const kg_graph *graph;
  const kgi_crop *crop;
  const kg_paper *papers;
  const kg_entity *entities;
  const kg_edge *edges;
  const kg_str *types;
  size_t n_papers, n_entities, n_edges, n_types;
  const kgi_look *look;
  kgi_buf plain, clean, escaped; /* scratch */
} maker;

const char *kgi_scene_text(kgi_scene *scene, const kgi_buf *text) {
  char *copy = text->failed ? NULL : kgi_arena_alloc(&scene->arena, text->len + 1);
  if (copy) memcpy(copy, kgi_buf_cstr(text), text->len + 1);
  return copy;
}

/* What is in `escaped`, kept. */
static const char *keep(maker *make) {
  const char *text = kgi_scene_text(make->scene, &make->escaped);
  kgi_buf_reset(&make->escaped);
  return text;
}

/* What is in `plain` as a label, or as a tooltip. */
static const char *keep_label(maker *make) {
  kgi_escape_label(&make->escaped, kgi_clean_label(&make->clean, kgi_buf_str(&make->plain)));
  return keep(make);
}

static const char *keep_tooltip(maker *make) {
  kg_str all = kgi_clean_label(&make->clean, kgi_buf_str(&make->plain));
  kg_str cut = kgi_label_clip(all, TOOLTIP_COLUMNS);
  kgi_escape_tooltip(&make->escaped, cut);
  if (cut.len < all.len) kgi_buf_puts(&make->escaped, "\xE2\x80\xA6");
  return keep(make);
}

static size_t degree(const maker *make, uint32_t node) {
  size_t n;
  kg_graph_edges_of(make->graph, node, &n);
  return n;
}

static const char *paper_tooltip(maker *make, const kg_paper *paper) {
  kgi_buf_reset(&make->plain);
  kgi_buf_put(&make->plain, paper->text[KG_TITLE]);
  if (paper->text[KG_TITLE_ALT].len && !kgi_str_eq(paper->text[KG_TITLE], paper->text[KG_TITLE_ALT])) {
    kgi_buf_puts(&make->plain, " / ");
    kgi_buf_put(&make->plain, paper->text[KG_TITLE_ALT]);
  }
  kgi_buf_puts(&make->plain, " (");
  kgi_buf_put(&make->plain, paper->id);
  if (paper->date.len) {
    kgi_buf_puts(&make->plain, ", ");
    kgi_buf_put(&make->plain, paper->date);
  }
  kgi_buf_putc(&make->plain, ')');
  return keep_tooltip(make);
}

static kgi_mark paper_mark(maker *make, uint32_t node) {
  const kg_paper *paper = &make->papers[node];
  kgi_mark mark = {.style = &make->look->palette->paper, .font = make->crop->is_detailed ? paper_font : 0, .label = ""};
  if (make->crop->is_detailed) {
    kgi_buf_reset(&make->plain);
    kgi_paper_label(&make->plain, paper);
    mark.label = keep_label(make);
  }
  mark.tooltip = paper_tooltip(make, paper);
  kgi_escape_url(&make->escaped, paper->url, make->look->entities);
  mark.url = keep(make);
  return mark;
}

static const char *entity_tooltip(maker *make, const kg_entity *entity, size_t papers) {
  kgi_buf_reset(&make->plain);
  kgi_buf_put(&make->plain, entity->name);
  kgi_buf_puts(&make->plain, ": ");
  kgi_buf_put(&make->plain, make->types[entity->type]);
  if (kg_graph_view(make->graph) == KG_BIPARTITE)
    kgi_buf_putf(&make->plain, " in %zu paper%s", papers, papers == 1 ? "" : "s");
  for (size_t i = 0; i < entity->n_aliases; i++) {
    kgi_buf_puts(&make->plain, i ? ", " : "; also ");
    kgi_buf_put(&make->plain, entity->aliases[i]);
  }
  return keep_tooltip(make);
}

static double font_of(size_t papers) { return fmin(leaf_font + 4.5 * sqrt((double)papers - 1), largest_font); }

static kgi_mark entity_mark(maker *make, uint32_t node) {
  const kg_entity *entity = &make->entities[node - make->n_papers];
  size_t papers = degree(make, node);
  bool is_view = kg_graph_view(make->graph) != KG_BIPARTITE;
  kgi_mark mark = {.style = kgi_palette_type(make->graph, entity->type),
                   .font = is_view ? paper_font + sqrt((double)papers) : font_of(papers ? papers : 1),
                   .url = ""};
  kgi_buf_reset(&make->plain);
  kgi_short_label(&make->plain, entity->name, KGI_NAME_COLUMNS);
  mark.label = keep_label(make);
  mark.tooltip = entity_tooltip(make, entity, papers);
  return mark;
}

/* Of the type, or of the community if these are told by colour. */
static void set_colors(const maker *make, uint32_t node, kgi_mark *mark) {
  const kgi_clusters *clusters = make->look->clusters;
  mark->fill = clusters ? kgi_palette_cluster(clusters->of_node[node]) : mark->style->fill;
  mark->text = clusters ? KGI_DARK : mark->style->text;
}

/* Makes the marks; index_of[node] tells where each node went. */
static bool make_marks(maker *make, uint32_t *index_of) {
  for (uint32_t node = 0; node < make->n_papers + make->n_entities; node++) {
    if (!make->crop->nodes[node]) continue;
    kgi_mark mark = node < make->n_papers ? paper_mark(make, node) : entity_mark(make, node);
    set_colors(make, node, &mark);
    memcpy(mark.id, kgi_node_id_of(node, make->n_papers).text, sizeof mark.id);
    index_of[node] = (uint32_t)make->scene->marks.n;
    if (!mark.label || !mark.tooltip || !mark.url || !KGI_VEC_PUSH(&make->scene->marks, mark)) return false;
  }
  return true;
}

static void put_name(maker *make, uint32_t node) {
  if (node < make->n_papers)
    kgi_paper_label(&make->plain, &make->papers[node]);
  else
    kgi_buf_put(&make->plain, make->entities[node - make->n_papers].name);
}

/* "LongCite evaluates GPT-4o: the sentence that shows it" */
static const char *edge_tooltip(maker *make, const kg_edge *edge) {
  const kg_mention *best = kgi_evidence_best(edge);
  kgi_buf_reset(&make->plain);
  put_name(make, edge->from);
  if (edge->relation == KG_SHARES)
    kgi_buf_putf(&make->plain, " shares %g with ", (double)edge->weight);
  else
    kgi_buf_putf(&make->plain, " %s ", kg_relation_name(edge->relation));
  put_name(make, edge->to);
  if (best && best->sentence_len) {
    kgi_buf_puts(&make->plain, ": ");
    kgi_buf_put(&make->plain, kg_mention_sentence(best));
  }
  return keep_tooltip(make);
}

static double heaviest(const maker *make) {
  double most = 1;
  for (size_t i = 0; i < make->n_edges; i++)
    if (make->crop->edges[i]) most = fmax(most, (double)make->edges[i].weight);
  return most;
}

/* Links of views are as broad as they are heavy; in a crowd all lines are thin. */
static double width_of(const maker *make, const kg_edge *edge, double most) {
  double width = make->look->palette->relations[edge->relation].width;
  if (edge->relation == KG_SHARES) width *= 1 + 3 * sqrt(fmax((double)edge->weight - 1, 0) / most);
  return make->crop->is_detailed ? width : width * crowd_thinner;
}

static bool make_lines(maker *make, const uint32_t *index_of) {
  double most = heaviest(make);
  for (size_t i = 0; i < make->n_edges; i++) {
    const kg_edge *edge = &make->edges[i];
    if (!make->crop->edges[i]) continue;
    kgi_line line = {.ends = {index_of[edge->from], index_of[edge->to]},
                     .style = &make->look->palette->relations[edge->relation],
                     .tooltip = edge_tooltip(make, edge),
                     .alpha = make->crop->is_detailed ? "d0" : "60",
                     .width = width_of(make, edge, most)};
    if (!line.tooltip || !KGI_VEC_PUSH(&make->scene->lines, line)) return false;
  }
  return true;
}

static bool add_sample(maker *make, kgi_sample sample, kg_str name, size_t count) {
  if (!count) return true;
  kgi_buf_reset(&make->plain);
  kgi_buf_put(&make->plain, name);
  kgi_buf_putf(&make->plain, " (%zu)", count);
  sample.label = keep_label(make);
  return sample.label && KGI_VEC_PUSH(&make->scene->samples, sample);
}

static size_t count_papers_drawn(const maker *make) {
  size_t n = 0;
  for (size_t i = 0; i < make->n_papers; i++) n += make->crop->nodes[i];
  return n;
}

static size_t count_type_drawn(const maker *make, uint32_t type) {
  size_t n = 0;
  for (size_t i = 0; i < make->n_entities; i++)
    n += make->crop->nodes[make->n_papers + i] && make->entities[i].type == type;
  return n;
}

static size_t count_relation_drawn(const maker *make, kg_relation relation) {
  size_t n = 0;
  for (size_t i = 0; i < make->n_edges; i++) n += make->crop->edges[i] && make->edges[i].relation == relation;
  return n;
}

/* Where colours tell communities, shapes alone tell types. */
static bool make_node_samples(maker *make) {
  const char *fill = make->look->clusters ? kgi_palette_cluster(KGI_NO_CLUSTER) : NULL;
  bool good = add_sample(make, (kgi_sample){.node = &make->look->palette->paper, .fill = fill}, KGI_STR("paper"),
                         count_papers_drawn(make));
  for (uint32_t type = 0; good && type < make->n_types; type++)
    good = add_sample(make, (kgi_sample){.node = kgi_palette_type(make->graph, type), .fill = fill}, make->types[type],
                      count_type_drawn(make, type));
  return good;
}

/* Of a community's nodes that are drawn the number, and the one with most edges, entities first. */
static size_t lead_cluster(const maker *make, uint32_t cluster, uint32_t *leader) {
  size_t n = 0, most = 0;
  for (size_t i = make->n_papers + make->n_entities; i > 0; i--) {
    uint32_t node = (uint32_t)i - 1;
    if (!make->crop->nodes[node] || make->look->clusters->of_node[node] != cluster) continue;
    bool is_first = n++ == 0, is_paper_after_entity = node < make->n_papers && *leader >= make->n_papers;
    if (!is_first && (is_paper_after_entity || degree(make, node) < most)) continue;
    most = degree(make, node);
    *leader = node;
  }
  return n;
}

/* A community is called after its leader. */
static bool add_cluster_sample(maker *make, uint32_t cluster) {
  uint32_t leader = 0;
  size_t n = lead_cluster(make, cluster, &leader);
  if (!n) return true;
  kgi_buf_reset(&make->plain);
  put_name(make, leader);
  kgi_buf_putf(&make->plain, " and %zu more", n - 1);
  kgi_sample sample = {.node = &make->look->palette->community, .fill = kgi_palette_cluster(cluster)};
  sample.label = keep_label(make);
  return sample.label && KGI_VEC_PUSH(&make->scene->samples, sample);
}

static bool make_cluster_samples(maker *make) {
  bool good = true;
  size_t n = make->look->clusters ? make->look->clusters->n : 0;
  for (uint32_t cluster = 0; good && cluster < n && cluster < KGI_PALETTE_CLUSTERS; cluster++)
    good = add_cluster_sample(make, cluster);
  if (!good || n <= KGI_PALETTE_CLUSTERS) return good;
  return add_sample(make,
                    (kgi_sample){.node = &make->look->palette->community, .fill = kgi_palette_cluster((uint32_t)n)},
                    KGI_STR("other communities"), n - KGI_PALETTE_CLUSTERS);
}

static kg_str relation_label(const maker *make, kg_relation relation) {
  if (relation != KG_SHARES) return kg_str_of(kg_relation_name(relation));
  return kg_graph_view(make->graph) == KG_VIEW_PAPERS ? KGI_STR("name the same entities")
                                                      : KGI_STR("in the same papers");
}

static bool make_samples(maker *make) {
  bool good = make_node_samples(make) && make_cluster_samples(make);
  for (int relation = KG_RELATIONS - 1; good && relation >= 0; relation--)
    good = add_sample(make, (kgi_sample){.edge = &make->look->palette->relations[relation]},
                      relation_label(make, (kg_relation)relation), count_relation_drawn(make, (kg_relation)relation));
  if (!good || !make->scene->lines.n) return good;
  bool is_view = kg_graph_view(make->graph) != KG_BIPARTITE;
  return KGI_VEC_PUSH(&make->scene->samples,
                      (kgi_sample){.label = is_view ? "broader: more of them" : "larger: in more papers"});
}

static maker maker_of(kgi_scene *scene, const kg_graph *graph, const kgi_crop *crop) {
  maker make = {.scene = scene, .graph = graph, .crop = crop};
  make.papers = kg_graph_papers(graph, &make.n_papers);
  make.entities = kg_graph_entities(graph, &make.n_entities);
  make.edges = kg_graph_edges(graph, &make.n_edges);
  make.types = kg_graph_types(graph, &make.n_types);
  return make;
}

kg_status kgi_scene_init(kgi_scene *scene, const kg_graph *graph, const kgi_crop *crop, const kgi_look *look) {
  *scene =
      (kgi_scene){.title = "", .counts = "", .note = "", .is_detailed = crop->is_detailed, .palette = look->palette};
  maker make = maker_of(scene, graph, crop);
  make.look = look;
  uint32_t *index_of = calloc(make.n_papers + make.n_entities + 1, sizeof *index_of);
  bool good = index_of && make_marks(&make, index_of) && make_lines(&make, index_of) && make_samples(&make);
  good = good && !make.plain.failed && !make.clean.failed && !make.escaped.failed;
  free(index_of);
  kgi_buf_clear(&make.plain);
  kgi_buf_clear(&make.clean);
  kgi_buf_clear(&make.escaped);
  return good ? KG_OK : KG_NOMEM;
}

void kgi_scene_clear(kgi_scene *scene) {
  free(scene->marks.items);
  free(scene->lines.items);
  free(scene->samples.items);
  kgi_arena_clear(&scene->arena);
}
