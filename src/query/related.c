/* related NAME: entities that stand in the same papers. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "query/resolve.h"

/* A paper that cites both the subject and another entity. */
typedef struct meeting {
  const kg_edge *ours, *theirs;
} meeting;

typedef struct company {
  kgi_question *question;
  kgi_subject subject;
  size_t *shared; /* by entity: papers it shares with the subject */
  size_t *ends;   /* by entity: where its meetings end, which begin where those of the one before end */
  meeting *meetings;
} company;

static size_t papers_of(const company *work, uint32_t entity) { return kgi_question_citing(work->question, entity); }

static double jaccard(const company *work, uint32_t entity) {
  size_t shared = work->shared[entity];
  return (double)shared / (double)(work->subject.n_papers + papers_of(work, entity) - shared);
}

/* How many bits more often than by chance the two meet. */
static double mutual_information(const company *work, uint32_t entity) {
  double together = (double)work->shared[entity] * (double)work->question->n_left;
  return log2(together / ((double)work->subject.n_papers * (double)papers_of(work, entity)));
}

static bool begin(company *work) {
  kgi_question *question = work->question;
  size_t size = (question->n_entities + 1) * sizeof(size_t);
  work->shared = kgi_arena_alloc(&question->arena, size);
  work->ends = kgi_arena_alloc(&question->arena, size);
  if (!work->shared || !work->ends) return false;
  memset(work->shared, 0, size);
  return true;
}

static void count(company *work) {
  const kgi_question *question = work->question;
  for (size_t p = 0; p < question->n_papers; p++) {
    if (!work->subject.edges[p]) continue;
    kgi_touching of = kgi_question_touching(question, p);
    for (size_t i = 0; i < of.n; i++) work->shared[kgi_touching_at(&of, i)->to - question->n_papers]++;
  }
}

/* Sorts the meetings by entity, those of one entity by paper. */
static kg_status meet(company *work) {
  kgi_question *question = work->question;
  size_t n = 0;
  for (size_t i = 0; i < question->n_entities; n += work->shared[i++]) work->ends[i] = n;
  work->meetings = kgi_arena_alloc(&question->arena, n * sizeof *work->meetings);
  if (!work->meetings) return KG_NOMEM;
  for (size_t p = 0; p < question->n_papers; p++) {
    const kg_edge *ours = work->subject.edges[p];
    if (!ours) continue;
    kgi_touching of = kgi_question_touching(question, p);
    for (size_t i = 0; i < of.n; i++) {
      const kg_edge *theirs = kgi_touching_at(&of, i);
      work->meetings[work->ends[theirs->to - question->n_papers]++] = (meeting){ours, theirs};
    }
  }
  return KG_OK;
}

/* By shared papers, then Jaccard, which for as many shared papers is by how few papers it is in. */
static int by_closeness(const void *a, const void *b, void *ctx) {
  const company *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  if (work->shared[x] != work->shared[y]) return work->shared[x] < work->shared[y] ? 1 : -1;
  size_t of_x = papers_of(work, x), of_y = papers_of(work, y);
  if (of_x != of_y) return of_x > of_y ? 1 : -1;
  int order = kgi_str_cmp(kgi_question_entity(work->question, x)->name, kgi_question_entity(work->question, y)->name);
  return order ? order : (x > y) - (x < y);
}

/* Makes the meetings with an entity part of the answer; *edge and *shown are the best to be shown, a sentence with both
 * names if there is one. */
static kg_status gather(const company *work, uint32_t entity, const kg_edge **edge, const kg_mention **shown) {
  const meeting *end = work->meetings + work->ends[entity];
  const kg_mention *together = NULL;
  *edge = NULL;
  for (const meeting *at = end - work->shared[entity]; at < end; at++) {
    const kg_edge *ours = at->ours, *theirs = at->theirs;
    KGI_TRY(kgi_answer_edge(work->question, ours));
    KGI_TRY(kgi_answer_edge(work->question, theirs));
    if (!*edge) *edge = theirs;
    if (together || !work->question->quotes) continue;
    together = kgi_edge_together(work->question, theirs, ours);
    if (together) *edge = theirs;
  }
  *shown = together || !*edge ? together : kgi_edge_evidence(work->question, *edge);
  return KG_OK;
}

static kg_status add_row(const company *work, uint32_t index) {
  kgi_question *question = work->question;
  const kg_entity *entity = kgi_question_entity(question, index);
  const kg_edge *edge;
  const kg_mention *shown;
  kg_str cells[6] = {entity->name, question->types[entity->type]};
  KGI_TRY(kgi_cell_count(question, work->shared[index], &cells[2]));
  KGI_TRY(kgi_cell_count(question, papers_of(work, index), &cells[3]));
  KGI_TRY(kgi_cell_decimal(question, jaccard(work, index), &cells[4]));
  KGI_TRY(kgi_cell_decimal(question, mutual_information(work, index), &cells[5]));
  KGI_TRY(gather(work, index, &edge, &shown));
  return kgi_answer_row(question, cells, edge, shown);
}

static bool is_wanted(const company *work, uint32_t entity) {
  const kgi_question *question = work->question;
  return work->shared[entity] && question->is_asked[kgi_question_entity(question, entity)->type] &&
         !kgi_subject_is(&work->subject, (uint32_t)question->n_papers + entity);
}

static kg_status answer(kgi_question *question) {
  company work = {.question = question};
  size_t n = 0;
  KGI_TRY(kgi_question_subject(question, kg_str_of(question->names[0]), &work.subject));
  if (!begin(&work)) return KG_NOMEM;
  count(&work);
  KGI_TRY(meet(&work));
  uint32_t *order = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *order);
  if (!order) return KG_NOMEM;
  for (size_t i = 0; i < question->n_entities; i++)
    if (is_wanted(&work, (uint32_t)i)) order[n++] = (uint32_t)i;
  kgi_order_sort(order, n, by_closeness, &work);
  for (size_t i = 0; i < n && !kgi_answer_full(question); i++) KGI_TRY(add_row(&work, order[i]));
  return KG_OK;
}

static const kgi_column columns[] = {{"name", false},  {"type", false},   {"shared", true},
                                     {"papers", true}, {"jaccard", true}, {"pmi", true}};

const kgi_verb kgi_verb_related = {.name = "related",
                                   .args = "NAME",
                                   .help = "what stands in the same papers: shared papers, Jaccard, PMI in bits",
                                   .least_names = 1,
                                   .most_names = 1,
                                   .columns = columns,
                                   .n_columns = sizeof columns / sizeof *columns,
                                   .answer = answer};
