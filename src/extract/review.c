/* Discovered names to dictionary rows. */
#include <kgextract/review.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"
#include "base/plain.h"
#include "base/sink.h"
#include "base/str.h"
#include "base/utf8.h"
#include "dict/lexicon.h"
#include "dict/words.h"

typedef struct review {
  const kg_graph *graph;
  const kg_entity *entities;
  const kg_edge *edges;
  const kg_paper *papers;
  size_t n_entities, n_papers;
  kgi_sink sink;
  size_t rows;
} review;

/* The edges of an entity, and what is best known of it. */
typedef struct candidate {
  const kg_entity *entity;
  const uint32_t *edges;
  size_t n_edges;
  const kg_edge *first; /* to the paper that introduces it, else to the earliest */
} candidate;

/* What would be cells, lines or comments of their own has no place in a row. */
static bool fits_cell(kg_str text) {
  if (!text.len || text.ptr[0] == '#' || text.ptr[0] == KGI_ALIAS_EXACT || text.ptr[0] == KGI_ALIAS_GATED) return false;
  for (size_t i = 0; i < text.len; i++)
    if (strchr("\t\n\r|", text.ptr[i])) return false;
  return true;
}

/* No dictionary has it: neither as an entry, nor as a version of one, nor as a name from titles. */
static bool is_discovered(const kg_entity *entity) {
  return !kgi_str_eq(entity->origin, KGI_STR("dictionary")) && !entity->family.len &&
         kgi_str_find(entity->origin, KGI_STR(".tsv:")) == SIZE_MAX;
}

static bool is_better(const review *r, const kg_edge *edge, const kg_edge *best) {
  bool introduces = edge->relation == KG_INTRODUCES, other = best->relation == KG_INTRODUCES;
  if (introduces != other) return introduces;
  kg_str date = r->papers[edge->from].date, known = r->papers[best->from].date;
  return date.len && (!known.len || kgi_str_cmp(date, known) < 0);
}

static candidate candidate_of(const review *r, size_t n) {
  candidate c = {.entity = &r->entities[n]};
  c.edges = kg_graph_edges_of(r->graph, (uint32_t)(r->n_papers + n), &c.n_edges);
  for (size_t i = 0; i < c.n_edges; i++) {
    const kg_edge *edge = &r->edges[c.edges[i]];
    if (edge->n_mentions && (!c.first || is_better(r, edge, c.first))) c.first = edge;
  }
  return c;
}

/* --- the cells --- */

static bool has_letters(kg_str name) {
  for (size_t i = 0; i < name.len; i++)
    if (kgi_is_letter(name.ptr[i])) return true;
  return false;
}

static bool is_ordinary(kg_str name) {
  char lower[32];
  if (!name.len || name.len > sizeof lower) return false;
  for (size_t i = 0; i < name.len; i++) {
    if (!kgi_is_letter(name.ptr[i])) return false;
    lower[i] = (char)(name.ptr[i] | 0x20);
  }
  return kgi_is_common_word((kg_str){lower, name.len});
}

static void put_aliases(review *r, const kg_entity *entity) {
  const char *separator = "";
  for (size_t i = 0; i < entity->n_aliases; i++) {
    kg_str alias = entity->aliases[i];
    if (!fits_cell(alias) || kgi_str_eq(alias, entity->name)) continue;
    kgi_puts(&r->sink, separator);
    kgi_put(&r->sink, alias);
    separator = "|";
  }
}

/* An ordinary word is the name only near what stands near it in its paper. */
static size_t put_context(review *r, const candidate *c) {
  enum { MOST = 6 };
  size_t n, put = 0;
  const uint32_t *others = kg_graph_edges_of(r->graph, c->first->from, &n);
  for (size_t i = 0; i < n && put < MOST; i++) {
    const kg_edge *edge = &r->edges[others[i]];
    if (edge == c->first || !edge->n_mentions || !fits_cell(kg_mention_text(edge->mentions))) continue;
    if (put++) kgi_putc(&r->sink, '|');
    kgi_put(&r->sink, kg_mention_text(edge->mentions));
  }
  return put;
}

static bool has_neighbours(const review *r, const candidate *c) {
  size_t n;
  (void)kg_graph_edges_of(r->graph, c->first->from, &n);
  return n > 1;
}

static void put_date(review *r, const candidate *c) {
  kg_str date = r->papers[c->first->from].date;
  if (c->first->relation == KG_INTRODUCES) kgi_put(&r->sink, kgi_str_slice(date, 0, 7));
}

/* 2401.04088 */
static bool is_arxiv_id(kg_str id) {
  if (id.len < 9 || id.len > 10 || id.ptr[4] != '.') return false;
  for (size_t i = 0; i < id.len; i++)
    if (i != 4 && (id.ptr[i] < '0' || id.ptr[i] > '9')) return false;
  return true;
}

/* --- rows --- */

/* What the reader goes by: "# 0.85 zh-propose: sentence". */
static void put_evidence(review *r, const candidate *c) {
  enum { WIDEST = 160 };
  const kg_mention *mention = &c->first->mentions[0];
  kg_str sentence = kgi_utf8_clip(kg_mention_sentence(mention), WIDEST);
  kgi_putf(&r->sink, "# %.2f %.*s: ", (double)c->first->confidence, (int)mention->rule_len, mention->rule);
  for (size_t i = 0; i < sentence.len; i++)
    kgi_putc(&r->sink, (unsigned char)sentence.ptr[i] < ' ' ? ' ' : sentence.ptr[i]);
  kgi_puts(&r->sink, sentence.len < mention->sentence_len ? "…\n" : "\n");
}

static void put_row(review *r, const candidate *c) {
  kg_str id = r->papers[c->first->from].id;
  bool gated = is_ordinary(c->entity->name) && has_neighbours(r, c);
  put_evidence(r, c);
  kgi_put(&r->sink, c->entity->name);
  kgi_putc(&r->sink, '\t');
  put_aliases(r, c->entity);
  kgi_puts(&r->sink, gated ? "\tcase|word\t" : has_letters(c->entity->name) ? "\tcase\t" : "\t\t");
  if (gated) (void)put_context(r, c);
  kgi_putc(&r->sink, '\t');
  put_date(r, c);
  kgi_puts(&r->sink, is_arxiv_id(id) ? "\tarXiv:" : "\t");
  kgi_put(&r->sink, fits_cell(id) ? id : KGI_STR("unknown"));
  kgi_putc(&r->sink, '\n');
  r->rows++;
}

/* Entities stand by type, then by name, as a dictionary wants them. */
static void put_rows(review *r) {
  size_t n_types;
  const kg_str *types = kg_graph_types(r->graph, &n_types);
  uint32_t type = KGI_NO_ID;
  kgi_puts(&r->sink, "# Names that papers made known. Drop what is no name; use the rest with kgextract -d FILE.\n");
  for (size_t i = 0; i < r->n_entities; i++) {
    candidate c = candidate_of(r, i);
    if (!is_discovered(c.entity) || !c.first || !fits_cell(c.entity->name)) continue;
    if (c.entity->type != type) {
      type = c.entity->type;
      kgi_putf(&r->sink, "#!type: %.*s\nname\taliases\tflags\tcontext\tsince\tsource\n", (int)types[type].len,
               types[type].ptr);
    }
    put_row(r, &c);
  }
}

kg_status kg_review(const kg_graph *graph, const kg_output *output, size_t *rows) {
  size_t n_edges;
  review *r = malloc(sizeof *r);
  if (!r) return KG_NOMEM;
  *r = (review){.graph = graph};
  r->entities = kg_graph_entities(graph, &r->n_entities);
  r->papers = kg_graph_papers(graph, &r->n_papers);
  r->edges = kg_graph_edges(graph, &n_edges);
  kgi_sink_init(&r->sink, output);
  kgi_plain plain;
  bool ready = kgi_plain_begin(&plain);
  if (ready) put_rows(r);
  if (ready) kgi_plain_end(&plain);
  if (rows) *rows = r->rows;
  kg_status status = ready ? kgi_sink_flush(&r->sink) : KG_NOMEM;
  free(r);
  return status;
}

kg_status kg_review_file(const kg_graph *graph, const char *path, size_t *rows, kg_error *err) {
  kgi_new_file file;
  KGI_TRY(kgi_new_file_open(&file, path, err));
  kg_output output = kgi_new_file_output(&file);
  kg_status status = kg_review(graph, &output, rows);
  return kgi_new_file_close(&file, status, err);
}
