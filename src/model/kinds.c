/* The closed sets of the model: entity types, relations, fields, views, each with its names. */
#include "model/kinds.h"
#include "base/error.h"
#include "base/str.h"

static const kg_str type_names[] = {KGI_STR_INIT("model"),  KGI_STR_INIT("dataset"), KGI_STR_INIT("benchmark"),
                                    KGI_STR_INIT("method"), KGI_STR_INIT("metric"),  KGI_STR_INIT("tool")};

static const kg_str relation_names[KG_RELATIONS] = {
    [KG_MENTIONS] = KGI_STR_INIT("mentions"),     [KG_USES] = KGI_STR_INIT("uses"),
    [KG_COMPARES] = KGI_STR_INIT("compares"),     [KG_EVALUATES] = KGI_STR_INIT("evaluates"),
    [KG_INTRODUCES] = KGI_STR_INIT("introduces"), [KG_SHARES] = KGI_STR_INIT("shares"),
};

static const kg_str field_names[KG_FIELDS] = {[KG_TITLE] = KGI_STR_INIT("title"),
                                              [KG_TITLE_ALT] = KGI_STR_INIT("title_alt"),
                                              [KG_ABSTRACT] = KGI_STR_INIT("abstract")};

static const kg_str view_names[KG_VIEWS] = {[KG_BIPARTITE] = KGI_STR_INIT("bipartite"),
                                            [KG_VIEW_ENTITIES] = KGI_STR_INIT("entities"),
                                            [KG_VIEW_PAPERS] = KGI_STR_INIT("papers")};

static const kg_str evidence_names[KG_EVIDENCES] = {[KG_EVIDENCE_FULL] = KGI_STR_INIT("full"),
                                                    [KG_EVIDENCE_PLACE] = KGI_STR_INIT("place"),
                                                    [KG_EVIDENCE_NONE] = KGI_STR_INIT("none")};

static kg_status find_name(const kg_str *names, size_t n, kg_str name, size_t *index) {
  for (*index = 0; *index < n; ++*index)
    if (kgi_str_eq(names[*index], name)) return KG_OK;
  return KG_NOTFOUND;
}

const char *kg_type_name(size_t index) { return index < KGI_BUILTIN_TYPES ? type_names[index].ptr : NULL; }

const char *kg_relation_name(kg_relation relation) {
  return relation < KG_RELATIONS ? relation_names[relation].ptr : NULL;
}

kg_status kg_relation_by_name(kg_relation *relation, kg_str name) {
  size_t index;
  KGI_TRY(find_name(relation_names, KG_RELATIONS, name, &index));
  *relation = (kg_relation)index;
  return KG_OK;
}

const char *kg_field_name(kg_field field) { return field < KG_FIELDS ? field_names[field].ptr : NULL; }

kg_status kg_field_by_name(kg_field *field, kg_str name) {
  size_t index;
  KGI_TRY(find_name(field_names, KG_FIELDS, name, &index));
  *field = (kg_field)index;
  return KG_OK;
}

const char *kg_view_name(kg_view view) { return view < KG_VIEWS ? view_names[view].ptr : NULL; }

kg_status kg_view_by_name(kg_view *view, kg_str name) {
  size_t index;
  KGI_TRY(find_name(view_names, KG_VIEWS, name, &index));
  *view = (kg_view)index;
  return KG_OK;
}

const char *kg_evidence_name(kg_evidence evidence) {
  return evidence < KG_EVIDENCES ? evidence_names[evidence].ptr : NULL;
}

kg_status kg_evidence_by_name(kg_evidence *evidence, kg_str name) {
  size_t index;
  KGI_TRY(find_name(evidence_names, KG_EVIDENCES, name, &index));
  *evidence = (kg_evidence)index;
  return KG_OK;
}
