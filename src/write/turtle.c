/* RDF: papers and names in the terms of schema.org and SKOS, what one paper does with another's work in CiTO's, each
 * mention as a Web Annotation, and the run that found them in PROV's. */
#include "base/number.h"
#include "base/str.h"
#include "write/rdf.h"
#include "write/span.h"

static const char prefixes[] =
    "@prefix cito: <http://purl.org/spar/cito/> .\n"
    "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
    "@prefix kg: <urn:kgextract:vocabulary:> .\n"
    "@prefix oa: <http://www.w3.org/ns/oa#> .\n"
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix schema: <https://schema.org/> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n"
    "kg:run a prov:Activity ; prov:wasAssociatedWith [ a prov:SoftwareAgent ; schema:name \"kgextract\" ] .\n";

static void put_vocabulary(kgi_rdf *out) {
  for (kg_relation relation = 0; relation < KG_SHARES; relation++)
    kgi_putf(out->sink, "kg:%s rdfs:subPropertyOf schema:mentions .\n", kg_relation_name(relation));
}

/* A property with a string; nothing when that is empty. */
static void put_text(kgi_rdf *out, const char *property, kg_str text) {
  if (text.len == 0) return;
  kgi_putf(out->sink, " ;\n  %s ", property);
  kgi_rdf_string(out, text);
}

static void put_date(kgi_rdf *out, kg_str date) {
  if (!kgi_day_of(date).text[0]) return;
  put_text(out, "schema:datePublished", date);
  kgi_puts(out->sink, date.len == 4 ? "^^xsd:gYear" : date.len == 7 ? "^^xsd:gYearMonth" : "^^xsd:date");
}

static void put_link(kgi_rdf *out, const char *property, uint32_t node) {
  kgi_putf(out->sink, " ;\n  %s ", property);
  kgi_rdf_node(out, node);
}

static void put_paper(kgi_rdf *out, uint32_t node) {
  const kg_paper *paper = &out->sheet.papers[node];
  kgi_putc(out->sink, '\n');
  kgi_rdf_node(out, node);
  kgi_puts(out->sink, " a schema:ScholarlyArticle");
  put_text(out, "schema:identifier", paper->id);
  put_text(out, "schema:name", paper->text[KG_TITLE]);
  put_text(out, "schema:alternateName", paper->text[KG_TITLE_ALT]);
  put_text(out, "schema:abstract", paper->text[KG_ABSTRACT]);
  put_date(out, paper->date);
  put_text(out, "schema:url", paper->url);
  put_text(out, "schema:creditText", paper->authors);
  put_text(out, "schema:keywords", paper->categories);
  for (size_t i = 0; i < paper->n_sources; i++) {
    kgi_buf_reset(&out->sheet.text);
    kgi_buf_put(&out->sheet.text, paper->sources[i].file);
    kgi_buf_putf(&out->sheet.text, ":%u", paper->sources[i].line);
    put_text(out, "dcterms:source", kgi_buf_str(&out->sheet.text));
  }
  kgi_puts(out->sink, " .\n");
}

static void put_entity(kgi_rdf *out, uint32_t node) {
  const kg_entity *entity = &out->sheet.entities[node - out->sheet.n_papers];
  kgi_putc(out->sink, '\n');
  kgi_rdf_node(out, node);
  kgi_puts(out->sink, " a skos:Concept, schema:DefinedTerm");
  put_text(out, "skos:prefLabel", entity->name);
  for (size_t i = 0; i < entity->n_aliases; i++) put_text(out, "skos:altLabel", entity->aliases[i]);
  kgi_puts(out->sink, " ;\n  skos:inScheme ");
  kgi_rdf_urn(out, "type", out->sheet.types[entity->type]);
  put_text(out, "kg:origin", entity->origin);
  put_text(out, "kg:family", entity->family);
  kgi_puts(out->sink, " .\n");
}

/* --- edges --- */

/* The paper that introduces the entity: its index, or UINT32_MAX if there is none or more than one. */
static uint32_t introducer_of(const kgi_rdf *out, uint32_t entity) {
  size_t n;
  uint32_t found = UINT32_MAX;
  const uint32_t *touching = kg_graph_edges_of(out->sheet.job->graph, entity, &n);
  for (size_t i = 0; i < n; i++) {
    const kg_edge *edge = &out->sheet.edges[touching[i]];
    if (edge->relation != KG_INTRODUCES) continue;
    if (found != UINT32_MAX) return UINT32_MAX;
    found = edge->from;
  }
  return found;
}

static bool is_data(const kgi_rdf *out, uint32_t entity) {
  kg_str type = out->sheet.types[out->sheet.entities[entity - out->sheet.n_papers].type];
  return kgi_str_eq(type, KGI_STR("dataset")) || kgi_str_eq(type, KGI_STR("benchmark"));
}

/* CiTO speaks of papers: whoever uses what another paper introduces, uses a method in it or data from it. */
static void put_citation(kgi_rdf *out, const kg_edge *edge) {
  bool uses = edge->relation == KG_USES || edge->relation == KG_EVALUATES;
  if (edge->relation != KG_COMPARES && !uses) return;
  uint32_t other = introducer_of(out, edge->to);
  if (other == UINT32_MAX || other == edge->from) return;
  const char *property = uses ? is_data(out, edge->to) ? "usesDataFrom" : "usesMethodIn" : "discusses";
  kgi_rdf_node(out, edge->from);
  kgi_putf(out->sink, " cito:%s ", property);
  kgi_rdf_node(out, other);
  kgi_puts(out->sink, " .\n");
}

static void put_quoted(kgi_rdf *out, const char *property, kg_str text) {
  kgi_puts(out->sink, property);
  kgi_rdf_string(out, text);
}

/* Where the mention stands: its field, in that a span counted in characters, and the words themselves. Where the graph
 * keeps no texts these words are all. */
static void put_target(kgi_rdf *out, uint32_t paper, const kg_mention *mention) {
  kg_str text = out->sheet.papers[paper].text[mention->field];
  bool has_text = text.len || kg_graph_evidence(out->sheet.job->graph) == KG_EVIDENCE_FULL;
  kgi_span span = kgi_span_of(text, mention);
  kgi_puts(out->sink, " ;\n  oa:hasTarget [ oa:hasSource ");
  kgi_rdf_node(out, paper);
  kgi_putf(out->sink, " ; oa:hasSelector [ a oa:FragmentSelector ; rdf:value \"%s\" ;\n    oa:refinedBy ",
           kg_field_name(mention->field));
  if (has_text)
    kgi_putf(out->sink, "[ a oa:TextPositionSelector ; oa:start %zu ; oa:end %zu ],\n    ", span.start, span.end);
  kgi_puts(out->sink, "[ a oa:TextQuoteSelector");
  if (has_text) put_quoted(out, " ; oa:prefix ", span.prefix);
  put_quoted(out, " ; oa:exact ", kg_mention_text(mention));
  if (has_text) put_quoted(out, " ; oa:suffix ", span.suffix);
  kgi_puts(out->sink, " ] ] ]");
}

static void put_mention(kgi_rdf *out, const kg_edge *edge, const kg_mention *mention) {
  kgi_puts(out->sink, "[] a oa:Annotation ;\n  oa:motivatedBy oa:identifying");
  put_link(out, "oa:hasBody", edge->to);
  put_target(out, edge->from, mention);
  kgi_putf(out->sink, " ;\n  kg:relation kg:%s ;\n  kg:confidence %.4f", kg_relation_name(mention->relation),
           (double)mention->confidence);
  put_text(out, "kg:rule", kg_mention_rule(mention));
  put_text(out, "kg:sentence", kg_mention_sentence(mention));
  kgi_puts(out->sink, " ;\n  prov:wasGeneratedBy kg:run .\n");
}

/* What two nodes share, as a statement with its weight. */
static void put_shares(kgi_rdf *out, const kg_edge *edge) {
  kgi_puts(out->sink, "[] a rdf:Statement ;\n  rdf:predicate kg:shares");
  put_link(out, "rdf:subject", edge->from);
  put_link(out, "rdf:object", edge->to);
  kgi_putf(out->sink, " ;\n  kg:weight %.10g .\n", kgi_number_widen(edge->weight));
}

static void put_relation(kgi_rdf *out, const kg_edge *edge) {
  kgi_rdf_node(out, edge->from);
  kgi_putf(out->sink, " kg:%s ", kg_relation_name(edge->relation));
  kgi_rdf_node(out, edge->to);
  kgi_puts(out->sink, " ; schema:mentions ");
  kgi_rdf_node(out, edge->to);
  kgi_puts(out->sink, " .\n");
  put_citation(out, edge);
  for (size_t i = 0; i < edge->n_mentions; i++) put_mention(out, edge, &edge->mentions[i]);
}

static void put_edge(kgi_rdf *out, const kg_edge *edge) {
  kgi_putc(out->sink, '\n');
  if (kg_graph_view(out->sheet.job->graph) == KG_BIPARTITE)
    put_relation(out, edge);
  else
    put_shares(out, edge);
}

static kg_status write_turtle(const kgi_writing *job) {
  kgi_rdf out = {.sink = job->sink, .sheet = kgi_sheet_of(job)};
  kgi_puts(job->sink, prefixes);
  put_vocabulary(&out);
  for (uint32_t node = 0; node < out.sheet.n_nodes; node++) {
    if (node < out.sheet.n_papers)
      put_paper(&out, node);
    else
      put_entity(&out, node);
  }
  for (size_t i = 0; i < out.sheet.n_edges; i++) put_edge(&out, &out.sheet.edges[i]);
  bool failed = out.clean.failed || out.sheet.text.failed;
  kgi_buf_clear(&out.clean);
  kgi_sheet_clear(&out.sheet);
  return failed ? kgi_writing_nomem(job) : KG_OK;
}

const kg_writer kgi_writer_turtle = {.name = "turtle",
                                     .help = "RDF: schema.org, SKOS, CiTO, Web Annotation, PROV",
                                     .extensions = ".ttl",
                                     .write = write_turtle};
