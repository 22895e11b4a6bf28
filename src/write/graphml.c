/* GraphML for Gephi, igraph, networkx, Cytoscape and graphology: one undirected edge per pair, typed keys with names
 * that each of them takes as it should, and numbers that Gephi shows unchanged. */
#include "write/column.h"
#include "write/label.h"
#include "write/markup.h"
#include "write/xml.h"

enum { DEPTH = 2 }; /* of nodes and edges */

static void put_keys(kgi_xml *xml, const kgi_column *columns, const char *on) {
  static const char *const types[] = {
      [KGI_TEXT] = "string", [KGI_LIST] = "string", [KGI_WHOLE] = "int", [KGI_REAL] = "double"};
  for (const kgi_column *column = columns; column->id; column++) {
    kgi_xml_open(xml, "key");
    kgi_xml_attribute(xml, "id", column->id);
    kgi_xml_attribute(xml, "for", on);
    kgi_xml_attribute(xml, "attr.name", column->name);
    kgi_xml_attribute(xml, "attr.type", types[column->kind]);
    kgi_xml_close(xml);
  }
}

/* Some programs would take an empty value for one; it is left out. */
static void put_data(kgi_markup *out, const kgi_column *columns, kgi_sheet *sheet, uint32_t index) {
  for (const kgi_column *column = columns; column->id; column++) {
    kg_str value = column->value(sheet, index);
    if (value.len == 0) continue;
    kgi_markup_open(out, "data");
    kgi_markup_attribute(out, "key", kg_str_of(column->id));
    kgi_markup_text(out, value);
    kgi_markup_close(out, "data");
  }
}

static void put_node(kgi_desk *desk, uint32_t node) {
  kgi_markup out = {.out = &desk->out, .clean = &desk->clean, .depth = DEPTH};
  kgi_markup_open(&out, "node");
  kgi_markup_attribute(&out, "id", kg_str_of(kgi_node_id_of(node, desk->sheet.n_papers).text));
  put_data(&out, kgi_node_columns, &desk->sheet, node);
  kgi_markup_close(&out, "node");
}

static void put_edge(kgi_desk *desk, uint32_t index) {
  const kg_edge *edge = &desk->sheet.edges[index];
  kgi_markup out = {.out = &desk->out, .clean = &desk->clean, .depth = DEPTH};
  kgi_markup_open(&out, "edge");
  kgi_markup_attribute(&out, "id", kg_str_of(kgi_edge_id_of(index).text));
  kgi_markup_attribute(&out, "source", kg_str_of(kgi_node_id_of(edge->from, desk->sheet.n_papers).text));
  kgi_markup_attribute(&out, "target", kg_str_of(kgi_node_id_of(edge->to, desk->sheet.n_papers).text));
  put_data(&out, kgi_edge_columns, &desk->sheet, index);
  kgi_markup_close(&out, "edge");
}

/* One description, first in the graph: elsewhere it breaks Cytoscape. */
static void put_graph(kgi_xml *xml, kgi_sheet *sheet) {
  kgi_xml_open(xml, "graph");
  kgi_xml_attribute(xml, "id", "G");
  kgi_xml_attribute(xml, "edgedefault", "undirected");
  kgi_xml_open(xml, "desc");
  kgi_xml_text(xml, kgi_sheet_description(sheet));
  kgi_xml_close(xml);
  kgi_xml_pieces(xml, sheet, sheet->n_nodes, put_node);
  kgi_xml_pieces(xml, sheet, sheet->n_edges, put_edge);
  kgi_xml_close(xml);
}

static void put_document(kgi_xml *xml, kgi_sheet *sheet) {
  kgi_xml_open(xml, "graphml");
  kgi_xml_attribute(xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  kgi_xml_attribute(xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  kgi_xml_attribute(xml, "xsi:schemaLocation",
                    "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
  put_keys(xml, kgi_node_columns, "node");
  put_keys(xml, kgi_edge_columns, "edge");
  put_graph(xml, sheet);
  kgi_xml_close(xml);
}

static kg_status write_graphml(const kgi_writing *job) { return kgi_xml_write(job, KGI_LISTS_BARS, put_document); }

const kg_writer kgi_writer_graphml = {.name = "graphml",
                                      .help = "GraphML for Gephi, igraph, networkx, Cytoscape",
                                      .extensions = ".graphml",
                                      .write = write_graphml};
