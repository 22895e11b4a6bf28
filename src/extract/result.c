#include "extract/result.h"

#include <stdlib.h>
#include <string.h>

kg_status kgi_draft_keep(const kgi_draft *draft, kgi_arena *arena, kgi_result *result) {
  size_t names = draft->names.n * sizeof *result->names, found = draft->found.n * sizeof *result->found;
  *result = (kgi_result){.n_names = (uint32_t)draft->names.n, .n_found = (uint32_t)draft->found.n};
  if (names && !(result->names = kgi_arena_alloc(arena, names))) return KG_NOMEM;
  if (found && !(result->found = kgi_arena_alloc(arena, found))) return KG_NOMEM;
  if (names) memcpy(result->names, draft->names.items, names);
  if (found) memcpy(result->found, draft->found.items, found);
  return KG_OK;
}

kg_status kgi_draft_reopen(kgi_draft *draft, const kgi_result *result) {
  draft->names.n = draft->found.n = 0;
  if (!KGI_VEC_RESERVE(&draft->names, result->n_names) || !KGI_VEC_RESERVE(&draft->found, result->n_found))
    return KG_NOMEM;
  for (uint32_t i = 0; i < result->n_names; i++) draft->names.items[draft->names.n++] = result->names[i];
  for (uint32_t i = 0; i < result->n_found; i++) draft->found.items[draft->found.n++] = result->found[i];
  return KG_OK;
}

void kgi_draft_clear(kgi_draft *draft) {
  free(draft->names.items);
  free(draft->found.items);
  *draft = (kgi_draft){0};
}
