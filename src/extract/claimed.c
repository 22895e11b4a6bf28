/* Claims by the sentences in which they begin: who asks for those on some place need not look at all. */
#include "base/error.h"
#include "extract/work.h"

kg_status kgi_claimed_set(kgi_part *part) {
  part->claimed.n = 0;
  if (!KGI_VEC_RESERVE(&part->claimed, part->sentences.n)) return KG_NOMEM;
  while (part->claimed.n < part->sentences.n) part->claimed.items[part->claimed.n++] = KGI_NO_ID;
  return KG_OK;
}

kg_status kgi_claim_add(kgi_work *work, const kgi_claim *claim) {
  kgi_part *part = &work->parts[claim->field];
  uint32_t *last = &part->claimed.items[kgi_part_sentence_number(part, claim->range.start)];
  if (!KGI_VEC_PUSH(&work->claims, *claim)) return KG_NOMEM;
  work->claims.items[work->claims.n - 1].next = *last;
  *last = (uint32_t)work->claims.n - 1;
  return KG_OK;
}

/* What is claimed in a sentence ends with it, but heads of titles may go on. */
kgi_claimed kgi_claimed_on(const kgi_work *work, uint32_t field, kgi_range range) {
  const kgi_part *part = &work->parts[field];
  size_t first = field == KG_ABSTRACT ? kgi_part_sentence_number(part, range.start) : 0;
  return (kgi_claimed){part, first, range.end, KGI_NO_ID};
}

const kgi_claim *kgi_claimed_next(const kgi_work *work, kgi_claimed *at) {
  const kgi_ranges *sentences = &at->part->sentences;
  while (at->next == KGI_NO_ID) {
    if (at->sentence >= sentences->n || sentences->items[at->sentence].start >= at->end) return NULL;
    at->next = at->part->claimed.items[at->sentence++];
  }
  const kgi_claim *claim = &work->claims.items[at->next];
  at->next = claim->next;
  return claim;
}
