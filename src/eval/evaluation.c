#include "eval/evaluation.h"

#include <stdlib.h>

#include "base/str.h"

const char *kg_fault_name(kg_fault fault) {
  static const char *const names[KG_FAULTS] = {"missed", "wrong", "never", "type", "split", "relation"};
  return fault < KG_FAULTS ? names[fault] : "";
}

kg_evaluation *kgi_evaluation_new(void) {
  static const float least[KGI_BANDS] = {0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0};
  kg_evaluation *evaluation = calloc(1, sizeof *evaluation);
  if (!evaluation) return NULL;
  for (size_t i = 0; i < KGI_BANDS; i++) evaluation->bands[i].from = least[i];
  for (size_t i = 0; kg_type_name(i); i++) kgi_evaluation_add_type(evaluation, kg_str_of(kg_type_name(i)));
  return evaluation;
}

void kg_evaluation_free(kg_evaluation *evaluation) {
  if (!evaluation) return;
  kgi_intern_clear(&evaluation->types);
  free(evaluation->scores.items);
  free(evaluation->findings.items);
  free(evaluation);
}

void kgi_evaluation_add_type(kg_evaluation *evaluation, kg_str type) {
  uint32_t id = kgi_intern(&evaluation->types, type);
  if (id < evaluation->scores.n) return;
  if (id == KGI_NO_ID || !KGI_VEC_PUSH(&evaluation->scores, (kg_scores){0})) evaluation->failed = true;
}

kg_scores *kgi_evaluation_scores(kg_evaluation *evaluation, kg_str type) {
  return &evaluation->scores.items[kgi_intern_find(&evaluation->types, type)];
}

kg_band *kgi_evaluation_band(kg_evaluation *evaluation, float confidence) {
  kg_band *band = evaluation->bands;
  while (band < evaluation->bands + KGI_BANDS - 1 && confidence < band->from) band++;
  return band;
}

void kgi_evaluation_find(kg_evaluation *evaluation, const kg_finding *finding) {
  if (!KGI_VEC_PUSH(&evaluation->findings, *finding)) evaluation->failed = true;
}

size_t kg_evaluation_papers(const kg_evaluation *evaluation, size_t *absent) {
  *absent = evaluation->absent;
  return evaluation->papers;
}

static void add_tally(kg_tally *sum, const kg_tally *tally) {
  sum->right += tally->right;
  sum->wrong += tally->wrong;
  sum->missed += tally->missed;
}

kg_scores kg_evaluation_total(const kg_evaluation *evaluation) {
  kg_scores total = {0};
  for (size_t i = 0; i < evaluation->scores.n; i++) {
    const kg_scores *scores = &evaluation->scores.items[i];
    add_tally(&total.name, &scores->name);
    add_tally(&total.typed, &scores->typed);
    for (size_t r = 0; r < KG_SHARES; r++) add_tally(&total.relation[r], &scores->relation[r]);
    total.never += scores->never;
    total.splits += scores->splits;
    total.canonical += scores->canonical;
  }
  return total;
}

bool kg_evaluation_type_at(const kg_evaluation *evaluation, size_t n, kg_str *type, kg_scores *scores) {
  if (n >= evaluation->scores.n) return false;
  *type = evaluation->types.strs.items[n];
  *scores = evaluation->scores.items[n];
  return true;
}

bool kg_evaluation_band_at(const kg_evaluation *evaluation, size_t n, kg_band *band) {
  if (n >= KGI_BANDS) return false;
  *band = evaluation->bands[n];
  return true;
}

const kg_finding *kg_evaluation_findings(const kg_evaluation *evaluation, size_t *n) {
  *n = evaluation->findings.n;
  return evaluation->findings.items;
}
