#include "query/dates.h"

#include "base/str.h"
#include "model/order.h"

int kgi_paper_order(const kgi_question *question, uint32_t a, uint32_t b) {
  kg_str x = question->papers[a].date, y = question->papers[b].date;
  int order = (x.len == 0) - (y.len == 0);
  if (!order) order = kgi_str_cmp(x, y);
  return order ? order : (a > b) - (a < b);
}

static int by_date(const void *a, const void *b, void *ctx) {
  return kgi_paper_order(ctx, *(const uint32_t *)a, *(const uint32_t *)b);
}

const uint32_t *kgi_papers_by_date(kgi_question *question) {
  return kgi_order(&question->arena, question->n_papers, by_date, question);
}

kg_str kgi_paper_month(const kgi_question *question, uint32_t paper) {
  return kgi_str_slice(question->papers[paper].date, 0, 7);
}
