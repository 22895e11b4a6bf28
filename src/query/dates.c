#include "query/dates.h"

#include "base/error.h"
#include "base/intern.h"
#include "base/str.h"
#include "model/order.h"

static int compare_dates(const kgi_question *question, uint32_t a, uint32_t b) {
  kg_str x = kgi_question_paper(question, a)->date, y = kgi_question_paper(question, b)->date;
  int order = (x.len == 0) - (y.len == 0);
  if (!order) order = kgi_str_cmp(x, y);
  return order ? order : (a > b) - (a < b);
}

static int by_date(const void *a, const void *b, void *ctx) {
  return compare_dates(ctx, *(const uint32_t *)a, *(const uint32_t *)b);
}

int kgi_paper_order(const kgi_question *question, uint32_t a, uint32_t b) {
  const uint32_t *date_of = question->ages.date_of;
  if (!date_of) return compare_dates(question, a, b);
  int order = (date_of[a] > date_of[b]) - (date_of[a] < date_of[b]);
  return order ? order : (a > b) - (a < b);
}

void kgi_papers_sort(kgi_question *question, uint32_t *papers, size_t n) {
  kgi_order_sort(papers, n, by_date, question);
}

static kg_str month_of(kg_str date) { return kgi_str_slice(date, 0, 7); }

kg_str kgi_paper_month(const kgi_question *question, uint32_t paper) {
  return month_of(kgi_question_paper(question, paper)->date);
}

/* --- all papers, by dates, which repeat --- */

/* Numbers dates as they come. */
static bool number_dates(const kgi_question *question, kgi_interner *found, uint32_t *date_of) {
  for (size_t p = 0; p < question->n_papers; p++)
    if ((date_of[p] = kgi_intern(found, question->papers[p].date)) == KGI_NO_ID) return false;
  return true;
}

/* The place of each date; the empty one, which sorts as the first, has the last. */
static uint32_t *rank_dates(kgi_arena *arena, const kgi_interner *found) {
  size_t n = found->strs.n;
  const uint32_t *order = kgi_order_strings(arena, n, found->strs.items);
  uint32_t *ranks = kgi_order_ranks(arena, order, n);
  if (!ranks || !n || found->strs.items[order[0]].len) return ranks;
  for (size_t i = 0; i < n; i++) ranks[i] = (ranks[i] ? ranks[i] : (uint32_t)n) - 1;
  return ranks;
}

/* Counts the papers of each date. Papers have the numbers of their dates, and from here on the places. */
static void count_papers(size_t n_papers, const uint32_t *ranks, uint32_t *date_of, kgi_date *dates) {
  for (size_t p = 0; p < n_papers; p++) dates[date_of[p] = ranks[date_of[p]]].n_papers++;
}

/* Places papers by date; those of one date by number. */
static void place_papers(const kgi_question *question, const uint32_t *date_of, kgi_date *dates, size_t n_dates,
                         uint32_t *papers) {
  for (size_t d = 1; d < n_dates; d++) dates[d].first = dates[d - 1].first + dates[d - 1].n_papers;
  for (size_t d = 0; d < n_dates; d++) dates[d].n_papers = 0;
  for (uint32_t p = 0; p < question->n_papers; p++) {
    kgi_date *date = &dates[date_of[p]];
    papers[date->first + date->n_papers++] = p;
  }
  for (size_t d = 0; d < n_dates; d++) dates[d].text = question->papers[papers[dates[d].first]].date;
}

static kg_status find_ages(kgi_question *question, kgi_interner *found) {
  kgi_arena *arena = &question->arena;
  uint32_t *date_of = kgi_arena_alloc(arena, question->n_papers * sizeof *date_of);
  uint32_t *papers = kgi_arena_alloc(arena, question->n_papers * sizeof *papers);
  if (!date_of || !papers || !number_dates(question, found, date_of)) return KG_NOMEM;
  const uint32_t *ranks = rank_dates(arena, found);
  size_t n = found->strs.n;
  kgi_date *dates = kgi_arena_alloc(arena, n * sizeof *dates);
  if (!ranks || !dates) return KG_NOMEM;
  for (size_t d = 0; d < n; d++) dates[d] = (kgi_date){0};
  count_papers(question->n_papers, ranks, date_of, dates);
  place_papers(question, date_of, dates, n, papers);
  question->ages = (kgi_ages){dates, n, date_of, papers};
  return KG_OK;
}

kg_status kgi_question_age(kgi_question *question) {
  kgi_interner found = {0};
  if (question->fetch || question->ages.papers) return KG_OK;
  kg_status status = find_ages(question, &found);
  kgi_intern_clear(&found);
  return status;
}

/* --- months --- */

/* Unites the dates of each month. */
static size_t count_months(const kgi_ages *ages, kgi_month *months) {
  size_t n = 0;
  for (size_t d = 0; d < ages->n_dates; d++) {
    kg_str month = month_of(ages->dates[d].text);
    if (!n || !kgi_str_eq(months[n - 1].month, month)) months[n++] = (kgi_month){month, 0};
    months[n - 1].n_papers += ages->dates[d].n_papers;
  }
  return n;
}

static kg_status find_months(kgi_question *question) {
  KGI_TRY(kgi_question_age(question));
  kgi_month *items = kgi_arena_alloc(&question->arena, question->ages.n_dates * sizeof *items);
  if (!items) return KG_NOMEM;
  question->months = (kgi_months){items, count_months(&question->ages, items)};
  return KG_OK;
}

kg_status kgi_question_months(kgi_question *question, kgi_months *months) {
  if (question->fetch) return *months = kgi_fetch_months(question->fetch), KG_OK;
  if (!question->months.items) KGI_TRY(find_months(question));
  return *months = question->months, KG_OK;
}
