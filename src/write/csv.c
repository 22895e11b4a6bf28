/* Two tables with the headers that Gephi knows, and that R, pandas and others read as they are. */
#include "base/error.h"
#include "write/cells.h"
#include "write/column.h"
#include "write/label.h"

enum { NODES, EDGES };

static void put_names(kgi_cells *cells, const kgi_column *columns) {
  for (const kgi_column *column = columns; column->id; column++)
    if (column->role == KGI_FACT) kgi_cells_puts(cells, column->name);
}

static void put_facts(kgi_cells *cells, const kgi_column *columns, kgi_sheet *sheet, uint32_t index) {
  for (const kgi_column *column = columns; column->id; column++)
    if (column->role == KGI_FACT) kgi_cells_put(cells, column->value(sheet, index));
  kgi_cells_end_row(cells);
}

static void put_nodes_head(kgi_cells *cells, const kgi_sheet *sheet) {
  (void)sheet;
  kgi_cells_puts(cells, "Id");
  kgi_cells_puts(cells, "Label");
  put_names(cells, kgi_node_columns);
}

static void put_node(kgi_desk *desk, uint32_t node) {
  kgi_cells cells = kgi_cells_on(desk);
  kgi_cells_puts(&cells, kgi_node_id_of(node, desk->sheet.n_papers).text);
  kgi_cells_put(&cells, kgi_column_node_label(&desk->sheet, node));
  put_facts(&cells, kgi_node_columns, &desk->sheet, node);
}

static void put_edges_head(kgi_cells *cells, const kgi_sheet *sheet) {
  static const char *const names[] = {"Source", "Target", "Type", "Id", "Label", "Weight"};
  (void)sheet;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) kgi_cells_puts(cells, names[i]);
  put_names(cells, kgi_edge_columns);
}

/* Without a type of its own an edge would be taken for a directed one. */
static void put_edge(kgi_desk *desk, uint32_t index) {
  const kg_edge *edge = &desk->sheet.edges[index];
  kgi_cells cells = kgi_cells_on(desk);
  kgi_cells_puts(&cells, kgi_node_id_of(edge->from, desk->sheet.n_papers).text);
  kgi_cells_puts(&cells, kgi_node_id_of(edge->to, desk->sheet.n_papers).text);
  kgi_cells_puts(&cells, "Undirected");
  kgi_cells_puts(&cells, kgi_edge_id_of(index).text);
  kgi_cells_put(&cells, kgi_column_edge_label(&desk->sheet, index));
  kgi_cells_put(&cells, kgi_column_weight(&desk->sheet, index));
  put_facts(&cells, kgi_edge_columns, &desk->sheet, index);
}

static kg_status write_nodes(kgi_sheet *sheet) {
  KGI_TRY(kgi_sheet_cluster(sheet));
  return kgi_cells_table(sheet, put_nodes_head, sheet->n_nodes, put_node);
}

static kg_status write_csv(const kgi_writing *job) {
  kgi_sheet sheet = kgi_sheet_of(job);
  kg_status status =
      job->part == NODES ? write_nodes(&sheet) : kgi_cells_table(&sheet, put_edges_head, sheet.n_edges, put_edge);
  kgi_sheet_clear(&sheet);
  return status;
}

const kg_writer kgi_writer_csv = {.name = "csv",
                                  .help = "two tables: FILE-nodes.csv and FILE-edges.csv, with Gephi's headers",
                                  .extensions = ".csv",
                                  .parts = {"nodes", "edges"},
                                  .write = write_csv};
