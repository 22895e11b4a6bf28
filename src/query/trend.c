/* trend: what is new, rising or fading.
 *
 * The papers are parted where a month ends, as near to their middle as can be: before and now. The score says by how
 * many standard deviations the shares of the two differ; below 1 it is chance. */
#include "query/trend.h"

#include <math.h>

#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "query/dates.h"
#include "query/ranking.h"

enum { USUAL_ROWS = 10, LEAST_PAPERS = 2 };

typedef enum turn { NEW, RISING, FADING, TURNS } turn;

/* The months, parted. */
typedef struct parts {
  kgi_months months;
  size_t border, n_dated; /* months: the first of now, and how many there are before those without a date */
  size_t before, now;     /* papers */
} parts;

/* Parts the dated papers at the month's end nearest to the middle; the earlier of two. */
static void part(parts *work) {
  size_t all = 0, nearest = SIZE_MAX, at = 0;
  for (work->n_dated = 0; work->n_dated < work->months.n && work->months.items[work->n_dated].month.len;)
    all += work->months.items[work->n_dated++].n_papers;
  for (size_t i = 1; i < work->n_dated; i++) {
    at += work->months.items[i - 1].n_papers;
    size_t distance = 2 * at > all ? 2 * at - all : all - 2 * at;
    if (distance >= nearest) continue;
    nearest = distance;
    work->border = i;
    work->before = at;
    work->now = all - at;
  }
}

static kg_status find_parts(kgi_question *question, parts *work) {
  *work = (parts){0};
  KGI_TRY(kgi_question_months(question, &work->months));
  part(work);
  return KG_OK;
}

/* By how many standard deviations two shares differ when one share is behind both. */
static double deviation(const parts *work, kgi_turnout turnout) {
  double n_before = (double)work->before, n_now = (double)work->now;
  double share = (turnout.before + turnout.now) / (n_before + n_now);
  double spread = sqrt(share * (1 - share) * (1 / n_before + 1 / n_now));
  return spread > 0 ? (turnout.now / n_now - turnout.before / n_before) / spread : 0;
}

static turn turn_of(double score, kgi_turnout turnout) {
  if (fabs(score) < 1 || turnout.before + turnout.now < LEAST_PAPERS) return TURNS;
  if (score < 0) return FADING;
  return turnout.before ? RISING : NEW;
}

/* --- making the lists --- */

/* The date with which the papers from this place on begin. */
static uint32_t date_from(const kgi_ages *ages, size_t place) {
  uint32_t date = 0;
  while (date < ages->n_dates && ages->dates[date].first < place) date++;
  return date;
}

/* In the order of dates come those before, those now, and the empty one. */
static void count(const kgi_question *question, const parts *work, kgi_turnout *by_entity) {
  const kgi_ages *ages = &question->ages;
  uint32_t now = date_from(ages, work->before), end = date_from(ages, work->before + work->now);
  for (size_t e = 0; e < question->n_edges; e++) {
    uint32_t date = ages->date_of[question->edges[e].from];
    kgi_turnout *turnout = &by_entity[question->edges[e].to - question->n_papers];
    turnout->before += date < now;
    turnout->now += date >= now && date < end;
  }
}

kg_status kgi_question_turnouts(kgi_question *question, const kgi_turnout **turnouts) {
  parts work;
  *turnouts = question->turnouts;
  if (question->turnouts) return KG_OK;
  kgi_turnout *made = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *made);
  KGI_TRY(find_parts(question, &work));
  if (!made) return KG_NOMEM;
  for (size_t i = 0; i < question->n_entities; i++) made[i] = (kgi_turnout){0};
  count(question, &work, made);
  *turnouts = question->turnouts = made;
  return KG_OK;
}

typedef struct field {
  const kgi_question *question;
  double *scores; /* by entity */
} field;

static int by_score(const void *a, const void *b, void *ctx) {
  const field *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  double of_x = round(fabs(work->scores[x]) * 1e9), of_y = round(fabs(work->scores[y]) * 1e9);
  if (of_x != of_y) return of_x < of_y ? 1 : -1;
  int order = kgi_str_cmp(work->question->entities[x].name, work->question->entities[y].name);
  return order ? order : (x > y) - (x < y);
}

/* The earliest paper that names an entity. */
static uint32_t first_paper(const kgi_question *question, uint32_t entity) {
  kgi_touching of = kgi_question_touching(question, question->n_papers + entity);
  uint32_t first = kgi_touching_at(&of, 0)->from;
  for (size_t e = 1; e < of.n; e++) {
    uint32_t paper = kgi_touching_at(&of, e)->from;
    if (kgi_paper_order(question, paper, first) < 0) first = paper;
  }
  return first;
}

static kg_status make(kgi_question *question, turn kind, kgi_ranking *made) {
  parts work;
  field all = {question, kgi_arena_alloc(&question->arena, question->n_entities * sizeof *all.scores)};
  uint32_t *order = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *order);
  const kgi_turnout *turnouts;
  KGI_TRY(find_parts(question, &work));
  KGI_TRY(kgi_question_turnouts(question, &turnouts));
  if (!all.scores || !order) return KG_NOMEM;
  for (size_t i = 0; i < question->n_entities && work.before; i++) {
    all.scores[i] = deviation(&work, turnouts[i]);
    if (turn_of(all.scores[i], turnouts[i]) == kind) order[made->n++] = (uint32_t)i;
  }
  kgi_order_sort(order, made->n, by_score, &all);
  made->items = kgi_arena_alloc(&question->arena, made->n * sizeof *made->items);
  for (size_t i = 0; made->items && i < made->n; i++)
    made->items[i] = (kgi_standing){order[i], first_paper(question, order[i]), all.scores[order[i]]};
  return made->items ? KG_OK : KG_NOMEM;
}

static kg_status make_new(kgi_question *question, kgi_ranking *made) { return make(question, NEW, made); }
static kg_status make_rising(kgi_question *question, kgi_ranking *made) { return make(question, RISING, made); }
static kg_status make_fading(kgi_question *question, kgi_ranking *made) { return make(question, FADING, made); }

const kgi_list kgi_list_new = {"new", true, make_new}, kgi_list_rising = {"rising", true, make_rising},
               kgi_list_fading = {"fading", true, make_fading};

/* --- answering --- */

static kg_status add_row(kgi_question *question, const char *trend, const kgi_standing *standing) {
  const kg_entity *entity = kgi_question_entity(question, standing->entity);
  const kg_edge *first = kgi_question_edge(question, standing->paper, standing->entity);
  const kg_paper *paper = kgi_question_paper(question, standing->paper);
  kgi_turnout turnout =
      question->fetch ? kgi_fetch_turnout(question->fetch, standing->entity) : question->turnouts[standing->entity];
  kg_str cells[8] = {kg_str_of(trend), entity->name, question->types[entity->type], [6] = paper->date, [7] = paper->id};
  KGI_TRY(kgi_cell_count(question, turnout.before, &cells[3]));
  KGI_TRY(kgi_cell_count(question, turnout.now, &cells[4]));
  KGI_TRY(kgi_cell_decimal(question, standing->score, &cells[5]));
  KGI_TRY(kgi_answer_around(question, question->n_papers + standing->entity));
  return kgi_answer_row(question, cells, first, kgi_edge_evidence(question, first));
}

/* "before: 2024-07 to 2024-09, 33 papers; now: 2024-10 to 2024-10, 26 papers" */
static kg_status note_parts(kgi_question *question, const parts *work) {
  const kgi_month *items = work->months.items;
  kg_str months[] = {items[0].month, items[work->border - 1].month, items[work->border].month,
                     items[work->n_dated - 1].month};
  kg_str note;
  KGI_TRY(kgi_cell_text(question, &note, "before: %.*s to %.*s, %zu papers; now: %.*s to %.*s, %zu papers",
                        (int)months[0].len, months[0].ptr, (int)months[1].len, months[1].ptr, work->before,
                        (int)months[2].len, months[2].ptr, (int)months[3].len, months[3].ptr, work->now));
  return kgi_table_note(question->table, note);
}

static kg_status answer(kgi_question *question) {
  static const kgi_list *const lists[TURNS] = {&kgi_list_new, &kgi_list_rising, &kgi_list_fading};
  size_t most = question->options.top ? question->options.top : USUAL_ROWS;
  parts work;
  KGI_TRY(find_parts(question, &work));
  if (!work.before) return kgi_table_note(question->table, KGI_STR("a trend needs papers of two months"));
  KGI_TRY(note_parts(question, &work));
  for (int kind = NEW; kind < TURNS; kind++) {
    kgi_ranking ranking;
    KGI_TRY(kgi_question_ranking(question, lists[kind], most, &ranking));
    for (size_t i = 0; i < ranking.n; i++) KGI_TRY(add_row(question, lists[kind]->name, &ranking.items[i]));
  }
  return KG_OK;
}

static const kgi_column columns[] = {{"trend", false}, {"name", false}, {"type", false},  {"before", true},
                                     {"now", true},    {"score", true}, {"first", false}, {"first paper", false}};

const kgi_verb kgi_verb_trend = {.name = "trend",
                                 .args = "",
                                 .help = "what is new, rising or fading in the later half (10 each, or --top N)",
                                 .most_names = KGI_NO_NAMES,
                                 .columns = columns,
                                 .n_columns = sizeof columns / sizeof *columns,
                                 .answer = answer};
