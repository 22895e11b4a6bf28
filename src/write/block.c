#include "write/block.h"

#include <math.h>
#include <stdlib.h>

enum { ONE_SIDED = 4 }; /* up to so many leaves stand in one column */
static const double column_gap = 24, row_gap = 4, margin = 2;

typedef struct touch {
  uint32_t degree, neighbour; /* the last one seen: the only one of a leaf */
} touch;

static touch *count_touches(const kgi_scene *scene) {
  touch *touches = calloc(scene->marks.n + 1, sizeof *touches);
  if (!touches) return NULL;
  for (size_t i = 0; i < scene->lines.n; i++) {
    kgi_pair ends = scene->lines.items[i].ends;
    touches[ends.a] = (touch){touches[ends.a].degree + 1, ends.b};
    touches[ends.b] = (touch){touches[ends.b].degree + 1, ends.a};
  }
  return touches;
}

/* Of two nodes that have only each other the first is the centre. */
static bool is_leaf(const touch *touches, uint32_t mark) {
  if (touches[mark].degree != 1) return false;
  uint32_t neighbour = touches[mark].neighbour;
  return touches[neighbour].degree > 1 || neighbour < mark;
}

static void find_centres(kgi_blocks *blocks, const kgi_scene *scene, const touch *touches) {
  for (uint32_t mark = 0; mark < scene->marks.n; mark++) {
    if (scene->is_detailed && is_leaf(touches, mark)) continue;
    blocks->of_mark[mark] = (uint32_t)blocks->n;
    blocks->items[blocks->n++].centre = mark;
  }
}

/* Hands the leaves to their blocks: counts, then starts, then fills. */
static void find_leaves(kgi_blocks *blocks, const kgi_scene *scene, const touch *touches) {
  size_t start = 0;
  for (uint32_t mark = 0; mark < scene->marks.n; mark++)
    if (scene->is_detailed && is_leaf(touches, mark)) blocks->items[blocks->of_mark[touches[mark].neighbour]].n++;
  for (size_t i = 0; i < blocks->n; i++) {
    blocks->items[i].first = start;
    start += blocks->items[i].n;
    blocks->items[i].n = 0;
  }
  for (uint32_t mark = 0; mark < scene->marks.n; mark++) {
    if (!scene->is_detailed || !is_leaf(touches, mark)) continue;
    blocks->of_mark[mark] = blocks->of_mark[touches[mark].neighbour];
    kgi_block *block = &blocks->items[blocks->of_mark[mark]];
    blocks->leaves[block->first + block->n++] = mark;
  }
}

/* A column of a block: leaves first up to end. */
typedef struct column {
  size_t first, end;
  double w, h;
} column;

static column column_of(const kgi_blocks *blocks, const kgi_scene *scene, size_t first, size_t end) {
  column all = {first, end, 0, 0};
  for (size_t i = first; i < end; i++) {
    const kgi_box *box = &scene->marks.items[blocks->leaves[i]].box;
    all.w = fmax(all.w, box->w);
    all.h += box->h + (i > first ? row_gap : 0);
  }
  return all;
}

/* Leaves in the first column; the others are in the second. */
static size_t in_first_column(const kgi_block *block) { return block->n <= ONE_SIDED ? block->n : (block->n + 1) / 2; }

static column first_column(const kgi_blocks *blocks, const kgi_scene *scene, const kgi_block *block) {
  return column_of(blocks, scene, block->first, block->first + in_first_column(block));
}

static column second_column(const kgi_blocks *blocks, const kgi_scene *scene, const kgi_block *block) {
  return column_of(blocks, scene, block->first + in_first_column(block), block->first + block->n);
}

static double taken(column leaves) { return leaves.end > leaves.first ? leaves.w + column_gap : 0; }

static void measure(const kgi_blocks *blocks, const kgi_scene *scene, kgi_block *block) {
  const kgi_box *centre = &scene->marks.items[block->centre].box;
  column first = first_column(blocks, scene, block), second = second_column(blocks, scene, block);
  double padding = block->n ? 2 * margin : 0;
  block->box.w = centre->w + taken(first) + taken(second) + padding;
  block->box.h = fmax(centre->h, fmax(first.h, second.h)) + padding;
}

bool kgi_blocks_init(kgi_blocks *blocks, const kgi_scene *scene) {
  touch *touches = count_touches(scene);
  *blocks = (kgi_blocks){.items = calloc(scene->marks.n + 1, sizeof *blocks->items),
                         .of_mark = calloc(scene->marks.n + 1, sizeof *blocks->of_mark),
                         .leaves = calloc(scene->marks.n + 1, sizeof *blocks->leaves)};
  bool good = touches && blocks->items && blocks->of_mark && blocks->leaves;
  if (good) {
    find_centres(blocks, scene, touches);
    find_leaves(blocks, scene, touches);
    for (size_t i = 0; i < blocks->n; i++) measure(blocks, scene, &blocks->items[i]);
  }
  free(touches);
  return good;
}

void kgi_blocks_clear(kgi_blocks *blocks) {
  free(blocks->items);
  free(blocks->of_mark);
  free(blocks->leaves);
}

/* Stacks a column around height y, its inner side at x; `side` is 1 to the right of x, -1 to the left. */
static void stack(const kgi_blocks *blocks, kgi_scene *scene, column leaves, double x, double y, double side) {
  double top = y + leaves.h / 2;
  for (size_t i = leaves.first; i < leaves.end; i++) {
    kgi_box *box = &scene->marks.items[blocks->leaves[i]].box;
    box->x = x + side * box->w / 2;
    box->y = top - box->h / 2;
    top -= box->h + row_gap;
  }
}

/* The first column stands on the side where no other neighbours pull. */
static void spread(const kgi_blocks *blocks, kgi_scene *scene, const kgi_block *block) {
  column first = first_column(blocks, scene, block), second = second_column(blocks, scene, block);
  kgi_box *centre = &scene->marks.items[block->centre].box;
  double side = block->pull > 0 ? -1 : 1;
  centre->x = block->box.x - side * (taken(first) - taken(second)) / 2;
  centre->y = block->box.y;
  double inner = centre->w / 2 + column_gap;
  stack(blocks, scene, first, centre->x + side * inner, centre->y, side);
  stack(blocks, scene, second, centre->x - side * inner, centre->y, -side);
}

static void find_pulls(kgi_blocks *blocks, const kgi_scene *scene) {
  for (size_t i = 0; i < scene->lines.n; i++) {
    kgi_block *a = &blocks->items[blocks->of_mark[scene->lines.items[i].ends.a]];
    kgi_block *b = &blocks->items[blocks->of_mark[scene->lines.items[i].ends.b]];
    double x = b->box.x - a->box.x;
    a->pull += x;
    b->pull -= x;
  }
}

void kgi_blocks_spread(kgi_blocks *blocks, kgi_scene *scene) {
  find_pulls(blocks, scene);
  for (size_t i = 0; i < blocks->n; i++) spread(blocks, scene, &blocks->items[i]);
}
