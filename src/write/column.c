#include "write/column.h"

#include <math.h>

#include "base/number.h"
#include "base/str.h"
#include "write/evidence.h"
#include "write/label.h"

enum { PLACE_DIGITS = 6, SIZE_DIGITS = 4, CONFIDENCE_DIGITS = 4, WEIGHT_DIGITS = 10, COUNT_DIGITS = 10 };

static const kg_str nothing = {NULL, 0};

/* A number of at most `digits` digits as text; empty when it is none. */
static kg_str number(kgi_sheet *sheet, double value, int digits) {
  if (!isfinite(value)) return nothing;
  char text[KGI_NUMBER_SIZE];
  kgi_buf_reset(&sheet->text);
  kgi_buf_put(&sheet->text, (kg_str){text, kgi_number_real(text, value, digits)});
  return kgi_buf_str(&sheet->text);
}

static kg_str count(kgi_sheet *sheet, size_t n) { return number(sheet, (double)n, COUNT_DIGITS); }

/* --- lists --- */

/* Lists are read by simple means: an item has no line ends, and where a semicolon ends it, none of these. */
static void put_item(kgi_sheet *sheet, kg_str item) {
  for (size_t i = 0; i < item.len; i++) {
    char c = item.ptr[i];
    if (sheet->lists == KGI_LISTS_QUOTED && (c == '"' || c == '\\')) kgi_buf_putc(&sheet->text, '\\');
    if (sheet->lists == KGI_LISTS_PLAIN && c == ';') c = ',';
    if (sheet->lists != KGI_LISTS_BARS && (c == '\n' || c == '\r')) c = ' ';
    kgi_buf_putc(&sheet->text, c);
  }
}

static void add_item(kgi_sheet *sheet, kg_str item) {
  static const char *const begin[] = {"", "[\"", ""}, *const between[] = {" | ", "\", \"", ";"};
  kgi_buf_puts(&sheet->text, sheet->text.len ? between[sheet->lists] : begin[sheet->lists]);
  put_item(sheet, item);
}

static kg_str end_list(kgi_sheet *sheet) {
  if (sheet->lists == KGI_LISTS_QUOTED && sheet->text.len) kgi_buf_puts(&sheet->text, "\"]");
  return kgi_buf_str(&sheet->text);
}

/* --- nodes --- */

/* What the other kind of node is taken for. */
static const kg_paper no_paper = {.n_sources = 0};
static const kg_entity no_entity = {.n_aliases = 0};

static bool is_paper(const kgi_sheet *sheet, uint32_t node) { return node < sheet->n_papers; }

static const kg_paper *paper_of(const kgi_sheet *sheet, uint32_t node) {
  return is_paper(sheet, node) ? &sheet->papers[node] : &no_paper;
}

static const kg_entity *entity_of(const kgi_sheet *sheet, uint32_t node) {
  return is_paper(sheet, node) ? &no_entity : &sheet->entities[node - sheet->n_papers];
}

static kg_str name(kgi_sheet *sheet, uint32_t node) {
  return is_paper(sheet, node) ? paper_of(sheet, node)->text[KG_TITLE] : entity_of(sheet, node)->name;
}

/* Some programs take a label that begins with <html> for a page; a zero-width space keeps it a text. */
kg_str kgi_column_node_label(kgi_sheet *sheet, uint32_t node) {
  kgi_buf_reset(&sheet->text);
  if (kgi_str_eq_nocase(kgi_str_slice(name(sheet, node), 0, 5), KGI_STR("<html")))
    kgi_buf_puts(&sheet->text, "\xE2\x80\x8B");
  if (is_paper(sheet, node))
    kgi_paper_label(&sheet->text, paper_of(sheet, node));
  else
    kgi_short_label(&sheet->text, name(sheet, node), KGI_NAME_COLUMNS);
  return kgi_buf_str(&sheet->text);
}

static kg_str kind(kgi_sheet *sheet, uint32_t node) {
  return is_paper(sheet, node) ? KGI_STR("paper") : sheet->types[entity_of(sheet, node)->type];
}

static kg_str x(kgi_sheet *sheet, uint32_t node) {
  return sheet->spots ? number(sheet, sheet->spots[node].x, PLACE_DIGITS) : nothing;
}

static kg_str y(kgi_sheet *sheet, uint32_t node) {
  return sheet->spots ? number(sheet, sheet->spots[node].y, PLACE_DIGITS) : nothing;
}

static kg_str size(kgi_sheet *sheet, uint32_t node) { return number(sheet, kgi_sheet_size(sheet, node), SIZE_DIGITS); }

static kg_str color(kgi_sheet *sheet, uint32_t node) { return kg_str_of(kgi_sheet_color(sheet, node)); }

static unsigned digit(char c) { return (unsigned)(c <= '9' ? c - '0' : (c | ' ') - 'a' + 10); }

/* The n-th pair of digits of #rrggbb as a number. */
static kg_str channel(kgi_sheet *sheet, uint32_t node, size_t n) {
  const char *digits = kgi_sheet_color(sheet, node) + 1 + 2 * n;
  return count(sheet, digit(digits[0]) << 4 | digit(digits[1]));
}

static kg_str r(kgi_sheet *sheet, uint32_t node) { return channel(sheet, node, 0); }

static kg_str g(kgi_sheet *sheet, uint32_t node) { return channel(sheet, node, 1); }

static kg_str b(kgi_sheet *sheet, uint32_t node) { return channel(sheet, node, 2); }

static kg_str bipartite(kgi_sheet *sheet, uint32_t node) { return is_paper(sheet, node) ? KGI_STR("0") : KGI_STR("1"); }

static kg_str papers(kgi_sheet *sheet, uint32_t node) {
  bool has = !is_paper(sheet, node) && kg_graph_view(sheet->job->graph) == KG_BIPARTITE;
  return has ? count(sheet, kgi_sheet_degree(sheet, node)) : nothing;
}

static kg_str mentions(kgi_sheet *sheet, uint32_t node) { return count(sheet, kgi_sheet_mentions(sheet, node)); }

static kg_str cluster(kgi_sheet *sheet, uint32_t node) {
  bool has = sheet->clusters.of_node && sheet->clusters.of_node[node] != KGI_NO_CLUSTER;
  return has ? count(sheet, sheet->clusters.of_node[node]) : nothing;
}

static kg_str paper_id(kgi_sheet *sheet, uint32_t node) { return paper_of(sheet, node)->id; }

static kg_str title_alt(kgi_sheet *sheet, uint32_t node) { return paper_of(sheet, node)->text[KG_TITLE_ALT]; }

static kg_str abstract(kgi_sheet *sheet, uint32_t node) { return paper_of(sheet, node)->text[KG_ABSTRACT]; }

static kg_str date(kgi_sheet *sheet, uint32_t node) { return paper_of(sheet, node)->date; }

static kg_str url(kgi_sheet *sheet, uint32_t node) { return paper_of(sheet, node)->url; }

static kg_str authors(kgi_sheet *sheet, uint32_t node) { return paper_of(sheet, node)->authors; }

static kg_str categories(kgi_sheet *sheet, uint32_t node) { return paper_of(sheet, node)->categories; }

static kg_str sources(kgi_sheet *sheet, uint32_t node) {
  const kg_paper *paper = paper_of(sheet, node);
  kgi_buf item = {0};
  kgi_buf_reset(&sheet->text);
  for (size_t i = 0; i < paper->n_sources; i++) {
    kgi_buf_reset(&item);
    kgi_buf_put(&item, paper->sources[i].file);
    kgi_buf_putf(&item, ":%u", paper->sources[i].line);
    add_item(sheet, kgi_buf_str(&item));
  }
  sheet->text.failed |= item.failed;
  kgi_buf_clear(&item);
  return end_list(sheet);
}

static kg_str aliases(kgi_sheet *sheet, uint32_t node) {
  const kg_entity *entity = entity_of(sheet, node);
  kgi_buf_reset(&sheet->text);
  for (size_t i = 0; i < entity->n_aliases; i++) add_item(sheet, entity->aliases[i]);
  return end_list(sheet);
}

static kg_str origin(kgi_sheet *sheet, uint32_t node) { return entity_of(sheet, node)->origin; }

static kg_str family(kgi_sheet *sheet, uint32_t node) { return entity_of(sheet, node)->family; }

const kgi_column kgi_node_columns[] = {
    {"label", "label", KGI_TEXT, KGI_LABEL, KGI_ON_NODE, kgi_column_node_label},
    {"kind", "kind", KGI_TEXT, KGI_FACT, KGI_ON_NODE, kind},
    {"name", "name", KGI_TEXT, KGI_FACT, KGI_ON_NODE, name},
    {"x", "x", KGI_REAL, KGI_LOOK, KGI_ON_NODE, x},
    {"y", "y", KGI_REAL, KGI_LOOK, KGI_ON_NODE, y},
    {"size", "size", KGI_REAL, KGI_LOOK, KGI_ON_NODE, size},
    {"r", "r", KGI_WHOLE, KGI_LOOK, KGI_ON_NODE, r},
    {"g", "g", KGI_WHOLE, KGI_LOOK, KGI_ON_NODE, g},
    {"b", "b", KGI_WHOLE, KGI_LOOK, KGI_ON_NODE, b},
    {"color", "color", KGI_TEXT, KGI_LOOK, KGI_ON_NODE, color},
    {"bipartite", "bipartite", KGI_WHOLE, KGI_FACT, KGI_ON_NODE, bipartite},
    {"papers", "papers", KGI_WHOLE, KGI_FACT, KGI_ON_ENTITY, papers},
    {"mentions", "mentions", KGI_WHOLE, KGI_FACT, KGI_ON_NODE, mentions},
    {"cluster", "cluster", KGI_WHOLE, KGI_FACT, KGI_ON_NODE, cluster},
    {"paper_id", "paper_id", KGI_TEXT, KGI_FACT, KGI_ON_PAPER, paper_id},
    {"title_alt", "title_alt", KGI_TEXT, KGI_FACT, KGI_ON_PAPER, title_alt},
    {"abstract", "abstract", KGI_TEXT, KGI_FACT, KGI_ON_PAPER, abstract},
    {"date", "date", KGI_TEXT, KGI_FACT, KGI_ON_PAPER, date},
    {"url", "url", KGI_TEXT, KGI_FACT, KGI_ON_PAPER, url},
    {"authors", "authors", KGI_TEXT, KGI_FACT, KGI_ON_PAPER, authors},
    {"categories", "categories", KGI_TEXT, KGI_FACT, KGI_ON_PAPER, categories},
    {"sources", "sources", KGI_LIST, KGI_FACT, KGI_ON_PAPER, sources},
    {"aliases", "aliases", KGI_LIST, KGI_FACT, KGI_ON_ENTITY, aliases},
    {"origin", "origin", KGI_TEXT, KGI_FACT, KGI_ON_ENTITY, origin},
    {"family", "family", KGI_TEXT, KGI_FACT, KGI_ON_ENTITY, family},
    {NULL, NULL, KGI_TEXT, KGI_FACT, 0, NULL},
};

/* --- edges --- */

/* The mention that shows an edge; an empty one for an edge without. */
static const kg_mention *shown_by(const kgi_sheet *sheet, uint32_t edge) {
  static const kg_mention none = {.line = 0};
  const kg_mention *best = kgi_evidence_best(&sheet->edges[edge]);
  return best ? best : &none;
}

/* A number of the mention that shows an edge. */
static kg_str mark(kgi_sheet *sheet, uint32_t edge, uint32_t value) {
  return sheet->edges[edge].n_mentions ? count(sheet, value) : nothing;
}

kg_str kgi_column_edge_label(kgi_sheet *sheet, uint32_t edge) {
  return kg_str_of(kg_relation_name(sheet->edges[edge].relation));
}

kg_str kgi_column_weight(kgi_sheet *sheet, uint32_t edge) {
  double weight = kgi_number_widen(sheet->edges[edge].weight);
  return weight > 0 ? number(sheet, weight, WEIGHT_DIGITS) : nothing;
}

static kg_str confidence(kgi_sheet *sheet, uint32_t edge) {
  return number(sheet, (double)sheet->edges[edge].confidence, CONFIDENCE_DIGITS);
}

/* The date of the paper. */
static kg_str edge_date(kgi_sheet *sheet, uint32_t edge) {
  const kg_edge *self = &sheet->edges[edge];
  return is_paper(sheet, self->to) ? nothing : paper_of(sheet, self->from)->date;
}

static kg_str evidence(kgi_sheet *sheet, uint32_t edge) { return kg_mention_sentence(shown_by(sheet, edge)); }

static kg_str field(kgi_sheet *sheet, uint32_t edge) {
  return sheet->edges[edge].n_mentions ? kg_str_of(kg_field_name(shown_by(sheet, edge)->field)) : nothing;
}

static kg_str start(kgi_sheet *sheet, uint32_t edge) { return mark(sheet, edge, shown_by(sheet, edge)->start); }

static kg_str end(kgi_sheet *sheet, uint32_t edge) { return mark(sheet, edge, shown_by(sheet, edge)->end); }

static kg_str line(kgi_sheet *sheet, uint32_t edge) { return mark(sheet, edge, shown_by(sheet, edge)->line); }

static kg_str col(kgi_sheet *sheet, uint32_t edge) { return mark(sheet, edge, shown_by(sheet, edge)->col); }

static kg_str text(kgi_sheet *sheet, uint32_t edge) { return kg_mention_text(shown_by(sheet, edge)); }

static kg_str rule(kgi_sheet *sheet, uint32_t edge) { return kg_mention_rule(shown_by(sheet, edge)); }

static kg_str mentions_json(kgi_sheet *sheet, uint32_t edge) {
  kgi_gen json;
  if (!sheet->edges[edge].n_mentions) return nothing;
  kgi_buf_reset(&sheet->text);
  kgi_gen_begin(&json, &sheet->text);
  kgi_evidence_json(&json, sheet->job->graph, &sheet->edges[edge]);
  sheet->text.failed |= !kgi_gen_end(&json);
  return kgi_buf_str(&sheet->text);
}

const kgi_column kgi_edge_columns[] = {
    {"edgelabel", "label", KGI_TEXT, KGI_LABEL, KGI_ON_EDGE, kgi_column_edge_label},
    {"weight", "weight", KGI_REAL, KGI_WEIGHT, KGI_ON_EDGE, kgi_column_weight},
    {"relation", "relation", KGI_TEXT, KGI_FACT, KGI_ON_EDGE, kgi_column_edge_label},
    {"confidence", "confidence", KGI_REAL, KGI_FACT, KGI_ON_EDGE, confidence},
    {"edgedate", "date", KGI_TEXT, KGI_FACT, KGI_ON_EDGE, edge_date},
    {"evidence", "evidence", KGI_TEXT, KGI_FACT, KGI_ON_EDGE, evidence},
    {"field", "field", KGI_TEXT, KGI_FACT, KGI_ON_EDGE, field},
    {"text_start", "text_start", KGI_WHOLE, KGI_FACT, KGI_ON_EDGE, start},
    {"text_end", "text_end", KGI_WHOLE, KGI_FACT, KGI_ON_EDGE, end},
    {"line", "line", KGI_WHOLE, KGI_FACT, KGI_ON_EDGE, line},
    {"col", "col", KGI_WHOLE, KGI_FACT, KGI_ON_EDGE, col},
    {"text", "text", KGI_TEXT, KGI_FACT, KGI_ON_EDGE, text},
    {"rule", "rule", KGI_TEXT, KGI_FACT, KGI_ON_EDGE, rule},
    {"mentions_json", "mentions_json", KGI_TEXT, KGI_FACT, KGI_ON_EDGE, mentions_json},
    {NULL, NULL, KGI_TEXT, KGI_FACT, 0, NULL},
};
