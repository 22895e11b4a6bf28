/* entities [TYPE]...: all entities, ranked. */
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "model/suggest.h"
#include "query/resolve.h"

typedef struct ranking {
  kgi_question *question;
  size_t *papers;   /* by entity */
  size_t *mentions; /* by entity */
  size_t *key;      /* by entity: what is sorted by */
} ranking;

static const kgi_place nowhere = {0};

static void count(ranking *work) {
  const kgi_question *question = work->question;
  for (size_t i = 0; i < question->n_entities; i++) {
    kgi_touching of = kgi_question_touching(question, question->n_papers + i);
    work->papers[i] = of.n;
    work->mentions[i] = 0;
    for (size_t e = 0; e < of.n; e++) work->mentions[i] += (size_t)kgi_touching_at(&of, e)->weight;
  }
}

static kg_status key_papers(ranking *work) {
  work->key = work->papers;
  return KG_OK;
}

/* Counts the entities that share a paper with each. */
static kg_status key_degree(ranking *work) {
  const kgi_question *question = work->question;
  size_t n = question->n_entities, n_papers = question->n_papers;
  uint32_t *seen_for = kgi_arena_alloc(&work->question->arena, n * sizeof *seen_for);
  work->key = kgi_arena_alloc(&work->question->arena, n * sizeof *work->key);
  if (!seen_for || !work->key) return KG_NOMEM;
  memset(seen_for, 0, n * sizeof *seen_for);
  for (size_t i = 0; i < n; i++) {
    kgi_touching to_papers = kgi_question_touching(question, n_papers + i);
    work->key[i] = 0;
    for (size_t p = 0; p < to_papers.n; p++) {
      kgi_touching to_entities = kgi_question_touching(question, kgi_touching_at(&to_papers, p)->from);
      for (size_t e = 0; e < to_entities.n; e++) {
        size_t other = kgi_touching_at(&to_entities, e)->to - n_papers;
        if (other != i && seen_for[other] != i + 1) work->key[i]++;
        seen_for[other] = (uint32_t)i + 1;
      }
    }
  }
  return KG_OK;
}

static const struct {
  const char *name;
  kg_status (*make_key)(ranking *work);
} sorts[] = {{"papers", key_papers}, {"degree", key_degree}};

static kg_status make_key(ranking *work) {
  char hint[64];
  const char *name = work->question->options.sort ? work->question->options.sort : sorts[0].name;
  kgi_suggestion near = kgi_suggest(kg_str_of(name));
  for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
    if (strcmp(sorts[i].name, name) == 0) return sorts[i].make_key(work);
    kgi_suggest_offer(&near, kg_str_of(sorts[i].name));
  }
  return kgi_fail(work->question->err, KG_USAGE, nowhere, "cannot sort by '%s'%s", name,
                  kgi_suggest_text(&near, hint, sizeof hint));
}

/* Of a type asked for, and not stripped of all papers. */
static bool is_listed(const ranking *work, uint32_t entity) {
  return work->papers[entity] && work->question->is_asked[work->question->entities[entity].type];
}

/* By the key, then by mentions, then by name. */
static int by_key(const void *a, const void *b, void *ctx) {
  const ranking *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  int order = (work->key[x] < work->key[y]) - (work->key[x] > work->key[y]);
  if (!order) order = (work->mentions[x] < work->mentions[y]) - (work->mentions[x] > work->mentions[y]);
  if (!order) order = kgi_str_cmp(work->question->entities[x].name, work->question->entities[y].name);
  return order ? order : (x > y) - (x < y);
}

/* The ids of the papers that introduce an entity. */
static void list_introducing(const ranking *work, uint32_t entity, kgi_buf *list) {
  kgi_touching of = kgi_question_touching(work->question, work->question->n_papers + entity);
  for (size_t e = 0; e < of.n; e++) {
    const kg_edge *edge = kgi_touching_at(&of, e);
    if (edge->relation != KG_INTRODUCES) continue;
    if (list->len) kgi_buf_puts(list, ", ");
    kgi_buf_put(list, work->question->papers[edge->from].id);
  }
}

/* The earliest of an entity's strongest edges. */
static const kg_edge *best_edge(const kgi_question *question, uint32_t entity) {
  kgi_touching of = kgi_question_touching(question, question->n_papers + entity);
  const kg_edge *best = NULL;
  for (size_t e = 0; e < of.n; e++) {
    const kg_edge *edge = kgi_touching_at(&of, e);
    bool better = !best || edge->relation > best->relation ||
                  (edge->relation == best->relation && kgi_paper_order(question, edge->from, best->from) < 0);
    if (better) best = edge;
  }
  return best;
}

static kg_status add_row(const ranking *work, uint32_t index, kgi_buf *introducing) {
  kgi_question *question = work->question;
  const kg_entity *entity = &question->entities[index];
  const kg_edge *edge = best_edge(question, index);
  kg_str cells[] = {[0] = entity->name, [1] = question->types[entity->type], [4] = {NULL, 0}};
  KGI_TRY(kgi_cell_count(question, work->papers[index], &cells[2]));
  KGI_TRY(kgi_cell_count(question, work->mentions[index], &cells[3]));
  kgi_buf_reset(introducing);
  list_introducing(work, index, introducing);
  cells[4] = kgi_buf_str(introducing);
  if (introducing->failed) return KG_NOMEM;
  KGI_TRY(kgi_answer_around(question, question->n_papers + index));
  return kgi_answer_row(question, cells, edge, edge ? kgi_edge_evidence(edge) : NULL);
}

static kg_status add_rows(ranking *work) {
  kgi_question *question = work->question;
  kgi_buf introducing = {0};
  uint32_t *order = kgi_order(&question->arena, question->n_entities, by_key, work);
  kg_status status = order ? KG_OK : KG_NOMEM;
  for (size_t i = 0; i < question->n_entities && !kgi_answer_full(question) && status == KG_OK; i++)
    if (is_listed(work, order[i])) status = add_row(work, order[i], &introducing);
  kgi_buf_clear(&introducing);
  return status;
}

static kg_status answer(kgi_question *question) {
  ranking work = {.question = question};
  work.papers = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *work.papers);
  work.mentions = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *work.mentions);
  if (!work.papers || !work.mentions) return KG_NOMEM;
  for (size_t i = 0; i < question->n_names; i++)
    KGI_TRY(kgi_question_ask_type(question, kg_str_of(question->names[i])));
  count(&work);
  KGI_TRY(make_key(&work));
  return add_rows(&work);
}

static const kgi_column columns[] = {
    {"name", false}, {"type", false}, {"papers", true}, {"mentions", true}, {"introduced by", false}};

const kgi_verb kgi_verb_entities = {.name = "entities",
                                    .args = "[TYPE]...",
                                    .help = "entities by number of papers (--sort degree: by entities they occur with)",
                                    .columns = columns,
                                    .n_columns = sizeof columns / sizeof *columns,
                                    .answer = answer};
