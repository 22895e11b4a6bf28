#include "write/db_rows.h"

#include <math.h>

#include "base/number.h"
#include "query/similar.h"

static const kgi_sheet *graph_of(const void *of) { return &((const kgi_filling *)of)->graph; }

static bool is_whole(const void *of) { return kg_graph_view(graph_of(of)->job->graph) == KG_BIPARTITE; }

static size_t n_papers(const void *of) { return graph_of(of)->n_papers; }
static size_t n_entities(const void *of) { return graph_of(of)->n_entities; }
static size_t n_edges(const void *of) { return graph_of(of)->n_edges; }

static void put_count(kgi_columns *to, size_t number) { kgi_put_int(to, (int64_t)number); }

static void put_word(kgi_columns *to, const char *name) { kgi_put_text(to, kg_str_of(name)); }

/* As many digits as other formats show, so that all of them say the same. */
static void put_confidence(kgi_columns *to, float confidence) {
  kgi_put_real(to, round((double)confidence * 1e4) / 1e4);
}

/* --- the graph as a whole --- */

enum { INFOS = 3 };

static size_t n_infos(const void *of) { return (void)of, INFOS; }

static kg_status make_info(void *of, const kgi_row *row, kgi_columns *to) {
  const kg_graph *graph = graph_of(of)->job->graph;
  const char *const keys[INFOS] = {"view", "left_out", "version"};
  const kg_str values[INFOS] = {kg_str_of(kg_view_name(kg_graph_view(graph))), kg_graph_left_out(graph),
                                kg_str_of(kg_version())};
  put_word(to, keys[row->item]);
  kgi_put_text(to, values[row->item]);
  return KG_OK;
}

const kgi_rows kgi_rows_info = {"info", "key, value", n_infos, NULL, make_info};

/* --- papers --- */

static kg_status make_paper(void *of, const kgi_row *row, kgi_columns *to) {
  const kg_paper *paper = &graph_of(of)->papers[row->item];
  const kg_str texts[] = {
      paper->id,   paper->text[KG_TITLE], paper->text[KG_TITLE_ALT], paper->text[KG_ABSTRACT], paper->url,
      paper->date, paper->authors,        paper->categories};
  put_count(to, row->item);
  for (int i = 0; i < 8; i++) kgi_put_text(to, texts[i]);
  kgi_put_real(to, is_whole(of) ? kgi_question_length(&((kgi_filling *)of)->question, row->item) : 0);
  return KG_OK;
}

const kgi_rows kgi_rows_papers = {"papers", "n, id, title, title_alt, abstract, url, date, authors, categories, length",
                                  n_papers, NULL, make_paper};

static size_t n_sources(const void *of, size_t paper) { return graph_of(of)->papers[paper].n_sources; }

static kg_status make_source(void *of, const kgi_row *row, kgi_columns *to) {
  const kg_source *source = &graph_of(of)->papers[row->item].sources[row->part];
  put_count(to, row->item);
  put_count(to, row->part);
  kgi_put_text(to, source->file);
  put_count(to, source->line);
  return KG_OK;
}

const kgi_rows kgi_rows_sources = {"sources", "paper, place, file, line", n_papers, n_sources, make_source};

static size_t n_memos(const void *of, size_t paper) { return graph_of(of)->papers[paper].memo.len > 0; }

static kg_status make_memo(void *of, const kgi_row *row, kgi_columns *to) {
  put_count(to, row->item);
  kgi_put_text(to, graph_of(of)->papers[row->item].memo);
  return KG_OK;
}

const kgi_rows kgi_rows_memos = {"memos", "paper, memo", n_papers, n_memos, make_memo};

/* What full-text search finds papers by. */
static kg_status make_heading(void *of, const kgi_row *row, kgi_columns *to) {
  const kg_paper *paper = &graph_of(of)->papers[row->item];
  put_count(to, row->item);
  kgi_put_text(to, paper->text[KG_TITLE]);
  kgi_put_text(to, paper->text[KG_TITLE_ALT]);
  return KG_OK;
}

const kgi_rows kgi_rows_headings = {"headings", "n, title, title_alt", n_papers, NULL, make_heading};

/* --- entities --- */

static kg_status make_entity(void *of, const kgi_row *row, kgi_columns *to) {
  const kgi_sheet *graph = graph_of(of);
  const kg_entity *entity = &graph->entities[row->item];
  uint32_t node = (uint32_t)(graph->n_papers + row->item);
  put_count(to, row->item);
  kgi_put_text(to, entity->name);
  kgi_put_text(to, graph->types[entity->type]);
  kgi_put_text(to, entity->origin);
  kgi_put_text(to, entity->family);
  put_count(to, kgi_sheet_degree(graph, node));
  put_count(to, kgi_sheet_mentions(graph, node));
  return KG_OK;
}

const kgi_rows kgi_rows_entities = {"entities", "n, name, type, origin, family, papers, mentions", n_entities, NULL,
                                    make_entity};

static size_t n_names(const void *of, size_t entity) { return 1 + graph_of(of)->entities[entity].n_aliases; }

static kg_str name_at(const void *of, const kgi_row *row) {
  const kg_entity *entity = &graph_of(of)->entities[row->item];
  return row->part ? entity->aliases[row->part - 1] : entity->name;
}

/* Numbered from 1 on. */
static kg_status make_name(void *of, const kgi_row *row, kgi_columns *to) {
  kgi_folded *folded = &((kgi_filling *)of)->folded;
  kg_str name = name_at(of, row);
  kg_status status = kgi_fold(folded, name);
  put_count(to, row->n + 1);
  put_count(to, row->item);
  kgi_put_text(to, name);
  kgi_put_text(to, (kg_str){folded->key, folded->n});
  put_count(to, row->part > 0);
  return status;
}

const kgi_rows kgi_rows_names = {"names", "n, entity, name, key, is_alias", n_entities, n_names, make_name};

/* What full-text search finds names by. */
static kg_status make_spelling(void *of, const kgi_row *row, kgi_columns *to) {
  put_count(to, row->n + 1);
  kgi_put_text(to, name_at(of, row));
  return KG_OK;
}

const kgi_rows kgi_rows_spellings = {"spellings", "n, name", n_entities, n_names, make_spelling};

/* --- edges --- */

static void put_ends(const kgi_sheet *graph, const kg_edge *edge, kgi_columns *to) {
  put_count(to, edge->from);
  put_count(to, edge->to - graph->n_papers);
}

static kg_status make_edge(void *of, const kgi_row *row, kgi_columns *to) {
  const kg_edge *edge = &graph_of(of)->edges[row->item];
  put_ends(graph_of(of), edge, to);
  put_word(to, kg_relation_name(edge->relation));
  put_confidence(to, edge->confidence);
  kgi_put_real(to, kgi_number_widen(edge->weight));
  return KG_OK;
}

const kgi_rows kgi_rows_edges = {"edges", "paper, entity, relation, confidence, weight", n_edges, NULL, make_edge};

/* The edges by their entities. */
static kg_status make_ordered(void *of, const kgi_row *row, kgi_columns *to) {
  const kgi_link *link = &((const kgi_filling *)of)->question.links.items[row->item];
  put_count(to, link->entity);
  put_count(to, link->paper);
  put_word(to, kg_relation_name((kg_relation)link->relation));
  return KG_OK;
}

const kgi_rows kgi_rows_ordered = {"ordered", "entity, paper, relation", n_edges, NULL, make_ordered};

static size_t n_sentences(const void *of) { return ((const kgi_filling *)of)->sentences.n; }

static kg_status make_sentence(void *of, const kgi_row *row, kgi_columns *to) {
  const kgi_sentence *sentence = &((const kgi_filling *)of)->sentences.items[row->item];
  put_count(to, row->item);
  put_count(to, sentence->paper);
  kgi_put_text(to, sentence->text);
  return KG_OK;
}

const kgi_rows kgi_rows_sentences = {"sentences", "n, paper, text", n_sentences, NULL, make_sentence};

static size_t n_mentions(const void *of, size_t edge) { return graph_of(of)->edges[edge].n_mentions; }

static kg_status make_mention(void *of, const kgi_row *row, kgi_columns *to) {
  const kg_edge *edge = &graph_of(of)->edges[row->item];
  const kg_mention *mention = &edge->mentions[row->part];
  put_ends(graph_of(of), edge, to);
  put_count(to, row->part);
  put_word(to, kg_field_name(mention->field));
  put_count(to, mention->start);
  put_count(to, mention->end);
  put_count(to, mention->line);
  put_count(to, mention->col);
  kgi_put_text(to, kg_mention_text(mention));
  put_count(to, ((const kgi_filling *)of)->sentence_of.items[row->n]);
  put_word(to, kg_relation_name(mention->relation));
  put_confidence(to, mention->confidence);
  kgi_put_text(to, kg_mention_rule(mention));
  return KG_OK;
}

const kgi_rows kgi_rows_mentions = {
    "mentions", "paper, entity, place, field, start, end, line, col, text, sentence, relation, confidence, rule",
    n_edges, n_mentions, make_mention};

static kg_status make_share(void *of, const kgi_row *row, kgi_columns *to) {
  const kgi_sheet *graph = graph_of(of);
  const kg_edge *edge = &graph->edges[row->item];
  size_t first = kg_graph_view(graph->job->graph) == KG_VIEW_ENTITIES ? graph->n_papers : 0;
  put_count(to, edge->from - first);
  put_count(to, edge->to - first);
  put_confidence(to, edge->confidence);
  kgi_put_real(to, kgi_number_widen(edge->weight));
  return KG_OK;
}

const kgi_rows kgi_rows_shares = {"shares", "a, b, confidence, weight", n_edges, NULL, make_share};

/* --- what questions about the whole are answered from --- */

static size_t n_lists(const void *of) { return (void)of, KGI_STORED_LISTS; }

static size_t n_standings(const void *of, size_t list) { return ((const kgi_filling *)of)->lists[list].n; }

static kg_status make_standing(void *of, const kgi_row *row, kgi_columns *to) {
  const kgi_standing *standing = &((const kgi_filling *)of)->lists[row->item].items[row->part];
  put_word(to, kgi_list_at(row->item)->name);
  put_count(to, row->part);
  put_count(to, standing->entity);
  put_count(to, standing->paper);
  kgi_put_real(to, standing->score);
  return KG_OK;
}

const kgi_rows kgi_rows_rankings = {"rankings", "list, place, entity, paper, score", n_lists, n_standings,
                                    make_standing};

static kg_status make_trend(void *of, const kgi_row *row, kgi_columns *to) {
  const kgi_turnout *turnout = &((const kgi_filling *)of)->turnouts[row->item];
  put_count(to, row->item);
  put_count(to, turnout->before);
  put_count(to, turnout->now);
  return KG_OK;
}

const kgi_rows kgi_rows_trends = {"trends", "entity, before, now", n_entities, NULL, make_trend};

static size_t n_titles(const void *of) { return ((const kgi_filling *)of)->n_titles; }

static kg_status make_title(void *of, const kgi_row *row, kgi_columns *to) {
  const kgi_numbered *title = &((const kgi_filling *)of)->titles[row->item];
  kgi_put_int(to, title->number);
  put_count(to, title->item);
  return KG_OK;
}

const kgi_rows kgi_rows_titles = {"titles", "hash, paper", n_titles, NULL, make_title};

/* --- papers in time --- */

/* Dates as their question has them, but the empty one first. */
static const kgi_date *date_at(const void *of, size_t item) {
  const kgi_ages *ages = &((const kgi_filling *)of)->question.ages;
  const kgi_date *last = &ages->dates[ages->n_dates - 1];
  if (last->text.len) return &ages->dates[item];
  return item ? &ages->dates[item - 1] : last;
}

static size_t n_dates(const void *of) { return ((const kgi_filling *)of)->question.ages.n_dates; }
static size_t n_of_date(const void *of, size_t item) { return date_at(of, item)->n_papers; }

static kg_status make_dated(void *of, const kgi_row *row, kgi_columns *to) {
  const kgi_date *date = date_at(of, row->item);
  kgi_put_text(to, date->text);
  put_count(to, ((const kgi_filling *)of)->question.ages.papers[date->first + row->part]);
  return KG_OK;
}

const kgi_rows kgi_rows_dated = {"dated", "date, n", n_dates, n_of_date, make_dated};

static size_t n_months(const void *of) { return ((const kgi_filling *)of)->months.n; }

static kg_status make_month(void *of, const kgi_row *row, kgi_columns *to) {
  const kgi_month *month = &((const kgi_filling *)of)->months.items[row->item];
  kgi_put_text(to, month->month);
  put_count(to, month->n_papers);
  return KG_OK;
}

const kgi_rows kgi_rows_months = {"months", "month, papers", n_months, NULL, make_month};
