/* The table printed when no output is asked for: how much was found, of what, and what is in most papers. */
#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"
#include "write/clean.h"
#include "write/label.h"
#include "write/writer.h"

enum { MOST_CITED = 15, NAME_COLUMNS = 40, TYPE_COLUMNS = 12 };

typedef struct ranked {
  size_t papers;
  uint32_t entity;
} ranked;

typedef struct summary {
  const kgi_writing *job;
  const kg_entity *entities;
  const kg_edge *edges;
  const kg_str *types;
  size_t n_papers, n_entities, n_edges, n_types;
  kgi_buf cell;
} summary;

static size_t papers_of(const summary *sum, uint32_t entity) {
  size_t n;
  kg_graph_edges_of(sum->job->graph, (uint32_t)sum->n_papers + entity, &n);
  return n;
}

static void put_blanks(kgi_sink *sink, size_t n) {
  while (n-- > 0) kgi_putc(sink, ' ');
}

/* A text cell, cut and filled to its columns. */
static void put_cell(summary *sum, kg_str text, size_t columns) {
  kgi_buf_reset(&sum->cell);
  kgi_short_label(&sum->cell, text, columns);
  kg_str cell = kgi_buf_str(&sum->cell);
  kgi_put(sum->job->sink, cell);
  put_blanks(sum->job->sink, columns - kgi_utf8_width(cell) + 2);
}

static void put_heading(summary *sum, const char *heading) {
  bool color = sum->job->options->color;
  kgi_putf(sum->job->sink, "%s%s%s\n", color ? "\033[1m" : "", heading, color ? "\033[0m" : "");
}

static void put_types(summary *sum) {
  put_heading(sum, "type          entities");
  for (uint32_t type = 0; type < sum->n_types; type++) {
    size_t n = 0;
    for (size_t i = 0; i < sum->n_entities; i++) n += sum->entities[i].type == type;
    if (!n) continue;
    put_cell(sum, sum->types[type], TYPE_COLUMNS);
    kgi_putf(sum->job->sink, "%8zu\n", n);
  }
}

static void put_relations(summary *sum) {
  put_heading(sum, "relation         links");
  for (int relation = KG_RELATIONS - 1; relation >= 0; relation--) {
    size_t n = 0;
    for (size_t i = 0; i < sum->n_edges; i++) n += sum->edges[i].relation == (kg_relation)relation;
    if (!n) continue;
    put_cell(sum, kg_str_of(kg_relation_name((kg_relation)relation)), TYPE_COLUMNS);
    kgi_putf(sum->job->sink, "%8zu\n", n);
  }
}

static int most_papers_first(const void *a, const void *b) {
  const ranked *x = a, *y = b;
  if (x->papers != y->papers) return x->papers > y->papers ? -1 : 1;
  return (x->entity > y->entity) - (x->entity < y->entity);
}

static void put_row(summary *sum, ranked row) {
  const kg_entity *entity = &sum->entities[row.entity];
  put_cell(sum, entity->name, NAME_COLUMNS);
  put_cell(sum, sum->types[entity->type], TYPE_COLUMNS);
  kgi_putf(sum->job->sink, "%6zu\n", row.papers);
}

static kg_status put_most_cited(summary *sum) {
  ranked *rows = malloc((sum->n_entities + 1) * sizeof *rows);
  if (!rows) return KG_NOMEM;
  for (uint32_t i = 0; i < sum->n_entities; i++) rows[i] = (ranked){papers_of(sum, i), i};
  qsort(rows, sum->n_entities, sizeof *rows, most_papers_first);
  bool bipartite = kg_graph_view(sum->job->graph) == KG_BIPARTITE;
  put_cell(sum, kg_str_of(bipartite ? "most cited" : "most linked"), NAME_COLUMNS);
  put_cell(sum, KGI_STR("type"), TYPE_COLUMNS);
  kgi_puts(sum->job->sink, bipartite ? "papers\n" : " links\n");
  for (size_t i = 0; i < sum->n_entities && i < MOST_CITED; i++) put_row(sum, rows[i]);
  free(rows);
  return KG_OK;
}

static void put_counts(const summary *sum) {
  kg_str left_out = kg_graph_left_out(sum->job->graph);
  kgi_putf(sum->job->sink, "%zu paper%s, %zu entit%s, %zu link%s\n", sum->n_papers, sum->n_papers == 1 ? "" : "s",
           sum->n_entities, sum->n_entities == 1 ? "y" : "ies", sum->n_edges, sum->n_edges == 1 ? "" : "s");
  if (!left_out.len) return;
  kgi_put(sum->job->sink, left_out);
  kgi_putc(sum->job->sink, '\n');
}

static kg_status put_tables(summary *sum) {
  kgi_sink *sink = sum->job->sink;
  kg_status status = KG_OK;
  if (sum->n_entities) {
    kgi_putc(sink, '\n');
    put_types(sum);
  }
  if (sum->n_edges) {
    kgi_putc(sink, '\n');
    put_relations(sum);
  }
  if (sum->n_entities) {
    kgi_putc(sink, '\n');
    status = put_most_cited(sum);
  }
  return status;
}

static kg_status write_summary(const kgi_writing *job) {
  summary sum = {.job = job};
  kg_graph_papers(job->graph, &sum.n_papers);
  sum.entities = kg_graph_entities(job->graph, &sum.n_entities);
  sum.edges = kg_graph_edges(job->graph, &sum.n_edges);
  sum.types = kg_graph_types(job->graph, &sum.n_types);
  put_counts(&sum);
  kg_status status = put_tables(&sum);
  if (sum.cell.failed) status = KG_NOMEM;
  kgi_buf_clear(&sum.cell);
  return status == KG_NOMEM ? kgi_writing_nomem(job) : status;
}

const kg_writer kgi_writer_summary = {.name = "summary",
                                      .help = "a table for the eye: counts and what is in most papers",
                                      .extensions = "",
                                      .write = write_summary};
