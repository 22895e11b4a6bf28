/* The ratios of a tally. */
#include <kgextract/eval.h>

static double share(size_t part, size_t rest) { return part ? (double)part / (double)(part + rest) : 0; }

double kg_tally_precision(const kg_tally *tally) { return share(tally->right, tally->wrong); }

double kg_tally_recall(const kg_tally *tally) { return share(tally->right, tally->missed); }

double kg_tally_f1(const kg_tally *tally) {
  double precision = kg_tally_precision(tally), recall = kg_tally_recall(tally);
  return tally->right ? 2 * precision * recall / (precision + recall) : 0;
}
