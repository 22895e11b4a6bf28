#include "extract/delivery.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "model/graph.h"

/* What a paper says of one entity. */
typedef struct statement {
  uint32_t entity; /* number in the builder */
  kg_relation relation;
  float confidence;
  size_t mentions;
} statement;

kg_status kgi_delivery_init(kgi_delivery *to, kg_builder *builder, const kg_lexicon *lexicon, const kgi_corpus *corpus,
                            kg_evidence evidence, size_t new_names) {
  size_t n = lexicon->entries.n + new_names;
  *to = (kgi_delivery){.builder = builder, .lexicon = lexicon, .corpus = corpus, .evidence = evidence};
  to->known = malloc((n + 1) * sizeof *to->known);
  if (!to->known) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) to->known[i] = KGI_NO_ID;
  kg_builder_evidence(builder, evidence);
  return KG_OK;
}

void kgi_delivery_clear(kgi_delivery *to) { free(to->known); }

/* The entry's aliases without their marks, to be freed; NULL when memory ran out. */
static kg_str *aliases_of(const kgi_entry *entry) {
  unsigned flags;
  kg_str *forms = malloc((entry->n_aliases + 1) * sizeof *forms);
  for (size_t i = 0; forms && i < entry->n_aliases; i++) forms[i] = kgi_entry_form(entry, entry->aliases[i], &flags);
  return forms;
}

static kg_status add_known(const kgi_delivery *to, kg_entity *entity, const kgi_entry *entry, kg_str type,
                           uint32_t *index) {
  kg_str *aliases = aliases_of(entry);
  entity->aliases = aliases;
  entity->n_aliases = entry->n_aliases;
  kg_status status = aliases ? kg_builder_entity(to->builder, entity, type, index) : KG_NOMEM;
  free(aliases);
  return status;
}

static kg_status add_entity(const kgi_delivery *to, const kgi_name *name, uint32_t *index) {
  const kgi_entry *entries = to->lexicon->entries.items;
  bool is_known = name->entry != KGI_NO_ID, has_family = name->family != KGI_NO_ID;
  kg_entity entity = {.name = name->name, .origin = is_known || has_family ? KGI_STR("dictionary") : name->rule};
  if (has_family) entity.family = entries[name->family].name;
  kg_str type = to->lexicon->types.strs.items[name->type];
  return is_known ? add_known(to, &entity, &entries[name->entry], type, index)
                  : kg_builder_entity(to->builder, &entity, type, index);
}

/* Whether the name is just what the dictionary says: a memo may say otherwise. */
static bool is_plain_entry(const kgi_delivery *to, const kgi_name *name) {
  if (name->entry == KGI_NO_ID || name->family != KGI_NO_ID) return false;
  const kgi_entry *entry = &to->lexicon->entries.items[name->entry];
  return name->type == entry->type && kgi_str_eq(name->name, entry->name);
}

/* Whether the name, which is new, is the same in all papers. */
static bool is_plain_new(const kgi_name *name) {
  return name->entry == KGI_NO_ID && name->family == KGI_NO_ID && name->rule.len;
}

/* Where the entity of a name is noted that has nothing to add to it; NULL for other names. */
static uint32_t *known_of(const kgi_delivery *to, const kgi_name *name) {
  if (is_plain_entry(to, name)) return &to->known[name->entry];
  return is_plain_new(name) ? &to->known[to->lexicon->entries.n + name->number] : NULL;
}

static kg_status find_entity(const kgi_delivery *to, const kgi_name *name, uint32_t *index) {
  uint32_t *known = known_of(to, name);
  if (!known) return add_entity(to, name, index);
  if (*known == KGI_NO_ID) KGI_TRY(add_entity(to, name, known));
  *index = *known;
  return KG_OK;
}

static kg_status add_mention(const kgi_delivery *to, const kg_record *record, const kgi_found *found, uint32_t paper,
                             uint32_t entity) {
  kg_str text = record->text[found->field].str;
  kg_mention mention = {.field = (kg_field)found->field,
                        .relation = found->relation,
                        .confidence = found->confidence,
                        .start = found->range.start,
                        .end = found->range.end};
  kg_mention_quote(&mention, kgi_str_slice(text, found->range.start, found->range.end),
                   kgi_str_slice(text, found->sentence.start, found->sentence.end), found->rule);
  kgi_locate(record, mention.field, mention.start, &mention.line, &mention.col);
  return kg_builder_mention(to->builder, paper, entity, &mention);
}

static kg_status add_mentions(const kgi_delivery *to, size_t n, const kgi_result *result, uint32_t paper,
                              const statement *statements) {
  kg_record record = kgi_corpus_record(to->corpus, n);
  for (size_t i = 0; i < result->n_found; i++) {
    const kgi_found *found = &kgi_result_found(result)[i];
    KGI_TRY(add_mention(to, &record, found, paper, statements[found->name].entity));
  }
  return KG_OK;
}

static int by_entity(const void *a, const void *b) {
  const statement *x = a, *y = b;
  return (x->entity > y->entity) - (x->entity < y->entity);
}

/* Without mentions an edge is stated: as strong as its strongest, counting all. Two names may be one entity. */
static kg_status add_edges(const kgi_delivery *to, const kgi_result *result, uint32_t paper, statement *statements) {
  for (size_t i = 0; i < result->n_found; i++) {
    const kgi_found *found = &kgi_result_found(result)[i];
    statement *of = &statements[found->name];
    kgi_strengthen(&of->relation, &of->confidence, found->relation, found->confidence);
    of->mentions++;
  }
  qsort(statements, result->n_names, sizeof *statements, by_entity);
  for (size_t i = 0; i < result->n_names; i++) {
    statement *of = &statements[i], *next = i + 1 < result->n_names ? of + 1 : NULL;
    if (next && next->entity == of->entity) {
      kgi_strengthen(&next->relation, &next->confidence, of->relation, of->confidence);
      next->mentions += of->mentions;
    } else if (of->mentions) {
      KGI_TRY(kg_builder_edge(to->builder, paper, of->entity | KG_ENTITY_BIT, of->relation, of->confidence,
                              (float)of->mentions));
    }
  }
  return KG_OK;
}

kg_status kgi_deliver_paper(const kgi_delivery *to, size_t n, kg_str memo) {
  kg_record record = kgi_corpus_record(to->corpus, n);
  kg_paper paper = {.id = record.id,
                    .url = record.url,
                    .date = record.date,
                    .authors = record.authors,
                    .categories = record.categories,
                    .memo = memo};
  uint32_t index;
  paper.sources = kgi_corpus_sources(to->corpus, n, &paper.n_sources);
  kgi_record_texts(&record, paper.text);
  return kg_builder_paper(to->builder, &paper, &index, NULL);
}

kg_status kgi_deliver_names(const kgi_delivery *to, size_t n, uint32_t paper, const kgi_result *result) {
  statement *statements = calloc(result->n_names + 1, sizeof *statements);
  kg_status status = statements ? KG_OK : KG_NOMEM;
  for (size_t i = 0; !status && i < result->n_names; i++)
    status = find_entity(to, &result->names[i], &statements[i].entity);
  if (!status)
    status = to->evidence == KG_EVIDENCE_NONE ? add_edges(to, result, paper, statements)
                                              : add_mentions(to, n, result, paper, statements);
  free(statements);
  return status;
}
