#include "model/builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

kg_builder *kg_builder_new(void) { return calloc(1, sizeof(kg_builder)); }

void kg_builder_evidence(kg_builder *builder, kg_evidence evidence) { builder->evidence = evidence; }

void kgi_builder_clear_nodes(kg_builder *builder) {
  kgi_arena_clear(&builder->texts);
  kgi_arena_clear(&builder->lent);
  kgi_spill_clear(&builder->abstracts);
  kgi_intern_clear(&builder->strings);
  kgi_intern_clear(&builder->paper_ids);
  kgi_intern_clear(&builder->entity_keys);
  kgi_intern_clear(&builder->type_names);
  kgi_buf_clear(&builder->key);
  KGI_VEC_CLEAR(&builder->papers);
  KGI_VEC_CLEAR(&builder->entities);
  KGI_VEC_CLEAR(&builder->sources);
  KGI_VEC_CLEAR(&builder->aliases);
}

void kgi_builder_clear(kg_builder *builder) {
  kgi_builder_clear_nodes(builder);
  free(builder->mentions.items);
  free(builder->pairs.items);
  free(builder->edges.items);
  *builder = (kg_builder){0};
}

void kg_builder_free(kg_builder *builder) {
  if (builder) kgi_builder_clear(builder);
  free(builder);
}

void kgi_builder_lend(kg_builder *builder, kgi_arena *texts, kgi_spill *abstracts) {
  builder->lent = *texts;
  builder->is_lent = true;
  *texts = (kgi_arena){0};
  if (!abstracts) return;
  builder->abstracts = *abstracts;
  *abstracts = (kgi_spill){0};
}

kg_status kgi_builder_reserve(kg_builder *builder, size_t papers, size_t mentions) {
  bool good = KGI_VEC_RESERVE(&builder->papers, papers) && KGI_VEC_RESERVE(&builder->mentions, mentions) &&
              KGI_VEC_RESERVE(&builder->pairs, mentions);
  builder->expected = papers;
  return good ? KG_OK : KG_NOMEM;
}

/* Copies `text` into an empty field. */
static kg_status copy(kg_builder *builder, kg_str *field, kg_str text) {
  if (field->len || !text.len) return KG_OK;
  *field = kgi_arena_str(&builder->texts, text);
  return field->ptr ? KG_OK : KG_NOMEM;
}

/* The same, but for what is lent. */
static kg_status fill(kg_builder *builder, kg_str *field, kg_str text) {
  if (!builder->is_lent) return copy(builder, field, text);
  if (!field->len) *field = text;
  return KG_OK;
}

/* Points `field` at the one stored copy of a string that occurs often. */
static kg_status share(kg_builder *builder, kg_str *field, kg_str text) {
  uint32_t id = kgi_intern(&builder->strings, text);
  if (id == KGI_NO_ID) return KG_NOMEM;
  *field = builder->strings.strs.items[id];
  return KG_OK;
}

static kg_status add_source(kg_builder *builder, uint32_t paper, const kg_source *source) {
  uint32_t file = kgi_intern(&builder->strings, source->file);
  uint32_t order = (uint32_t)builder->sources.n;
  if (file == KGI_NO_ID) return KG_NOMEM;
  return KGI_VEC_PUSH(&builder->sources, (kgi_source_row){paper, file, source->line, order}) ? KG_OK : KG_NOMEM;
}

/* Sources that are lent are a paper's only ones. */
static kg_status add_sources(kg_builder *builder, uint32_t index, const kg_paper *from) {
  kg_paper *paper = &builder->papers.items[index];
  if (builder->is_lent) {
    paper->sources = from->sources;
    paper->n_sources = from->n_sources;
    return KG_OK;
  }
  for (size_t i = 0; i < from->n_sources; i++) KGI_TRY(add_source(builder, index, &from->sources[i]));
  return KG_OK;
}

static kg_status fill_paper(kg_builder *builder, uint32_t index, const kg_paper *from) {
  kg_paper *paper = &builder->papers.items[index];
  for (size_t i = 0; i < KG_FIELDS; i++)
    if (i != KG_ABSTRACT || builder->evidence == KG_EVIDENCE_FULL)
      KGI_TRY(fill(builder, &paper->text[i], from->text[i]));
  KGI_TRY(fill(builder, &paper->url, from->url));
  KGI_TRY(fill(builder, &paper->date, from->date));
  KGI_TRY(fill(builder, &paper->authors, from->authors));
  KGI_TRY(fill(builder, &paper->categories, from->categories));
  KGI_TRY(copy(builder, &paper->memo, from->memo));
  return add_sources(builder, index, from);
}

/* The number of the paper with this id, new or known. */
static kg_status look_up(kg_builder *builder, kg_str id, uint32_t *index) {
  for (size_t i = 0; !builder->shuffled && i < builder->papers.n; i++)
    if (kgi_intern(&builder->paper_ids, builder->papers.items[i].id) == KGI_NO_ID) return KG_NOMEM;
  builder->shuffled = true;
  *index = kgi_intern(&builder->paper_ids, id);
  return *index == KGI_NO_ID ? KG_NOMEM : KG_OK;
}

/* Of papers that come in the order of their ids none has come before: nothing needs to be looked up. */
static kg_status number_paper(kg_builder *builder, kg_str id, uint32_t *index) {
  size_t n = builder->papers.n;
  bool follows = n == 0 || kgi_str_cmp(builder->papers.items[n - 1].id, id) < 0;
  if (builder->shuffled || !follows) return look_up(builder, id, index);
  *index = (uint32_t)n;
  return KG_OK;
}

kg_status kg_builder_paper(kg_builder *builder, const kg_paper *paper, uint32_t *index, bool *known) {
  if (!paper->id.len) return KG_USAGE;
  if (builder->papers.n >= KG_ENTITY_BIT - 1) return KG_LIMIT;
  if (!KGI_VEC_RESERVE(&builder->papers, 1)) return KG_NOMEM;
  KGI_TRY(number_paper(builder, paper->id, index));
  bool old = *index < builder->papers.n;
  kg_paper fresh = {0};
  if (!old) KGI_TRY(fill(builder, &fresh.id, paper->id));
  if (!old) builder->papers.items[builder->papers.n++] = fresh;
  if (known) *known = old;
  return fill_paper(builder, *index, paper);
}

static kg_status add_alias(kg_builder *builder, uint32_t entity, kg_str alias) {
  if (!alias.len || kgi_str_eq(alias, builder->entities.items[entity].name)) return KG_OK;
  uint32_t text = kgi_intern(&builder->strings, alias);
  if (text == KGI_NO_ID) return KG_NOMEM;
  return KGI_VEC_PUSH(&builder->aliases, (kgi_alias_row){entity, text}) ? KG_OK : KG_NOMEM;
}

static kg_status fill_entity(kg_builder *builder, uint32_t index, const kg_entity *from) {
  kg_entity *entity = &builder->entities.items[index];
  if (from->origin.len && !entity->origin.len) KGI_TRY(share(builder, &entity->origin, from->origin));
  if (from->family.len && !entity->family.len) KGI_TRY(share(builder, &entity->family, from->family));
  for (size_t i = 0; i < from->n_aliases; i++) KGI_TRY(add_alias(builder, index, from->aliases[i]));
  return KG_OK;
}

/* The keys of some entities: their types' ids and names, one behind the other; false when memory ran out. */
static bool make_keys(kg_builder *builder, size_t n, const kg_entity *entities, const kg_str *types, kg_str *keys) {
  kgi_buf_reset(&builder->key);
  for (size_t i = 0; i < n; i++) {
    uint32_t type = kgi_intern(&builder->type_names, types[i]);
    if (type == KGI_NO_ID) return false;
    kgi_buf_put(&builder->key, (kg_str){(const char *)&type, KGI_TYPE_BYTES});
    kgi_buf_put(&builder->key, entities[i].name);
  }
  const char *at = builder->key.bytes;
  for (size_t i = 0; i < n; at += keys[i++].len) keys[i] = (kg_str){at, KGI_TYPE_BYTES + entities[i].name.len};
  return !builder->key.failed;
}

/* Adds the entities of new keys. */
static bool add_entities(kg_builder *builder) {
  while (builder->entities.n < builder->entity_keys.strs.n) {
    kg_str key = builder->entity_keys.strs.items[builder->entities.n];
    kg_entity entity = {.name = kgi_str_slice(key, KGI_TYPE_BYTES, key.len)};
    memcpy(&entity.type, key.ptr, KGI_TYPE_BYTES);
    if (!KGI_VEC_PUSH(&builder->entities, entity)) return false;
  }
  return true;
}

static kg_status add_some(kg_builder *builder, size_t n, const kg_entity *entities, const kg_str *types,
                          uint32_t *indexes) {
  kg_str keys[KGI_INTERN_MOST];
  if (builder->entities.n + n >= KG_ENTITY_BIT) return KG_LIMIT;
  for (size_t i = 0; i < n; i++)
    if (!entities[i].name.len || !types[i].len) return KG_USAGE;
  if (!make_keys(builder, n, entities, types, keys)) return KG_NOMEM;
  if (!kgi_intern_all(&builder->entity_keys, n, keys, indexes) || !add_entities(builder)) return KG_NOMEM;
  for (size_t i = 0; i < n; i++) KGI_TRY(fill_entity(builder, indexes[i], &entities[i]));
  return KG_OK;
}

kg_status kgi_builder_entities(kg_builder *builder, size_t n, const kg_entity *entities, const kg_str *types,
                               uint32_t *indexes) {
  for (size_t i = 0, some; i < n; i += some) {
    some = n - i < KGI_INTERN_MOST ? n - i : KGI_INTERN_MOST;
    KGI_TRY(add_some(builder, some, entities + i, types + i, indexes + i));
  }
  return KG_OK;
}

kg_status kg_builder_entity(kg_builder *builder, const kg_entity *entity, kg_str type_name, uint32_t *index) {
  return add_some(builder, 1, entity, &type_name, index);
}

/* The stored text's own bytes of a mention, or a shared copy where the text says something else. */
static kg_status place_text(kg_builder *builder, kg_str field, const kg_mention *mention, kg_str *text) {
  if (kgi_str_holds(field, *text)) return KG_OK;
  if (mention->start <= mention->end && mention->end <= field.len) {
    kg_str own = kgi_str_slice(field, mention->start, mention->end);
    if (kgi_str_eq(own, *text)) return *text = own, KG_OK;
  }
  return share(builder, text, *text);
}

/* Where a mention whose text is a view into its sentence puts the sentence in the field; field.len if nowhere. */
static size_t start_of_sentence(kg_str field, const kg_mention *mention) {
  kg_str text = kg_mention_text(mention), sentence = kg_mention_sentence(mention);
  if (!kgi_str_holds(sentence, text)) return field.len;
  size_t before = (size_t)(text.ptr - sentence.ptr);
  return before <= mention->start ? mention->start - before : field.len;
}

/* The same for the sentence, which is looked for only where it would cover the mention. */
static kg_status place_sentence(kg_builder *builder, kg_str field, const kg_mention *mention, kg_str *sentence) {
  if (!sentence->len || kgi_str_holds(field, *sentence)) return KG_OK;
  kg_str stated = kgi_str_slice(field, start_of_sentence(field, mention), field.len);
  if (kgi_str_starts(stated, *sentence)) return sentence->ptr = stated.ptr, KG_OK;
  size_t from = mention->end > sentence->len ? mention->end - sentence->len : 0;
  kg_str around = kgi_str_slice(field, from, (size_t)mention->start + sentence->len);
  const char *own = around.len ? memmem(around.ptr, around.len, sentence->ptr, sentence->len) : NULL;
  if (own) return sentence->ptr = own, KG_OK;
  return share(builder, sentence, *sentence);
}

/* Of papers that are still expected it cannot be seen here, where another thread may add them, which have come. */
static bool is_paper(const kg_builder *builder, uint32_t paper) {
  return paper < builder->expected || paper < builder->papers.n;
}

static bool is_node(const kg_builder *builder, uint32_t node) {
  return node & KG_ENTITY_BIT ? (node & ~KG_ENTITY_BIT) < builder->entities.n : is_paper(builder, node);
}

kg_status kg_builder_mention(kg_builder *builder, uint32_t paper, uint32_t entity, const kg_mention *mention) {
  if (!is_paper(builder, paper) || entity >= builder->entities.n || mention->field >= KG_FIELDS) return KG_USAGE;
  if (builder->evidence == KG_EVIDENCE_NONE) return KG_OK;
  kg_str field = builder->papers.items[paper].text[mention->field];
  kg_str text = kg_mention_text(mention), sentence = {NULL, 0}, rule;
  if (builder->evidence == KG_EVIDENCE_FULL) sentence = kg_mention_sentence(mention);
  KGI_TRY(place_text(builder, field, mention, &text));
  KGI_TRY(place_sentence(builder, field, mention, &sentence));
  KGI_TRY(share(builder, &rule, kg_mention_rule(mention)));
  kg_mention own = *mention;
  kg_mention_quote(&own, text, sentence, rule);
  if (!KGI_VEC_RESERVE(&builder->pairs, 1) || !KGI_VEC_PUSH(&builder->mentions, own)) return KG_NOMEM;
  builder->pairs.items[builder->pairs.n++] = (kgi_pair){paper, entity};
  return KG_OK;
}

kg_status kg_builder_edge(kg_builder *builder, uint32_t from, uint32_t to, kg_relation relation, float confidence,
                          float weight) {
  if (from == to || !is_node(builder, from) || !is_node(builder, to)) return KG_USAGE;
  return KGI_VEC_PUSH(&builder->edges, (kgi_edge_row){from, to, relation, confidence, weight}) ? KG_OK : KG_NOMEM;
}
