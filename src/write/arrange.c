#include "write/arrange.h"

#include <math.h>
#include <stdlib.h>

#include "write/block.h"
#include "write/fit.h"
#include "write/pack.h"

enum { MOST_FOR_NEATO = 600 }; /* boxes; beyond, sfdp is as good and far faster */
static const double page_aspect = 1.5, part_gap = 26, block_gap = 7, node_gap = 14;

/* The blocks sorted by connected part, with the place of each in that order. */
typedef struct plan {
  kgi_blocks blocks;
  uint32_t *part_of, *slot_of; /* of a block */
  size_t *first;               /* part i has the slots first[i] up to first[i + 1] */
  size_t n_parts;
  kgi_box *boxes; /* by slot */
  kgi_box *parts;
  kgi_pair *pairs; /* scratch for one part */
} plan;

static uint32_t find_root(uint32_t *parent, uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

/* Joins linked blocks; the root of a part is its first block. */
static void join_linked(uint32_t *parent, const kgi_scene *scene, const kgi_blocks *blocks) {
  for (uint32_t i = 0; i < blocks->n; i++) parent[i] = i;
  for (size_t i = 0; i < scene->lines.n; i++) {
    uint32_t a = find_root(parent, blocks->of_mark[scene->lines.items[i].ends.a]);
    uint32_t b = find_root(parent, blocks->of_mark[scene->lines.items[i].ends.b]);
    if (a < b)
      parent[b] = a;
    else
      parent[a] = b;
  }
}

/* Numbers the parts in the order of their roots and gives each block its slot. Uses part_of for the roots. */
static void number_parts(plan *all) {
  size_t n = all->blocks.n;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t root = find_root(all->slot_of, i);
    all->part_of[i] = root == i ? (uint32_t)all->n_parts++ : all->part_of[root];
    all->first[all->part_of[i] + 1]++;
  }
  for (size_t i = 0; i < all->n_parts; i++) all->first[i + 1] += all->first[i];
}

/* Counting sort; afterwards first[] has moved up by one part and is moved back. */
static void fill_slots(plan *all) {
  for (size_t i = 0; i < all->blocks.n; i++) {
    size_t slot = all->first[all->part_of[i]]++;
    all->slot_of[i] = (uint32_t)slot;
    all->boxes[slot] = all->blocks.items[i].box;
  }
  for (size_t i = all->n_parts; i > 0; i--) all->first[i] = all->first[i - 1];
  all->first[0] = 0;
}

static bool make_plan(plan *all, const kgi_scene *scene) {
  *all = (plan){0};
  if (!kgi_blocks_init(&all->blocks, scene)) return false;
  size_t n = all->blocks.n;
  all->part_of = calloc(n + 1, sizeof *all->part_of);
  all->slot_of = calloc(n + 1, sizeof *all->slot_of);
  all->first = calloc(n + 2, sizeof *all->first);
  all->boxes = calloc(n + 1, sizeof *all->boxes);
  all->parts = calloc(n + 1, sizeof *all->parts);
  all->pairs = calloc(scene->lines.n + 1, sizeof *all->pairs);
  if (!all->part_of || !all->slot_of || !all->first || !all->boxes || !all->parts || !all->pairs) return false;
  join_linked(all->slot_of, scene, &all->blocks);
  number_parts(all);
  fill_slots(all);
  return true;
}

static void free_plan(plan *all) {
  kgi_blocks_clear(&all->blocks);
  free(all->part_of);
  free(all->slot_of);
  free(all->first);
  free(all->boxes);
  free(all->parts);
  free(all->pairs);
}

static void stretch(double *low, double *high, double centre, double size) {
  *low = fmin(*low, centre - size / 2);
  *high = fmax(*high, centre + size / 2);
}

static kgi_box bounds_of(const kgi_box *boxes, size_t n) {
  double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
  if (!n) return (kgi_box){0};
  for (size_t i = 0; i < n; i++) {
    stretch(&left, &right, boxes[i].x, boxes[i].w);
    stretch(&low, &high, boxes[i].y, boxes[i].h);
  }
  return (kgi_box){(left + right) / 2, (low + high) / 2, right - left, high - low};
}

static void move(kgi_box *boxes, size_t n, double x, double y) {
  for (size_t i = 0; i < n; i++) {
    boxes[i].x += x;
    boxes[i].y += y;
  }
}

static kgi_web web_of(plan *all, const kgi_scene *scene, size_t part) {
  size_t first = all->first[part];
  kgi_web web = {all->boxes + first, all->pairs, all->first[part + 1] - first, 0};
  for (size_t i = 0; i < scene->lines.n; i++) {
    uint32_t a = all->blocks.of_mark[scene->lines.items[i].ends.a],
             b = all->blocks.of_mark[scene->lines.items[i].ends.b];
    if (a == b || all->part_of[a] != part) continue;
    web.pairs[web.n_pairs++] = (kgi_pair){all->slot_of[a] - (uint32_t)first, all->slot_of[b] - (uint32_t)first};
  }
  return web;
}

/* Lays out one part around (0, 0) and notes its size. */
static bool place_part(GVC_t *gvc, plan *all, const kgi_scene *scene, size_t part) {
  size_t n = all->first[part + 1] - all->first[part];
  kgi_box *boxes = all->boxes + all->first[part];
  if (n > 1) {
    kgi_web web = web_of(all, scene, part);
    bool is_small = n <= MOST_FOR_NEATO;
    if (!kgi_engine_run(gvc, &web, is_small ? "neato" : "sfdp", !is_small)) return false;
    bool has_leaves = all->blocks.n < scene->marks.n;
    if (is_small && !kgi_fit(&web, page_aspect, has_leaves ? block_gap : node_gap)) return false;
  }
  all->parts[part] = bounds_of(boxes, n);
  move(boxes, n, -all->parts[part].x, -all->parts[part].y);
  return true;
}

static bool place_parts(GVC_t *gvc, plan *all, const kgi_scene *scene) {
  for (size_t part = 0; part < all->n_parts; part++)
    if (!place_part(gvc, all, scene, part)) return false;
  if (!kgi_pack(all->parts, all->n_parts, page_aspect, part_gap)) return false;
  for (size_t part = 0; part < all->n_parts; part++)
    move(all->boxes + all->first[part], all->first[part + 1] - all->first[part], all->parts[part].x,
         all->parts[part].y);
  return true;
}

static bool arrange_by_parts(GVC_t *gvc, kgi_scene *scene) {
  plan all;
  bool good = make_plan(&all, scene) && place_parts(gvc, &all, scene);
  if (good) {
    for (size_t i = 0; i < all.blocks.n; i++) all.blocks.items[i].box = all.boxes[all.slot_of[i]];
    kgi_blocks_spread(&all.blocks, scene);
  }
  free_plan(&all);
  return good;
}

/* All marks at once by the engine that was asked for. */
static bool arrange_by_engine(GVC_t *gvc, kgi_scene *scene) {
  kgi_web web = {calloc(scene->marks.n + 1, sizeof *web.boxes), calloc(scene->lines.n + 1, sizeof *web.pairs),
                 scene->marks.n, scene->lines.n};
  bool good = web.boxes && web.pairs;
  if (good) {
    for (size_t i = 0; i < web.n_boxes; i++) web.boxes[i] = scene->marks.items[i].box;
    for (size_t i = 0; i < web.n_pairs; i++) web.pairs[i] = scene->lines.items[i].ends;
    good = kgi_engine_run(gvc, &web, scene->engine, true);
    for (size_t i = 0; good && i < web.n_boxes; i++) scene->marks.items[i].box = web.boxes[i];
  }
  free(web.boxes);
  free(web.pairs);
  return good;
}

bool kgi_arrange(GVC_t *gvc, kgi_scene *scene) {
  return scene->engine ? arrange_by_engine(gvc, scene) : arrange_by_parts(gvc, scene);
}

kgi_box kgi_arrange_bounds(const kgi_scene *scene) {
  double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
  for (size_t i = 0; i < scene->marks.n; i++) {
    const kgi_box *box = &scene->marks.items[i].box;
    stretch(&left, &right, box->x, box->w);
    stretch(&low, &high, box->y, box->h);
  }
  if (!scene->marks.n) return (kgi_box){0};
  return (kgi_box){(left + right) / 2, (low + high) / 2, right - left, high - low};
}
