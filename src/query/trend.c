/* trend: what is new, rising or fading.
 *
 * The papers are parted where a month ends, as near to their middle as can be: before and now. The score says by how
 * many standard deviations the shares of the two differ; below 1 it is chance. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "query/dates.h"

enum { USUAL_ROWS = 10, LEAST_PAPERS = 2 };

typedef enum turn { NEW, RISING, FADING, TURNS } turn;

typedef struct trend {
  kgi_question *question;
  uint32_t *order;        /* of all papers, by date */
  size_t begin_now, end;  /* in it: where the later part begins, and where the undated do */
  bool *is_now;           /* by paper */
  uint32_t *before, *now; /* by entity: papers */
  double *scores;         /* by entity */
} trend;

/* Whether a month begins at a place of the order. */
static bool is_border(const trend *work, size_t at) {
  return !kgi_str_eq(kgi_paper_month(work->question, work->order[at]),
                     kgi_paper_month(work->question, work->order[at - 1]));
}

/* Parts the dated papers at the month's end nearest to the middle; the earlier of two. */
static void part(trend *work) {
  const kgi_question *question = work->question;
  while (work->end < question->n_papers && kgi_question_paper(question, work->order[work->end])->date.len) work->end++;
  size_t nearest = SIZE_MAX;
  for (size_t i = 1; i < work->end; i++) {
    size_t distance = 2 * i > work->end ? 2 * i - work->end : work->end - 2 * i;
    if (distance >= nearest || !is_border(work, i)) continue;
    nearest = distance;
    work->begin_now = i;
  }
  for (size_t i = 0; i < question->n_papers; i++) work->is_now[work->order[i]] = i >= work->begin_now;
}

/* By how many standard deviations two shares differ when one share is behind both. */
static double deviation(const trend *work, uint32_t before, uint32_t now) {
  double n_before = (double)work->begin_now, n_now = (double)(work->end - work->begin_now);
  double share = (before + now) / (n_before + n_now);
  double spread = sqrt(share * (1 - share) * (1 / n_before + 1 / n_now));
  return spread > 0 ? (now / n_now - before / n_before) / spread : 0;
}

static void count(trend *work) {
  const kgi_question *question = work->question;
  for (size_t i = 0; i < question->n_entities; i++) {
    kgi_touching of = kgi_question_touching(question, question->n_papers + i);
    work->before[i] = work->now[i] = 0;
    for (size_t e = 0; e < of.n; e++) {
      uint32_t paper = kgi_touching_at(&of, e)->from;
      if (kgi_question_paper(question, paper)->date.len) (work->is_now[paper] ? work->now : work->before)[i]++;
    }
    work->scores[i] = deviation(work, work->before[i], work->now[i]);
  }
}

static turn turn_of(const trend *work, uint32_t entity) {
  const kgi_question *question = work->question;
  bool counts = question->is_asked[kgi_question_entity(question, entity)->type] && fabs(work->scores[entity]) >= 1 &&
                work->before[entity] + work->now[entity] >= LEAST_PAPERS;
  if (!counts) return TURNS;
  if (work->scores[entity] < 0) return FADING;
  return work->before[entity] ? RISING : NEW;
}

static int by_score(const void *a, const void *b, void *ctx) {
  const trend *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  double of_x = round(fabs(work->scores[x]) * 1e9), of_y = round(fabs(work->scores[y]) * 1e9);
  if (of_x != of_y) return of_x < of_y ? 1 : -1;
  int order = kgi_str_cmp(kgi_question_entity(work->question, x)->name, kgi_question_entity(work->question, y)->name);
  return order ? order : (x > y) - (x < y);
}

/* The earliest of an entity's edges. */
static const kg_edge *first_edge(const kgi_question *question, uint32_t entity) {
  kgi_touching of = kgi_question_touching(question, question->n_papers + entity);
  const kg_edge *first = kgi_touching_at(&of, 0);
  for (size_t e = 1; e < of.n; e++)
    if (kgi_paper_order(question, kgi_touching_at(&of, e)->from, first->from) < 0) first = kgi_touching_at(&of, e);
  return first;
}

static kg_status add_row(const trend *work, turn kind, uint32_t index) {
  static const char *const names[TURNS] = {"new", "rising", "fading"};
  kgi_question *question = work->question;
  const kg_entity *entity = kgi_question_entity(question, index);
  const kg_edge *first = first_edge(question, index);
  const kg_paper *paper = kgi_question_paper(question, first->from);
  kg_str cells[8] = {kg_str_of(names[kind]), entity->name,
                     question->types[entity->type], [6] = paper->date, [7] = paper->id};
  KGI_TRY(kgi_cell_count(question, work->before[index], &cells[3]));
  KGI_TRY(kgi_cell_count(question, work->now[index], &cells[4]));
  KGI_TRY(kgi_cell_decimal(question, work->scores[index], &cells[5]));
  KGI_TRY(kgi_answer_around(question, question->n_papers + index));
  return kgi_answer_row(question, cells, first, kgi_edge_evidence(question, first));
}

static kg_status tell(trend *work) {
  kgi_question *question = work->question;
  size_t most = question->options.top ? question->options.top : USUAL_ROWS;
  const uint32_t *order = kgi_order(&question->arena, question->n_entities, by_score, work);
  if (!order) return KG_NOMEM;
  for (turn kind = NEW; kind < TURNS; kind++) {
    size_t n = 0;
    for (size_t i = 0; i < question->n_entities && n < most; i++) {
      if (turn_of(work, order[i]) != kind) continue;
      KGI_TRY(add_row(work, kind, order[i]));
      n++;
    }
  }
  return KG_OK;
}

/* "before: 2024-07 to 2024-09, 33 papers; now: 2024-10 to 2024-10, 26 papers" */
static kg_status note_parts(const trend *work) {
  const kgi_question *question = work->question;
  size_t places[] = {0, work->begin_now - 1, work->begin_now, work->end - 1};
  kg_str months[4], note;
  for (size_t i = 0; i < 4; i++) months[i] = kgi_paper_month(question, work->order[places[i]]);
  KGI_TRY(kgi_cell_text(work->question, &note, "before: %.*s to %.*s, %zu papers; now: %.*s to %.*s, %zu papers",
                        (int)months[0].len, months[0].ptr, (int)months[1].len, months[1].ptr, work->begin_now,
                        (int)months[2].len, months[2].ptr, (int)months[3].len, months[3].ptr,
                        work->end - work->begin_now));
  return kgi_table_note(question->table, note);
}

static kg_status answer(kgi_question *question) {
  size_t n = question->n_entities;
  trend work = {.question = question,
                .order = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *work.order),
                .is_now = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *work.is_now),
                .before = kgi_arena_alloc(&question->arena, n * sizeof *work.before),
                .now = kgi_arena_alloc(&question->arena, n * sizeof *work.now),
                .scores = kgi_arena_alloc(&question->arena, n * sizeof *work.scores)};
  if (!work.order || !work.is_now || !work.before || !work.now || !work.scores) return KG_NOMEM;
  for (size_t i = 0; i < question->n_papers; i++) work.order[i] = (uint32_t)i;
  kgi_papers_sort(question, work.order, question->n_papers);
  part(&work);
  if (!work.begin_now) return kgi_table_note(question->table, KGI_STR("a trend needs papers of two months"));
  count(&work);
  KGI_TRY(note_parts(&work));
  return tell(&work);
}

static const kgi_column columns[] = {{"trend", false}, {"name", false}, {"type", false},  {"before", true},
                                     {"now", true},    {"score", true}, {"first", false}, {"first paper", false}};

const kgi_verb kgi_verb_trend = {.name = "trend",
                                 .args = "",
                                 .help = "what is new, rising or fading in the later half (10 each, or --top N)",
                                 .most_names = KGI_NO_NAMES,
                                 .columns = columns,
                                 .n_columns = sizeof columns / sizeof *columns,
                                 .needs_whole = true,
                                 .answer = answer};
