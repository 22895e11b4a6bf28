/* entities [TYPE]...: all entities, ranked. */
#include "base/buf.h"
#include "base/error.h"
#include "query/rank.h"
#include "query/resolve.h"

/* The ids of the first papers that introduce an entity, and how many more do. */
static void list_introducing(const kgi_question *question, size_t entity, kgi_buf *list) {
  enum { MOST = 5 };
  kgi_touching of = kgi_question_touching(question, question->n_papers + entity);
  size_t n = 0;
  for (size_t e = 0; e < of.n; e++) {
    const kg_edge *edge = kgi_touching_at(&of, e);
    if (edge->relation != KG_INTRODUCES || ++n > MOST) continue;
    if (list->len) kgi_buf_puts(list, ", ");
    kgi_buf_put(list, kgi_question_paper(question, edge->from)->id);
  }
  if (n > MOST) kgi_buf_putf(list, " and %zu more", n - MOST);
}

static kg_status add_row(kgi_question *question, const kgi_rank *rank, const kgi_standing *standing,
                         kgi_buf *introducing) {
  const kg_entity *entity = kgi_question_entity(question, standing->entity);
  const kg_edge *edge = kgi_question_edge(question, standing->paper, standing->entity);
  kg_str cells[6] = {entity->name, question->types[entity->type]};
  KGI_TRY(kgi_cell_count(question, kgi_question_citing(question, standing->entity), &cells[2]));
  KGI_TRY(kgi_cell_count(question, kgi_question_mentions(question, standing->entity), &cells[3]));
  kgi_buf_reset(introducing);
  list_introducing(question, standing->entity, introducing);
  cells[4] = kgi_buf_str(introducing);
  if (introducing->failed) return KG_NOMEM;
  if (rank->column.heading) KGI_TRY(rank->print(question, standing->score, &cells[5]));
  KGI_TRY(kgi_answer_around(question, question->n_papers + standing->entity));
  return kgi_answer_row(question, cells, edge, kgi_edge_evidence(question, edge));
}

static kg_status answer(kgi_question *question) {
  const kgi_rank *rank;
  kgi_ranking ranking;
  kgi_buf introducing = {0};
  for (size_t i = 0; i < question->n_names; i++)
    KGI_TRY(kgi_question_ask_type(question, kg_str_of(question->names[i])));
  KGI_TRY(kgi_rank_find(&rank, question->options.sort, question->err));
  KGI_TRY(kgi_question_ranking(question, rank->list, question->options.top, &ranking));
  kg_status status = KG_OK;
  for (size_t i = 0; i < ranking.n && status == KG_OK; i++)
    status = add_row(question, rank, &ranking.items[i], &introducing);
  kgi_buf_clear(&introducing);
  return status;
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
                                    .answer = answer};
