#include "query/ranking.h"

#include "base/error.h"

static const kgi_list *const stored[KGI_STORED_LISTS] = {&kgi_list_degree,   &kgi_list_fading, &kgi_list_new,
                                                         &kgi_list_pagerank, &kgi_list_papers, &kgi_list_recent,
                                                         &kgi_list_rising,   &kgi_list_unused};

const kgi_list *kgi_list_at(size_t n) { return stored[n]; }

/* Leaves the first `most` of the types asked for. */
static void cut(const kgi_question *question, size_t most, kgi_ranking *ranking) {
  size_t kept = 0;
  for (size_t i = 0; i < ranking->n && (!most || kept < most); i++)
    if (question->is_asked[question->entities[ranking->items[i].entity].type])
      ranking->items[kept++] = ranking->items[i];
  ranking->n = kept;
}

kg_status kgi_question_ranking(kgi_question *question, const kgi_list *list, size_t most, kgi_ranking *ranking) {
  *ranking = (kgi_ranking){0};
  if (question->fetch) {
    if (!list->is_stored || question->fetch->criteria.select) return KG_UNSUPPORTED;
    ranking->items = kgi_fetch_ranking(question->fetch, list->name, question->is_asked, most, &ranking->n);
    return KG_OK;
  }
  KGI_TRY(list->make(question, ranking));
  cut(question, most, ranking);
  return KG_OK;
}
