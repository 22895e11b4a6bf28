#include "extract/result.h"

#include <stdlib.h>
#include <string.h>

/* The bytes that an array takes, and a copy of them, which ends where the next one's begins. */
#define SIZE_OF(vec) ((vec)->n * sizeof *(vec)->items)
#define PUT(to, vec) put(to, (vec)->items, SIZE_OF(vec))

static char *put(char *to, const void *items, size_t size) {
  if (size) memcpy(to, items, size);
  return to + size;
}

kg_status kgi_draft_keep(const kgi_draft *draft, kgi_arena *arena, kgi_result **result) {
  size_t size = SIZE_OF(&draft->names) + SIZE_OF(&draft->found) + SIZE_OF(&draft->glimpses);
  *result = NULL;
  if (!size && !draft->memo.len) return KG_OK;
  *result = kgi_arena_alloc(arena, sizeof **result + size);
  if (!*result) return KG_NOMEM;
  **result = (kgi_result){.memo = draft->memo,
                          .n_names = (uint32_t)draft->names.n,
                          .n_found = (uint32_t)draft->found.n,
                          .n_glimpses = (uint32_t)draft->glimpses.n,
                          .recalled = draft->recalled};
  char *behind_names = PUT((char *)(*result)->names, &draft->names);
  PUT(PUT(behind_names, &draft->found), &draft->glimpses);
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
