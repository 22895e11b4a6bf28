/* Three tables with the headers of neo4j-admin import. Papers and entities keep the ids they have outside, so that
 * imports of several graphs meet in the same nodes. */
#include <stdio.h>
#include <string.h>

#include "write/cells.h"
#include "write/column.h"
#include "write/property.h"

enum { PAPERS, ENTITIES, RELATIONS };

static void put_header(kgi_cells *cells, const kgi_column *columns, unsigned on) {
  static const char *const types[] = {
      [KGI_TEXT] = "", [KGI_LIST] = ":string[]", [KGI_WHOLE] = ":int", [KGI_REAL] = ":double"};
  char header[64];
  for (const kgi_column *column = columns; column->id; column++) {
    if (!kgi_is_property(column, on)) continue;
    snprintf(header, sizeof header, "%s%s", column->name, types[column->kind]);
    kgi_cells_puts(cells, header);
  }
}

/* Line ends would need an option of the importer. */
static void put_flat(kgi_cells *cells, kgi_sheet *sheet, kg_str value) {
  if (value.ptr != sheet->text.bytes) {
    kgi_buf_reset(&sheet->text);
    kgi_buf_put(&sheet->text, value);
  }
  for (size_t i = 0; i < sheet->text.len; i++)
    if (strchr("\r\n", sheet->text.bytes[i])) sheet->text.bytes[i] = ' ';
  kgi_cells_put(cells, kgi_buf_str(&sheet->text));
}

static void put_properties(kgi_cells *cells, const kgi_column *columns, unsigned on, kgi_sheet *sheet, uint32_t index) {
  for (const kgi_column *column = columns; column->id; column++)
    if (kgi_is_property(column, on)) put_flat(cells, sheet, column->value(sheet, index));
}

static void put_papers(kgi_cells *cells, kgi_sheet *sheet) {
  kgi_cells_puts(cells, "paperId:ID(Paper)");
  put_header(cells, kgi_node_columns, KGI_ON_PAPER);
  kgi_cells_puts(cells, ":LABEL");
  kgi_cells_end_row(cells);
  for (uint32_t node = 0; node < sheet->n_papers; node++) {
    put_flat(cells, sheet, kgi_property_id(sheet, node));
    put_properties(cells, kgi_node_columns, KGI_ON_PAPER, sheet, node);
    kgi_cells_puts(cells, "Paper");
    kgi_cells_end_row(cells);
  }
}

static void put_label(kgi_cells *cells, kgi_sheet *sheet, kg_str type) {
  kgi_buf_reset(&sheet->text);
  kgi_buf_puts(&sheet->text, "Entity;");
  kgi_property_label(&sheet->text, type);
  kgi_cells_put(cells, kgi_buf_str(&sheet->text));
}

static void put_entities(kgi_cells *cells, kgi_sheet *sheet) {
  kgi_cells_puts(cells, "entityId:ID(Entity)");
  put_header(cells, kgi_node_columns, KGI_ON_ENTITY);
  kgi_cells_puts(cells, ":LABEL");
  kgi_cells_end_row(cells);
  for (uint32_t node = (uint32_t)sheet->n_papers; node < sheet->n_nodes; node++) {
    put_flat(cells, sheet, kgi_property_id(sheet, node));
    put_properties(cells, kgi_node_columns, KGI_ON_ENTITY, sheet, node);
    put_label(cells, sheet, sheet->types[sheet->entities[node - sheet->n_papers].type]);
    kgi_cells_end_row(cells);
  }
}

static void put_relation(kgi_cells *cells, kgi_sheet *sheet, uint32_t index) {
  const kg_edge *edge = &sheet->edges[index];
  put_flat(cells, sheet, kgi_property_id(sheet, edge->from));
  put_flat(cells, sheet, kgi_property_id(sheet, edge->to));
  put_properties(cells, kgi_edge_columns, KGI_ON_EDGE, sheet, index);
  kgi_buf_reset(&sheet->text);
  kgi_property_relation(&sheet->text, edge->relation);
  kgi_cells_put(cells, kgi_buf_str(&sheet->text));
  kgi_cells_end_row(cells);
}

/* In the views both ends are of one kind. */
static void put_relations(kgi_cells *cells, kgi_sheet *sheet) {
  kg_view view = kg_graph_view(sheet->job->graph);
  kgi_cells_puts(cells, view == KG_VIEW_ENTITIES ? ":START_ID(Entity)" : ":START_ID(Paper)");
  kgi_cells_puts(cells, view == KG_VIEW_PAPERS ? ":END_ID(Paper)" : ":END_ID(Entity)");
  put_header(cells, kgi_edge_columns, KGI_ON_EDGE);
  kgi_cells_puts(cells, ":TYPE");
  kgi_cells_end_row(cells);
  for (uint32_t edge = 0; edge < sheet->n_edges; edge++) put_relation(cells, sheet, edge);
}

static kg_status write_neo4j(const kgi_writing *job) {
  static void (*const tables[])(kgi_cells *, kgi_sheet *) = {
      [PAPERS] = put_papers, [ENTITIES] = put_entities, [RELATIONS] = put_relations};
  kgi_sheet sheet = kgi_sheet_of(job);
  kgi_cells cells = {.sink = job->sink};
  sheet.lists = KGI_LISTS_PLAIN;
  tables[job->part](&cells, &sheet);
  bool failed = cells.clean.failed || sheet.text.failed;
  kgi_buf_clear(&cells.clean);
  kgi_sheet_clear(&sheet);
  return failed ? kgi_writing_nomem(job) : KG_OK;
}

const kg_writer kgi_writer_neo4j = {.name = "neo4j",
                                    .help = "FILE-papers.csv, -entities.csv, -relations.csv for neo4j-admin import",
                                    .extensions = ".neo4j.csv",
                                    .parts = {"papers", "entities", "relations"},
                                    .write = write_neo4j};
