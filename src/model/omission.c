#include "model/omission.h"

static void put_hops(kgi_buf *out, const kg_select *select) {
  kgi_buf_putf(out, "more than %u step%s from %s", select->hops, select->hops == 1 ? "" : "s", select->focus);
}

static void put_time(kgi_buf *out, const kg_select *select) {
  kgi_buf_puts(out, "no date");
  if (select->since) kgi_buf_putf(out, " or before %s", select->since);
  if (select->until) kgi_buf_putf(out, " or after %s", select->until);
}

static void put_reason(kgi_buf *out, kgi_fate fate, const kg_select *select, const char *others) {
  switch (fate) {
    case KGI_OTHER_TYPE:
      kgi_buf_puts(out, "of other types");
      break;
    case KGI_OUT_OF_TIME:
      put_time(out, select);
      break;
    case KGI_FAR:
      put_hops(out, select);
      break;
    case KGI_RARE:
      kgi_buf_putf(out, "in fewer than %u papers", select->min_papers);
      break;
    case KGI_BELOW_TOP:
      kgi_buf_putf(out, "not among the top %u", select->top);
      break;
    default:
      kgi_buf_putf(out, "no remaining %s", others);
      break;
  }
}

/* One kind of node: "12 of 80 entities (8 of other types, 4 in fewer than 2 papers)". */
static void put_kind(kgi_buf *out, const kgi_fate *fates, size_t n, const char *names, const char *others,
                     const kg_select *select) {
  size_t by_fate[KGI_FATES] = {0}, reasons = 0;
  for (size_t i = 0; i < n; i++) by_fate[fates[i]]++;
  size_t gone = n - by_fate[KGI_KEPT];
  if (!gone) return;
  kgi_buf_putf(out, "%s%zu of %zu %s (", out->len ? ", " : "", gone, n, names);
  for (int fate = KGI_KEPT + 1; fate < KGI_FATES; fate++) {
    if (!by_fate[fate]) continue;
    if (reasons++) kgi_buf_puts(out, ", ");
    if (by_fate[fate] < gone) kgi_buf_putf(out, "%zu ", by_fate[fate]);
    put_reason(out, (kgi_fate)fate, select, others);
  }
  kgi_buf_putc(out, ')');
}

void kgi_omission_tell(kgi_buf *out, const kg_graph *graph, const kgi_fate *fates, const kg_select *select) {
  kgi_buf now = {0};
  put_kind(&now, fates + graph->n_papers, graph->n_entities, "entities", "paper", select);
  put_kind(&now, fates, graph->n_papers, "papers", "entity", select);
  kgi_buf_put(out, graph->left_out);
  if (now.len) kgi_buf_puts(out, out->len ? "; then " : "left out: ");
  kgi_buf_put(out, kgi_buf_str(&now));
  out->failed = out->failed || now.failed;
  kgi_buf_clear(&now);
}
