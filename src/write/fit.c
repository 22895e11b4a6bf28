/* First the places are spread evenly over a page that holds all boxes with room for the lines between them; then the
 * boxes are put down, from the middle outwards, each as near as possible to where it belongs. */
#include "write/fit.h"

#include <math.h>
#include <stdlib.h>

static const double fullness = 0.5, evenness = 0.55, to_neighbours = 0.45;

typedef struct vector {
  double x, y;
} vector;

typedef struct fitting {
  const kgi_web *web;
  vector *goals;
  size_t *order; /* of putting down */
  bool *is_down;
  double aspect, gap, step;
} fitting;

static vector mean_of(const vector *points, size_t n) {
  vector sum = {0, 0};
  for (size_t i = 0; i < n; i++) sum = (vector){sum.x + points[i].x, sum.y + points[i].y};
  return (vector){sum.x / (double)n, sum.y / (double)n};
}

/* Turns the places around their mean until they stretch furthest from left to right. */
static void turn(vector *points, size_t n) {
  vector mean = mean_of(points, n);
  double xx = 0, yy = 0, xy = 0;
  for (size_t i = 0; i < n; i++) {
    points[i] = (vector){points[i].x - mean.x, points[i].y - mean.y};
    xx += points[i].x * points[i].x;
    yy += points[i].y * points[i].y;
    xy += points[i].x * points[i].y;
  }
  double angle = atan2(2 * xy, xx - yy) / 2, c = cos(angle), s = sin(angle);
  for (size_t i = 0; i < n; i++)
    points[i] = (vector){c * points[i].x + s * points[i].y, c * points[i].y - s * points[i].x};
}

typedef struct rank {
  double value;
  size_t index;
} rank;

static int by_value(const void *a, const void *b) {
  const rank *x = a, *y = b;
  if (x->value != y->value) return x->value < y->value ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/* Spreads n values (every second double from `values` on) over -size/2 … size/2: partly evenly, partly as they are. */
static void spread(double *values, size_t n, double size, rank *ranks) {
  double widest = 0;
  for (size_t i = 0; i < n; i++) {
    ranks[i] = (rank){values[2 * i], i};
    widest = fmax(widest, fabs(values[2 * i]));
  }
  qsort(ranks, n, sizeof *ranks, by_value);
  for (size_t i = 0; i < n; i++) {
    double even = ((double)i + 0.5) / (double)n - 0.5, own = widest > 0 ? ranks[i].value / widest / 2 : 0;
    values[2 * ranks[i].index] = size * (evenness * even + (1 - evenness) * own);
  }
}

static bool find_goals(fitting *fit) {
  size_t n = fit->web->n_boxes;
  double area = 0;
  for (size_t i = 0; i < n; i++) {
    const kgi_box *box = &fit->web->boxes[i];
    fit->goals[i] = (vector){box->x, box->y};
    area += (box->w + fit->gap) * (box->h + fit->gap);
  }
  rank *ranks = malloc((n + 1) * sizeof *ranks);
  if (!ranks) return false;
  turn(fit->goals, n);
  double height = sqrt(area / fullness / fit->aspect);
  spread(&fit->goals[0].x, n, height * fit->aspect, ranks);
  spread(&fit->goals[0].y, n, height, ranks);
  for (size_t i = 0; i < n; i++) ranks[i] = (rank){hypot(fit->goals[i].x / fit->aspect, fit->goals[i].y), i};
  qsort(ranks, n, sizeof *ranks, by_value);
  for (size_t i = 0; i < n; i++) fit->order[i] = ranks[i].index;
  free(ranks);
  return true;
}

static bool is_free(const fitting *fit, const kgi_box *self, vector at) {
  for (size_t k = 0; k < fit->web->n_boxes; k++) {
    const kgi_box *other = &fit->web->boxes[k];
    if (!fit->is_down[k] || fabs(other->x - at.x) >= (other->w + self->w) / 2 + fit->gap) continue;
    if (fabs(other->y - at.y) < (other->h + self->h) / 2 + fit->gap) return false;
  }
  return true;
}

/* The first free spot on growing ellipses around the goal. There always is one further out. */
static vector nearest_free(const fitting *fit, const kgi_box *self, vector goal) {
  const double whole_turn = 6.283185307179586;
  if (is_free(fit, self, goal)) return goal;
  for (int ring = 1;; ring++) {
    double radius = ring * fit->step;
    int spots = (int)(whole_turn * ring);
    for (int i = 0; i < spots; i++) {
      double angle = whole_turn * i / spots;
      vector at = {goal.x + radius * fit->aspect * cos(angle), goal.y + radius * sin(angle)};
      if (is_free(fit, self, at)) return at;
    }
  }
}

/* Between a box's own goal and the neighbours that are down already. */
static vector goal_of(const fitting *fit, size_t i) {
  const kgi_web *web = fit->web;
  vector sum = {0, 0}, own = fit->goals[i];
  double n = 0;
  for (size_t k = 0; k < web->n_pairs; k++) {
    if (web->pairs[k].a != i && web->pairs[k].b != i) continue;
    size_t other = web->pairs[k].a == i ? web->pairs[k].b : web->pairs[k].a;
    if (!fit->is_down[other]) continue;
    sum = (vector){sum.x + web->boxes[other].x, sum.y + web->boxes[other].y};
    n++;
  }
  if (n == 0) return own;
  return (vector){own.x + to_neighbours * (sum.x / n - own.x), own.y + to_neighbours * (sum.y / n - own.y)};
}

static void put_down(fitting *fit) {
  for (size_t i = 0; i < fit->web->n_boxes; i++) {
    kgi_box *box = &fit->web->boxes[fit->order[i]];
    vector at = nearest_free(fit, box, goal_of(fit, fit->order[i]));
    box->x = at.x;
    box->y = at.y;
    fit->is_down[fit->order[i]] = true;
  }
}

bool kgi_fit(const kgi_web *web, double aspect, double gap) {
  size_t n = web->n_boxes;
  fitting fit = {web,
                 calloc(n + 1, sizeof *fit.goals),
                 calloc(n + 1, sizeof *fit.order),
                 calloc(n + 1, sizeof *fit.is_down),
                 aspect,
                 gap,
                 3 + (double)n / 50};
  bool good = fit.goals && fit.order && fit.is_down && find_goals(&fit);
  if (good) put_down(&fit);
  free(fit.goals);
  free(fit.order);
  free(fit.is_down);
  return good;
}
