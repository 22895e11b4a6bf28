#include "query/rank.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "model/suggest.h"
#include "query/network.h"

static kgi_touching papers_of(const kgi_question *question, size_t entity) {
  return kgi_question_touching(question, question->n_papers + entity);
}

static kg_status by_papers(kgi_question *question, double *keys) {
  for (size_t i = 0; i < question->n_entities; i++) keys[i] = (double)papers_of(question, i).n;
  return KG_OK;
}

/* Counts the other entities of a paper that were not seen for this one before. */
static size_t count_new(const kgi_question *question, uint32_t paper, size_t entity, uint32_t *seen_for) {
  kgi_touching of = kgi_question_touching(question, paper);
  size_t n = 0;
  for (size_t i = 0; i < of.n; i++) {
    size_t other = kgi_touching_at(&of, i)->to - question->n_papers;
    if (other != entity && seen_for[other] != entity + 1) n++;
    seen_for[other] = (uint32_t)entity + 1;
  }
  return n;
}

static kg_status by_degree(kgi_question *question, double *keys) {
  size_t size = question->n_entities * sizeof(uint32_t);
  uint32_t *seen_for = kgi_arena_alloc(&question->arena, size);
  if (!seen_for) return KG_NOMEM;
  memset(seen_for, 0, size);
  for (size_t i = 0; i < question->n_entities; i++) {
    kgi_touching of = papers_of(question, i);
    keys[i] = 0;
    for (size_t p = 0; p < of.n; p++)
      keys[i] += (double)count_new(question, kgi_touching_at(&of, p)->from, i, seen_for);
  }
  return KG_OK;
}

/* Rounded, so that the last bits of a sum cannot change an order. */
static void copy_scores(const kgi_question *question, const double *scores, double *keys) {
  for (size_t i = 0; i < question->n_entities; i++) keys[i] = round(scores[question->n_papers + i] * 1e9) / 1e9;
}

static kg_status by_pagerank(kgi_question *question, double *keys) {
  const double *scores;
  KGI_TRY(kgi_network_pagerank(question, &scores));
  return copy_scores(question, scores, keys), KG_OK;
}

static kg_status by_betweenness(kgi_question *question, double *keys) {
  const double *scores;
  KGI_TRY(kgi_network_betweenness(question, &scores));
  return copy_scores(question, scores, keys), KG_OK;
}

/* YYYY-MM-DD as the number YYYYMMDD, zeros for what is not said. */
static double number_of(kg_str date) {
  double number = 0;
  size_t digits = 0;
  for (size_t i = 0; i < date.len && digits < 8; i++) {
    if (date.ptr[i] < '0' || date.ptr[i] > '9') continue;
    number = number * 10 + (date.ptr[i] - '0');
    digits++;
  }
  return digits ? number * pow(10, 8 - (double)digits) : 0;
}

static kg_status by_latest(kgi_question *question, double *keys) {
  for (size_t i = 0; i < question->n_entities; i++) {
    kgi_touching of = papers_of(question, i);
    keys[i] = 0;
    for (size_t p = 0; p < of.n; p++)
      keys[i] = fmax(keys[i], number_of(kgi_question_paper(question, kgi_touching_at(&of, p)->from)->date));
  }
  return KG_OK;
}

static kg_status print_count(kgi_question *question, double key, kg_str *cell) {
  return kgi_cell_count(question, (size_t)key, cell);
}

static kg_status print_date(kgi_question *question, double key, kg_str *cell) {
  unsigned date = (unsigned)key, month = date / 100 % 100, day = date % 100;
  if (!date) return *cell = (kg_str){NULL, 0}, KG_OK;
  if (!month) return kgi_cell_text(question, cell, "%04u", date / 10000);
  if (!day) return kgi_cell_text(question, cell, "%04u-%02u", date / 10000, month);
  return kgi_cell_text(question, cell, "%04u-%02u-%02u", date / 10000, month, day);
}

static const kgi_rank ranks[] = {
    {"papers", {NULL, true}, by_papers, print_count},
    {"degree", {"degree", true}, by_degree, print_count},
    {"pagerank", {"pagerank", true}, by_pagerank, kgi_cell_decimal},
    {"betweenness", {"betweenness", true}, by_betweenness, kgi_cell_decimal},
    {"recent", {"latest", false}, by_latest, print_date},
};
enum { RANKS = sizeof ranks / sizeof *ranks };

const char *kg_query_sort_at(size_t n) { return n < RANKS ? ranks[n].name : NULL; }

kg_status kgi_rank_find(const kgi_rank **rank, const char *name, kg_error *err) {
  char hint[64];
  kgi_suggestion near = kgi_suggest(name ? kg_str_of(name) : kg_str_of(ranks[0].name));
  for (size_t i = 0; i < RANKS; i++) {
    if (kgi_str_eq(kg_str_of(ranks[i].name), near.wanted)) return *rank = &ranks[i], KG_OK;
    kgi_suggest_offer(&near, kg_str_of(ranks[i].name));
  }
  return kgi_fail(err, KG_USAGE, (kgi_place){0}, "cannot sort by '%s'%s", name,
                  kgi_suggest_text(&near, hint, sizeof hint));
}
