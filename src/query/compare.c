/* compare A B: papers that cite both, and those that cite only one. */
#include "base/error.h"
#include "base/str.h"
#include "query/dates.h"
#include "query/resolve.h"

typedef enum side { BOTH, ONLY_FIRST, ONLY_SECOND, SIDES } side;

typedef struct comparison {
  kgi_question *question;
  kgi_subject subjects[2];
  kg_str sides[SIDES]; /* how they are called */
  size_t counts[SIDES];
  uint32_t *order; /* of the papers that cite any, by date */
  size_t n;
} comparison;

static bool is_on(const comparison *work, uint32_t paper, side of) {
  bool first = work->subjects[0].edges[paper], second = work->subjects[1].edges[paper];
  return first == (of != ONLY_SECOND) && second == (of != ONLY_FIRST);
}

static kg_str relation_name(const kg_edge *edge) {
  return edge ? kg_str_of(kg_relation_name(edge->relation)) : (kg_str){NULL, 0};
}

static kg_status add_row(const comparison *work, uint32_t index, side of) {
  kgi_question *question = work->question;
  const kg_paper *paper = kgi_question_paper(question, index);
  const kg_edge *first = work->subjects[0].edges[index], *second = work->subjects[1].edges[index];
  const kg_edge *shown = first ? first : second;
  const kg_mention *both = first && second && question->quotes ? kgi_edge_together(question, first, second) : NULL;
  kg_str cells[] = {work->sides[of],       paper->id, paper->date, relation_name(first), relation_name(second),
                    kgi_paper_title(paper)};
  if (second) KGI_TRY(kgi_answer_edge(question, second));
  return kgi_answer_row(question, cells, shown, both ? both : kgi_edge_evidence(question, shown));
}

static kg_status add_side(comparison *work, side of) {
  for (size_t i = 0; i < work->n; i++) {
    uint32_t paper = work->order[i];
    if (!is_on(work, paper, of)) continue;
    work->counts[of]++;
    if (!kgi_answer_full(work->question)) KGI_TRY(add_row(work, paper, of));
  }
  return KG_OK;
}

static bool sort_papers(comparison *work) {
  kgi_question *question = work->question;
  work->order = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *work->order);
  if (!work->order) return false;
  for (size_t i = 0; i < question->n_papers; i++)
    if (work->subjects[0].edges[i] || work->subjects[1].edges[i]) work->order[work->n++] = (uint32_t)i;
  kgi_papers_sort(question, work->order, work->n);
  return true;
}

/* "both 1, only CLIP 1, only LLaVA 0; Jaccard 0.500" */
static kg_status note_counts(const comparison *work) {
  const size_t *counts = work->counts;
  size_t all = counts[BOTH] + counts[ONLY_FIRST] + counts[ONLY_SECOND];
  kg_str jaccard, note;
  if (!all) return KG_OK;
  KGI_TRY(kgi_cell_decimal(work->question, (double)counts[BOTH] / (double)all, &jaccard));
  KGI_TRY(kgi_cell_text(work->question, &note, "both %zu, %.*s %zu, %.*s %zu; Jaccard %.*s", counts[BOTH],
                        (int)work->sides[ONLY_FIRST].len, work->sides[ONLY_FIRST].ptr, counts[ONLY_FIRST],
                        (int)work->sides[ONLY_SECOND].len, work->sides[ONLY_SECOND].ptr, counts[ONLY_SECOND],
                        (int)jaccard.len, jaccard.ptr));
  return kgi_table_note(work->question->table, note);
}

static kg_status answer(kgi_question *question) {
  comparison work = {.question = question, .sides = {[BOTH] = KGI_STR_INIT("both")}};
  for (size_t i = 0; i < 2; i++) {
    kg_str name = kgi_str_trim(kg_str_of(question->names[i]));
    KGI_TRY(kgi_question_subject(question, name, &work.subjects[i]));
    KGI_TRY(kgi_cell_text(question, &work.sides[ONLY_FIRST + i], "only %.*s", (int)name.len, name.ptr));
    if (!work.subjects[i].found.n) return KG_OK;
  }
  if (!sort_papers(&work)) return KG_NOMEM;
  for (side of = BOTH; of < SIDES; of++) KGI_TRY(add_side(&work, of));
  return note_counts(&work);
}

static const kgi_column columns[] = {{"cites", false}, {"paper", false},  {"date", false},
                                     {"first", false}, {"second", false}, {"title", false}};

const kgi_verb kgi_verb_compare = {.name = "compare",
                                   .args = "A B",
                                   .help = "papers that cite both, only A, only B, and as what",
                                   .least_names = 2,
                                   .most_names = 2,
                                   .columns = columns,
                                   .n_columns = sizeof columns / sizeof *columns,
                                   .lists_papers = true,
                                   .answer = answer};
