#include "write/legend.h"

#include <math.h>
#include <stdio.h>

#include "base/str.h"
#include "base/utf8.h"
#include "write/arrange.h"
#include "write/canvas.h"

/* Letters of the header in proportion to the page, so that they can be read when the whole picture is looked at. */
enum { COLUMNS_PER_PAGE = 112 };
static const double smallest_font = 11, largest_font = 90, narrowest_page = 520, columns_per_font = 0.62;

typedef struct header {
  kgi_scene *scene;
  double font, left, width; /* of the page */
  double y;                 /* top of what comes next; goes down from 0 */
  size_t first;             /* mark of the header */
  size_t next_sample;
} header;

static bool add_mark(header *head, const kgi_node_style *style, const char *label, double font) {
  kgi_mark mark = {
      .style = style, .fill = style->fill, .text = style->text, .label = label, .tooltip = "", .url = "", .font = font};
  snprintf(mark.id, sizeof mark.id, "header%zu", head->scene->marks.n - head->first);
  return KGI_VEC_PUSH(&head->scene->marks, mark);
}

/* The text in left-aligned lines that the page can hold; NULL when memory ran out. */
static const char *wrap(header *head, const char *text, double font) {
  kgi_buf lines = {0};
  kg_str rest = kg_str_of(text), word;
  size_t columns = 0, most = (size_t)(head->width / (font * columns_per_font));
  while (kgi_str_split(&rest, ' ', &word)) {
    size_t width = kgi_utf8_width(word), longer = columns + 1 + width;
    bool fits = longer <= most;
    if (columns) kgi_buf_puts(&lines, fits ? " " : "\\l");
    columns = columns && fits ? longer : width;
    kgi_buf_put(&lines, word);
  }
  kgi_buf_puts(&lines, "\\l");
  const char *kept = kgi_scene_text(head->scene, &lines);
  kgi_buf_clear(&lines);
  return kept;
}

static bool add_text(header *head, const char *text, double font) {
  const char *lines = wrap(head, text, font);
  return lines && (text[0] == '\0' || add_mark(head, &head->scene->palette->plain, lines, font));
}

static bool add_node(header *head, const kgi_sample *sample) {
  const kgi_node_style *style = sample->node ? sample->node : &head->scene->palette->plain;
  if (!add_mark(head, style, sample->label, head->font)) return false;
  kgi_mark *mark = &head->scene->marks.items[head->scene->marks.n - 1];
  if (sample->fill) mark->fill = sample->fill, mark->text = KGI_DARK;
  return true;
}

/* The marks of a sample: a shape that bears its name, or two hidden ends of a line and a name, or a remark. */
static bool add_sample(header *head, const kgi_sample *sample) {
  if (!sample->edge) return add_node(head, sample);
  uint32_t a = (uint32_t)head->scene->marks.n;
  kgi_line line = {{a, a + 1}, sample->edge, "", "ff", sample->edge->width * head->font / smallest_font};
  bool good = add_mark(head, &head->scene->palette->hidden, "", 0);
  good = good && add_mark(head, &head->scene->palette->hidden, "", 0) &&
         add_mark(head, &head->scene->palette->plain, sample->label, head->font);
  return good && KGI_VEC_PUSH(&head->scene->lines, line);
}

static bool add_all(header *head) {
  const kgi_scene *scene = head->scene;
  bool good = add_text(head, scene->title, 1.9 * head->font) && add_text(head, scene->counts, head->font) &&
              add_text(head, scene->note, head->font);
  head->next_sample = scene->marks.n;
  for (size_t i = 0; good && i < scene->samples.n; i++) good = add_sample(head, &scene->samples.items[i]);
  return good;
}

static void place_texts(header *head) {
  for (size_t i = head->first; i < head->next_sample; i++) {
    kgi_box *box = &head->scene->marks.items[i].box;
    box->x = head->left + box->w / 2;
    box->y = head->y - box->h / 2;
    head->y -= box->h + 0.25 * head->font;
  }
}

/* Places a sample whose marks begin at `mark` and whose left end is x; returns how many marks it has. */
static size_t place_sample(header *head, const kgi_sample *sample, kgi_mark *mark, double x, double y) {
  double reach = sample->edge ? 3 * head->font : 0;
  size_t n = sample->edge ? 3 : 1;
  kgi_box *name = &mark[n - 1].box;
  if (sample->edge) {
    mark[0].box.x = x;
    mark[1].box.x = x + reach;
    mark[0].box.y = mark[1].box.y = y;
    reach += 0.5 * head->font;
  }
  name->x = x + reach + name->w / 2;
  name->y = y;
  return n;
}

static double width_of(const header *head, const kgi_sample *sample, const kgi_mark *mark) {
  return sample->edge ? 3.5 * head->font + mark[2].box.w : mark->box.w;
}

/* Whether a sample is the first relation or the first community. */
static bool begins_row(const header *head, size_t i) {
  const kgi_sample *sample = &head->scene->samples.items[i];
  const kgi_node_style *community = &head->scene->palette->community;
  if (i == 0) return false;
  return (sample->edge && !sample[-1].edge) || (sample->node == community && sample[-1].node != community);
}

/* Rows of samples from left to right. */
static void place_samples(header *head) {
  double x = head->left, pitch = 2.2 * head->font;
  size_t at = head->next_sample;
  head->y -= 0.4 * head->font + pitch / 2;
  for (size_t i = 0; i < head->scene->samples.n; i++) {
    const kgi_sample *sample = &head->scene->samples.items[i];
    kgi_mark *mark = &head->scene->marks.items[at];
    double w = width_of(head, sample, mark);
    if (begins_row(head, i) || (x > head->left && x + w > head->left + head->width)) {
      x = head->left;
      head->y -= pitch;
    }
    at += place_sample(head, sample, mark, x, head->y);
    x += w + 1.4 * head->font;
  }
  head->y -= pitch / 2;
}

/* Puts the finished header, which begins at y = 0, above the drawing. */
static void lift(header *head, double top) {
  double shift = top + head->font - head->y;
  for (size_t i = head->first; i < head->scene->marks.n; i++) head->scene->marks.items[i].box.y += shift;
}

bool kgi_legend_add(GVC_t *gvc, kgi_scene *scene) {
  kgi_box page = kgi_arrange_bounds(scene);
  header head = {.scene = scene, .left = page.x - page.w / 2, .first = scene->marks.n};
  head.width = fmax(page.w, narrowest_page);
  head.font = fmin(fmax(head.width / COLUMNS_PER_PAGE, smallest_font), largest_font);
  if (!add_all(&head) || !kgi_canvas_measure(gvc, scene, head.first)) return false;
  place_texts(&head);
  place_samples(&head);
  lift(&head, page.y + page.h / 2);
  return true;
}
