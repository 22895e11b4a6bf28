/* Which papers and places are explained. */
#include "extract/account.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/plain.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/suggest.h"
#include "model/texts.h"

/* --- one paper --- */

void kgi_account_open(kgi_account *account) {
  const kg_paper *paper = account->paper;
  const kgi_tones *tones = account->tones;
  account->told++;
  if (account->opened) return;
  account->opened = true;
  kg_str title = kgi_paper_title(paper);
  kgi_putf(account->sink, "%s%.*s  %.*s%s\n", tones->head, (int)paper->id.len, paper->id.ptr, (int)title.len, title.ptr,
           tones->off);
}

const char *kgi_field_words(uint32_t field) {
  static const char *const words[KG_FIELDS] = {
      [KG_TITLE] = "title", [KG_TITLE_ALT] = "other title", [KG_ABSTRACT] = "abstract"};
  return words[field];
}

bool kgi_account_wants(kgi_account *account, kg_str text) {
  if (!account->wanted.len) return true;
  kgi_folded *scratch = &account->work->scratch;
  if (kgi_fold(scratch, text) != KG_OK) return false;
  return kgi_str_eq((kg_str){scratch->key, scratch->n}, account->wanted_key);
}

static bool is_wanted(kgi_account *account, const kgi_taken *taken) {
  if (kgi_account_wants(account, taken->entity->name) || kgi_account_wants(account, kg_mention_text(taken->mention)))
    return true;
  for (size_t i = 0; i < taken->entity->n_aliases; i++)
    if (kgi_account_wants(account, taken->entity->aliases[i])) return true;
  return false;
}

static int by_place(const void *left, const void *right) {
  const kg_mention *a = ((const kgi_taken *)left)->mention, *b = ((const kgi_taken *)right)->mention;
  if (a->field != b->field) return a->field < b->field ? -1 : 1;
  return a->start < b->start ? -1 : a->start > b->start;
}

static kg_status collect_taken(kgi_account *account, uint32_t node) {
  size_t n_papers, n;
  const kg_entity *entities = kg_graph_entities(account->graph, &n);
  const kg_edge *edges = kg_graph_edges(account->graph, &n);
  (void)kg_graph_papers(account->graph, &n_papers);
  const uint32_t *own = kg_graph_edges_of(account->graph, node, &n);
  account->taken.n = 0;
  for (size_t i = 0; i < n; i++) {
    const kg_edge *edge = &edges[own[i]];
    for (size_t m = 0; m < edge->n_mentions; m++)
      if (!KGI_VEC_PUSH(&account->taken, (kgi_taken){&entities[edge->to - n_papers], &edge->mentions[m]}))
        return KG_NOMEM;
  }
  if (account->taken.n) qsort(account->taken.items, account->taken.n, sizeof *account->taken.items, by_place);
  return KG_OK;
}

kg_status kgi_account_look(kgi_account *account, uint32_t field) {
  account->known.n = 0;
  return kgi_index_scan(&account->lexicon->index, &account->work->parts[field].folded, &account->known);
}

static kg_status tell_all_taken(kgi_account *account) {
  uint32_t field = KG_FIELDS;
  for (size_t i = 0; i < account->taken.n; i++) {
    const kgi_taken *taken = &account->taken.items[i];
    if (!is_wanted(account, taken)) continue;
    if (taken->mention->field != field) KGI_TRY(kgi_account_look(account, taken->mention->field));
    field = taken->mention->field;
    kgi_tell_taken(account, taken);
  }
  return KG_OK;
}

static kg_status explain_paper(kgi_account *account, uint32_t node) {
  kgi_paper paper = {.id = account->paper->id, .date = account->paper->date};
  for (int f = 0; f < KG_FIELDS; f++) paper.text[f] = kgi_searched(account->paper->text[f]);
  account->opened = false;
  KGI_TRY(collect_taken(account, node));
  KGI_TRY(kgi_find_all(account->work, &paper));
  KGI_TRY(tell_all_taken(account));
  if (account->wanted.len) KGI_TRY(kgi_tell_missed(account));
  if (account->opened) kgi_putc(account->sink, '\n');
  return account->sink->status;
}

/* --- all of them --- */

static kg_status fail_paper(const kg_paper *papers, size_t n, const char *id, kg_error *err) {
  char hint[128];
  kgi_suggestion near = kgi_suggest(kg_str_of(id));
  for (size_t i = 0; i < n; i++) kgi_suggest_offer(&near, papers[i].id);
  return kgi_fail(err, KG_NOTFOUND, (kgi_place){0}, "no paper with the id '%s'%s", id,
                  kgi_suggest_text(&near, hint, sizeof hint));
}

static kg_status explain_papers(kgi_account *account, const char *id, kg_error *err) {
  size_t n;
  bool found = false;
  const kg_paper *papers = kg_graph_papers(account->graph, &n);
  for (uint32_t i = 0; i < n; i++) {
    if (id && !kgi_str_eq(papers[i].id, kg_str_of(id))) continue;
    found = true;
    account->paper = &papers[i];
    KGI_TRY(explain_paper(account, i));
  }
  return found || !id ? KG_OK : fail_paper(papers, n, id, err);
}

/* The wanted name is looked for in any letter case, as the only form of an index. */
static kg_status seek(kgi_account *account) {
  kgi_folded *scratch = &account->work->scratch;
  if (!account->wanted.len) return KG_OK;
  if (kgi_utf8_bad(account->wanted) < account->wanted.len) return KG_SYNTAX;
  KGI_TRY(kgi_index_add(&account->sought, account->wanted, KGI_FORM_NAME, 0, 0));
  KGI_TRY(kgi_index_build(&account->sought));
  KGI_TRY(kgi_fold(scratch, account->wanted));
  account->wanted_key = (kg_str){account->sought.bytes.items, scratch->n}; /* the first form's key */
  return KG_OK;
}

static kg_status explain(kgi_account *account, const kg_explain_options *options, kg_error *err) {
  account->work = kgi_work_new(account->lexicon, !options->no_discover);
  if (!account->work) return KG_NOMEM;
  account->work->tells = true;
  kg_status status = seek(account);
  if (status == KG_SYNTAX || status == KG_LIMIT)
    return kgi_fail(err, KG_USAGE, (kgi_place){0}, "no name near '%s'; write letters or digits, 64 at most",
                    options->name);
  return status ? status : explain_papers(account, options->paper, err);
}

kg_status kg_explain(const kg_lexicon *lexicon, const kg_graph *graph, const kg_explain_options *options,
                     const kg_output *output, size_t *told, kg_error *err) {
  static const kgi_tones plain = {"", "", "", "", ""},
                         colored = {"\033[1m", "\033[1;32m", "\033[1;31m", "\033[2m", "\033[0m"};
  kgi_sink *sink = malloc(sizeof *sink);
  if (!sink) return kgi_fail(err, KG_NOMEM, (kgi_place){0}, "%s", kg_status_text(KG_NOMEM));
  size_t n;
  kgi_sink_init(sink, output);
  kgi_account account = {.lexicon = lexicon,
                         .graph = graph,
                         .types = kg_graph_types(graph, &n),
                         .tones = options->color ? &colored : &plain,
                         .sink = sink,
                         .wanted = kg_str_of(options->name)};
  kgi_plain locale;
  bool ready = kgi_plain_begin(&locale);
  kg_status status = ready ? explain(&account, options, err) : KG_NOMEM, flushed = kgi_sink_flush(sink);
  if (ready) kgi_plain_end(&locale);
  if (told) *told = account.told;
  kgi_index_clear(&account.sought);
  kgi_work_free(account.work);
  free(account.taken.items);
  free(account.hits.items);
  free(account.known.items);
  free(sink);
  if (!status) status = flushed;
  return status ? kgi_fail(err, status, (kgi_place){0}, "%s", kg_status_text(status)) : KG_OK;
}
