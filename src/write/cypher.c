/* Cypher statements that merge the graph into a property graph database, in batches that a shell takes one by one. */
#include "write/clean.h"
#include "write/property.h"
#include "write/quote.h"

enum { BATCH = 500 };

typedef struct script {
  kgi_sink *sink;
  kgi_sheet sheet;
  kgi_buf clean, label; /* scratch */
} script;

static void put_string(script *out, kg_str text) { kgi_put_quoted(out->sink, &out->clean, text); }

static void put_value(script *out, kgi_kind kind, kg_str value) {
  if (kind == KGI_TEXT)
    put_string(out, value);
  else
    kgi_put(out->sink, kgi_clean_xml(&out->clean, value));
}

/* All properties that have a value, each after a comma. */
static void put_properties(script *out, const kgi_column *columns, unsigned on, uint32_t index) {
  for (const kgi_column *column = columns; column->id; column++) {
    kg_str value = kgi_is_property(column, on) ? column->value(&out->sheet, index) : (kg_str){NULL, 0};
    if (value.len == 0) continue;
    kgi_putf(out->sink, ", %s: ", column->name);
    put_value(out, column->kind, value);
  }
}

static void put_node(script *out, uint32_t node) {
  kgi_puts(out->sink, "{id: ");
  put_string(out, kgi_property_id(&out->sheet, node));
  put_properties(out, kgi_node_columns, node < out->sheet.n_papers ? KGI_ON_PAPER : KGI_ON_ENTITY, node);
  kgi_putc(out->sink, '}');
}

static void end_nodes(script *out, const char *label, const char *further) {
  kgi_putf(out->sink, "\n] AS row MERGE (n:%s {id: row.id}) SET ", label);
  if (further) {
    kgi_puts(out->sink, "n:`");
    kgi_puts(out->sink, further);
    kgi_puts(out->sink, "`, ");
  }
  kgi_puts(out->sink, "n += row;\n");
}

/* Nodes [first, end), all of one label: "Paper", or "Entity" with a further one of its type. */
static void put_nodes(script *out, uint32_t first, uint32_t end, const char *label, const char *further) {
  for (uint32_t node = first; node < end; node++) {
    bool opens = (node - first) % BATCH == 0, closes = (node - first) % BATCH == BATCH - 1 || node + 1 == end;
    kgi_puts(out->sink, opens ? "UNWIND [\n  " : ",\n  ");
    put_node(out, node);
    if (closes) end_nodes(out, label, further);
  }
}

static uint32_t type_at(const script *out, uint32_t node) {
  return out->sheet.entities[node - out->sheet.n_papers].type;
}

/* Entities are sorted by type. */
static void put_entities(script *out) {
  uint32_t end, n = (uint32_t)out->sheet.n_nodes;
  for (uint32_t first = (uint32_t)out->sheet.n_papers; first < n; first = end) {
    for (end = first; end < n && type_at(out, end) == type_at(out, first);) end++;
    kgi_buf_reset(&out->label);
    kgi_property_label(&out->label, out->sheet.types[type_at(out, first)]);
    put_nodes(out, first, end, "Entity", kgi_buf_cstr(&out->label));
  }
}

static void put_edge(script *out, uint32_t index) {
  const kg_edge *edge = &out->sheet.edges[index];
  kgi_puts(out->sink, "{from: ");
  put_string(out, kgi_property_id(&out->sheet, edge->from));
  kgi_puts(out->sink, ", to: ");
  put_string(out, kgi_property_id(&out->sheet, edge->to));
  put_properties(out, kgi_edge_columns, KGI_ON_EDGE, index);
  kgi_putc(out->sink, '}');
}

/* The ends are only for finding the nodes. */
static void end_edges(script *out, kg_relation relation) {
  kg_view view = kg_graph_view(out->sheet.job->graph);
  kgi_buf_reset(&out->label);
  kgi_property_relation(&out->label, relation);
  kgi_putf(out->sink,
           "\n] AS row MATCH (a:%s {id: row.from}) MATCH (b:%s {id: row.to}) MERGE (a)-[r:%s]->(b) "
           "SET r += row, r.from = null, r.to = null;\n",
           view == KG_VIEW_ENTITIES ? "Entity" : "Paper", view == KG_VIEW_PAPERS ? "Paper" : "Entity",
           kgi_buf_cstr(&out->label));
}

/* A statement can only make edges of one relation. */
static void put_relation(script *out, kg_relation relation) {
  size_t n = 0;
  for (uint32_t edge = 0; edge < out->sheet.n_edges; edge++) {
    if (out->sheet.edges[edge].relation != relation) continue;
    if (n > 0 && n % BATCH == 0) end_edges(out, relation);
    kgi_puts(out->sink, n++ % BATCH == 0 ? "UNWIND [\n  " : ",\n  ");
    put_edge(out, edge);
  }
  if (n > 0) end_edges(out, relation);
}

/* The head is a comment of one line. */
static void put_head(script *out) {
  static const char *const labels[] = {"Paper", "Entity"};
  kgi_sheet_description(&out->sheet);
  kgi_clean_label(&out->label, kgi_buf_str(&out->sheet.text));
  kgi_puts(out->sink, "// ");
  kgi_put(out->sink, kgi_buf_str(&out->label));
  kgi_putc(out->sink, '\n');
  for (size_t i = 0; i < 2; i++)
    kgi_putf(out->sink, "CREATE CONSTRAINT kgextract_%s IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE;\n", labels[i],
             labels[i]);
}

static kg_status write_cypher(const kgi_writing *job) {
  script out = {.sink = job->sink, .sheet = kgi_sheet_of(job)};
  out.sheet.lists = KGI_LISTS_QUOTED;
  put_head(&out);
  put_nodes(&out, 0, (uint32_t)out.sheet.n_papers, "Paper", NULL);
  put_entities(&out);
  for (kg_relation relation = 0; relation < KG_RELATIONS; relation++) put_relation(&out, relation);
  bool failed = out.clean.failed || out.label.failed || out.sheet.text.failed;
  kgi_buf_clear(&out.clean);
  kgi_buf_clear(&out.label);
  kgi_sheet_clear(&out.sheet);
  return failed ? kgi_writing_nomem(job) : KG_OK;
}

const kg_writer kgi_writer_cypher = {.name = "cypher",
                                     .help = "Cypher statements for Neo4j and its kin",
                                     .extensions = ".cypher .cql",
                                     .write = write_cypher};
