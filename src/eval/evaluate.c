/* Each paper's entities against its rows of gold. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "eval/evaluation.h"
#include "eval/gold.h"
#include "eval/key.h"

/* The rows of one paper, and who has taken them. */
typedef struct sheet {
  const kgi_gold_row *rows;
  const kg_entity **takers; /* the entity that matched the row first, or NULL */
  size_t n;
  const kg_paper *paper; /* NULL if the graph lacks it */
} sheet;

typedef struct judge {
  kg_evaluation *out;
  const kg_gold *gold;
  const kg_graph *graph;
  kgi_arena scratch; /* keys of one entity */
} judge;

/* One entity of a paper. */
typedef struct answer {
  const kg_entity *entity;
  const kg_edge *edge;
  kg_str type;
  kg_str *keys; /* of its name and its mentions */
  size_t n_keys;
} answer;

static kg_status read_answer(judge *work, const kg_edge *edge, answer *given) {
  size_t n;
  kg_graph_papers(work->graph, &n);
  const kg_entity *entity = &kg_graph_entities(work->graph, &(size_t){0})[edge->to - n];
  kgi_arena_reset(&work->scratch);
  *given = (answer){.entity = entity, .edge = edge, .type = kg_graph_types(work->graph, &n)[entity->type]};
  given->keys = kgi_arena_alloc(&work->scratch, (edge->n_mentions + 1) * sizeof *given->keys);
  if (!given->keys) return KG_NOMEM;
  KGI_TRY(kgi_key(&work->scratch, entity->name, &given->keys[given->n_keys++]));
  for (size_t i = 0; i < edge->n_mentions; i++)
    KGI_TRY(kgi_key(&work->scratch, kg_mention_text(&edge->mentions[i]), &given->keys[given->n_keys++]));
  return KG_OK;
}

/* --- matching --- */

static bool has_key(const kg_str *keys, size_t n, kg_str key) {
  for (size_t i = 0; i < n; i++)
    if (kgi_str_eq(keys[i], key)) return true;
  return false;
}

static bool matches(const kgi_gold_row *row, const answer *given) {
  for (size_t i = 0; i < given->n_keys; i++)
    if (has_key(row->keys, row->n_keys, given->keys[i])) return true;
  return false;
}

/* The row that the entity is held against: one that is still free before one taken, then the stronger tier, then the
 * earlier; NULL without any. */
static const kgi_gold_row *find_row(const sheet *rows, const answer *given) {
  const kgi_gold_row *best = NULL;
  unsigned best_rank = 0;
  for (size_t i = 0; i < rows->n; i++) {
    const kgi_gold_row *row = &rows->rows[i];
    unsigned rank = (rows->takers[i] ? KGI_TIERS : 0) + row->tier;
    if ((best && rank >= best_rank) || !matches(row, given)) continue;
    best = row;
    best_rank = rank;
  }
  return best;
}

/* --- counting --- */

static void find(judge *work, const sheet *rows, const answer *given, kg_fault fault, kg_str said, kg_str gold) {
  kg_finding finding = {.fault = fault, .paper = rows->paper->id, .name = given->entity->name};
  finding.said = said;
  finding.gold = gold;
  if (rows->paper->n_sources) finding.file = rows->paper->sources[0].file;
  if (rows->paper->n_sources) finding.line = rows->paper->sources[0].line;
  if (given->edge->n_mentions) {
    finding.line = given->edge->mentions[0].line;
    finding.col = given->edge->mentions[0].col;
  }
  kgi_evaluation_find(work->out, &finding);
}

static kg_scores *scores_of(const judge *work, kg_str type) { return kgi_evaluation_scores(work->out, type); }

static void count_link(judge *work, const answer *given, bool named, bool typed, bool related) {
  kg_band *band = kgi_evaluation_band(work->out, given->edge->confidence);
  bool stated = given->edge->relation > KG_MENTIONS;
  band->edges++;
  band->named += named;
  band->typed += typed;
  band->stated += stated;
  band->related += stated && typed && related;
}

static void count_wrong(judge *work, const sheet *rows, const answer *given, bool never) {
  kg_scores *scores = scores_of(work, given->type);
  scores->name.wrong++;
  scores->typed.wrong++;
  scores->relation[given->edge->relation].wrong++;
  scores->never += never;
  count_link(work, given, false, false, false);
  find(work, rows, given, never ? KG_FAULT_NEVER : KG_FAULT_WRONG, given->type, (kg_str){NULL, 0});
}

static bool count_type(judge *work, const sheet *rows, const answer *given, const kgi_gold_row *row) {
  bool right = kgi_gold_accepts(row, given->type);
  kg_scores *scores = scores_of(work, row->type);
  scores->typed.right += right;
  scores->typed.missed += !right;
  if (right) return true;
  scores_of(work, given->type)->typed.wrong++;
  find(work, rows, given, KG_FAULT_TYPE, given->type, row->types);
  return false;
}

static bool count_relation(judge *work, const sheet *rows, const answer *given, const kgi_gold_row *row) {
  kg_relation said = given->edge->relation;
  bool right = said == row->relation;
  kg_tally *tally = &scores_of(work, row->type)->relation[row->relation];
  tally->right += right;
  tally->missed += !right;
  if (right) return true;
  scores_of(work, given->type)->relation[said].wrong++;
  find(work, rows, given, KG_FAULT_RELATION, kg_str_of(kg_relation_name(said)),
       kg_str_of(kg_relation_name(row->relation)));
  return false;
}

static void count_right(judge *work, const sheet *rows, const answer *given, const kgi_gold_row *row) {
  kg_scores *scores = scores_of(work, row->type);
  scores->name.right++;
  scores->canonical += has_key(row->keys, row->n_canonical, given->keys[0]);
  bool typed = count_type(work, rows, given, row), related = count_relation(work, rows, given, row);
  count_link(work, given, true, typed, related);
}

static void count_missed(judge *work, const kgi_gold_row *row) {
  kg_scores *scores = scores_of(work, row->type);
  scores->name.missed++;
  scores->typed.missed++;
  scores->relation[row->relation].missed++;
  kgi_evaluation_find(work->out, &(kg_finding){.fault = KG_FAULT_MISSED,
                                               .file = work->gold->file,
                                               .line = row->line,
                                               .col = row->col,
                                               .paper = work->gold->papers.strs.items[row->paper],
                                               .name = row->name,
                                               .gold = row->types});
}

/* --- papers --- */

static void judge_answer(judge *work, const sheet *rows, const answer *given) {
  const kgi_gold_row *row = find_row(rows, given);
  if (!row || row->tier == KGI_NEVER) {
    count_wrong(work, rows, given, row != NULL);
    return;
  }
  const kg_entity **taker = &rows->takers[row - rows->rows];
  if (*taker) {
    scores_of(work, row->type)->splits++;
    find(work, rows, given, KG_FAULT_SPLIT, (*taker)->name, row->name);
    return;
  }
  *taker = given->entity;
  if (row->tier == KGI_REQUIRED) count_right(work, rows, given, row);
}

static kg_status judge_answers(judge *work, const sheet *rows) {
  size_t n;
  uint32_t node = (uint32_t)(rows->paper - kg_graph_papers(work->graph, &n));
  const uint32_t *touches = kg_graph_edges_of(work->graph, node, &n);
  const kg_edge *edges = kg_graph_edges(work->graph, &(size_t){0});
  for (size_t i = 0; i < n; i++) {
    const kg_edge *edge = &edges[touches[i]];
    if (edge->relation >= KG_SHARES) continue; /* nothing that a paper states, but a graph file may hold it */
    answer given;
    KGI_TRY(read_answer(work, edge, &given));
    judge_answer(work, rows, &given);
  }
  return KG_OK;
}

static kg_status judge_sheet(judge *work, const sheet *rows) {
  work->out->papers++;
  if (rows->paper)
    KGI_TRY(judge_answers(work, rows));
  else
    work->out->absent++;
  for (size_t i = 0; i < rows->n; i++)
    if (rows->rows[i].tier == KGI_REQUIRED && !rows->takers[i]) count_missed(work, &rows->rows[i]);
  return KG_OK;
}

static int by_id(const void *id, const void *paper) {
  return kgi_str_cmp(*(const kg_str *)id, ((const kg_paper *)paper)->id);
}

static const kg_paper *find_paper(const kg_graph *graph, kg_str id) {
  size_t n;
  const kg_paper *papers = kg_graph_papers(graph, &n);
  return n ? bsearch(&id, papers, n, sizeof *papers, by_id) : NULL;
}

/* Cuts the rows into the sheets of papers. */
static kg_status judge_all(judge *work, const kg_entity **takers) {
  size_t n = work->gold->rows.n;
  const kgi_gold_row *rows = work->gold->rows.items;
  for (size_t from = 0, to; from < n; from = to) {
    to = from + 1;
    while (to < n && rows[to].paper == rows[from].paper) to++;
    sheet one = {.rows = rows + from, .takers = takers + from, .n = to - from};
    one.paper = find_paper(work->graph, work->gold->papers.strs.items[rows[from].paper]);
    KGI_TRY(judge_sheet(work, &one));
  }
  return KG_OK;
}

static void add_types(judge *work) {
  size_t n;
  const kg_str *types = kg_graph_types(work->graph, &n);
  for (size_t i = 0; i < n; i++) kgi_evaluation_add_type(work->out, types[i]);
  for (size_t i = 0; i < work->gold->rows.n; i++)
    if (work->gold->rows.items[i].tier != KGI_NEVER) kgi_evaluation_add_type(work->out, work->gold->rows.items[i].type);
}

static kg_status run(judge *work) {
  add_types(work);
  const kg_entity **takers = calloc(work->gold->rows.n + 1, sizeof *takers);
  kg_status status = takers && !work->out->failed ? judge_all(work, takers) : KG_NOMEM;
  free(takers);
  kgi_arena_clear(&work->scratch);
  return work->out->failed ? KG_NOMEM : status;
}

kg_status kg_evaluate(kg_evaluation **evaluation, const kg_gold *gold, const kg_graph *graph, kg_error *err) {
  *evaluation = NULL;
  if (kg_graph_view(graph) != KG_BIPARTITE)
    return kgi_fail(err, KG_USAGE, (kgi_place){0}, "the view '%s' holds no names to measure; give the whole graph",
                    kg_view_name(kg_graph_view(graph)));
  judge work = {.out = kgi_evaluation_new(), .gold = gold, .graph = graph};
  kg_status status = work.out ? run(&work) : KG_NOMEM;
  if (status == KG_OK) return *evaluation = work.out, KG_OK;
  kg_evaluation_free(work.out);
  return kgi_fail(err, status, (kgi_place){0}, "%s", kg_status_text(status));
}
