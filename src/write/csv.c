/* Two tables with the headers that Gephi knows, and that R, pandas and others read as they are. */
#include "write/cells.h"
#include "write/column.h"
#include "write/label.h"

enum { NODES, EDGES };

static void put_header(kgi_cells *cells, const kgi_column *columns) {
  for (const kgi_column *column = columns; column->id; column++)
    if (column->role == KGI_FACT) kgi_cells_puts(cells, column->name);
  kgi_cells_end_row(cells);
}

static void put_facts(kgi_cells *cells, const kgi_column *columns, kgi_sheet *sheet, uint32_t index) {
  for (const kgi_column *column = columns; column->id; column++)
    if (column->role == KGI_FACT) kgi_cells_put(cells, column->value(sheet, index));
  kgi_cells_end_row(cells);
}

static void put_nodes(kgi_cells *cells, kgi_sheet *sheet) {
  kgi_cells_puts(cells, "Id");
  kgi_cells_puts(cells, "Label");
  put_header(cells, kgi_node_columns);
  for (uint32_t node = 0; node < sheet->n_nodes; node++) {
    kgi_cells_puts(cells, kgi_node_id_of(node, sheet->n_papers).text);
    kgi_cells_put(cells, kgi_column_node_label(sheet, node));
    put_facts(cells, kgi_node_columns, sheet, node);
  }
}

/* Without a type of its own an edge would be taken for a directed one. */
static void put_edge(kgi_cells *cells, kgi_sheet *sheet, uint32_t index) {
  const kg_edge *edge = &sheet->edges[index];
  kgi_cells_puts(cells, kgi_node_id_of(edge->from, sheet->n_papers).text);
  kgi_cells_puts(cells, kgi_node_id_of(edge->to, sheet->n_papers).text);
  kgi_cells_puts(cells, "Undirected");
  kgi_cells_puts(cells, kgi_edge_id_of(index).text);
  kgi_cells_put(cells, kgi_column_edge_label(sheet, index));
  kgi_cells_put(cells, kgi_column_weight(sheet, index));
  put_facts(cells, kgi_edge_columns, sheet, index);
}

static void put_edges(kgi_cells *cells, kgi_sheet *sheet) {
  static const char *const names[] = {"Source", "Target", "Type", "Id", "Label", "Weight"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) kgi_cells_puts(cells, names[i]);
  put_header(cells, kgi_edge_columns);
  for (uint32_t edge = 0; edge < sheet->n_edges; edge++) put_edge(cells, sheet, edge);
}

static kg_status write_csv(const kgi_writing *job) {
  kgi_sheet sheet = kgi_sheet_of(job);
  kgi_cells cells = {.sink = job->sink};
  kg_status status = job->part == NODES ? kgi_sheet_cluster(&sheet) : KG_OK;
  if (status == KG_OK) (job->part == NODES ? put_nodes : put_edges)(&cells, &sheet);
  if (status == KG_OK && (cells.clean.failed || sheet.text.failed)) status = kgi_writing_nomem(job);
  kgi_buf_clear(&cells.clean);
  kgi_sheet_clear(&sheet);
  return status;
}

const kg_writer kgi_writer_csv = {.name = "csv",
                                  .help = "two tables: FILE-nodes.csv and FILE-edges.csv, with Gephi's headers",
                                  .extensions = ".csv",
                                  .parts = {"nodes", "edges"},
                                  .write = write_csv};
