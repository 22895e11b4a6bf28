#include "write/core.h"

#include <math.h>
#include <stdlib.h>

enum { CORE = 500, MOST_PASSES = 50 };
static const double gap = 6, golden_angle = 2.399963;

typedef struct core {
  const kgi_web *web;
  uint32_t *degree;
  uint32_t *slot;          /* of a box in the core, or NOWHERE */
  uint32_t *last;          /* the last member met among the neighbours of a box, or NOWHERE */
  double *x, *y;           /* sums over the neighbours that have a place */
  uint32_t *placed, *near; /* 1 for a box with a place; the number of such neighbours */
  kgi_web small;
} core;

static const uint32_t nowhere = UINT32_MAX;

static void count_degrees(core *all) {
  for (size_t i = 0; i < all->web->n_pairs; i++) {
    all->degree[all->web->pairs[i].a]++;
    all->degree[all->web->pairs[i].b]++;
  }
}

/* The least degree that leaves at most CORE members; boxes are few of high degree and many of low. */
static uint32_t least_degree(const core *all) {
  uint32_t low = 0, high = (uint32_t)all->web->n_pairs + 1;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    size_t n = 0;
    for (size_t i = 0; i < all->web->n_boxes; i++) n += all->degree[i] >= middle;
    if (n > CORE)
      low = middle;
    else
      high = middle;
  }
  return high;
}

static void choose_members(core *all) {
  uint32_t least = least_degree(all);
  for (size_t i = 0; i < all->web->n_boxes; i++) {
    all->last[i] = nowhere;
    all->slot[i] = all->degree[i] >= least ? (uint32_t)all->small.n_boxes++ : nowhere;
    if (all->slot[i] != nowhere) all->small.boxes[all->slot[i]] = (kgi_box){.w = 1, .h = 1};
  }
}

/* A box beside a member links that to the member met before it. */
static void link_member(core *all, uint32_t member, uint32_t box) {
  uint32_t before = all->last[box];
  all->last[box] = member;
  if (before != nowhere && before != member)
    all->small.pairs[all->small.n_pairs++] = (kgi_pair){all->slot[before], all->slot[member]};
}

static void link_members(core *all) {
  for (size_t i = 0; i < all->web->n_pairs; i++) {
    kgi_pair pair = all->web->pairs[i];
    bool a = all->slot[pair.a] != nowhere, b = all->slot[pair.b] != nowhere;
    if (a && b)
      all->small.pairs[all->small.n_pairs++] = (kgi_pair){all->slot[pair.a], all->slot[pair.b]};
    else if (a)
      link_member(all, pair.a, pair.b);
    else if (b)
      link_member(all, pair.b, pair.a);
  }
}

static void place_members(core *all) {
  for (size_t i = 0; i < all->web->n_boxes; i++) {
    if (all->slot[i] == nowhere) continue;
    all->web->boxes[i].x = all->small.boxes[all->slot[i]].x;
    all->web->boxes[i].y = all->small.boxes[all->slot[i]].y;
    all->placed[i] = 1;
  }
}

static void pull(core *all, uint32_t box, uint32_t to) {
  if (all->placed[box] || !all->placed[to]) return;
  all->x[box] += all->web->boxes[to].x;
  all->y[box] += all->web->boxes[to].y;
  all->near[box]++;
}

/* Beside each other on a spiral around where they are pulled to. */
static void settle(core *all, uint32_t box, size_t index) {
  double radius = gap * (1 + sqrt((double)(index % 97))), angle = golden_angle * (double)index;
  all->web->boxes[box].x = all->x[box] / all->near[box] + radius * cos(angle);
  all->web->boxes[box].y = all->y[box] / all->near[box] + radius * sin(angle);
  all->placed[box] = 1;
}

/* Places all boxes beside one that has a place; the number of them. */
static size_t place_neighbours(core *all) {
  size_t n = 0;
  for (size_t i = 0; i < all->web->n_pairs; i++) {
    pull(all, all->web->pairs[i].a, all->web->pairs[i].b);
    pull(all, all->web->pairs[i].b, all->web->pairs[i].a);
  }
  for (uint32_t box = 0; box < all->web->n_boxes; box++)
    if (!all->placed[box] && all->near[box]) settle(all, box, n++);
  return n;
}

/* What hangs together with nothing of the core lies on a spiral around all. */
static void place_rest(core *all) {
  double extent = 0;
  size_t n = 0;
  for (size_t i = 0; i < all->web->n_boxes; i++)
    if (all->placed[i]) extent = fmax(extent, hypot(all->web->boxes[i].x, all->web->boxes[i].y));
  for (size_t i = 0; i < all->web->n_boxes; i++) {
    if (all->placed[i]) continue;
    double radius = sqrt(extent * extent + gap * gap * (double)n), angle = golden_angle * (double)n++;
    all->web->boxes[i].x = radius * cos(angle);
    all->web->boxes[i].y = radius * sin(angle);
  }
}

static void *zeros(size_t n, size_t size) { return calloc(n + 1, size); }

static bool open_core(core *all, const kgi_web *web) {
  size_t n = web->n_boxes;
  *all = (core){.web = web};
  all->degree = zeros(n, sizeof *all->degree);
  all->slot = zeros(n, sizeof *all->slot);
  all->last = zeros(n, sizeof *all->last);
  all->placed = zeros(n, sizeof *all->placed);
  all->near = zeros(n, sizeof *all->near);
  all->x = zeros(n, sizeof *all->x);
  all->y = zeros(n, sizeof *all->y);
  all->small.boxes = zeros(CORE, sizeof *all->small.boxes);
  all->small.pairs = zeros(web->n_pairs, sizeof *all->small.pairs);
  return all->degree && all->slot && all->last && all->placed && all->near && all->x && all->y && all->small.boxes &&
         all->small.pairs;
}

static void free_core(core *all) {
  free(all->degree);
  free(all->slot);
  free(all->last);
  free(all->placed);
  free(all->near);
  free(all->x);
  free(all->y);
  free(all->small.boxes);
  free(all->small.pairs);
}

bool kgi_core_run(GVC_t *gvc, const kgi_web *web) {
  core all;
  bool good = open_core(&all, web);
  if (good) {
    count_degrees(&all);
    choose_members(&all);
    link_members(&all);
    good = kgi_engine_run(gvc, &all.small, "sfdp", false);
  }
  if (good) {
    place_members(&all);
    for (int pass = 0; pass < MOST_PASSES && place_neighbours(&all) > 0;) pass++;
    place_rest(&all);
  }
  free_core(&all);
  return good;
}
