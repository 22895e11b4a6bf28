/* The closed sets of the model: entity types, relations, fields, views, each with its names. */
#include "model/kinds.h"
#include "base/error.h"
#include "base/str.h"

static const char *const type_names[] = {"model", "dataset", "benchmark", "method", "metric", "tool"};

static const char *const relation_names[KG_RELATIONS] = {
    [KG_MENTIONS] = "mentions",     [KG_USES] = "uses",     [KG_COMPARES] = "compares", [KG_EVALUATES] = "evaluates",
    [KG_INTRODUCES] = "introduces", [KG_SHARES] = "shares",
};

static const char *const field_names[KG_FIELDS] = {
    [KG_TITLE] = "title", [KG_TITLE_ALT] = "title_alt", [KG_ABSTRACT] = "abstract"};

static const char *const view_names[KG_VIEWS] = {
    [KG_BIPARTITE] = "bipartite", [KG_VIEW_ENTITIES] = "entities", [KG_VIEW_PAPERS] = "papers"};

static const char *const evidence_names[KG_EVIDENCES] = {
    [KG_EVIDENCE_FULL] = "full", [KG_EVIDENCE_PLACE] = "place", [KG_EVIDENCE_NONE] = "none"};

static kg_status find_name(const char *const *names, size_t n, kg_str name, size_t *index) {
  for (*index = 0; *index < n; ++*index)
    if (kgi_str_eq(kg_str_of(names[*index]), name)) return KG_OK;
  return KG_NOTFOUND;
}

const char *kg_type_name(size_t index) { return index < KGI_BUILTIN_TYPES ? type_names[index] : NULL; }

const char *kg_relation_name(kg_relation relation) { return relation < KG_RELATIONS ? relation_names[relation] : NULL; }

kg_status kg_relation_by_name(kg_relation *relation, kg_str name) {
  size_t index;
  KGI_TRY(find_name(relation_names, KG_RELATIONS, name, &index));
  *relation = (kg_relation)index;
  return KG_OK;
}

const char *kg_field_name(kg_field field) { return field < KG_FIELDS ? field_names[field] : NULL; }

kg_status kg_field_by_name(kg_field *field, kg_str name) {
  size_t index;
  KGI_TRY(find_name(field_names, KG_FIELDS, name, &index));
  *field = (kg_field)index;
  return KG_OK;
}

const char *kg_view_name(kg_view view) { return view < KG_VIEWS ? view_names[view] : NULL; }

kg_status kg_view_by_name(kg_view *view, kg_str name) {
  size_t index;
  KGI_TRY(find_name(view_names, KG_VIEWS, name, &index));
  *view = (kg_view)index;
  return KG_OK;
}

const char *kg_evidence_name(kg_evidence evidence) { return evidence < KG_EVIDENCES ? evidence_names[evidence] : NULL; }

kg_status kg_evidence_by_name(kg_evidence *evidence, kg_str name) {
  size_t index;
  KGI_TRY(find_name(evidence_names, KG_EVIDENCES, name, &index));
  *evidence = (kg_evidence)index;
  return KG_OK;
}
