#include "model/criteria.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "model/date.h"
#include "model/suggest.h"

static const kgi_place nowhere = {0};

static kg_status fail_unknown(kg_error *err, kg_status status, const char *kind, const kgi_suggestion *near) {
  char hint[256];
  return kgi_fail(err, status, nowhere, "unknown %s '%.*s'%s", kind, (int)near->wanted.len, near->wanted.ptr,
                  kgi_suggest_text(near, hint, sizeof hint));
}

/* The next name of a comma-separated list that is not blank. */
static bool next_name(kg_str *list, kg_str *name) {
  while (kgi_str_split(list, ',', name)) {
    *name = kgi_str_trim(*name);
    if (name->len) return true;
  }
  return false;
}

static bool is_list(const char *list) {
  kg_str rest = kg_str_of(list), name;
  return next_name(&rest, &name);
}

static kg_status keep_type(bool *types, const kg_graph *graph, kg_str name, kg_error *err) {
  kgi_suggestion near = kgi_suggest(name);
  for (size_t i = 0; i < graph->n_types; i++) {
    if (kgi_str_eq_nocase(graph->types[i], name)) return types[i] = true, KG_OK;
    kgi_suggest_offer(&near, graph->types[i]);
  }
  return fail_unknown(err, KG_USAGE, "type", &near);
}

static kg_status read_types(kgi_criteria *criteria, const kg_graph *graph, kgi_arena *arena, kg_error *err) {
  kg_str rest = kg_str_of(criteria->select->types), name;
  criteria->types = kgi_arena_alloc(arena, graph->n_types * sizeof *criteria->types);
  if (!criteria->types) return KG_NOMEM;
  memset(criteria->types, !is_list(criteria->select->types), graph->n_types);
  while (next_name(&rest, &name)) KGI_TRY(keep_type(criteria->types, graph, name, err));
  return KG_OK;
}

static kg_status keep_relation(bool *relations, kg_str name, kg_error *err) {
  kgi_suggestion near = kgi_suggest(name);
  for (int i = 0; i < KG_RELATIONS; i++) {
    kg_str known = kg_str_of(kg_relation_name((kg_relation)i));
    if (kgi_str_eq_nocase(known, name)) return relations[i] = true, KG_OK;
    kgi_suggest_offer(&near, known);
  }
  return fail_unknown(err, KG_USAGE, "relation", &near);
}

static kg_status read_relations(kgi_criteria *criteria, kg_error *err) {
  kg_str rest = kg_str_of(criteria->select->relations), name;
  memset(criteria->relations, !is_list(criteria->select->relations), sizeof criteria->relations);
  while (next_name(&rest, &name)) KGI_TRY(keep_relation(criteria->relations, name, err));
  return KG_OK;
}

/* Marks `node` if `known` is the name, else remembers how near it came. */
static bool match(bool *is_focus, size_t node, kg_str known, kgi_suggestion *near) {
  kgi_suggest_offer(near, known);
  if (!kgi_str_eq_nocase(known, near->wanted)) return false;
  return is_focus[node] = true;
}

static kg_status keep_focus(bool *is_focus, const kg_graph *graph, kg_str name, kg_error *err) {
  kgi_suggestion near = kgi_suggest(name);
  bool found = false;
  for (size_t i = 0; i < graph->n_papers; i++) found |= match(is_focus, i, graph->papers[i].id, &near);
  for (size_t i = 0; i < graph->n_entities; i++) {
    const kg_entity *entity = &graph->entities[i];
    size_t node = graph->n_papers + i;
    found |= match(is_focus, node, entity->name, &near);
    for (size_t a = 0; a < entity->n_aliases; a++) found |= match(is_focus, node, entity->aliases[a], &near);
  }
  return found ? KG_OK : fail_unknown(err, KG_NOTFOUND, "focus", &near);
}

static kg_status read_focus(kgi_criteria *criteria, const kg_graph *graph, kgi_arena *arena, kg_error *err) {
  kg_str rest = kg_str_of(criteria->select->focus), name;
  criteria->is_focus = NULL;
  if (!is_list(criteria->select->focus)) return KG_OK;
  criteria->is_focus = kgi_arena_alloc(arena, kgi_graph_nodes(graph) * sizeof *criteria->is_focus);
  if (!criteria->is_focus) return KG_NOMEM;
  memset(criteria->is_focus, 0, kgi_graph_nodes(graph));
  while (next_name(&rest, &name)) KGI_TRY(keep_focus(criteria->is_focus, graph, name, err));
  return KG_OK;
}

static kg_status check_date(const char *date, const char *option, kg_error *err) {
  if (!date || kgi_is_date(kg_str_of(date))) return KG_OK;
  return kgi_fail(err, KG_USAGE, nowhere, "%s: no date near '%s'; write YYYY, YYYY-MM or YYYY-MM-DD", option, date);
}

kg_status kgi_criteria_read(kgi_criteria *criteria, const kg_graph *graph, const kg_select *select, kgi_arena *arena,
                            kg_error *err) {
  criteria->select = select;
  KGI_TRY(check_date(select->since, "since", err));
  KGI_TRY(check_date(select->until, "until", err));
  KGI_TRY(read_types(criteria, graph, arena, err));
  KGI_TRY(read_relations(criteria, err));
  return read_focus(criteria, graph, arena, err);
}

/* Below 0, 0 or above 0 as `date` is before, at or after `bound`, to the precision both have. */
static int compare_dates(kg_str date, const char *bound) {
  size_t len = strlen(bound);
  return strncmp(date.ptr, bound, date.len < len ? date.len : len);
}

bool kgi_criteria_dated(const kgi_criteria *criteria, kg_str date) {
  const kg_select *select = criteria->select;
  if (!select->since && !select->until) return true;
  if (!date.len) return false;
  return (!select->since || compare_dates(date, select->since) >= 0) &&
         (!select->until || compare_dates(date, select->until) <= 0);
}
