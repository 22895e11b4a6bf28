/* timeline NAME: how many papers name it, month by month. */
#include "base/error.h"
#include "base/str.h"
#include "query/dates.h"
#include "query/resolve.h"

typedef struct calendar {
  kgi_question *question;
  kgi_subject subject;
  const uint32_t *order; /* of all papers, from the earliest on */
  size_t so_far;
} calendar;

static size_t month_end(const calendar *work, size_t begin) {
  const kgi_question *question = work->question;
  size_t end = begin;
  kg_str month = kgi_paper_month(question, work->order[begin]);
  while (end < question->n_papers && kgi_str_eq(kgi_paper_month(question, work->order[end]), month)) end++;
  return end;
}

/* The row of a month, whose papers are order[begin] up to order[end], and its first paper. */
static kg_status add_row(const calendar *work, size_t begin, size_t end, size_t count, const kg_edge *first) {
  kgi_question *question = work->question;
  const kg_paper *paper = &question->papers[first->from];
  kg_str month = kgi_paper_month(question, first->from);
  kg_str cells[7] = {month.len ? month : KGI_STR("no date")};
  KGI_TRY(kgi_cell_count(question, count, &cells[1]));
  KGI_TRY(kgi_cell_count(question, end - begin, &cells[2]));
  KGI_TRY(kgi_cell_count(question, work->so_far, &cells[3]));
  cells[4] = paper->id;
  cells[5] = kg_str_of(kg_relation_name(first->relation));
  cells[6] = kgi_paper_title(paper);
  return kgi_answer_row(question, cells, first, kgi_edge_evidence(first));
}

static kg_status add_month(calendar *work, size_t begin, size_t end) {
  size_t count = 0;
  const kg_edge *first = NULL;
  for (size_t i = begin; i < end; i++) {
    const kg_edge *edge = work->subject.edges[work->order[i]];
    if (!edge) continue;
    if (!count++) first = edge;
    KGI_TRY(kgi_answer_edge(work->question, edge));
  }
  work->so_far += count;
  return first ? add_row(work, begin, end, count, first) : KG_OK;
}

static kg_status answer(kgi_question *question) {
  calendar work = {.question = question};
  KGI_TRY(kgi_question_subject(question, kg_str_of(question->names[0]), &work.subject));
  work.order = kgi_papers_by_date(question);
  if (!work.order) return KG_NOMEM;
  for (size_t begin = 0, end; begin < question->n_papers && !kgi_answer_full(question); begin = end) {
    end = month_end(&work, begin);
    KGI_TRY(add_month(&work, begin, end));
  }
  return KG_OK;
}

static const kgi_column columns[] = {{"month", false},       {"papers", true},    {"of all", true}, {"so far", true},
                                     {"first paper", false}, {"relation", false}, {"title", false}};

const kgi_verb kgi_verb_timeline = {.name = "timeline",
                                    .args = "NAME",
                                    .help = "papers that cite it, month by month, with the first of each",
                                    .least_names = 1,
                                    .most_names = 1,
                                    .columns = columns,
                                    .n_columns = sizeof columns / sizeof *columns,

                                    .lists_papers = true,
                                    .answer = answer};
