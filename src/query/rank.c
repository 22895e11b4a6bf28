#include "query/rank.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "model/order.h"
#include "model/suggest.h"
#include "query/dates.h"
#include "query/network.h"

static kgi_touching papers_of(const kgi_question *question, size_t entity) {
  return kgi_question_touching(question, question->n_papers + entity);
}

static kg_status by_papers(kgi_question *question, double *keys) {
  for (size_t i = 0; i < question->n_entities; i++) keys[i] = (double)papers_of(question, i).n;
  return KG_OK;
}

/* Asks for what a paper cites before it is looked at: papers lie far apart. */
static void expect(const kgi_links *links, size_t link, size_t n) {
  enum { SOON = 8, LATER = 16 };
  if (link + LATER < n) __builtin_prefetch(&links->cites[links->items[link + LATER].paper]);
  if (link + SOON < n) __builtin_prefetch(&links->cited[links->cites[links->items[link + SOON].paper]]);
}

typedef struct neighbour {
  uint32_t seen_with, degree; /* the last one; of all of them */
} neighbour;

/* Entities further on in the papers of one entity. They are gathered before they are looked at, as a walk that looks at
 * each is held up by it. */
enum { MANY = 512 };
typedef struct company {
  neighbour *by_entity;
  uint32_t entity, *others; /* the room is for MANY, and then those of any paper */
  size_t n;
} company;

/* Counts, for both, each of the others that was not seen with the entity before. */
static void count_new(company *work) {
  uint32_t n = 0;
  for (size_t i = 0; i < work->n; i++) {
    neighbour *other = &work->by_entity[work->others[i]];
    bool is_new = other->seen_with != work->entity;
    other->seen_with = work->entity;
    other->degree += is_new;
    n += is_new;
  }
  if (n) work->by_entity[work->entity].degree += n;
  work->n = 0;
}

/* Gathers what the link's paper cites further on than the link's own entity. */
static void gather(const kgi_links *links, kgi_link link, company *work) {
  if (link.entity != work->entity || work->n >= MANY) count_new(work);
  work->entity = link.entity;
  uint32_t *next = work->others + work->n;
  for (size_t i = links->cites[link.paper + 1]; links->cited[i - 1] > link.entity; i--) *next++ = links->cited[i - 1];
  work->n = (size_t)(next - work->others);
}

/* Other entities in the papers of an entity. */
static kg_status by_degree(kgi_question *question, double *keys) {
  size_t n = question->n_entities;
  company work = {.by_entity = kgi_arena_alloc(&question->arena, n * sizeof *work.by_entity),
                  .others = kgi_arena_alloc(&question->arena, (MANY + n) * sizeof *work.others)};
  if (!work.by_entity || !work.others) return KG_NOMEM;
  KGI_TRY(kgi_question_link(question));
  for (size_t i = 0; i < n; i++) work.by_entity[i] = (neighbour){UINT32_MAX, 0};
  for (size_t i = 0; i < question->n_edges; i++) {
    expect(&question->links, i, question->n_edges);
    gather(&question->links, question->links.items[i], &work);
  }
  count_new(&work);
  for (size_t i = 0; i < n; i++) keys[i] = work.by_entity[i].degree;
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

static void find_latest(const kgi_question *question, const double *numbers, double *keys) {
  for (size_t e = 0; e < question->n_edges; e++) {
    double *key = &keys[question->edges[e].to - question->n_papers];
    double date = numbers[question->ages.date_of[question->edges[e].from]];
    if (date > *key) *key = date;
  }
}

static kg_status by_latest(kgi_question *question, double *keys) {
  const kgi_ages *ages = &question->ages;
  double *numbers = kgi_arena_alloc(&question->arena, ages->n_dates * sizeof *numbers);
  if (!numbers) return KG_NOMEM;
  for (size_t i = 0; i < ages->n_dates; i++) numbers[i] = number_of(ages->dates[i].text);
  for (size_t i = 0; i < question->n_entities; i++) keys[i] = 0;
  return find_latest(question, numbers, keys), KG_OK;
}

/* --- ranking --- */

static bool says_more(const kgi_question *question, const kg_edge *edge, const kgi_tally *than) {
  if (!than->n_papers) return true;
  if (edge->relation != than->relation) return edge->relation > than->relation;
  return kgi_paper_order(question, edge->from, than->best) < 0;
}

static void count(const kgi_question *question, const kg_edge *edge, kgi_tally *tally) {
  if (says_more(question, edge, tally)) {
    tally->best = edge->from;
    tally->relation = edge->relation;
  }
  tally->n_papers++;
  tally->n_mentions += (double)edge->weight;
}

/* Once for all rankings, edge by edge as they lie in memory; mentions are counted whole. */
static kg_status tally_all(kgi_question *question) {
  if (question->tallies) return KG_OK;
  KGI_TRY(kgi_question_age(question));
  kgi_tally *tallies = kgi_arena_alloc(&question->arena, question->n_entities * sizeof *tallies);
  if (!tallies) return KG_NOMEM;
  for (size_t i = 0; i < question->n_entities; i++) tallies[i] = (kgi_tally){0};
  for (size_t e = 0; e < question->n_edges; e++)
    count(question, &question->edges[e], &tallies[question->edges[e].to - question->n_papers]);
  for (size_t i = 0; i < question->n_entities; i++) tallies[i].n_mentions = trunc(tallies[i].n_mentions);
  question->tallies = tallies;
  return KG_OK;
}

typedef struct contest {
  kgi_question *question;
  double *keys;     /* by entity: what is sorted by */
  uint32_t *places; /* of the entities that any paper cites */
  size_t n;
} contest;

static bool begin(contest *work) {
  kgi_question *question = work->question;
  size_t n = question->n_entities;
  work->keys = kgi_arena_alloc(&question->arena, n * sizeof *work->keys);
  work->places = kgi_arena_alloc(&question->arena, n * sizeof *work->places);
  if (!work->keys || !work->places) return false;
  for (size_t i = 0; i < n; i++)
    if (question->tallies[i].n_papers) work->places[work->n++] = (uint32_t)i;
  return true;
}

/* By the key, then by papers, by mentions, by name. */
static int by_key(const void *a, const void *b, void *ctx) {
  const contest *work = ctx;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  const kgi_tally *of_x = &work->question->tallies[x], *of_y = &work->question->tallies[y];
  int order = (work->keys[x] < work->keys[y]) - (work->keys[x] > work->keys[y]);
  if (!order) order = (of_x->n_papers < of_y->n_papers) - (of_x->n_papers > of_y->n_papers);
  if (!order) order = (of_x->n_mentions < of_y->n_mentions) - (of_x->n_mentions > of_y->n_mentions);
  if (!order) order = kgi_str_cmp(work->question->entities[x].name, work->question->entities[y].name);
  return order ? order : (x > y) - (x < y);
}

typedef kg_status measure(kgi_question *question, double *keys);

static kg_status rank_all(kgi_question *question, measure *score, kgi_ranking *made) {
  contest work = {.question = question};
  KGI_TRY(tally_all(question));
  if (!begin(&work)) return KG_NOMEM;
  KGI_TRY(score(question, work.keys));
  kgi_order_sort(work.places, work.n, by_key, &work);
  *made = (kgi_ranking){kgi_arena_alloc(&question->arena, work.n * sizeof *made->items), work.n};
  if (!made->items) return KG_NOMEM;
  for (size_t i = 0; i < work.n; i++) {
    uint32_t entity = work.places[i];
    made->items[i] = (kgi_standing){entity, question->tallies[entity].best, work.keys[entity]};
  }
  return KG_OK;
}

static kg_status make_papers(kgi_question *question, kgi_ranking *made) { return rank_all(question, by_papers, made); }
static kg_status make_degree(kgi_question *question, kgi_ranking *made) { return rank_all(question, by_degree, made); }
static kg_status make_pagerank(kgi_question *question, kgi_ranking *made) {
  return rank_all(question, by_pagerank, made);
}
static kg_status make_betweenness(kgi_question *question, kgi_ranking *made) {
  return rank_all(question, by_betweenness, made);
}
static kg_status make_recent(kgi_question *question, kgi_ranking *made) { return rank_all(question, by_latest, made); }

const kgi_list kgi_list_papers = {"papers", true, make_papers}, kgi_list_degree = {"degree", true, make_degree},
               kgi_list_pagerank = {"pagerank", true, make_pagerank},
               kgi_list_betweenness = {"betweenness", false, make_betweenness},
               kgi_list_recent = {"recent", true, make_recent};

/* --- rows --- */

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
    {&kgi_list_papers, {NULL, true}, print_count},
    {&kgi_list_degree, {"degree", true}, print_count},
    {&kgi_list_pagerank, {"pagerank", true}, kgi_cell_decimal},
    {&kgi_list_betweenness, {"betweenness", true}, kgi_cell_decimal},
    {&kgi_list_recent, {"latest", false}, print_date},
};
enum { RANKS = sizeof ranks / sizeof *ranks };

const char *kg_query_sort_at(size_t n) { return n < RANKS ? ranks[n].list->name : NULL; }

kg_status kgi_rank_find(const kgi_rank **rank, const char *name, kg_error *err) {
  char hint[64];
  kgi_suggestion near = kgi_suggest(name ? kg_str_of(name) : kg_str_of(ranks[0].list->name));
  for (size_t i = 0; i < RANKS; i++) {
    if (kgi_str_eq(kg_str_of(ranks[i].list->name), near.wanted)) return *rank = &ranks[i], KG_OK;
    kgi_suggest_offer(&near, kg_str_of(ranks[i].list->name));
  }
  return kgi_fail(err, KG_USAGE, (kgi_place){0}, "cannot sort by '%s'%s", name,
                  kgi_suggest_text(&near, hint, sizeof hint));
}
