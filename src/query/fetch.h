/* A graph that stays in its database: what a question looks at is fetched by prepared statements, each node once, and
 * kept as long as the fetch. Nodes have the numbers that they would have in the whole graph. Errors stick: after the
 * first, what is fetched is empty, and kgi_fetch_close tells. */
#ifndef KGI_QUERY_FETCH_H
#define KGI_QUERY_FETCH_H

#include <kgextract/graph.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/criteria.h"
#include "store/db.h"

/* The edges that touch a node, in the order of the graph. */
typedef struct kgi_touching {
  const kg_edge *edges;
  const uint32_t *indexes; /* of these edges in `edges`; NULL: all of them */
  size_t n;
} kgi_touching;

static inline const kg_edge *kgi_touching_at(const kgi_touching *of, size_t i) {
  return &of->edges[of->indexes ? of->indexes[i] : i];
}

/* Edges carry their confidence and weight only when they were fetched for a paper, their mentions when asked for. */
typedef struct kgi_fetched_paper {
  kg_paper paper; /* at first the id, titles and the date alone */
  double length;  /* as similar.h has it */
  kgi_touching edges;
  bool is_known, is_whole, has_edges;
} kgi_fetched_paper;

typedef struct kgi_fetched_entity {
  kg_entity entity; /* at first without aliases */
  size_t n_papers;  /* that cite it, in the whole graph */
  size_t n_mentions;
  kgi_touching edges;
  bool is_known, is_whole, has_edges;
} kgi_fetched_entity;

/* Papers of a month, which is YYYY-MM or less. */
typedef struct kgi_month {
  kg_str month;
  size_t n_papers;
} kgi_month;

typedef struct kgi_months {
  const kgi_month *items;
  size_t n;
} kgi_months;

/* An entity's place in a list. */
typedef struct kgi_standing {
  uint32_t entity, paper; /* the paper that shows best why it is listed */
  double score;
} kgi_standing;

/* In how many papers an entity is before and after the papers are parted (trend.c). */
typedef struct kgi_turnout {
  uint32_t before, now;
} kgi_turnout;

/* A name that several entities have. */
typedef struct kgi_label {
  kg_str text, key; /* as it is written, and folded */
  uint32_t entity;
} kgi_label;

enum { KGI_FETCH_STATEMENTS = 24 };

typedef struct kgi_fetch {
  kgi_db db;
  sqlite3_stmt *statements[KGI_FETCH_STATEMENTS];
  size_t n_rows, most_rows; /* read so far; no whole database has more than bytes */
  size_t n_papers, n_entities, n_types;
  size_t n_left;         /* papers that the selection leaves */
  kgi_criteria criteria; /* of the selection, if there is one: then figures about the whole are counted anew */
  kg_str *types;
  kgi_fetched_paper *papers; /* all of them, untouched memory for those not looked at */
  kgi_fetched_entity *entities;
  kgi_buf rows; /* being read */
  kgi_arena arena;
} kgi_fetch;

/* KG_UNSUPPORTED unless the file is a database of this program and version that holds papers and what they cite, and
 * the selection (may be NULL) only asks for relations and a time. */
kg_status kgi_fetch_open(kgi_fetch *fetch, const char *path, const kg_select *select, kg_error *err) KG_CHECKED;
/* Returns the first failure, if there was one. */
kg_status kgi_fetch_close(kgi_fetch *fetch);

const kg_paper *kgi_fetch_paper(kgi_fetch *fetch, size_t n, bool whole);
const kg_entity *kgi_fetch_entity(kgi_fetch *fetch, size_t n, bool whole);
/* A paper's length (similar.h) in the whole graph. */
double kgi_fetch_length(kgi_fetch *fetch, size_t paper);

/* Whether the selection leaves a paper. */
bool kgi_fetch_has(kgi_fetch *fetch, size_t paper);
/* What the selection leaves out, as a sentence. */
kg_status kgi_fetch_tell_omission(kgi_fetch *fetch, kgi_buf *out) KG_CHECKED;

size_t kgi_fetch_degree(kgi_fetch *fetch, size_t entity);
size_t kgi_fetch_mentions(kgi_fetch *fetch, size_t entity);
kgi_touching kgi_fetch_touching(kgi_fetch *fetch, size_t node);
/* Gives an edge of this fetch its mentions. */
void kgi_fetch_mentions_of(kgi_fetch *fetch, const kg_edge *edge);

/* How much evidence the graph keeps, as a loader finds it out. */
kg_evidence kgi_fetch_keeps(kgi_fetch *fetch);

/* The months of all papers, in order, the undated last. */
kgi_months kgi_fetch_months(kgi_fetch *fetch);

/* --- lists of the whole --- */

/* The first `most` (0: all) entities of a list that are of types asked for. */
kgi_standing *kgi_fetch_ranking(kgi_fetch *fetch, const char *list, const bool *is_asked, size_t most, size_t *n);
kgi_turnout kgi_fetch_turnout(kgi_fetch *fetch, size_t entity);
kgi_label *kgi_fetch_ambiguous(kgi_fetch *fetch, size_t *n);

/* --- looking for names --- */

/* The numbers of nodes, ascending, in the memory of the fetch. */
typedef struct kgi_numbers {
  uint32_t *items;
  size_t n;
} kgi_numbers;

/* Entities with a name or alias of this key, and those whose own name's key holds it. */
kgi_numbers kgi_fetch_named(kgi_fetch *fetch, kg_str key);
kgi_numbers kgi_fetch_holding(kgi_fetch *fetch, kg_str key);
/* Papers of this id, and papers with a title of this key. */
kgi_numbers kgi_fetch_of_id(kgi_fetch *fetch, kg_str id);
kgi_numbers kgi_fetch_titled(kgi_fetch *fetch, kg_str key);

/* Every paper's id, every entity's names, in the order of the graph; false past the last. The view lasts until the
 * next call. */
bool kgi_fetch_next_id(kgi_fetch *fetch, kg_str *id);
bool kgi_fetch_next_name(kgi_fetch *fetch, kg_str *name);

#endif
