/* The pictures: svg, png, pdf, dot. What to draw is decided here; Graphviz draws it in a child process. */
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "write/arrange.h"
#include "write/canvas.h"
#include "write/child.h"
#include "write/escape.h"
#include "write/label.h"
#include "write/legend.h"
#include "write/polish.h"
#include "write/scene.h"

enum { MOST_SECONDS = 120, MOST_MEGABYTES = 4096, HEADER_COLUMNS = 600 };

typedef struct drawing {
  const kgi_writing *job;
  kg_graph *summary; /* drawn instead of the job's graph when that is far too large; else NULL */
  kgi_crop crop;
  kgi_scene scene;
  kgi_clusters clusters;
} drawing;

static const kg_graph *graph_of(const drawing *draw) { return draw->summary ? draw->summary : draw->job->graph; }

static void count(kgi_buf *out, size_t n, const char *one, const char *many) {
  if (n) kgi_buf_putf(out, "%s%zu %s", out->len ? ", " : "", n, n == 1 ? one : many);
}

/* "59 papers, 183 entities, 402 links" of the whole graph. */
static void say_counts(kgi_buf *out, const kg_graph *graph) {
  size_t papers, entities, edges;
  kg_graph_papers(graph, &papers);
  kg_graph_entities(graph, &entities);
  kg_graph_edges(graph, &edges);
  count(out, papers, "paper", "papers");
  count(out, entities, "entity", "entities");
  count(out, edges, "link", "links");
  if (!out->len) kgi_buf_puts(out, "nothing found");
}

/* What the crop left out, as a sentence; empty if nothing. */
static void say_cropped(kgi_buf *out, const drawing *draw) {
  kg_str cropped = kgi_buf_str(&draw->crop.left_out);
  if (!draw->summary && !cropped.len) return;
  kgi_buf_puts(out, "left out of the picture: ");
  if (draw->summary)
    kgi_buf_putf(out, "all but the links between the %d entities in most papers%s", KGI_CROP_TOP,
                 cropped.len ? ", and of these " : "");
  kgi_buf_put(out, cropped);
}

/* The text as a label that the scene keeps; NULL when memory ran out. */
static const char *keep_label(kgi_scene *scene, kg_str text) {
  kgi_buf clean = {0}, escaped = {0};
  kgi_short_label(&clean, text, HEADER_COLUMNS);
  kgi_escape_label(&escaped, kgi_buf_str(&clean));
  escaped.failed |= clean.failed;
  const char *kept = kgi_scene_text(scene, &escaped);
  kgi_buf_clear(&clean);
  kgi_buf_clear(&escaped);
  return kept;
}

/* Without a title of the user's the counts are the title. */
static kg_status add_texts(drawing *draw) {
  kgi_buf counts = {0}, cropped = {0}, note = {0};
  kg_str before = kg_graph_left_out(draw->job->graph);
  const char *title = draw->job->options->title;
  say_counts(&counts, draw->job->graph);
  say_cropped(&cropped, draw);
  if (cropped.len) kgi_report(draw->job->diag, KG_WARNING, KG_LIMIT, (kgi_place){0}, "%s", kgi_buf_cstr(&cropped));
  kgi_buf_put(&note, before);
  if (before.len && cropped.len) kgi_buf_puts(&note, "; ");
  kgi_buf_put(&note, kgi_buf_str(&cropped));
  kgi_scene *scene = &draw->scene;
  scene->title = keep_label(scene, title ? kg_str_of(title) : kgi_buf_str(&counts));
  scene->counts = keep_label(scene, title ? kgi_buf_str(&counts) : KGI_STR(""));
  scene->note = keep_label(scene, kgi_buf_str(&note));
  bool failed = counts.failed || cropped.failed || note.failed || !scene->title || !scene->counts || !scene->note;
  kgi_buf_clear(&counts);
  kgi_buf_clear(&cropped);
  kgi_buf_clear(&note);
  return failed ? KG_NOMEM : KG_OK;
}

/* The entities in most papers, joined by the papers they share. */
static kg_status summarise(drawing *draw) {
  const kg_select select = {.top = KGI_CROP_TOP, .view = KG_VIEW_ENTITIES};
  return kg_graph_select(&draw->summary, draw->job->graph, &select, draw->job->err);
}

static kg_status choose_engine(drawing *draw) {
  const char *name = draw->job->options->layout;
  if (!name || strcmp(name, "auto") == 0) return KG_OK;
  draw->scene.engine = name;
  if (kgi_engine_is_known(name)) return KG_OK;
  return kgi_fail(draw->job->err, KG_USAGE, (kgi_place){0}, "unknown layout '%s'; there are auto, " KGI_ENGINE_NAMES,
                  name);
}

static kg_status prepare(drawing *draw) {
  const kg_write_options *options = draw->job->options;
  kgi_look look = {.palette = kgi_palette_of(options->theme), .entities = strcmp(draw->job->writer->name, "pdf") != 0};
  if (!look.palette)
    return kgi_fail(draw->job->err, KG_USAGE, (kgi_place){0}, "unknown theme '%s'; there are " KGI_THEME_NAMES,
                    options->theme);
  if (kgi_crop_is_hopeless(draw->job->graph)) KGI_TRY(summarise(draw));
  KGI_TRY(kgi_crop_init(&draw->crop, graph_of(draw)));
  if (options->cluster) {
    KGI_TRY(kgi_clusters_init(&draw->clusters, graph_of(draw), draw->job->err));
    look.clusters = &draw->clusters;
  }
  KGI_TRY(kgi_scene_init(&draw->scene, graph_of(draw), &draw->crop, &look));
  draw->scene.dpi = options->dpi;
  KGI_TRY(choose_engine(draw));
  return add_texts(draw);
}

/* In the child. */
static bool draw_scene(void *ctx, FILE *out) {
  drawing *draw = ctx;
  GVC_t *gvc = gvContext();
  if (!gvc) return false;
  return kgi_canvas_measure(gvc, &draw->scene, 0) && kgi_arrange(gvc, &draw->scene) &&
         kgi_legend_add(gvc, &draw->scene) && kgi_canvas_draw(gvc, &draw->scene, draw->job->writer->name, out);
}

static void put_result(const kgi_writing *job, kg_str bytes) {
  if (strcmp(job->writer->name, "svg") == 0)
    kgi_polish_svg(job->sink, bytes);
  else if (strcmp(job->writer->name, "pdf") == 0)
    kgi_polish_pdf(job->sink, bytes);
  else
    kgi_put(job->sink, bytes);
}

static kg_status draw_in_child(drawing *draw) {
  const kgi_writing *job = draw->job;
  kgi_buf result = {0}, said = {0};
  char name[32];
  snprintf(name, sizeof name, "drawing the %s", job->writer->name);
  kgi_child_task task = {draw_scene, draw, name, MOST_SECONDS, MOST_MEGABYTES, &result, &said};
  kg_status status = kgi_child_run(&task, job->err);
  if (status == KG_OK) put_result(job, kgi_buf_str(&result));
  if (status == KG_OK && said.len)
    kgi_report(job->diag, KG_NOTE, KG_OK, (kgi_place){0}, "Graphviz says: %.*s", (int)strcspn(said.bytes, "\r\n"),
               said.bytes);
  kgi_buf_clear(&result);
  kgi_buf_clear(&said);
  return status;
}

static kg_status write_picture(const kgi_writing *job) {
  drawing draw = {.job = job};
  kg_status status = prepare(&draw);
  if (status == KG_OK) status = draw_in_child(&draw);
  kgi_scene_clear(&draw.scene);
  kgi_crop_clear(&draw.crop);
  kgi_clusters_clear(&draw.clusters);
  kg_graph_free(draw.summary);
  return status == KG_NOMEM ? kgi_writing_nomem(job) : status;
}

const kg_writer kgi_writer_svg = {.name = "svg",
                                  .help = "picture for the web, with links and tooltips",
                                  .extensions = ".svg",
                                  .write = write_picture};
const kg_writer kgi_writer_png = {.name = "png", .help = "picture", .extensions = ".png", .write = write_picture};
const kg_writer kgi_writer_pdf = {
    .name = "pdf", .help = "picture for print, with links", .extensions = ".pdf", .write = write_picture};
const kg_writer kgi_writer_dot = {.name = "dot",
                                  .help = "the picture as Graphviz source, every node in its place",
                                  .extensions = ".dot .gv",
                                  .write = write_picture};
