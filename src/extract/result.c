#include "extract/result.h"

#include <stdlib.h>
#include <string.h>

/* A copy of n items in the arena; NULL when memory ran out. */
static void *keep(kgi_arena *arena, const void *items, size_t n, size_t size) {
  void *copy = kgi_arena_alloc(arena, n * size);
  if (copy && n) memcpy(copy, items, n * size);
  return copy;
}

#define KEEP(arena, vec) keep(arena, (vec)->items, (vec)->n, sizeof *(vec)->items)

kg_status kgi_draft_keep(const kgi_draft *draft, kgi_arena *arena, kgi_result *result) {
  *result = (kgi_result){.names = KEEP(arena, &draft->names),
                         .found = KEEP(arena, &draft->found),
                         .glimpses = KEEP(arena, &draft->glimpses),
                         .n_names = (uint32_t)draft->names.n,
                         .n_found = (uint32_t)draft->found.n,
                         .n_glimpses = (uint32_t)draft->glimpses.n};
  return result->names && result->found && result->glimpses ? KG_OK : KG_NOMEM;
}

kg_status kgi_draft_reopen(kgi_draft *draft, const kgi_result *result) {
  draft->names.n = draft->found.n = draft->glimpses.n = 0;
  if (!KGI_VEC_RESERVE(&draft->names, result->n_names) || !KGI_VEC_RESERVE(&draft->found, result->n_found))
    return KG_NOMEM;
  for (uint32_t i = 0; i < result->n_names; i++) draft->names.items[draft->names.n++] = result->names[i];
  for (uint32_t i = 0; i < result->n_found; i++) draft->found.items[draft->found.n++] = result->found[i];
  return KG_OK;
}

void kgi_draft_clear(kgi_draft *draft) {
  free(draft->names.items);
  free(draft->found.items);
  free(draft->glimpses.items);
  *draft = (kgi_draft){0};
}
