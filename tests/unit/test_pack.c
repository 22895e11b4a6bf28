/* Boxes on a page: packed side by side, and fitted near where they belong. */
#include <math.h>

#include "write/fit.h"
#include "write/pack.h"
#include "writing.h"

enum { N = 120 };
static const double gap = 5;

static void make_boxes(kgi_box *boxes) {
  unsigned seed = 7;
  for (size_t i = 0; i < N; i++) {
    seed = seed * 1103515245u + 12345u;
    boxes[i] = (kgi_box){(double)(seed >> 8 & 255), (double)(seed >> 16 & 255), 10 + (seed >> 8) % 190,
                         10 + (seed >> 16) % 60};
  }
}

static void assert_apart(const kgi_box *boxes) {
  for (size_t i = 0; i < N; i++)
    for (size_t k = 0; k < i; k++)
      assert_true(fabs(boxes[i].x - boxes[k].x) > (boxes[i].w + boxes[k].w) / 2 + gap - 1e-3 ||
                  fabs(boxes[i].y - boxes[k].y) > (boxes[i].h + boxes[k].h) / 2 + gap - 1e-3);
}

static kgi_box page_of(const kgi_box *boxes) {
  double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
  for (size_t i = 0; i < N; i++) {
    left = fmin(left, boxes[i].x - boxes[i].w / 2), right = fmax(right, boxes[i].x + boxes[i].w / 2);
    low = fmin(low, boxes[i].y - boxes[i].h / 2), high = fmax(high, boxes[i].y + boxes[i].h / 2);
  }
  return (kgi_box){left, high, right - left, high - low};
}

static double area_of(const kgi_box *boxes) {
  double area = 0;
  for (size_t i = 0; i < N; i++) area += boxes[i].w * boxes[i].h;
  return area;
}

static void packed_boxes_fill_the_page(void **state) {
  (void)state;
  kgi_box boxes[N];
  make_boxes(boxes);
  assert_true(kgi_pack(boxes, N, 1.5, gap));
  assert_apart(boxes);
  kgi_box page = page_of(boxes);
  assert_true(fabs(page.x) < 1e-6 && fabs(page.y) < 1e-6);
  assert_true(page.w / page.h > 1 && page.w / page.h < 2);
  assert_true(area_of(boxes) / (page.w * page.h) > 0.7);
}

static void one_box_and_none_are_packed(void **state) {
  (void)state;
  kgi_box box = {9, 9, 30, 20};
  assert_true(kgi_pack(&box, 0, 1.5, gap));
  assert_true(kgi_pack(&box, 1, 1.5, gap));
  assert_true(fabs(box.x - 15) < 1e-9 && fabs(box.y + 10) < 1e-9);
}

static void fitted_boxes_do_not_overlap(void **state) {
  (void)state;
  kgi_box boxes[N];
  kgi_pair pairs[N - 1];
  make_boxes(boxes);
  for (uint32_t i = 1; i < N; i++) pairs[i - 1] = (kgi_pair){i / 2, i};
  const kgi_web web = {boxes, pairs, N, N - 1};
  assert_true(kgi_fit(&web, 1.5, gap));
  assert_apart(boxes);
  kgi_box page = page_of(boxes);
  assert_true(area_of(boxes) / (page.w * page.h) > 0.3);
}

/* All in one place, or on one line: nothing to go by, still no overlap. */
static void places_may_be_all_the_same(void **state) {
  (void)state;
  kgi_box boxes[N];
  make_boxes(boxes);
  for (size_t i = 0; i < N; i++) boxes[i].x = boxes[i].y = 3;
  const kgi_web web = {boxes, NULL, N, 0};
  assert_true(kgi_fit(&web, 1.5, gap));
  assert_apart(boxes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(packed_boxes_fill_the_page),
      cmocka_unit_test(one_box_and_none_are_packed),
      cmocka_unit_test(fitted_boxes_do_not_overlap),
      cmocka_unit_test(places_may_be_all_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
