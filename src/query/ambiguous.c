/* ambiguous: names that stand for more than one entity. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"
#include "model/order.h"
#include "query/verb.h"

typedef struct labels {
  kgi_question *question;
  kgi_folded folded;
  KGI_VEC(kgi_label) list;
} labels;

static kg_status add_label(labels *work, kg_str text, uint32_t entity) {
  KGI_TRY(kgi_fold(&work->folded, text));
  if (!work->folded.n) return KG_OK;
  kgi_label one = {text, kgi_arena_str(&work->question->arena, (kg_str){work->folded.key, work->folded.n}), entity};
  return one.key.ptr && KGI_VEC_PUSH(&work->list, one) ? KG_OK : KG_NOMEM;
}

/* All that any entity is called. */
static kg_status add_labels(labels *work) {
  const kgi_question *question = work->question;
  for (size_t i = 0; i < question->n_entities; i++) {
    const kg_entity *entity = &question->entities[i];
    KGI_TRY(add_label(work, entity->name, (uint32_t)i));
    for (size_t a = 0; a < entity->n_aliases; a++) KGI_TRY(add_label(work, entity->aliases[a], (uint32_t)i));
  }
  return KG_OK;
}

/* By key, then by entity; of one entity's forms, canonical or not, the bytewise first. */
static int by_key(const void *a, const void *b) {
  const kgi_label *x = a, *y = b;
  int order = kgi_str_cmp(x->key, y->key);
  if (!order) order = (x->entity > y->entity) - (x->entity < y->entity);
  return order ? order : kgi_str_cmp(x->text, y->text);
}

static kg_status add_row(kgi_question *question, kg_str text, uint32_t index) {
  const kg_entity *entity = kgi_question_entity(question, index);
  kgi_touching of = kgi_question_touching(question, question->n_papers + index);
  const kg_edge *edge = of.n ? kgi_touching_at(&of, 0) : NULL;
  kg_str cells[4] = {text, entity->name, question->types[entity->type]};
  KGI_TRY(kgi_cell_count(question, of.n, &cells[3]));
  KGI_TRY(kgi_answer_around(question, question->n_papers + index));
  return kgi_answer_row(question, cells, edge, edge ? kgi_edge_evidence(question, edge) : NULL);
}

/* A group of labels with one key: a row for each of its entities, if there are several and one is of a type asked. */
static kg_status tell_group(kgi_question *question, const kgi_label *group, size_t n) {
  bool is_asked = false;
  for (size_t i = 0; i < n; i++) is_asked |= question->is_asked[kgi_question_entity(question, group[i].entity)->type];
  if (group[0].entity == group[n - 1].entity || !is_asked) return KG_OK;
  for (size_t i = 0; i < n && !kgi_answer_full(question); i++)
    if (!i || group[i].entity != group[i - 1].entity) KGI_TRY(add_row(question, group[i].text, group[i].entity));
  return KG_OK;
}

static kg_status tell(kgi_question *question, kgi_label *list, size_t n) {
  if (n) qsort(list, n, sizeof *list, by_key);
  for (size_t begin = 0, end; begin < n; begin = end) {
    for (end = begin + 1; end < n && kgi_str_eq(list[end].key, list[begin].key);) end++;
    KGI_TRY(tell_group(question, &list[begin], end - begin));
  }
  return KG_OK;
}

static kg_status tell_all(kgi_question *question) {
  labels work = {.question = question};
  kg_status status = add_labels(&work);
  if (status == KG_OK) status = tell(question, work.list.items, work.list.n);
  kgi_folded_clear(&work.folded);
  free(work.list.items);
  return status;
}

/* A database knows which names are ambiguous. */
static kg_status answer(kgi_question *question) {
  size_t n;
  if (!question->fetch) return tell_all(question);
  kgi_label *list = kgi_fetch_ambiguous(question->fetch, &n);
  return tell(question, list, n);
}

static const kgi_column columns[] = {{"name", false}, {"can mean", false}, {"type", false}, {"papers", true}};

const kgi_verb kgi_verb_ambiguous = {.name = "ambiguous",
                                     .args = "",
                                     .help = "names that stand for more than one entity",
                                     .most_names = KGI_NO_NAMES,
                                     .columns = columns,
                                     .n_columns = sizeof columns / sizeof *columns,
                                     .answer = answer};
