/* GraphML for Gephi, igraph, networkx, Cytoscape and graphology: one undirected edge per pair, typed keys with names
 * that each of them takes as it should, and numbers that Gephi shows unchanged. */
#include <math.h>

#include "base/str.h"
#include "write/evidence.h"
#include "write/label.h"
#include "write/palette.h"
#include "write/place.h"
#include "write/xml.h"

typedef struct key {
  const char *id, *on, *name, *type;
} key;

/* Ids are unique over nodes and edges; names that Gephi knows (label, x, size, r, weight …) mean what it takes them
 * for, and no other key may have such an id. */
static const key keys[] = {
    {"label", "node", "label", "string"},
    {"kind", "node", "kind", "string"},
    {"name", "node", "name", "string"},
    {"x", "node", "x", "double"},
    {"y", "node", "y", "double"},
    {"size", "node", "size", "double"},
    {"r", "node", "r", "int"},
    {"g", "node", "g", "int"},
    {"b", "node", "b", "int"},
    {"color", "node", "color", "string"},
    {"bipartite", "node", "bipartite", "int"},
    {"papers", "node", "papers", "int"},
    {"mentions", "node", "mentions", "int"},
    {"paper_id", "node", "paper_id", "string"},
    {"title_alt", "node", "title_alt", "string"},
    {"abstract", "node", "abstract", "string"},
    {"date", "node", "date", "string"},
    {"url", "node", "url", "string"},
    {"authors", "node", "authors", "string"},
    {"categories", "node", "categories", "string"},
    {"sources", "node", "sources", "string"},
    {"aliases", "node", "aliases", "string"},
    {"origin", "node", "origin", "string"},
    {"family", "node", "family", "string"},
    {"edgelabel", "edge", "label", "string"},
    {"weight", "edge", "weight", "double"},
    {"relation", "edge", "relation", "string"},
    {"confidence", "edge", "confidence", "double"},
    {"edgedate", "edge", "date", "string"},
    {"evidence", "edge", "evidence", "string"},
    {"field", "edge", "field", "string"},
    {"start", "edge", "start", "int"},
    {"end", "edge", "end", "int"},
    {"line", "edge", "line", "int"},
    {"col", "edge", "col", "int"},
    {"text", "edge", "text", "string"},
    {"rule", "edge", "rule", "string"},
    {"mentions_json", "edge", "mentions_json", "string"},
};

typedef struct graphml {
  const kgi_writing *job;
  kgi_xml xml;
  kgi_buf text; /* scratch */
  const kg_paper *papers;
  const kg_entity *entities;
  const kg_edge *edges;
  size_t n_papers, n_entities, n_edges, least, most; /* degrees */
  const kgi_spot *spots;                             /* or NULL */
} graphml;

static void put_data(graphml *out, const char *id, kg_str value) {
  if (value.len == 0) return;
  kgi_xml_open(&out->xml, "data");
  kgi_xml_attribute(&out->xml, "key", id);
  kgi_xml_text(&out->xml, value);
  kgi_xml_close(&out->xml);
}

/* A number of at most `digits` digits. */
static void put_number(graphml *out, const char *id, double value, int digits) {
  char text[40];
  snprintf(text, sizeof text, "%.*g", digits, value);
  if (isfinite(value)) put_data(out, id, kg_str_of(text));
}

static void put_count(graphml *out, const char *id, size_t value) { put_number(out, id, (double)value, 10); }

static void put_keys(graphml *out) {
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    kgi_xml_open(&out->xml, "key");
    kgi_xml_attribute(&out->xml, "id", keys[i].id);
    kgi_xml_attribute(&out->xml, "for", keys[i].on);
    kgi_xml_attribute(&out->xml, "attr.name", keys[i].name);
    kgi_xml_attribute(&out->xml, "attr.type", keys[i].type);
    kgi_xml_close(&out->xml);
  }
}

static size_t degree(const graphml *out, uint32_t node) {
  size_t n;
  kg_graph_edges_of(out->job->graph, node, &n);
  return n;
}

static size_t count_mentions(const graphml *out, uint32_t node) {
  size_t n, sum = 0;
  const uint32_t *touching = kg_graph_edges_of(out->job->graph, node, &n);
  for (size_t i = 0; i < n; i++) sum += out->edges[touching[i]].n_mentions;
  return sum;
}

/* The area grows with the degree; the smallest is 4 and the largest 100, which is where Gephi would scale them to. */
static double size_of(const graphml *out, uint32_t node) {
  if (out->most == out->least) return 4;
  return 4 + 96 * sqrt((double)(degree(out, node) - out->least) / (double)(out->most - out->least));
}

static void put_color(graphml *out, const char *color) {
  unsigned rgb[3] = {0};
  sscanf(color, "#%2x%2x%2x", &rgb[0], &rgb[1], &rgb[2]);
  put_count(out, "r", rgb[0]);
  put_count(out, "g", rgb[1]);
  put_count(out, "b", rgb[2]);
  put_data(out, "color", kg_str_of(color));
}

static void put_look(graphml *out, uint32_t node, const kgi_node_style *style) {
  if (out->spots) {
    put_number(out, "x", out->spots[node].x, 6);
    put_number(out, "y", out->spots[node].y, 6);
  }
  put_number(out, "size", size_of(out, node), 4);
  put_color(out, style->fill);
}

/* Joins with " | " what a reader takes apart again. */
static void join(kgi_buf *buf, kg_str part) {
  if (buf->len) kgi_buf_puts(buf, " | ");
  kgi_buf_put(buf, part);
}

static void put_sources(graphml *out, const kg_paper *paper) {
  kgi_buf_reset(&out->text);
  for (size_t i = 0; i < paper->n_sources; i++) {
    join(&out->text, paper->sources[i].file);
    kgi_buf_putf(&out->text, ":%u", paper->sources[i].line);
  }
  put_data(out, "sources", kgi_buf_str(&out->text));
}

static void put_aliases(graphml *out, const kg_entity *entity) {
  kgi_buf_reset(&out->text);
  for (size_t i = 0; i < entity->n_aliases; i++) join(&out->text, entity->aliases[i]);
  put_data(out, "aliases", kgi_buf_str(&out->text));
}

/* Some programs take a label that begins so for a page; a zero-width space keeps it a text. */
static void put_label_start(graphml *out, kg_str text) {
  kgi_buf_reset(&out->text);
  if (kgi_str_eq_nocase(kgi_str_slice(text, 0, 5), KGI_STR("<html"))) kgi_buf_puts(&out->text, "\xE2\x80\x8B");
}

static void put_paper(graphml *out, uint32_t node) {
  const kg_paper *paper = &out->papers[node];
  put_label_start(out, paper->text[KG_TITLE]);
  kgi_paper_label(&out->text, paper);
  put_data(out, "label", kgi_buf_str(&out->text));
  put_data(out, "kind", kg_str_of("paper"));
  put_data(out, "name", paper->text[KG_TITLE]);
  put_look(out, node, kgi_palette_paper());
  put_count(out, "bipartite", 0);
  put_count(out, "mentions", count_mentions(out, node));
  put_data(out, "paper_id", paper->id);
  put_data(out, "title_alt", paper->text[KG_TITLE_ALT]);
  put_data(out, "abstract", paper->text[KG_ABSTRACT]);
  put_data(out, "date", paper->date);
  put_data(out, "url", paper->url);
  put_data(out, "authors", paper->authors);
  put_data(out, "categories", paper->categories);
  put_sources(out, paper);
}

static void put_entity(graphml *out, uint32_t node) {
  size_t n;
  const kg_entity *entity = &out->entities[node - out->n_papers];
  const kg_str *types = kg_graph_types(out->job->graph, &n);
  put_label_start(out, entity->name);
  kgi_short_label(&out->text, entity->name, KGI_NAME_COLUMNS);
  put_data(out, "label", kgi_buf_str(&out->text));
  put_data(out, "kind", types[entity->type]);
  put_data(out, "name", entity->name);
  put_look(out, node, kgi_palette_type(out->job->graph, entity->type));
  put_count(out, "bipartite", 1);
  if (kg_graph_view(out->job->graph) == KG_BIPARTITE) put_count(out, "papers", degree(out, node));
  put_count(out, "mentions", count_mentions(out, node));
  put_aliases(out, entity);
  put_data(out, "origin", entity->origin);
  put_data(out, "family", entity->family);
}

static void put_node(graphml *out, uint32_t node) {
  kgi_xml_open(&out->xml, "node");
  kgi_xml_attribute(&out->xml, "id", kgi_node_id_of(node, out->n_papers).text);
  if (node < out->n_papers)
    put_paper(out, node);
  else
    put_entity(out, node);
  kgi_xml_close(&out->xml);
}

static void put_mentions(graphml *out, const kg_edge *edge) {
  kgi_json json;
  kgi_buf_reset(&out->text);
  kgi_json_to_buf(&json, &out->text);
  kgi_evidence_json(&json, edge);
  out->xml.failed |= !kgi_json_end(&json);
  put_data(out, "mentions_json", kgi_buf_str(&out->text));
}

static void put_evidence(graphml *out, const kg_edge *edge) {
  const kg_mention *best = kgi_evidence_best(edge);
  if (!best) return;
  put_data(out, "evidence", best->sentence);
  put_data(out, "field", kg_str_of(kg_field_name(best->field)));
  put_count(out, "start", best->start);
  put_count(out, "end", best->end);
  put_count(out, "line", best->line);
  put_count(out, "col", best->col);
  put_data(out, "text", best->text);
  put_data(out, "rule", best->rule);
  put_mentions(out, edge);
}

static void put_edge(graphml *out, size_t index) {
  const kg_edge *edge = &out->edges[index];
  char id[24];
  snprintf(id, sizeof id, "m%zu", index);
  kgi_xml_open(&out->xml, "edge");
  kgi_xml_attribute(&out->xml, "id", id);
  kgi_xml_attribute(&out->xml, "source", kgi_node_id_of(edge->from, out->n_papers).text);
  kgi_xml_attribute(&out->xml, "target", kgi_node_id_of(edge->to, out->n_papers).text);
  put_data(out, "edgelabel", kg_str_of(kg_relation_name(edge->relation)));
  if (edge->weight > 0) put_number(out, "weight", edge->weight, 10);
  put_data(out, "relation", kg_str_of(kg_relation_name(edge->relation)));
  put_number(out, "confidence", (double)edge->confidence, 4);
  if (edge->from < out->n_papers && edge->to >= out->n_papers) put_data(out, "edgedate", out->papers[edge->from].date);
  put_evidence(out, edge);
  kgi_xml_close(&out->xml);
}

/* One description, first in the graph: elsewhere it breaks Cytoscape. */
static void put_description(graphml *out) {
  kg_str left_out = kg_graph_left_out(out->job->graph);
  kgi_buf_reset(&out->text);
  kgi_buf_putf(&out->text, "kgextract %s graph", kg_view_name(kg_graph_view(out->job->graph)));
  if (left_out.len) {
    kgi_buf_puts(&out->text, "; ");
    kgi_buf_put(&out->text, left_out);
  }
  kgi_xml_open(&out->xml, "desc");
  kgi_xml_text(&out->xml, kgi_buf_str(&out->text));
  kgi_xml_close(&out->xml);
}

static void put_graph(graphml *out) {
  kgi_xml_open(&out->xml, "graph");
  kgi_xml_attribute(&out->xml, "id", "G");
  kgi_xml_attribute(&out->xml, "edgedefault", "undirected");
  put_description(out);
  for (uint32_t node = 0; node < out->n_papers + out->n_entities; node++) put_node(out, node);
  for (size_t i = 0; i < out->n_edges; i++) put_edge(out, i);
  kgi_xml_close(&out->xml);
}

static void put_document(graphml *out) {
  kgi_xml_open(&out->xml, "graphml");
  kgi_xml_attribute(&out->xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  kgi_xml_attribute(&out->xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  kgi_xml_attribute(&out->xml, "xsi:schemaLocation",
                    "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
  put_keys(out);
  put_graph(out);
  kgi_xml_close(&out->xml);
}

static graphml open_graph(const kgi_writing *job) {
  graphml out = {.job = job, .least = SIZE_MAX};
  out.papers = kg_graph_papers(job->graph, &out.n_papers);
  out.entities = kg_graph_entities(job->graph, &out.n_entities);
  out.edges = kg_graph_edges(job->graph, &out.n_edges);
  for (uint32_t node = 0; node < out.n_papers + out.n_entities; node++) {
    size_t n = degree(&out, node);
    if (n < out.least) out.least = n;
    if (n > out.most) out.most = n;
  }
  return out;
}

static kg_status write_graphml(const kgi_writing *job) {
  graphml out = open_graph(job);
  kgi_buf bytes = {0};
  kg_status status = kgi_place_nodes(job, &bytes, &out.spots);
  if (status == KG_OK) {
    kgi_xml_start(&out.xml, job);
    put_document(&out);
    out.xml.failed |= out.text.failed;
    status = kgi_xml_end(&out.xml, job);
  }
  kgi_buf_clear(&out.text);
  kgi_buf_clear(&bytes);
  return status;
}

const kg_writer kgi_writer_graphml = {.name = "graphml",
                                      .help = "GraphML for Gephi, igraph, networkx, Cytoscape",
                                      .extensions = ".graphml",
                                      .write = write_graphml};
