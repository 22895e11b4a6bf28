/* GEXF 1.3 for Gephi and graphology: looks as viz elements, and a time line that plays papers on their dates and
 * entities from their first paper on. */
#include <string.h>

#include "base/str.h"
#include "write/column.h"
#include "write/label.h"
#include "write/markup.h"
#include "write/xml.h"

enum { DEPTH = 3 }; /* of nodes and edges */

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

static void put_values(kgi_markup *out, const kgi_column *columns, kgi_sheet *sheet, uint32_t index) {
  kgi_markup_open(out, "attvalues");
  for (const kgi_column *column = columns; column->id; column++) {
    if (column->role != KGI_FACT) continue;
    kg_str value = column->value(sheet, index);
    if (value.len == 0) continue;
    kgi_markup_open(out, "attvalue");
    kgi_markup_attribute(out, "for", kg_str_of(column->name));
    kgi_markup_attribute(out, "value", value);
    kgi_markup_close(out, "attvalue");
  }
  kgi_markup_close(out, "attvalues");
}

/* An open end: what is there stays. */
static void put_start(kgi_markup *out, kgi_day day) {
  if (day.text[0]) kgi_markup_attribute(out, "start", kg_str_of(day.text));
}

/* The column's value as an attribute of the element that is open. */
static void put_look(kgi_markup *out, const char *name, const char *id, kgi_sheet *sheet, uint32_t node) {
  const kgi_column *column = kgi_node_columns;
  while (strcmp(column->id, id) != 0) column++;
  kgi_markup_attribute(out, name, column->value(sheet, node));
}

static void put_looks(kgi_markup *out, kgi_sheet *sheet, uint32_t node) {
  kgi_markup_open(out, "viz:color");
  put_look(out, "r", "r", sheet, node);
  put_look(out, "g", "g", sheet, node);
  put_look(out, "b", "b", sheet, node);
  kgi_markup_close(out, "viz:color");
  if (sheet->spots) {
    kgi_markup_open(out, "viz:position");
    put_look(out, "x", "x", sheet, node);
    put_look(out, "y", "y", sheet, node);
    kgi_markup_close(out, "viz:position");
  }
  kgi_markup_open(out, "viz:size");
  put_look(out, "value", "size", sheet, node);
  kgi_markup_close(out, "viz:size");
}

static void put_node(kgi_desk *desk, uint32_t node) {
  kgi_sheet *sheet = &desk->sheet;
  kgi_markup markup = {.out = &desk->out, .clean = &desk->clean, .depth = DEPTH}, *out = &markup;
  kgi_markup_open(out, "node");
  kgi_markup_attribute(out, "id", kg_str_of(kgi_node_id_of(node, sheet->n_papers).text));
  kgi_markup_attribute(out, "label", kgi_column_node_label(sheet, node));
  put_start(out, kgi_sheet_node_day(sheet, node));
  put_values(out, kgi_node_columns, sheet, node);
  put_looks(out, sheet, node);
  kgi_markup_close(out, "node");
}

static void put_edge(kgi_desk *desk, uint32_t index) {
  kgi_sheet *sheet = &desk->sheet;
  kgi_markup markup = {.out = &desk->out, .clean = &desk->clean, .depth = DEPTH}, *out = &markup;
  const kg_edge *edge = &sheet->edges[index];
  kg_str weight = kgi_column_weight(sheet, index);
  kgi_markup_open(out, "edge");
  kgi_markup_attribute(out, "id", kg_str_of(kgi_edge_id_of(index).text));
  kgi_markup_attribute(out, "source", kg_str_of(kgi_node_id_of(edge->from, sheet->n_papers).text));
  kgi_markup_attribute(out, "target", kg_str_of(kgi_node_id_of(edge->to, sheet->n_papers).text));
  if (weight.len) kgi_markup_attribute(out, "weight", weight);
  kgi_markup_attribute(out, "label", kgi_column_edge_label(sheet, index));
  put_start(out, kgi_sheet_edge_day(sheet, edge));
  put_values(out, kgi_edge_columns, sheet, index);
  kgi_markup_close(out, "edge");
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
  kgi_xml_pieces(xml, sheet, sheet->n_nodes, put_node);
  kgi_xml_close(xml);
  kgi_xml_open(xml, "edges");
  kgi_xml_pieces(xml, sheet, sheet->n_edges, put_edge);
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
