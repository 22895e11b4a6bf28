/* GEXF 1.3 for Gephi and graphology: looks as viz elements, and a time line that plays papers on their dates and
 * entities from their first paper on. */
#include <string.h>

#include "base/str.h"
#include "write/column.h"
#include "write/label.h"
#include "write/xml.h"

/* Gephi knows a column by its id and graphology names it so: the name serves for all. */
static void put_columns(kgi_xml *xml, const kgi_column *columns, const char *on) {
  static const char *const types[] = {
      [KGI_TEXT] = "string", [KGI_LIST] = "liststring", [KGI_WHOLE] = "integer", [KGI_REAL] = "double"};
  kgi_xml_open(xml, "attributes");
  kgi_xml_attribute(xml, "class", on);
  kgi_xml_attribute(xml, "mode", "static");
  for (const kgi_column *column = columns; column->id; column++) {
    if (column->role != KGI_FACT) continue;
    kgi_xml_open(xml, "attribute");
    kgi_xml_attribute(xml, "id", column->name);
    kgi_xml_attribute(xml, "title", column->name);
    kgi_xml_attribute(xml, "type", types[column->kind]);
    kgi_xml_close(xml);
  }
  kgi_xml_close(xml);
}

static void put_values(kgi_xml *xml, const kgi_column *columns, kgi_sheet *sheet, uint32_t index) {
  kgi_xml_open(xml, "attvalues");
  for (const kgi_column *column = columns; column->id; column++) {
    if (column->role != KGI_FACT) continue;
    kg_str value = column->value(sheet, index);
    if (value.len == 0) continue;
    kgi_xml_open(xml, "attvalue");
    kgi_xml_attribute(xml, "for", column->name);
    kgi_xml_attribute_text(xml, "value", value);
    kgi_xml_close(xml);
  }
  kgi_xml_close(xml);
}

/* An open end: what is there stays. */
static void put_start(kgi_xml *xml, kgi_day day) {
  if (day.text[0]) kgi_xml_attribute(xml, "start", day.text);
}

/* The column's value as an attribute of the element that is open. */
static void put_look(kgi_xml *xml, const char *name, const char *id, kgi_sheet *sheet, uint32_t node) {
  const kgi_column *column = kgi_node_columns;
  while (strcmp(column->id, id) != 0) column++;
  kgi_xml_attribute_text(xml, name, column->value(sheet, node));
}

static void put_looks(kgi_xml *xml, kgi_sheet *sheet, uint32_t node) {
  kgi_xml_open(xml, "viz:color");
  put_look(xml, "r", "r", sheet, node);
  put_look(xml, "g", "g", sheet, node);
  put_look(xml, "b", "b", sheet, node);
  kgi_xml_close(xml);
  if (sheet->spots) {
    kgi_xml_open(xml, "viz:position");
    put_look(xml, "x", "x", sheet, node);
    put_look(xml, "y", "y", sheet, node);
    kgi_xml_close(xml);
  }
  kgi_xml_open(xml, "viz:size");
  put_look(xml, "value", "size", sheet, node);
  kgi_xml_close(xml);
}

static void put_node(kgi_xml *xml, kgi_sheet *sheet, uint32_t node) {
  kgi_xml_open(xml, "node");
  kgi_xml_attribute(xml, "id", kgi_node_id_of(node, sheet->n_papers).text);
  kgi_xml_attribute_text(xml, "label", kgi_column_node_label(sheet, node));
  put_start(xml, kgi_sheet_node_day(sheet, node));
  put_values(xml, kgi_node_columns, sheet, node);
  put_looks(xml, sheet, node);
  kgi_xml_close(xml);
}

static void put_edge(kgi_xml *xml, kgi_sheet *sheet, uint32_t index) {
  const kg_edge *edge = &sheet->edges[index];
  kg_str weight = kgi_column_weight(sheet, index);
  kgi_xml_open(xml, "edge");
  kgi_xml_attribute(xml, "id", kgi_edge_id_of(index).text);
  kgi_xml_attribute(xml, "source", kgi_node_id_of(edge->from, sheet->n_papers).text);
  kgi_xml_attribute(xml, "target", kgi_node_id_of(edge->to, sheet->n_papers).text);
  if (weight.len) kgi_xml_attribute_text(xml, "weight", weight);
  kgi_xml_attribute_text(xml, "label", kgi_column_edge_label(sheet, index));
  put_start(xml, kgi_sheet_edge_day(sheet, edge));
  put_values(xml, kgi_edge_columns, sheet, index);
  kgi_xml_close(xml);
}

/* Gephi loses what stands before an escaped character here, so there must be none. */
static void put_meta(kgi_xml *xml, kgi_sheet *sheet) {
  kgi_sheet_description(sheet);
  for (size_t i = 0; i < sheet->text.len; i++)
    if (strchr("&<>", sheet->text.bytes[i])) sheet->text.bytes[i] = '+';
  kgi_xml_open(xml, "meta");
  kgi_xml_open(xml, "creator");
  kgi_xml_text(xml, KGI_STR("kgextract"));
  kgi_xml_close(xml);
  kgi_xml_open(xml, "description");
  kgi_xml_text(xml, kgi_buf_str(&sheet->text));
  kgi_xml_close(xml);
  kgi_xml_close(xml);
}

static void put_graph(kgi_xml *xml, kgi_sheet *sheet) {
  kgi_xml_open(xml, "graph");
  kgi_xml_attribute(xml, "mode", "dynamic");
  kgi_xml_attribute(xml, "defaultedgetype", "undirected");
  kgi_xml_attribute(xml, "timeformat", "date");
  kgi_xml_attribute(xml, "timerepresentation", "interval");
  kgi_xml_attribute(xml, "timezone", "UTC");
  put_columns(xml, kgi_node_columns, "node");
  put_columns(xml, kgi_edge_columns, "edge");
  kgi_xml_open(xml, "nodes");
  for (uint32_t node = 0; node < sheet->n_nodes; node++) put_node(xml, sheet, node);
  kgi_xml_close(xml);
  kgi_xml_open(xml, "edges");
  for (uint32_t edge = 0; edge < sheet->n_edges; edge++) put_edge(xml, sheet, edge);
  kgi_xml_close(xml);
  kgi_xml_close(xml);
}

static void put_document(kgi_xml *xml, kgi_sheet *sheet) {
  kgi_xml_open(xml, "gexf");
  kgi_xml_attribute(xml, "xmlns", "http://gexf.net/1.3");
  kgi_xml_attribute(xml, "xmlns:viz", "http://gexf.net/1.3/viz");
  kgi_xml_attribute(xml, "version", "1.3");
  put_meta(xml, sheet);
  put_graph(xml, sheet);
  kgi_xml_close(xml);
}

static kg_status write_gexf(const kgi_writing *job) { return kgi_xml_write(job, KGI_LISTS_QUOTED, put_document); }

const kg_writer kgi_writer_gexf = {.name = "gexf",
                                   .help = "GEXF with a time line, for Gephi and graphology",
                                   .extensions = ".gexf",
                                   .write = write_gexf};
