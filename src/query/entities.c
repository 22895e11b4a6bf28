/* entities [TYPE]...: all entities, ranked. */
#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "query/dates.h"
#include "query/rank.h"
#include "query/resolve.h"

typedef struct ranking {
  kgi_question *question;
  const kgi_rank *rank;
  double *keys;     /* by entity: what is sorted by */
  double *mentions; /* by entity */
} ranking;

static kgi_touching papers_of(const kgi_question *question, size_t entity) {
  return kgi_question_touching(question, question->n_papers + entity);
}

static void count_mentions(const ranking *work) {
  for (size_t i = 0; i < work->question->n_entities; i++) {
    kgi_touching of = papers_of(work->question, i);
    work->mentions[i] = 0;
    for (size_t e = 0; e < of.n; e++) work->mentions[i] += kgi_touching_at(&of, e)->weight;
  }
}

/* Of a type asked for, and not stripped of all papers. */
static bool is_listed(const ranking *work, uint32_t entity) {
  const kgi_question *question = work->question;
  return question->is_asked[kgi_question_entity(question, entity)->type] && papers_of(question, entity).n;
}

/* By the key, then by papers, by mentions, by name. */
static int by_key(const void *a, const void *b, void *ctx) {
  const ranking *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  size_t of_x = papers_of(work->question, x).n, of_y = papers_of(work->question, y).n;
  int order = (work->keys[x] < work->keys[y]) - (work->keys[x] > work->keys[y]);
  if (!order) order = (of_x < of_y) - (of_x > of_y);
  if (!order) order = (work->mentions[x] < work->mentions[y]) - (work->mentions[x] > work->mentions[y]);
  if (!order)
    order = kgi_str_cmp(kgi_question_entity(work->question, x)->name, kgi_question_entity(work->question, y)->name);
  return order ? order : (x > y) - (x < y);
}

/* The ids of the papers that introduce an entity. */
static void list_introducing(const ranking *work, uint32_t entity, kgi_buf *list) {
  kgi_touching of = papers_of(work->question, entity);
  for (size_t e = 0; e < of.n; e++) {
    const kg_edge *edge = kgi_touching_at(&of, e);
    if (edge->relation != KG_INTRODUCES) continue;
    if (list->len) kgi_buf_puts(list, ", ");
    kgi_buf_put(list, kgi_question_paper(work->question, edge->from)->id);
  }
}

/* The earliest of an entity's strongest edges. */
static const kg_edge *best_edge(const kgi_question *question, uint32_t entity) {
  kgi_touching of = papers_of(question, entity);
  const kg_edge *best = kgi_touching_at(&of, 0);
  for (size_t e = 1; e < of.n; e++) {
    const kg_edge *edge = kgi_touching_at(&of, e);
    if (edge->relation > best->relation ||
        (edge->relation == best->relation && kgi_paper_order(question, edge->from, best->from) < 0))
      best = edge;
  }
  return best;
}

static kg_status add_row(const ranking *work, uint32_t index, kgi_buf *introducing) {
  kgi_question *question = work->question;
  const kg_entity *entity = kgi_question_entity(question, index);
  const kg_edge *edge = best_edge(question, index);
  kg_str cells[6] = {entity->name, question->types[entity->type]};
  KGI_TRY(kgi_cell_count(question, papers_of(question, index).n, &cells[2]));
  KGI_TRY(kgi_cell_text(question, &cells[3], "%.0f", work->mentions[index]));
  kgi_buf_reset(introducing);
  list_introducing(work, index, introducing);
  cells[4] = kgi_buf_str(introducing);
  if (introducing->failed) return KG_NOMEM;
  if (work->rank->column.heading) KGI_TRY(work->rank->print(question, work->keys[index], &cells[5]));
  KGI_TRY(kgi_answer_around(question, question->n_papers + index));
  return kgi_answer_row(question, cells, edge, kgi_edge_evidence(question, edge));
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
  for (size_t i = 0; i < question->n_names; i++)
    KGI_TRY(kgi_question_ask_type(question, kg_str_of(question->names[i])));
  KGI_TRY(kgi_rank_find(&work.rank, question->options.sort, question->err));
  work.keys = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *work.keys);
  work.mentions = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *work.mentions);
  if (!work.keys || !work.mentions) return KG_NOMEM;
  count_mentions(&work);
  KGI_TRY(work.rank->score(question, work.keys));
  return add_rows(&work);
}

/* A sort that is not known is told when the question is answered. */
static kgi_column score_column(const kgi_question *question) {
  const kgi_rank *rank;
  bool known = kgi_rank_find(&rank, question->options.sort, NULL) == KG_OK;
  return known ? rank->column : (kgi_column){NULL, false};
}

static const kgi_column columns[] = {
    {"name", false}, {"type", false}, {"papers", true}, {"mentions", true}, {"introduced by", false}};

const kgi_verb kgi_verb_entities = {.name = "entities",
                                    .args = "[TYPE]...",
                                    .help = "entities by papers (--sort degree, pagerank, betweenness, recent)",
                                    .columns = columns,
                                    .n_columns = sizeof columns / sizeof *columns,
                                    .extra = score_column,
                                    .needs_whole = true,
                                    .answer = answer};
