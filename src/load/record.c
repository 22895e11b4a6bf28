#include "load/record.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "load/value.h"
#include "model/builder.h"
#include "model/date.h"
#include "model/edges.h"

const char kgi_mend_hint[] = "mend it there, or write the graph anew";

void kgi_load_clear(kgi_load *load) {
  kgi_arena_clear(&load->scratch);
  kgi_intern_clear(&load->node_ids);
  kgi_buf_clear(&load->left_out);
  free(load->sources.items);
  free(load->aliases.items);
  free(load->mentions.items);
  free(load->citing.items);
  free(load->links.items);
  free(load->cited.items);
  free(load->kinds.items);
  free(load->nodes.items);
}

/* A file that says nothing of its view shows it by its links. */
static kg_view view_of(const kgi_load *load) {
  if (!load->n_shares) return load->view;
  return load->n_papers ? KG_VIEW_PAPERS : KG_VIEW_ENTITIES;
}

kg_status kgi_load_finish(kgi_load *load, kg_graph **graph) {
  if (load->left_out.failed) return KG_NOMEM;
  *graph = kg_builder_finish(load->builder, view_of(load), kgi_buf_str(&load->left_out));
  return *graph ? KG_OK : KG_NOMEM;
}

kgi_place kgi_load_place(kgi_load *load, size_t offset) {
  kgi_mark mark = offset < load->seen.offset ? load->passed : load->seen;
  for (const char *end = load->bytes.ptr + offset, *at = load->bytes.ptr + mark.offset; at < end; at++) {
    at = memchr(at, '\n', (size_t)(end - at));
    if (!at) break;
    mark.lines++;
    mark.start = (size_t)(at - load->bytes.ptr) + 1;
  }
  mark.offset = offset;
  load->seen = mark;
  return (kgi_place){load->name, (uint32_t)mark.lines + 1, (uint32_t)(offset - mark.start) + 1};
}

kg_status kgi_load_reach(kgi_load *load, kg_str part, kg_error *err) {
  return kgi_window_reach(load->window, part, err);
}

void kgi_load_pass(kgi_load *load, const char *at) {
  (void)kgi_load_place(load, (size_t)(at - load->bytes.ptr));
  load->passed = load->seen;
  kgi_window_pass(load->window, at);
}

static kg_status copy(kgi_load *load, kg_str *to, kg_str text) {
  *to = kgi_arena_str(&load->scratch, text);
  if (to->ptr && !kgi_str_holds(load->sound, text)) *to = kgi_utf8_repair(&load->scratch, *to, NULL, NULL);
  return text.len && !to->ptr ? KG_NOMEM : KG_OK;
}

void kgi_record_empty(kgi_record *record, kgi_place place) {
  for (; record->filled; record->filled &= record->filled - 1)
    record->slots[__builtin_ctzll(record->filled)] = (kg_str){NULL, 0};
  record->place = place;
}

kg_status kgi_record_set(kgi_load *load, kgi_record *record, kgi_slot slot, kg_str text) {
  record->filled |= (uint64_t)1 << slot;
  return copy(load, &record->slots[slot], text);
}

kg_status kgi_load_source(kgi_load *load, const kgi_record *record) {
  kg_source source = {.file = record->slots[KGI_SLOT_FILE]};
  if (!kgi_value_count(load, record, KGI_SLOT_LINE, &source.line)) return KG_OK;
  return KGI_VEC_PUSH(&load->sources, source) ? KG_OK : KG_NOMEM;
}

kg_status kgi_load_alias(kgi_load *load, kg_str alias) {
  kg_str stored;
  KGI_TRY(copy(load, &stored, alias));
  return KGI_VEC_PUSH(&load->aliases, stored) ? KG_OK : KG_NOMEM;
}

/* Confidence in (0, 1]; `missing` may be 0 for "as the link's". */
static bool read_confidence(kgi_load *load, const kgi_record *record, double missing, float *confidence) {
  double value;
  if (!kgi_value_number(load, record, KGI_SLOT_CONFIDENCE, missing, &value)) return false;
  *confidence = (float)value;
  if (value == missing || (*confidence > 0 && value <= 1)) return true;
  kgi_reject(load, record, "confidence not between 0 and 1 near '%g'", value);
  return false;
}

kg_status kgi_load_mention(kgi_load *load, const kgi_record *record) {
  const kg_str *slots = record->slots;
  kg_mention mention = {0};
  kg_field field;
  kg_relation relation = KG_RELATIONS;
  bool good = kgi_value_field(load, record, &field) && kgi_value_relation(load, record, KG_RELATIONS, &relation) &&
              read_confidence(load, record, 0, &mention.confidence) &&
              kgi_value_count(load, record, KGI_SLOT_START, &mention.start) &&
              kgi_value_count(load, record, KGI_SLOT_END, &mention.end) &&
              kgi_value_count(load, record, KGI_SLOT_LINE, &mention.line) &&
              kgi_value_count(load, record, KGI_SLOT_COL, &mention.col);
  kg_mention_quote(&mention, slots[KGI_SLOT_TEXT], slots[KGI_SLOT_SENTENCE], slots[KGI_SLOT_RULE]);
  mention.field = field;
  mention.relation = relation;
  if (good && mention.end < mention.start) {
    kgi_reject(load, record, "mention ends at %u, before its start %u", mention.end, mention.start);
    good = false;
  }
  return !good || KGI_VEC_PUSH(&load->mentions, mention) ? KG_OK : KG_NOMEM;
}

void kgi_load_forget(kgi_load *load) {
  load->sources.n = load->aliases.n = load->mentions.n = load->links.n = 0;
  load->citing.n = load->cited.n = load->kinds.n = 0;
  kgi_arena_reset(&load->scratch);
}

/* The date of a paper, empty if it has none that is one. */
static kg_str read_date(kgi_load *load, const kgi_record *record) {
  kg_str date = record->slots[KGI_SLOT_DATE];
  if (!date.len || kgi_is_date(date)) return date;
  kgi_reject(load, record, "no date near '%.*s'", kgi_quoted(date), date.ptr);
  return (kg_str){NULL, 0};
}

static kg_paper paper_of(kgi_load *load, const kgi_record *record, kg_str id) {
  const kg_str *slots = record->slots;
  kg_str title = slots[KGI_SLOT_TITLE].len ? slots[KGI_SLOT_TITLE] : slots[KGI_SLOT_NAME];
  return (kg_paper){.id = id,
                    .text = {title, slots[KGI_SLOT_TITLE_ALT], slots[KGI_SLOT_ABSTRACT]},
                    .url = slots[KGI_SLOT_URL],
                    .date = read_date(load, record),
                    .authors = slots[KGI_SLOT_AUTHORS],
                    .categories = slots[KGI_SLOT_CATEGORIES],
                    .memo = slots[KGI_SLOT_MEMO]};
}

/* Adds a paper with its sources, which are some of those at hand. */
static kg_status add_paper(kgi_load *load, kg_paper paper, size_t first, size_t end, uint32_t *node) {
  paper.n_sources = end - first;
  paper.sources = paper.n_sources ? load->sources.items + first : NULL;
  load->n_papers++;
  return kg_builder_paper(load->builder, &paper, node, NULL);
}

/* The entity of a record, with the aliases collected. */
static kg_entity entity_of(const kgi_load *load, const kgi_record *record) {
  const kg_str *slots = record->slots;
  return (kg_entity){.name = slots[KGI_SLOT_NAME],
                     .origin = slots[KGI_SLOT_ORIGIN],
                     .family = slots[KGI_SLOT_FAMILY],
                     .aliases = load->aliases.items,
                     .n_aliases = load->aliases.n};
}

static kg_status add_entity(kgi_load *load, const kgi_record *record, uint32_t *node) {
  kg_entity entity = entity_of(load, record);
  KGI_TRY(kg_builder_entity(load->builder, &entity, record->slots[KGI_SLOT_KIND], node));
  *node |= KG_ENTITY_BIT;
  return KG_OK;
}

/* Whether a node's record has what it needs: an id of its own, a kind, a name. */
static bool check_node(kgi_load *load, const kgi_record *record) {
  kg_str id = record->slots[KGI_SLOT_ID], kind = record->slots[KGI_SLOT_KIND];
  const char *lack = !id.len ? "node without id" : !kind.len ? "node without kind" : NULL;
  if (!lack && !kgi_str_eq(kind, KGI_STR("paper")) && !record->slots[KGI_SLOT_NAME].len) lack = "entity without name";
  if (!lack && kgi_intern_find(&load->node_ids, id) != KGI_NO_ID) lack = "node is there twice";
  if (lack) kgi_reject(load, record, "%s near '%.*s'", lack, kgi_quoted(id), id.ptr ? id.ptr : "");
  return !lack;
}

static kg_status add_node(kgi_load *load, const kgi_record *record) {
  uint32_t node;
  kg_str id = record->slots[KGI_SLOT_ID], paper_id = record->slots[KGI_SLOT_PAPER_ID];
  if (kgi_str_eq(record->slots[KGI_SLOT_KIND], KGI_STR("paper")))
    KGI_TRY(add_paper(load, paper_of(load, record, paper_id.len ? paper_id : id), 0, load->sources.n, &node));
  else
    KGI_TRY(add_entity(load, record, &node));
  if (!KGI_VEC_PUSH(&load->nodes, node)) return KG_NOMEM;
  return kgi_intern(&load->node_ids, id) == KGI_NO_ID ? KG_NOMEM : KG_OK;
}

kg_status kgi_load_node(kgi_load *load, const kgi_record *record) {
  kg_status status = check_node(load, record) ? add_node(load, record) : KG_OK;
  kgi_load_forget(load);
  return status;
}

static bool read_end(kgi_load *load, const kgi_record *record, kgi_slot slot, uint32_t *node) {
  kg_str id = record->slots[slot];
  uint32_t found = kgi_intern_find(&load->node_ids, id);
  if (found != KGI_NO_ID) return *node = load->nodes.items[found], true;
  kgi_reject(load, record, "link to a node that was not there before near '%.*s'", kgi_quoted(id),
             id.ptr ? id.ptr : "");
  return false;
}

static bool read_strength(kgi_load *load, const kgi_record *record, kgi_link *link) {
  double least = link->end > link->first ? (double)(link->end - link->first) : 1, weight;
  if (!kgi_value_relation(load, record, KG_MENTIONS, &link->relation)) return false;
  if (!read_confidence(load, record, 1, &link->confidence)) return false;
  if (!kgi_value_number(load, record, KGI_SLOT_WEIGHT, least, &weight)) return false;
  link->weight = (float)fmin(weight, FLT_MAX);
  if (link->weight > 0) return true;
  kgi_reject(load, record, "weight not above 0 near '%g'", weight);
  return false;
}

/* Papers are joined with entities; nodes of one side only by what they share. */
static bool check_sides(kgi_load *load, const kgi_record *record, kgi_link *link) {
  bool crosses = (link->paper ^ link->entity) & KG_ENTITY_BIT;
  if (crosses && link->paper & KG_ENTITY_BIT) {
    uint32_t paper = link->entity;
    link->entity = link->paper;
    link->paper = paper;
  }
  if (link->paper != link->entity && crosses == (link->relation != KG_SHARES)) return true;
  kgi_reject(load, record, "'%s' cannot join these two nodes", kg_relation_name(link->relation));
  return false;
}

/* An edge is stated only where its mentions do not say as much. */
static kg_status add_edge(kgi_load *load, const kgi_link *link, const kg_mention *mentions, size_t n) {
  const kg_edge edge = {.relation = link->relation,
                        .confidence = link->confidence,
                        .weight = link->weight,
                        .mentions = mentions,
                        .n_mentions = (uint32_t)n};
  if (n && kgi_edge_is_implied(&edge)) return KG_OK;
  return kg_builder_edge(load->builder, link->paper, link->entity, link->relation, link->confidence, link->weight);
}

static kg_status add_link(kgi_load *load, const kgi_link *link) {
  bool is_share = link->relation == KG_SHARES;
  size_t n = is_share ? 0 : link->end - link->first;
  kg_mention *mentions = n ? load->mentions.items + link->first : NULL;
  load->n_shares += is_share;
  for (size_t i = 0; i < n; i++) {
    if (mentions[i].relation >= KG_SHARES) mentions[i].relation = link->relation;
    if (mentions[i].confidence == 0) mentions[i].confidence = link->confidence;
    KGI_TRY(kg_builder_mention(load->builder, link->paper, link->entity & ~KG_ENTITY_BIT, &mentions[i]));
  }
  return add_edge(load, link, mentions, n);
}

kg_status kgi_load_link(kgi_load *load, const kgi_record *record) {
  kgi_link link = {.end = load->mentions.n};
  bool good = read_end(load, record, KGI_SLOT_SOURCE, &link.paper) &&
              read_end(load, record, KGI_SLOT_TARGET, &link.entity) && read_strength(load, record, &link) &&
              check_sides(load, record, &link);
  kg_status status = good ? add_link(load, &link) : KG_OK;
  kgi_load_forget(load);
  return status;
}

/* Up to where mentions are those of links. */
static size_t end_of_links(const kgi_load *load) {
  return load->links.n ? load->links.items[load->links.n - 1].end : 0;
}

/* Keeps a link, and the entity at its other end, until its paper is there. */
static kg_status keep_link(kgi_load *load, const kgi_record *record, kgi_link link) {
  kg_entity entity = entity_of(load, record);
  size_t size = entity.n_aliases * sizeof *entity.aliases;
  kg_str *aliases = size ? kgi_arena_alloc(&load->scratch, size) : NULL;
  if (size && !aliases) return KG_NOMEM;
  if (size) entity.aliases = memcpy(aliases, entity.aliases, size);
  bool kept = KGI_VEC_PUSH(&load->cited, entity) && KGI_VEC_PUSH(&load->kinds, record->slots[KGI_SLOT_KIND]) &&
              KGI_VEC_PUSH(&load->links, link);
  return kept ? KG_OK : KG_NOMEM;
}

static bool check_cited(kgi_load *load, const kgi_record *record, kgi_link *link) {
  bool is_named = record->slots[KGI_SLOT_NAME].len && record->slots[KGI_SLOT_KIND].len;
  if (!is_named) kgi_reject(load, record, "entity without name or type");
  return is_named && read_strength(load, record, link) && link->relation != KG_SHARES;
}

kg_status kgi_load_cited(kgi_load *load, const kgi_record *record) {
  kgi_link link = {.first = end_of_links(load), .end = load->mentions.n};
  bool good = check_cited(load, record, &link);
  kg_status status = good ? keep_link(load, record, link) : KG_OK;
  if (!good) load->mentions.n = link.first;
  load->aliases.n = 0;
  return status;
}

static kg_status keep_paper(kgi_load *load, kg_paper paper) {
  kgi_citing citing = {paper, load->sources.n, load->links.n};
  return KGI_VEC_PUSH(&load->citing, citing) ? KG_OK : KG_NOMEM;
}

kg_status kgi_load_uncited(kgi_load *load) {
  load->sources.n = load->citing.n ? load->citing.items[load->citing.n - 1].sources : 0;
  load->mentions.n = end_of_links(load);
  load->aliases.n = 0;
  return keep_paper(load, (kg_paper){0});
}

kg_status kgi_load_citing(kgi_load *load, const kgi_record *record) {
  kg_str id = record->slots[KGI_SLOT_ID];
  if (id.len) return keep_paper(load, paper_of(load, record, id));
  kgi_reject(load, record, "paper without id");
  return kgi_load_uncited(load);
}

/* Adds the entities at the other ends of the links at hand. */
static kg_status add_cited(kgi_load *load) {
  size_t n = load->links.n;
  uint32_t *indexes = kgi_arena_alloc(&load->scratch, n * sizeof *indexes);
  if (!indexes) return KG_NOMEM;
  KGI_TRY(kgi_builder_entities(load->builder, n, load->cited.items, load->kinds.items, indexes));
  for (size_t i = 0; i < n; i++) load->links.items[i].entity = indexes[i] | KG_ENTITY_BIT;
  return KG_OK;
}

/* Adds a paper that came behind `before`. */
static kg_status add_citing(kgi_load *load, const kgi_citing *citing, const kgi_citing *before) {
  uint32_t paper;
  if (!citing->paper.id.len) return KG_OK;
  KGI_TRY(add_paper(load, citing->paper, before->sources, citing->sources, &paper));
  for (size_t i = before->links; i < citing->links; i++) {
    load->links.items[i].paper = paper;
    KGI_TRY(add_link(load, &load->links.items[i]));
  }
  return KG_OK;
}

kg_status kgi_load_deliver(kgi_load *load) {
  kgi_citing before = {0};
  kg_status status = add_cited(load);
  for (size_t i = 0; i < load->citing.n && !status; before = load->citing.items[i++])
    status = add_citing(load, &load->citing.items[i], &before);
  kgi_load_forget(load);
  return status;
}
