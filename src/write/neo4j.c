/* Three tables with the headers of neo4j-admin import. Papers and entities keep the ids they have outside, so that
 * imports of several graphs meet in the same nodes. */
#include <stdio.h>

#include "write/cells.h"
#include "write/column.h"
#include "write/property.h"

enum { PAPERS, ENTITIES };

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
  for (size_t i = 0; i < sheet->text.len; i++) {
    char *c = &sheet->text.bytes[i];
    if (*c == '\r' || *c == '\n') *c = ' ';
  }
  kgi_cells_put(cells, kgi_buf_str(&sheet->text));
}

static void put_properties(kgi_cells *cells, const kgi_column *columns, unsigned on, kgi_sheet *sheet, uint32_t index) {
  for (const kgi_column *column = columns; column->id; column++)
    if (kgi_is_property(column, on)) put_flat(cells, sheet, column->value(sheet, index));
}

static void put_papers_head(kgi_cells *cells, const kgi_sheet *sheet) {
  (void)sheet;
  kgi_cells_puts(cells, "paperId:ID(Paper)");
  put_header(cells, kgi_node_columns, KGI_ON_PAPER);
  kgi_cells_puts(cells, ":LABEL");
}

static void put_paper(kgi_desk *desk, uint32_t node) {
  kgi_cells cells = kgi_cells_on(desk);
  put_flat(&cells, &desk->sheet, kgi_property_id(&desk->sheet, node));
  put_properties(&cells, kgi_node_columns, KGI_ON_PAPER, &desk->sheet, node);
  kgi_cells_puts(&cells, "Paper");
  kgi_cells_end_row(&cells);
}

static void put_label(kgi_cells *cells, kgi_sheet *sheet, kg_str type) {
  kgi_buf_reset(&sheet->text);
  kgi_buf_puts(&sheet->text, "Entity;");
  kgi_property_label(&sheet->text, type);
  kgi_cells_put(cells, kgi_buf_str(&sheet->text));
}

static void put_entities_head(kgi_cells *cells, const kgi_sheet *sheet) {
  (void)sheet;
  kgi_cells_puts(cells, "entityId:ID(Entity)");
  put_header(cells, kgi_node_columns, KGI_ON_ENTITY);
  kgi_cells_puts(cells, ":LABEL");
}

static void put_entity(kgi_desk *desk, uint32_t entity) {
  kgi_sheet *sheet = &desk->sheet;
  uint32_t node = (uint32_t)sheet->n_papers + entity;
  kgi_cells cells = kgi_cells_on(desk);
  put_flat(&cells, sheet, kgi_property_id(sheet, node));
  put_properties(&cells, kgi_node_columns, KGI_ON_ENTITY, sheet, node);
  put_label(&cells, sheet, sheet->types[sheet->entities[entity].type]);
  kgi_cells_end_row(&cells);
}

/* In the views both ends are of one kind. */
static void put_relations_head(kgi_cells *cells, const kgi_sheet *sheet) {
  kg_view view = kg_graph_view(sheet->job->graph);
  kgi_cells_puts(cells, view == KG_VIEW_ENTITIES ? ":START_ID(Entity)" : ":START_ID(Paper)");
  kgi_cells_puts(cells, view == KG_VIEW_PAPERS ? ":END_ID(Paper)" : ":END_ID(Entity)");
  put_header(cells, kgi_edge_columns, KGI_ON_EDGE);
  kgi_cells_puts(cells, ":TYPE");
}

static void put_relation(kgi_desk *desk, uint32_t index) {
  kgi_sheet *sheet = &desk->sheet;
  const kg_edge *edge = &sheet->edges[index];
  kgi_cells cells = kgi_cells_on(desk);
  put_flat(&cells, sheet, kgi_property_id(sheet, edge->from));
  put_flat(&cells, sheet, kgi_property_id(sheet, edge->to));
  put_properties(&cells, kgi_edge_columns, KGI_ON_EDGE, sheet, index);
  kgi_buf_reset(&sheet->text);
  kgi_property_relation(&sheet->text, edge->relation);
  kgi_cells_put(&cells, kgi_buf_str(&sheet->text));
  kgi_cells_end_row(&cells);
}

static kg_status write_part(const kgi_sheet *sheet, size_t part) {
  if (part == PAPERS) return kgi_cells_table(sheet, put_papers_head, sheet->n_papers, put_paper);
  if (part == ENTITIES) return kgi_cells_table(sheet, put_entities_head, sheet->n_entities, put_entity);
  return kgi_cells_table(sheet, put_relations_head, sheet->n_edges, put_relation);
}

static kg_status write_neo4j(const kgi_writing *job) {
  kgi_sheet sheet = kgi_sheet_of(job);
  sheet.lists = KGI_LISTS_PLAIN;
  kg_status status = write_part(&sheet, job->part);
  kgi_sheet_clear(&sheet);
  return status;
}

const kg_writer kgi_writer_neo4j = {.name = "neo4j",
                                    .help = "FILE-papers.csv, -entities.csv, -relations.csv for neo4j-admin import",
                                    .extensions = ".neo4j.csv",
                                    .parts = {"papers", "entities", "relations"},
                                    .write = write_neo4j};
