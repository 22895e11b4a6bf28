#include "query/dates.h"

#include "base/error.h"
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

kg_status kgi_question_age(kgi_question *question) {
  if (question->fetch || question->ages.places) return KG_OK;
  question->ages.papers = kgi_order(&question->arena, question->n_papers, by_date, question);
  question->ages.places = kgi_order_ranks(&question->arena, question->ages.papers, question->n_papers);
  return question->ages.places ? KG_OK : KG_NOMEM;
}

int kgi_paper_order(const kgi_question *question, uint32_t a, uint32_t b) {
  const uint32_t *places = question->ages.places;
  return places ? (places[a] > places[b]) - (places[a] < places[b]) : compare_dates(question, a, b);
}

void kgi_papers_sort(kgi_question *question, uint32_t *papers, size_t n) {
  kgi_order_sort(papers, n, by_date, question);
}

kg_str kgi_paper_month(const kgi_question *question, uint32_t paper) {
  return kgi_str_slice(kgi_question_paper(question, paper)->date, 0, 7);
}

/* Counts papers that are sorted by date, month by month. */
static size_t count_months(const kgi_question *question, const uint32_t *order, kgi_month *months) {
  size_t n = 0;
  for (size_t i = 0; i < question->n_papers; i++) {
    kg_str month = kgi_paper_month(question, order[i]);
    if (!n || !kgi_str_eq(months[n - 1].month, month)) months[n++] = (kgi_month){month, 0};
    months[n - 1].n_papers++;
  }
  return n;
}

static kg_status find_months(kgi_question *question) {
  KGI_TRY(kgi_question_age(question));
  kgi_month *items = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *items);
  if (!items) return KG_NOMEM;
  question->months = (kgi_months){items, count_months(question, question->ages.papers, items)};
  return KG_OK;
}

kg_status kgi_question_months(kgi_question *question, kgi_months *months) {
  if (question->fetch) return *months = kgi_fetch_months(question->fetch), KG_OK;
  if (!question->months.items) KGI_TRY(find_months(question));
  return *months = question->months, KG_OK;
}
