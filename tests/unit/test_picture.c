/* The pictures: nothing overlaps or is cut off, no text breaks out of its place, what is missing is said. */
#include <graphviz/cgraph.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "writing.h"

typedef struct svg {
  kgi_buf buf;
  xmlDocPtr doc;
  xmlXPathContextPtr paths;
} svg;

static svg read_svg(kgi_buf buf) {
  svg in = {.buf = buf, .doc = xmlReadMemory(buf.bytes, (int)buf.len, "x.svg", NULL, XML_PARSE_NONET)};
  assert_non_null(in.doc);
  in.paths = xmlXPathNewContext(in.doc);
  xmlXPathRegisterNs(in.paths, (const xmlChar *)"s", (const xmlChar *)"http://www.w3.org/2000/svg");
  xmlXPathRegisterNs(in.paths, (const xmlChar *)"xlink", (const xmlChar *)"http://www.w3.org/1999/xlink");
  return in;
}

static void close_svg(svg *in) {
  xmlXPathFreeContext(in->paths);
  xmlFreeDoc(in->doc);
  kgi_buf_clear(&in->buf);
}

static size_t count(const svg *in, const char *path) {
  xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)path, in->paths);
  assert_non_null(found);
  size_t n = found->nodesetval ? (size_t)found->nodesetval->nodeNr : 0;
  xmlXPathFreeObject(found);
  return n;
}

/* How many elements or attributes at `path` have exactly this text. */
static size_t count_text(const svg *in, const char *path, const char *text) {
  xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)path, in->paths);
  assert_non_null(found);
  size_t n = 0;
  for (int i = 0; found->nodesetval && i < found->nodesetval->nodeNr; i++) {
    xmlChar *content = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
    n += strcmp((const char *)content, text) == 0;
    xmlFree(content);
  }
  xmlXPathFreeObject(found);
  return n;
}

static void shows_title_legend_and_names(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  svg in = read_svg(written("svg", graph));
  static const char *const texts[] = {"4 papers, 3 entities, 5 links",
                                      "paper (4)",
                                      "model (2)",
                                      "benchmark (1)",
                                      "introduces (1)",
                                      "evaluates (1)",
                                      "LongBench-Cite",
                                      "GPT-4o",
                                      "单独的论文",
                                      "Learning to Evaluate…"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    if (count_text(&in, "//s:text", texts[i]) != 1) fail_msg("no '%s'", texts[i]);
  assert_int_equal(count_text(&in, "//s:text", "LongCite"), 2);
  assert_int_equal(count_text(&in, "//@xlink:href", "https://arxiv.org/abs/2409.02897"), 1);
  assert_int_equal(count_text(&in, "//@xlink:title", "LongCite introduces LongCite: We train LongCite."), 1);
  assert_int_equal(count_text(&in, "//@xlink:title", "GPT-4o: model in 3 papers; also 别名"), 1);
  close_svg(&in);
  kg_graph_free(graph);
}

static void nasty_texts_stay_in_their_place(void **state) {
  (void)state;
  kg_graph *graph = nasty_graph();
  svg in = read_svg(written("svg", graph));
  for (size_t i = 0; i < N_NASTY; i++) {
    char tooltip[128];
    if (count_text(&in, "//s:text", nasty_texts[i]) == 0) fail_msg("no '%s'", nasty_texts[i]);
    snprintf(tooltip, sizeof tooltip, "%s: model in 1 paper; also 别名", nasty_texts[i]);
    if (count_text(&in, "//@xlink:title", tooltip) == 0) fail_msg("no tooltip '%s'", nasty_texts[i]);
  }
  assert_int_equal(count(&in, "//@*[starts-with(name(), 'on')]"), 0);
  assert_int_equal(count(&in, "//s:script | //s:image | //s:foreignObject"), 0);
  assert_int_equal(count(&in, "//@xlink:href"), N_NASTY / 2);
  assert_int_equal(count_text(&in, "//@xlink:href", "https://a.b/%22onclick=%27x%27&c=%3Cd%3E"), N_NASTY / 2);
  close_svg(&in);
  kg_graph_free(graph);
}

static void odd_texts_do_no_harm(void **state) {
  (void)state;
  kg_builder *builder = kg_builder_new();
  char *longest = malloc(60001);
  memset(longest, 'x', 10000);
  longest[10000] = '\0';
  add_paper(builder, "long", longest, "");
  for (size_t i = 0; i < 20000; i++) memcpy(longest + 3 * i, i ? "\xE2\x83\x9D" : "abc", 4); /* combining marks */
  add_paper(builder, "marks", longest, "");
  add_paper(builder, "controls", "a\x01\x7F\xC2\x85\xE2\x80\xAE\tb\r\n\xEF\xBB\xBF c", "");
  add_paper(builder, "nothing", "", "");
  kg_graph *graph = finish(builder);
  svg in = read_svg(written("svg", graph));
  assert_int_equal(count_text(&in, "//s:text", "a b c"), 1);
  assert_true(in.buf.len < 20000);
  kgi_buf png = written("png", graph), pdf = written("pdf", graph);
  kgi_buf_clear(&png);
  kgi_buf_clear(&pdf);
  close_svg(&in);
  kg_graph_free(graph);
  free(longest);
}

typedef struct rectangle {
  const char *name;
  double left, right, low, high;
} rectangle;

static double attribute(Agnode_t *node, const char *name) { return strtod(agget(node, (char *)(uintptr_t)name), NULL); }

static rectangle rectangle_of(Agnode_t *node) {
  double x = 0, y = 0, w = attribute(node, "width") * 72, h = attribute(node, "height") * 72;
  assert_int_equal(sscanf(agget(node, (char *)(uintptr_t) "pos"), "%lf,%lf", &x, &y), 2);
  return (rectangle){agnameof(node), x - w / 2, x + w / 2, y - h / 2, y + h / 2};
}

static void check_apart(const rectangle *all, size_t n) {
  const double slack = 0.6;
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < i; k++)
      if (all[i].left + slack < all[k].right && all[k].left + slack < all[i].right &&
          all[i].low + slack < all[k].high && all[k].low + slack < all[i].high)
        fail_msg("%s overlaps %s", all[i].name, all[k].name);
}

static void check_inside(const rectangle *all, size_t n, const char *bounds) {
  const double slack = 0.6;
  double left, low, right, high;
  assert_int_equal(sscanf(bounds, "%lf,%lf,%lf,%lf", &left, &low, &right, &high), 4);
  for (size_t i = 0; i < n; i++)
    if (all[i].left < left - slack || all[i].right > right + slack || all[i].low < low - slack ||
        all[i].high > high + slack)
      fail_msg("%s is cut off", all[i].name);
}

/* Reads the DOT output back: all boxes, legend and title too, must be apart and inside. */
static void check_places(const kg_graph *graph, const char *layout) {
  kgi_buf buf = {0};
  const kg_write_options options = {.layout = layout};
  kg_error err = {0};
  if (write_with(&buf, "dot", graph, &options, NULL, &err) != KG_OK) fail_msg("%s", err.text);
  Agraph_t *drawn = agmemread(buf.bytes);
  assert_non_null(drawn);
  rectangle *all = calloc((size_t)agnnodes(drawn), sizeof *all);
  size_t n = 0;
  for (Agnode_t *node = agfstnode(drawn); node; node = agnxtnode(drawn, node)) all[n++] = rectangle_of(node);
  check_apart(all, n);
  check_inside(all, n, agget(drawn, (char *)(uintptr_t) "bb"));
  free(all);
  agclose(drawn);
  kgi_buf_clear(&buf);
}

static void nothing_overlaps_at_any_size(void **state) {
  (void)state;
  static const unsigned sizes[][3] = {{1, 1, 1}, {2, 2, 2}, {10, 40, 5}, {60, 180, 7}, {150, 500, 6}, {400, 900, 8}};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    kg_graph *graph = large_graph(sizes[i][0], sizes[i][1], sizes[i][2]);
    check_places(graph, NULL);
    kg_graph_free(graph);
  }
}

static void nothing_overlaps_in_views(void **state) {
  (void)state;
  kg_graph *graph = large_graph(60, 180, 7);
  for (kg_view view = KG_VIEW_ENTITIES; view <= KG_VIEW_PAPERS; view++) {
    const kg_select select = {.view = view};
    kg_graph *projection = NULL;
    assert_int_equal(kg_graph_select(&projection, graph, &select, NULL), KG_OK);
    check_places(projection, "auto");
    kg_graph_free(projection);
  }
  kg_graph_free(graph);
}

static void every_layout_can_be_asked_for(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  static const char *const layouts[] = {"auto", "dot", "neato", "fdp", "sfdp", "twopi", "circo"};
  for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) check_places(graph, layouts[i]);
  kgi_buf buf = {0};
  kg_error err = {0};
  const kg_write_options wrong = {.layout = "neat"};
  assert_int_equal(write_with(&buf, "svg", graph, &wrong, NULL, &err), KG_USAGE);
  assert_non_null(strstr(err.text, "'neat'"));
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

static svg read_with(const kg_graph *graph, const kg_write_options *options) {
  kgi_buf buf = {0};
  assert_int_equal(write_with(&buf, "svg", graph, options, NULL, NULL), KG_OK);
  return read_svg(buf);
}

/* On dark ground no text and no line of the light theme is left. */
static void themes_differ(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  const kg_write_options dark = {.theme = "dark"}, wrong = {.theme = "drak"};
  svg in = read_with(graph, &dark);
  assert_int_equal(count(&in, "//s:polygon[@fill='#12171d']"), 1);
  assert_int_equal(count(&in, "//*[@fill='white' or @fill='#17324d' or @stroke='#17324d' or @stroke='#0072b2']"), 0);
  assert_int_equal(count(&in, "//s:text[starts-with(., '4 papers')][@fill='#eef2f6']"), 1);
  close_svg(&in);
  kgi_buf buf = {0};
  kg_error err = {0};
  assert_int_equal(write_with(&buf, "svg", graph, &wrong, NULL, &err), KG_USAGE);
  assert_non_null(strstr(err.text, "'drak'"));
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

static kg_graph *two_communities(void) {
  kg_builder *builder = kg_builder_new();
  for (unsigned i = 0; i < 12; i++) {
    char text[16];
    snprintf(text, sizeof text, "P%u: a study", i);
    uint32_t paper = add_paper(builder, text, text, "");
    for (unsigned k = 0; k < 3; k++) {
      snprintf(text, sizeof text, "%s-%u", i < 7 ? "Left" : "Right", k);
      add_mention(builder, paper, add_entity(builder, text, "model"), KG_USES, "A sentence.");
    }
  }
  return finish(builder);
}

/* The colours are the communities', the larger one first; the legend calls each after its most linked entity. */
static void communities_can_be_shown(void **state) {
  (void)state;
  kg_graph *graph = two_communities();
  const kg_write_options options = {.cluster = true};
  svg in = read_with(graph, &options);
  assert_int_equal(count_text(&in, "//s:text", "Left-0 and 9 more"), 1);
  assert_int_equal(count_text(&in, "//s:text", "Right-0 and 7 more"), 1);
  assert_int_equal(count(&in, "//s:ellipse[@fill='#77aadd']"), 3);
  assert_int_equal(count(&in, "//s:ellipse[@fill='#ee8866']"), 3);
  assert_int_equal(count(&in, "//s:polygon[@fill='#77aadd']"), 7 + 1);
  close_svg(&in);
  kgi_buf table = {0};
  assert_int_equal(write_with(&table, "graphml", graph, &options, NULL, NULL), KG_OK);
  assert_non_null(strstr(table.bytes, "<data key=\"cluster\">1</data>"));
  assert_non_null(strstr(table.bytes, "<data key=\"color\">#ee8866</data>"));
  kgi_buf_clear(&table);
  assert_int_equal(write_with(&table, "json", graph, &options, NULL, NULL), KG_OK);
  assert_non_null(strstr(table.bytes, "\"cluster\":0"));
  kgi_buf_clear(&table);
  kg_graph_free(graph);
}

static unsigned png_width(const kg_graph *graph, unsigned dpi) {
  const kg_write_options options = {.dpi = dpi};
  kgi_buf buf = {0};
  assert_int_equal(write_with(&buf, "png", graph, &options, NULL, NULL), KG_OK);
  assert_true(buf.len > 24);
  const unsigned char *at = (const unsigned char *)buf.bytes + 16;
  unsigned width = (unsigned)at[0] << 24 | (unsigned)at[1] << 16 | (unsigned)at[2] << 8 | at[3];
  kgi_buf_clear(&buf);
  return width;
}

static void dots_per_inch_can_be_asked_for(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  unsigned usual = png_width(graph, 0), twice = png_width(graph, 192);
  assert_in_range(twice, 2 * usual - 2, 2 * usual + 2);
  assert_in_range(png_width(graph, 1000000), 8 * usual, 20000);
  kg_graph_free(graph);
}

static void keep_report(void *ctx, kg_severity severity, const kg_error *what) {
  if (severity == KG_WARNING) snprintf(ctx, sizeof what->text, "%s", what->text);
}

static svg write_warned(const kg_graph *graph, char *warning) {
  kgi_buf buf = {0};
  kg_diag diag = {.report = keep_report, .ctx = warning};
  assert_int_equal(write_with(&buf, "svg", graph, NULL, &diag, NULL), KG_OK);
  assert_int_equal(diag.warnings, 1);
  return read_svg(buf);
}

static void what_is_left_out_is_said(void **state) {
  (void)state;
  char warning[sizeof((kg_error *)0)->text] = "";
  kg_graph *graph = large_graph(500, 4000, 9);
  svg in = write_warned(graph, warning);
  assert_memory_equal(warning, "left out of the picture: ", 25);
  assert_non_null(strstr(warning, "entities in"));
  assert_int_equal(count_text(&in, "//s:text", warning), 1);
  close_svg(&in);
  kg_graph_free(graph);
}

static void far_too_much_is_summarised(void **state) {
  (void)state;
  char warning[sizeof((kg_error *)0)->text] = "";
  kg_graph *graph = large_graph(4000, 400, 9);
  svg in = write_warned(graph, warning);
  assert_non_null(strstr(warning, "all but the links between the 150 entities"));
  assert_int_equal(count(&in, "//s:text[starts-with(., 'paper (')]"), 0);
  assert_int_equal(count(&in, "//s:text[starts-with(., 'in the same papers (')]"), 1);
  close_svg(&in);
  kg_graph_free(graph);
}

static void title_is_the_users(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kgi_buf buf = {0};
  const kg_write_options options = {.title = "A \\N & <b>title</b>\nin\x01 two"};
  assert_int_equal(write_with(&buf, "svg", graph, &options, NULL, NULL), KG_OK);
  svg in = read_svg(buf);
  assert_int_equal(count_text(&in, "//s:text", "A \\N & <b>title</b> in two"), 1);
  assert_int_equal(count_text(&in, "//s:text", "4 papers, 3 entities, 5 links"), 1);
  close_svg(&in);
  kg_graph_free(graph);
}

static void bitmap_and_print_are_what_they_say(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kgi_buf png = written("png", graph), pdf = written("pdf", graph);
  assert_memory_equal(png.bytes, "\x89PNG\r\n\x1A\n", 8);
  assert_memory_equal(pdf.bytes, "%PDF-", 5);
  assert_null(memmem(pdf.bytes, pdf.len, "CreationDate", 12));
  assert_non_null(memmem(pdf.bytes, pdf.len, "%%EOF", 5));
  kgi_buf_clear(&png);
  kgi_buf_clear(&pdf);
  kg_graph_free(graph);
}

static void missing_graphviz_is_an_error(void **state) {
  (void)state;
  kg_graph *graph = sample_graph();
  kgi_buf buf = {0};
  kg_error err = {0};
  setenv("GVBINDIR", "/nonexistent", 1);
  kg_status status = write_with(&buf, "svg", graph, NULL, NULL, &err);
  unsetenv("GVBINDIR");
  assert_int_equal(status, KG_UNSUPPORTED);
  assert_memory_equal(err.text, "drawing the svg failed: ", 24);
  assert_int_equal(buf.len, 0);
  kgi_buf_clear(&buf);
  kg_graph_free(graph);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shows_title_legend_and_names),
      cmocka_unit_test(nasty_texts_stay_in_their_place),
      cmocka_unit_test(odd_texts_do_no_harm),
      cmocka_unit_test(nothing_overlaps_at_any_size),
      cmocka_unit_test(nothing_overlaps_in_views),
      cmocka_unit_test(every_layout_can_be_asked_for),
      cmocka_unit_test(themes_differ),
      cmocka_unit_test(communities_can_be_shown),
      cmocka_unit_test(dots_per_inch_can_be_asked_for),
      cmocka_unit_test(what_is_left_out_is_said),
      cmocka_unit_test(far_too_much_is_summarised),
      cmocka_unit_test(title_is_the_users),
      cmocka_unit_test(bitmap_and_print_are_what_they_say),
      cmocka_unit_test(missing_graphviz_is_an_error),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  xmlCleanupParser();
  return failed;
}
