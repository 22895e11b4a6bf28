#include "extract/result.h"

#include <stdlib.h>
#include <string.h>

#define SIZE_OF(vec) ((vec)->n * sizeof *(vec)->items)

static void copy(void *to, const void *items, size_t size) {
  if (size) memcpy(to, items, size);
}

kg_status kgi_draft_keep(const kgi_draft *draft, kgi_arena *arena, kgi_arena *glimpses, kgi_result **result) {
  size_t of_names = SIZE_OF(&draft->names), of_found = SIZE_OF(&draft->found), of_glimpses = SIZE_OF(&draft->glimpses);
  *result = NULL;
  if (!of_names && !of_glimpses && !draft->memo.len) return KG_OK;
  kgi_result *own = kgi_arena_alloc(arena, sizeof *own + of_names + of_found);
  kgi_glimpse *of_own = of_glimpses ? kgi_arena_alloc(glimpses, of_glimpses) : NULL;
  if (!own || (of_glimpses && !of_own)) return KG_NOMEM;
  *own = (kgi_result){.memo = draft->memo,
                      .glimpses = of_own,
                      .n_names = (uint32_t)draft->names.n,
                      .n_found = (uint32_t)draft->found.n,
                      .n_glimpses = (uint32_t)draft->glimpses.n,
                      .recalled = draft->recalled};
  copy(own->names, draft->names.items, of_names);
  copy(own->names + own->n_names, draft->found.items, of_found);
  copy(of_own, draft->glimpses.items, of_glimpses);
  *result = own;
  return KG_OK;
}

kg_status kgi_draft_reopen(kgi_draft *draft, const kgi_result *result) {
  draft->names.n = draft->found.n = draft->glimpses.n = 0;
  if (!KGI_VEC_RESERVE(&draft->names, result->n_names) || !KGI_VEC_RESERVE(&draft->found, result->n_found))
    return KG_NOMEM;
  const kgi_found *found = kgi_result_found(result);
  for (uint32_t i = 0; i < result->n_names; i++) draft->names.items[draft->names.n++] = result->names[i];
  for (uint32_t i = 0; i < result->n_found; i++) draft->found.items[draft->found.n++] = found[i];
  draft->memo = result->memo;
  draft->recalled = result->recalled;
  return KG_OK;
}

void kgi_draft_clear(kgi_draft *draft) {
  free(draft->names.items);
  free(draft->found.items);
  free(draft->glimpses.items);
  *draft = (kgi_draft){0};
}
