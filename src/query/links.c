/* Edges in orders of their own: walks over all of them are bound by memory, which a graph's edges fill with more. */
#include <string.h>

#include "base/error.h"
#include "query/verb.h"

/* Where the things of each place begin, if they come in the order of places; counted one place further on. */
static uint32_t *new_counts(kgi_arena *arena, size_t n) {
  uint32_t *counts = kgi_arena_alloc(arena, (n + 1) * sizeof *counts);
  return counts ? memset(counts, 0, (n + 1) * sizeof *counts) : NULL;
}

static void add_up(uint32_t *counts, size_t n) {
  for (size_t i = 0; i < n; i++) counts[i + 1] += counts[i];
}

static void count(const kgi_question *question, uint32_t *cited, uint32_t *cites, uint32_t *citing) {
  for (size_t e = 0; e < question->n_edges; e++) {
    cited[e] = question->edges[e].to - (uint32_t)question->n_papers;
    cites[question->edges[e].from + 1]++;
    citing[cited[e] + 1]++;
  }
  add_up(cites, question->n_papers);
  add_up(citing, question->n_entities);
}

/* Edges come by paper, and so do the links of each entity. */
static void arrange(const kgi_question *question, const uint32_t *cited, uint32_t *next, kgi_link *items) {
  for (size_t e = 0; e < question->n_edges; e++) {
    const kg_edge *edge = &question->edges[e];
    items[next[cited[e]]++] = (kgi_link){edge->from, cited[e], edge->relation};
  }
}

kg_status kgi_question_link(kgi_question *question) {
  kgi_arena *arena = &question->arena;
  if (question->links.items) return KG_OK;
  kgi_link *items = kgi_arena_alloc(arena, question->n_edges * sizeof *items);
  uint32_t *cited = kgi_arena_alloc(arena, question->n_edges * sizeof *cited);
  uint32_t *cites = new_counts(arena, question->n_papers), *citing = new_counts(arena, question->n_entities);
  if (!items || !cited || !cites || !citing) return KG_NOMEM;
  count(question, cited, cites, citing);
  arrange(question, cited, citing, items);
  question->links = (kgi_links){items, cited, cites};
  return KG_OK;
}
