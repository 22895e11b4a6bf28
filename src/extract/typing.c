/* The type of a new name, from the words around its places, the title, and its own ending. */
#include <string.h>

#include "base/str.h"
#include "extract/votes.h"
#include "extract/work.h"

/* Of types with as many votes the hint stands. */
static uint32_t winner(const kgi_votes *v, uint32_t hint) {
  static const int order[] = {KGI_METHOD, KGI_MODEL, KGI_BENCHMARK, KGI_DATASET, KGI_TOOL, KGI_METRIC};
  int best = hint < KGI_BUILTIN_TYPES ? (int)hint : KGI_METHOD;
  for (size_t i = 0; i < sizeof order / sizeof *order; i++)
    if (v->of[order[i]] > v->of[best]) best = order[i];
  return (uint32_t)best;
}

static bool is_open(const kgi_local *local) {
  return local->type == KGI_NO_ID && local->entry == KGI_NO_ID && local->same_as == KGI_NO_ID;
}

/* Adds to what the places of a name say what it says itself. */
static void infer(const kgi_work *work, kgi_local *local, kgi_votes *v) {
  enum { HINT = 4, PIECE = 12 };
  bool compound = kgi_str_eq(local->rule, KGI_STR("compound")); /* ConvNeXt-T is what ConvNeXt is */
  if (local->hint < KGI_BUILTIN_TYPES) v->of[local->hint] += compound ? PIECE : HINT;
  kgi_vote_name(v, local->name);
  for (int f = KG_TITLE; local->in_title && f <= KG_TITLE_ALT; f++) kgi_vote_title(v, work->parts[f].text);
  local->type = winner(v, local->hint);
}

/* What was said at some places: where a name was proposed it is found again. */
enum { PLACES = 16 };
typedef struct place {
  uint32_t field;
  kgi_range range;
  kgi_votes votes;
} place;

static const kgi_votes *votes_at(const kgi_work *work, const kgi_span *span, place places[PLACES]) {
  place *at = &places[span->range.start % PLACES];
  bool known = at->field == span->field && at->range.start == span->range.start && at->range.end == span->range.end;
  if (!known) {
    *at = (place){span->field, span->range, {{0}}};
    kgi_vote_place(&at->votes, work->parts[span->field].text, span->range);
  }
  return &at->votes;
}

static void add_votes(kgi_votes *v, const kgi_votes *more) {
  for (int type = 0; type < KGI_BUILTIN_TYPES; type++) v->of[type] += more->of[type];
}

kg_status kgi_infer_types(kgi_work *work) {
  size_t size = work->locals.n * sizeof(kgi_votes);
  if (!size) return KG_OK;
  kgi_votes *of_local = kgi_arena_alloc(&work->arena, size);
  if (!of_local) return KG_NOMEM;
  memset(of_local, 0, size);
  place places[PLACES];
  for (int i = 0; i < PLACES; i++) places[i].field = KG_FIELDS;
  for (size_t i = 0; i < work->spans.n; i++) {
    const kgi_span *span = &work->spans.items[i];
    uint32_t id = span->local == KGI_NO_ID ? KGI_NO_ID : kgi_local_root(work, span->local);
    if (id != KGI_NO_ID && is_open(&work->locals.items[id])) add_votes(&of_local[id], votes_at(work, span, places));
  }
  for (uint32_t i = 0; i < work->locals.n; i++)
    if (is_open(&work->locals.items[i])) infer(work, &work->locals.items[i], &of_local[i]);
  return KG_OK;
}
