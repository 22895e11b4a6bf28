#include "write/place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "write/arrange.h"
#include "write/canvas.h"
#include "write/child.h"
#include "write/core.h"

enum { MOST_SECONDS = 120, MOST_MEGABYTES = 4096 };
/* Pairs that a picture may show all of; an engine would take half a minute to place three times as many. */
enum { MOST_PAIRS = 4000 };
static const double widest = 4990, usual_length = 90, point_size = 3;

static size_t count_nodes(const kg_graph *graph) {
  size_t papers, entities;
  kg_graph_papers(graph, &papers);
  kg_graph_entities(graph, &entities);
  return papers + entities;
}

static kgi_web web_of(const kg_graph *graph) {
  kgi_web web = {.n_boxes = count_nodes(graph)};
  const kg_edge *edges = kg_graph_edges(graph, &web.n_pairs);
  web.boxes = calloc(web.n_boxes + 1, sizeof *web.boxes);
  web.pairs = calloc(web.n_pairs + 1, sizeof *web.pairs);
  if (!web.boxes || !web.pairs) return web;
  for (size_t i = 0; i < web.n_boxes; i++) web.boxes[i] = (kgi_box){.w = point_size, .h = point_size};
  for (size_t i = 0; i < web.n_pairs; i++) web.pairs[i] = (kgi_pair){edges[i].from, edges[i].to};
  return web;
}

/* As the picture has them, when it shows them all. */
static bool place_as_drawn(GVC_t *gvc, const kgi_writing *job, const kgi_web *web, bool *is_placed) {
  kgi_crop crop = {0};
  kgi_scene scene = {0};
  const kgi_look look = {.palette = kgi_palette_of(NULL)};
  bool good = kgi_crop_init(&crop, job->graph) == KG_OK && kgi_scene_init(&scene, job->graph, &crop, &look) == KG_OK;
  *is_placed = good && scene.marks.n == web->n_boxes;
  if (*is_placed) good = kgi_canvas_measure(gvc, &scene, 0) && kgi_arrange(gvc, &scene);
  for (size_t i = 0; good && *is_placed && i < web->n_boxes; i++) web->boxes[i] = scene.marks.items[i].box;
  kgi_scene_clear(&scene);
  kgi_crop_clear(&crop);
  return good;
}

static bool place_by_size(GVC_t *gvc, const kgi_writing *job, const kgi_web *web) {
  bool is_placed = false;
  if (web->n_pairs > MOST_PAIRS) return kgi_core_run(gvc, web);
  if (!place_as_drawn(gvc, job, web, &is_placed)) return false;
  return is_placed || kgi_engine_run(gvc, web, "sfdp", false);
}

/* In the child: lays out the graph and hands the spots over as bytes. */
static bool place(void *ctx, FILE *out) {
  const kgi_writing *job = ctx;
  const char *engine = job->options->layout;
  bool is_free = !engine || strcmp(engine, "auto") == 0;
  kgi_web web = web_of(job->graph);
  GVC_t *gvc = gvContext();
  bool good = gvc && web.boxes && web.pairs;
  good = good && (is_free ? place_by_size(gvc, job, &web) : kgi_engine_run(gvc, &web, engine, false));
  for (size_t i = 0; good && i < web.n_boxes; i++) {
    kgi_spot spot = {web.boxes[i].x, web.boxes[i].y};
    good = fwrite(&spot, sizeof spot, 1, out) == 1;
  }
  free(web.boxes);
  free(web.pairs);
  return good;
}

static void centre(kgi_spot *spots, size_t n) {
  double x = 0, y = 0;
  for (size_t i = 0; i < n; i++) x += spots[i].x, y += spots[i].y;
  for (size_t i = 0; i < n; i++) spots[i].x -= x / (double)n, spots[i].y -= y / (double)n;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The median length of an edge; 0 when there is none. */
static double median_length(const kg_graph *graph, const kgi_spot *spots) {
  size_t n;
  const kg_edge *edges = kg_graph_edges(graph, &n);
  double *lengths = malloc((n + 1) * sizeof *lengths), median = 0;
  if (!lengths || !n) {
    free(lengths);
    return 0;
  }
  for (size_t i = 0; i < n; i++) {
    const kgi_spot *a = &spots[edges[i].from], *b = &spots[edges[i].to];
    lengths[i] = hypot(a->x - b->x, a->y - b->y);
  }
  qsort(lengths, n, sizeof *lengths, by_size);
  median = lengths[n / 2];
  free(lengths);
  return median;
}

static void scale(kgi_spot *spots, size_t n, double median) {
  double extent = 0, factor = median > 0 ? usual_length / median : 1;
  for (size_t i = 0; i < n; i++) extent = fmax(extent, fmax(fabs(spots[i].x), fabs(spots[i].y)));
  if (extent * factor > widest) factor = widest / extent;
  for (size_t i = 0; i < n; i++) spots[i].x *= factor, spots[i].y *= factor;
}

kg_status kgi_place_nodes(const kgi_writing *job, kgi_buf *buf, const kgi_spot **spots) {
  size_t n = count_nodes(job->graph);
  kgi_buf said = {0};
  kg_error err = {0};
  kgi_writing copy = *job;
  kgi_child_task task = {place, &copy, "the layout", MOST_SECONDS, MOST_MEGABYTES, buf, &said};
  kg_status status = n ? kgi_child_run(&task, &err) : KG_OK;
  kgi_buf_clear(&said);
  *spots = NULL;
  if (status == KG_NOMEM) return kgi_writing_nomem(job);
  if (status != KG_OK || buf->len != n * sizeof **spots) {
    kgi_report(job->diag, KG_WARNING, status, (kgi_place){0}, "positions left out of the %s output: %s",
               job->writer->name, err.text);
    return KG_OK;
  }
  if (!n) return KG_OK;
  kgi_spot *all = (kgi_spot *)(void *)buf->bytes;
  centre(all, n);
  scale(all, n, median_length(job->graph, all));
  *spots = all;
  return KG_OK;
}
