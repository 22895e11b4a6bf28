#include "query/resolve.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/suggest.h"

static const kgi_place nowhere = {0};

#define NO_TYPE SIZE_MAX

/* A search for one name. */
typedef struct search {
  kgi_question *question;
  kg_str name;
  size_t type;              /* wanted, or NO_TYPE */
  kgi_folded wanted, other; /* the name, and what it is compared with */
  bool exact, failed;
  kgi_found *found;
} search;

static bool fold(search *work, kgi_folded *out, kg_str text) {
  if (kgi_fold(out, text) != KG_OK) work->failed = true;
  return !work->failed;
}

/* Whether the text is the name: byte for byte, or folded. */
static bool is_same(search *work, kg_str text) {
  if (work->exact) return kgi_str_eq(text, work->name);
  if (!text.len || !fold(work, &work->other, text) || !work->wanted.n) return false;
  return work->other.n == work->wanted.n && memcmp(work->other.key, work->wanted.key, work->wanted.n) == 0;
}

static bool is_called(search *work, const kg_entity *entity) {
  if (is_same(work, entity->name)) return true;
  for (size_t i = 0; i < entity->n_aliases; i++)
    if (is_same(work, entity->aliases[i])) return true;
  return false;
}

static bool may_be(const search *work, size_t type) {
  if (work->type != NO_TYPE) return work->type == type;
  return !work->question->is_strict || work->question->is_asked[type];
}

/* Nodes of one kind to be looked at: those listed, or all of them. */
typedef struct candidates {
  kgi_numbers list;
  bool all;
} candidates;

static size_t candidate_at(const candidates *among, size_t i) { return among->all ? i : among->list.items[i]; }

/* A database knows who may have the name. */
static candidates entities_named(const search *work) {
  const kgi_question *question = work->question;
  if (!question->fetch) return (candidates){{NULL, question->n_entities}, true};
  return (candidates){kgi_fetch_named(question->fetch, (kg_str){work->wanted.key, work->wanted.n}), false};
}

static void collect_entities(search *work) {
  const kgi_question *question = work->question;
  candidates among = entities_named(work);
  for (size_t i = 0; i < among.list.n; i++) {
    size_t n = candidate_at(&among, i);
    const kg_entity *entity = kgi_question_whole_entity(question, n);
    if (may_be(work, entity->type) && is_called(work, entity))
      work->found->nodes[work->found->n++] = (uint32_t)(question->n_papers + n);
  }
}

/* The name without "v2" at its end. */
static kg_str without_version(kg_str name) {
  size_t end = name.len;
  while (end > 0 && isdigit((unsigned char)name.ptr[end - 1])) end--;
  bool is_version = end > 1 && end < name.len && name.ptr[end - 1] == 'v' && isdigit((unsigned char)name.ptr[end - 2]);
  return is_version ? kgi_str_slice(name, 0, end - 1) : name;
}

/* "2304.08485", "arXiv:2304.08485v2", "https://arxiv.org/abs/2304.08485". */
static bool is_id(kg_str id, kg_str name) {
  if (kgi_str_eq(id, name)) return true;
  name = without_version(name);
  if (!id.len || !kgi_str_ends(name, id)) return false;
  return name.len == id.len || strchr("/:", name.ptr[name.len - id.len - 1]);
}

static bool is_titled(search *work, const kg_paper *paper) {
  return is_same(work, paper->text[KG_TITLE]) || is_same(work, paper->text[KG_TITLE_ALT]);
}

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* The papers whose id is the name, or all behind a mark in the name without its version; one may be there twice. */
static kgi_numbers papers_of_id(search *work) {
  kgi_question *question = work->question;
  kg_str name = without_version(work->name);
  kgi_numbers found = {kgi_arena_alloc(&question->arena, (name.len + 2) * sizeof *found.items), 0};
  if (!found.items) return work->failed = true, found;
  kgi_numbers one = kgi_fetch_of_id(question->fetch, work->name);
  if (one.n) found.items[found.n++] = one.items[0];
  for (size_t at = 0; at < name.len; at++) {
    if (at && !strchr("/:", name.ptr[at - 1])) continue;
    one = kgi_fetch_of_id(question->fetch, kgi_str_slice(name, at, name.len));
    if (one.n) found.items[found.n++] = one.items[0];
  }
  qsort(found.items, found.n, sizeof *found.items, by_number);
  return found;
}

static candidates papers_named(search *work) {
  const kgi_question *question = work->question;
  if (!question->fetch) return (candidates){{NULL, question->n_papers}, true};
  if (work->exact) return (candidates){papers_of_id(work), false};
  return (candidates){kgi_fetch_titled(question->fetch, (kg_str){work->wanted.key, work->wanted.n}), false};
}

static void collect_papers(search *work) {
  const kgi_question *question = work->question;
  candidates among = papers_named(work);
  for (size_t i = 0; i < among.list.n; i++) {
    size_t n = candidate_at(&among, i);
    const kg_paper *paper = kgi_question_paper(question, n);
    bool again = !among.all && i && among.list.items[i - 1] == n;
    if (!again && kgi_question_has(question, n) &&
        (work->exact ? is_id(paper->id, work->name) : is_titled(work, paper)))
      work->found->nodes[work->found->n++] = (uint32_t)n;
  }
}

/* Ids, then exact names, then what folds to the same: the first that finds something wins. */
static kg_status collect(search *work, kgi_kinds kinds) {
  if (!fold(work, &work->wanted, work->name)) return KG_NOMEM;
  for (int tolerant = 0; tolerant < 2 && !work->found->n; tolerant++) {
    work->exact = !tolerant;
    if (kinds & KGI_FIND_PAPERS) collect_papers(work);
    if (kinds & KGI_FIND_ENTITIES && !work->found->n) collect_entities(work);
  }
  return work->failed ? KG_NOMEM : KG_OK;
}

/* Takes "TYPE:" off the name. */
static bool take_type(search *work) {
  size_t colon = kgi_str_find(work->name, KGI_STR(":"));
  if (colon == SIZE_MAX) return false;
  kg_str type = kgi_str_slice(work->name, 0, colon);
  for (size_t i = 0; i < work->question->n_types && work->type == NO_TYPE; i++)
    if (kgi_str_eq_nocase(work->question->types[i], type)) work->type = i;
  if (work->type != NO_TYPE) work->name = kgi_str_trim(kgi_str_slice(work->name, colon + 1, work->name.len));
  return work->type != NO_TYPE;
}

/* --- notes --- */

/* Whether the key is in the text between places where a name may begin and end. */
static bool has_part(const kgi_folded *text, const kgi_folded *key) {
  for (size_t at = 0; at + key->n <= text->n; at++) {
    bool whole = kgi_folded_bound(text, at) && kgi_folded_bound(text, at + key->n);
    if (whole && memcmp(text->key + at, key->key, key->n) == 0) return true;
  }
  return false;
}

static kg_status note(kgi_question *question, kgi_buf *text) {
  kg_status status = text->failed ? KG_NOMEM : kgi_table_note(question->table, kgi_buf_str(text));
  kgi_buf_clear(text);
  return status;
}

static void put_node(const kgi_question *question, uint32_t node, kgi_buf *text) {
  const kg_entity *entity = node < question->n_papers ? NULL : kgi_question_entity(question, node - question->n_papers);
  kgi_buf_put(text, entity ? entity->name : kgi_question_paper(question, node)->id);
  kgi_buf_puts(text, " (");
  kgi_buf_put(text, entity ? question->types[entity->type] : KGI_STR("paper"));
  kgi_buf_putc(text, ')');
}

/* "'moe' is taken for MoE (method)", with all that it can be. */
static kg_status note_found(kgi_question *question, kg_str name, const char *is, const kgi_found *found) {
  kgi_buf text = {0};
  kgi_buf_putc(&text, '\'');
  kgi_buf_put(&text, name);
  kgi_buf_puts(&text, is);
  for (size_t i = 0; i < found->n; i++) {
    if (i) kgi_buf_puts(&text, i + 1 == found->n ? " and " : ", ");
    put_node(question, found->nodes[i], &text);
  }
  return note(question, &text);
}

static void offer_whole(kgi_question *question, kgi_kinds kinds, kgi_suggestion *near) {
  for (size_t i = 0; kinds & KGI_FIND_PAPERS && i < question->n_papers; i++)
    kgi_suggest_offer(near, question->papers[i].id);
  for (size_t i = 0; kinds & KGI_FIND_ENTITIES && i < question->n_entities; i++) {
    const kg_entity *entity = &question->entities[i];
    kgi_suggest_offer(near, entity->name);
    for (size_t a = 0; a < entity->n_aliases; a++) kgi_suggest_offer(near, entity->aliases[a]);
  }
}

/* What is fetched must be kept before the next comes. */
static void offer_fetched(kgi_question *question, kgi_suggestion *near, kg_str name) {
  kgi_suggest_offer(near, name);
  if (near->best.ptr == name.ptr) near->best = kgi_arena_str(&question->arena, name);
}

static void offer_all_fetched(kgi_question *question, kgi_kinds kinds, kgi_suggestion *near) {
  kg_str name;
  while (kinds & KGI_FIND_PAPERS && kgi_fetch_next_id(question->fetch, &name)) offer_fetched(question, near, name);
  while (kinds & KGI_FIND_ENTITIES && kgi_fetch_next_name(question->fetch, &name)) offer_fetched(question, near, name);
}

static candidates entities_holding(const search *work) {
  const kgi_question *question = work->question;
  if (!question->fetch) return (candidates){{NULL, question->n_entities}, true};
  return (candidates){kgi_fetch_holding(question->fetch, (kg_str){work->wanted.key, work->wanted.n}), false};
}

/* Names that contain the one asked for, as whole parts: "GPT-4o" and "GPT-4 Turbo" for "GPT-4". */
static void put_longer(search *work, kgi_buf *text) {
  enum { MOST = 5 };
  size_t n = 0;
  if (!work->wanted.n) return;
  candidates among = entities_holding(work);
  for (size_t i = 0; i < among.list.n && n < MOST && !work->failed; i++) {
    kg_str name = kgi_question_entity(work->question, candidate_at(&among, i))->name;
    if (!fold(work, &work->other, name) || !has_part(&work->other, &work->wanted)) continue;
    kgi_buf_puts(text, n++ ? ", " : "; there is ");
    kgi_buf_put(text, name);
  }
}

static kg_status note_missing(search *work, kg_str name, kgi_kinds kinds) {
  static const char *const kind_names[] = {
      [KGI_FIND_ENTITIES] = "entity", [KGI_FIND_PAPERS] = "paper", [KGI_FIND_ALL] = "entity or paper"};
  kgi_question *question = work->question;
  kgi_suggestion near = kgi_suggest(name);
  (question->fetch ? offer_all_fetched : offer_whole)(question, kinds, &near);
  char hint[256];
  kgi_buf text = {0};
  kgi_buf_puts(&text, "no ");
  kgi_buf_puts(&text, kind_names[kinds]);
  kgi_buf_puts(&text, " '");
  kgi_buf_put(&text, name);
  kgi_buf_puts(&text, "' in this graph");
  size_t before = text.len;
  if (kinds & KGI_FIND_ENTITIES) put_longer(work, &text);
  if (text.len == before) kgi_buf_puts(&text, kgi_suggest_text(&near, hint, sizeof hint));
  return note(work->question, &text);
}

/* When the name is there, but not of a type asked for, says what it is. */
static kg_status note_nothing(search *work, kg_str name, kgi_kinds kinds) {
  bool was_strict = work->question->is_strict;
  work->question->is_strict = false;
  work->type = NO_TYPE;
  kg_status status = collect(work, kinds);
  work->question->is_strict = was_strict;
  if (status == KG_OK)
    status = work->found->n ? note_found(work->question, work->name, "' is only ", work->found)
                            : note_missing(work, name, kinds);
  work->found->n = 0;
  return status;
}

/* Whether it goes without saying what was found. */
static bool is_plain(const kgi_question *question, kg_str name, const kgi_found *found) {
  if (found->n != 1) return false;
  uint32_t node = found->nodes[0];
  return node < question->n_papers || kgi_str_eq(kgi_question_entity(question, node - question->n_papers)->name, name);
}

/* --- the whole --- */

static kg_status find(search *work, kgi_kinds kinds) {
  kgi_question *question = work->question;
  kg_str name = work->name;
  KGI_TRY(collect(work, kinds));
  if (!work->found->n && take_type(work)) KGI_TRY(collect(work, kinds & KGI_FIND_ENTITIES));
  if (!work->found->n) return note_nothing(work, name, kinds);
  return is_plain(question, work->name, work->found) ? KG_OK
                                                     : note_found(question, name, "' is taken for ", work->found);
}

kg_status kgi_question_find(kgi_question *question, kg_str name, kgi_kinds kinds, kgi_found *found) {
  search work = {.question = question, .type = NO_TYPE, .found = found};
  name = kgi_str_trim(name);
  work.name = kgi_utf8_repair(&question->arena, name, NULL, NULL);
  if (name.len && !work.name.ptr) return KG_NOMEM;
  size_t most = question->n_papers + question->n_entities;
  *found = (kgi_found){.nodes = kgi_arena_alloc(&question->arena, most * sizeof *found->nodes)};
  kg_status status = found->nodes ? find(&work, kinds) : KG_NOMEM;
  kgi_folded_clear(&work.wanted);
  kgi_folded_clear(&work.other);
  return status;
}

/* Keeps of each paper the strongest edge to the entities. */
static void see(const kgi_question *question, uint32_t node, kgi_subject *subject) {
  kgi_touching of = kgi_question_touching(question, node);
  for (size_t i = 0; i < of.n; i++) {
    const kg_edge *edge = kgi_touching_at(&of, i), **best = &subject->edges[edge->from];
    if (!*best) subject->n_papers++;
    if (!*best || edge->relation > (*best)->relation) *best = edge;
  }
}

kg_status kgi_question_subject(kgi_question *question, kg_str name, kgi_subject *subject) {
  *subject = (kgi_subject){0};
  KGI_TRY(kgi_question_find(question, name, KGI_FIND_ENTITIES, &subject->found));
  subject->edges = kgi_arena_alloc(&question->arena, question->n_papers * sizeof *subject->edges);
  if (!subject->edges) return KG_NOMEM;
  for (size_t i = 0; i < question->n_papers; i++) subject->edges[i] = NULL;
  for (size_t i = 0; i < subject->found.n; i++) see(question, subject->found.nodes[i], subject);
  return KG_OK;
}

bool kgi_subject_is(const kgi_subject *subject, uint32_t node) {
  for (size_t i = 0; i < subject->found.n; i++)
    if (subject->found.nodes[i] == node) return true;
  return false;
}

kg_status kgi_question_ask_type(kgi_question *question, kg_str type) {
  char hint[128];
  kgi_suggestion near = kgi_suggest(type);
  if (question->any_type) memset(question->is_asked, false, question->n_types);
  question->any_type = false;
  for (size_t i = 0; i < question->n_types; i++) {
    if (kgi_str_eq_nocase(question->types[i], type)) return question->is_asked[i] = true, KG_OK;
    kgi_suggest_offer(&near, question->types[i]);
  }
  return kgi_fail(question->err, KG_USAGE, nowhere, "unknown type '%.*s'%s", (int)type.len, type.ptr,
                  kgi_suggest_text(&near, hint, sizeof hint));
}
