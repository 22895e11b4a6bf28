/* The skyline method: each box goes where it comes to lie highest under what is there. */
#include "write/pack.h"

#include <math.h>
#include <stdlib.h>

#include "base/vec.h"

/* The depth that the page is filled to, from x to the next step. */
typedef struct step {
  double x, depth;
} step;

typedef struct skyline {
  KGI_VEC(step) steps;
  double width;
} skyline;

typedef struct order {
  double h, w;
  size_t index;
} order;

static int tallest_first(const void *a, const void *b) {
  const order *x = a, *y = b;
  if (x->h != y->h) return x->h > y->h ? -1 : 1;
  if (x->w != y->w) return x->w > y->w ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static double end_of(const skyline *line, size_t i) {
  return i + 1 < line->steps.n ? line->steps.items[i + 1].x : line->width;
}

/* The depth at which a box of this width lies when its left side is at step `i`; infinite where it does not fit. */
static double depth_at(const skyline *line, size_t i, double w) {
  double right = line->steps.items[i].x + w, depth = 0;
  if (right > line->width + 1e-6) return INFINITY;
  for (; i < line->steps.n && line->steps.items[i].x < right - 1e-6; i++)
    depth = fmax(depth, line->steps.items[i].depth);
  return depth;
}

static size_t best_step(const skyline *line, double w) {
  size_t best = 0;
  for (size_t i = 1; i < line->steps.n; i++)
    if (depth_at(line, i, w) < depth_at(line, best, w)) best = i;
  return best;
}

/* Lowers the skyline by a box from x to right. */
static bool cover(skyline *line, size_t i, double right, double depth) {
  double x = line->steps.items[i].x, depth_after = 0;
  size_t end = i;
  for (; end < line->steps.n && line->steps.items[end].x < right - 1e-6; end++)
    depth_after = line->steps.items[end].depth;
  bool is_cut = end == i || end_of(line, end - 1) > right + 1e-6;
  if (!KGI_VEC_RESERVE(&line->steps, 2)) return false;
  step *steps = line->steps.items;
  size_t grown = 1 + (size_t)is_cut, rest = line->steps.n - end;
  for (size_t k = 0; k < rest; k++) {
    size_t from = grown > end - i ? rest - 1 - k : k;
    steps[i + grown + from] = steps[end + from];
  }
  steps[i] = (step){x, depth};
  if (is_cut) steps[i + 1] = (step){right, depth_after};
  line->steps.n = i + grown + rest;
  return true;
}

static bool place(skyline *line, kgi_box *box, double gap) {
  double w = box->w + gap, h = box->h + gap;
  size_t at = best_step(line, w);
  double depth = depth_at(line, at, w), x = line->steps.items[at].x;
  box->x = x + box->w / 2;
  box->y = -(depth + box->h / 2);
  return cover(line, at, x + w, depth + h);
}

static double page_width(const kgi_box *boxes, size_t n, double aspect, double gap) {
  double area = 0, widest = 0;
  for (size_t i = 0; i < n; i++) {
    area += (boxes[i].w + gap) * (boxes[i].h + gap);
    widest = fmax(widest, boxes[i].w + gap);
  }
  return fmax(widest, sqrt(area * aspect));
}

bool kgi_pack(kgi_box *boxes, size_t n, double aspect, double gap) {
  skyline line = {.width = page_width(boxes, n, aspect, gap)};
  order *orders = malloc((n + 1) * sizeof *orders);
  bool good = orders && KGI_VEC_PUSH(&line.steps, (step){0, 0});
  if (good) {
    for (size_t i = 0; i < n; i++) orders[i] = (order){boxes[i].h, boxes[i].w, i};
    qsort(orders, n, sizeof *orders, tallest_first);
  }
  for (size_t i = 0; good && i < n; i++) good = place(&line, &boxes[orders[i].index], gap);
  free(orders);
  free(line.steps.items);
  return good;
}
