/* timeline NAME: how many papers name it, month by month. */
#include "base/error.h"
#include "base/str.h"
#include "query/dates.h"
#include "query/resolve.h"

typedef struct calendar {
  kgi_question *question;
  kgi_subject subject;
  uint32_t *order; /* of the papers that name it, from the earliest on */
  size_t n;
} calendar;

static bool sort_papers(calendar *work) {
  kgi_question *question = work->question;
  work->order = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *work->order);
  if (!work->order) return false;
  for (size_t i = 0; i < question->n_papers; i++)
    if (work->subject.edges[i]) work->order[work->n++] = (uint32_t)i;
  kgi_papers_sort(question, work->order, work->n);
  return true;
}

/* Where the papers of a month end, which begin at a place of the order. */
static size_t month_end(const calendar *work, const kgi_month *month, size_t begin) {
  size_t end = begin;
  while (end < work->n && kgi_str_eq(kgi_paper_month(work->question, work->order[end]), month->month)) end++;
  return end;
}

/* The row of a month, whose papers are order[begin] up to order[end]. */
static kg_status add_row(const calendar *work, const kgi_month *month, size_t begin, size_t end) {
  kgi_question *question = work->question;
  const kg_edge *first = work->subject.edges[work->order[begin]];
  const kg_paper *paper = kgi_question_paper(question, first->from);
  kg_str cells[7] = {month->month.len ? month->month : KGI_STR("no date")};
  KGI_TRY(kgi_cell_count(question, end - begin, &cells[1]));
  KGI_TRY(kgi_cell_count(question, month->n_papers, &cells[2]));
  KGI_TRY(kgi_cell_count(question, end, &cells[3]));
  cells[4] = paper->id;
  cells[5] = kg_str_of(kg_relation_name(first->relation));
  cells[6] = kgi_paper_title(paper);
  for (size_t i = begin; i < end; i++) KGI_TRY(kgi_answer_edge(question, work->subject.edges[work->order[i]]));
  return kgi_answer_row(question, cells, first, kgi_edge_evidence(question, first));
}

static kg_status answer(kgi_question *question) {
  calendar work = {.question = question};
  kgi_months months;
  KGI_TRY(kgi_question_subject(question, kg_str_of(question->names[0]), &work.subject));
  if (!sort_papers(&work)) return KG_NOMEM;
  KGI_TRY(kgi_question_months(question, &months));
  for (size_t i = 0, begin = 0, end; i < months.n && !kgi_answer_full(question); i++, begin = end) {
    end = month_end(&work, &months.items[i], begin);
    if (end > begin) KGI_TRY(add_row(&work, &months.items[i], begin, end));
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
