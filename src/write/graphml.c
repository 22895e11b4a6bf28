/* GraphML for Gephi, igraph, networkx, Cytoscape and graphology: one undirected edge per pair, typed keys with names
 * that each of them takes as it should, and numbers that Gephi shows unchanged. */
#include "write/column.h"
#include "write/label.h"
#include "write/xml.h"

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
static void put_data(kgi_xml *xml, const kgi_column *columns, kgi_sheet *sheet, uint32_t index) {
  for (const kgi_column *column = columns; column->id; column++) {
    kg_str value = column->value(sheet, index);
    if (value.len == 0) continue;
    kgi_xml_open(xml, "data");
    kgi_xml_attribute(xml, "key", column->id);
    kgi_xml_text(xml, value);
    kgi_xml_close(xml);
  }
}

static void put_node(kgi_xml *xml, kgi_sheet *sheet, uint32_t node) {
  kgi_xml_open(xml, "node");
  kgi_xml_attribute(xml, "id", kgi_node_id_of(node, sheet->n_papers).text);
  put_data(xml, kgi_node_columns, sheet, node);
  kgi_xml_close(xml);
}

static void put_edge(kgi_xml *xml, kgi_sheet *sheet, uint32_t edge) {
  kgi_xml_open(xml, "edge");
  kgi_xml_attribute(xml, "id", kgi_edge_id_of(edge).text);
  kgi_xml_attribute(xml, "source", kgi_node_id_of(sheet->edges[edge].from, sheet->n_papers).text);
  kgi_xml_attribute(xml, "target", kgi_node_id_of(sheet->edges[edge].to, sheet->n_papers).text);
  put_data(xml, kgi_edge_columns, sheet, edge);
  kgi_xml_close(xml);
}

/* One description, first in the graph: elsewhere it breaks Cytoscape. */
static void put_graph(kgi_xml *xml, kgi_sheet *sheet) {
  kgi_xml_open(xml, "graph");
  kgi_xml_attribute(xml, "id", "G");
  kgi_xml_attribute(xml, "edgedefault", "undirected");
  kgi_xml_open(xml, "desc");
  kgi_xml_text(xml, kgi_sheet_description(sheet));
  kgi_xml_close(xml);
  for (uint32_t node = 0; node < sheet->n_nodes; node++) put_node(xml, sheet, node);
  for (uint32_t edge = 0; edge < sheet->n_edges; edge++) put_edge(xml, sheet, edge);
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
