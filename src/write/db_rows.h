/* The rows of a database's tables, made from the graph as they are asked for. */
#ifndef KGI_WRITE_DB_ROWS_H
#define KGI_WRITE_DB_ROWS_H

#include "base/fold.h"
#include "model/order.h"
#include "query/ranking.h"
#include "store/rows.h"
#include "write/sheet.h"

typedef struct kgi_sentence {
  uint32_t paper;
  kg_str text;
} kgi_sentence;

/* What rows are made from. */
typedef struct kgi_filling {
  kgi_sheet graph;
  kgi_folded folded; /* the name at hand */
  KGI_VEC(kgi_sentence) sentences;
  KGI_VEC(uint32_t) sentence_of; /* by mention, in the order of edges */
  kgi_question question;         /* about the whole, in whose memory are: */
  kgi_ranking lists[KGI_STORED_LISTS];
  const kgi_turnout *turnouts;
  kgi_months months;    /* the undated last */
  kgi_numbered *titles; /* papers by the hashes of their titles, in order, each once */
  size_t n_titles;
} kgi_filling;

extern const kgi_rows kgi_rows_info, kgi_rows_papers, kgi_rows_sources, kgi_rows_memos, kgi_rows_entities,
    kgi_rows_names, kgi_rows_edges, kgi_rows_ordered, kgi_rows_sentences, kgi_rows_mentions, kgi_rows_shares,
    kgi_rows_rankings, kgi_rows_trends, kgi_rows_titles, kgi_rows_dated, kgi_rows_months;

/* For full-text indexes. */
extern const kgi_rows kgi_rows_headings, kgi_rows_spellings;

#endif
