#include "dict/states.h"

#include <stdbool.h>
#include <string.h>

static uint16_t next_of(const kgi_states *states, uint32_t state, uint32_t class) {
  return states->next[state * states->n_classes + class];
}

/* --- classes --- */

static bool are_told_apart(const kgi_states *states, uint32_t a, uint32_t b) {
  uint32_t state = 0;
  while (state < states->n && next_of(states, state, a) == next_of(states, state, b)) state++;
  return state < states->n;
}

void kgi_states_join_classes(kgi_states *states, uint8_t class_of[KGI_BYTES]) {
  uint32_t firsts[KGI_BYTES], n = 0; /* of the classes that are left, the numbers so far */
  uint8_t now[KGI_BYTES] = {0};
  for (uint32_t k = 0; k < states->n_classes; k++) {
    uint32_t same = 0;
    while (same < n && are_told_apart(states, firsts[same], k)) same++;
    if (same == n) firsts[n++] = k;
    now[k] = (uint8_t)same;
  }
  for (uint32_t state = 0; state < states->n; state++)
    for (uint32_t k = 0; k < n; k++) states->next[state * n + k] = next_of(states, state, firsts[k]);
  for (int c = 0; c < KGI_BYTES; c++) class_of[c] = now[class_of[c]];
  states->n_classes = n;
}

/* --- states --- */

/* States in parts: those that are not known to differ. */
typedef struct parting {
  const kgi_states *states;
  uint16_t of[KGI_MOST_STATES], finer[KGI_MOST_STATES]; /* parts by state: as they are, as they will be */
  uint16_t firsts[KGI_MOST_STATES];                     /* by finer part: its first state */
  uint16_t slots[2 * KGI_MOST_STATES];                  /* finer parts + 1 by hash */
  uint32_t n;
} parting;

static uint32_t hash_of(const parting *p, uint32_t state) {
  uint32_t hash = p->of[state];
  for (uint32_t k = 0; k < p->states->n_classes; k++) hash = (hash + p->of[next_of(p->states, state, k)]) * 0x9E3779B1u;
  return hash ^ hash >> 16;
}

static bool lead_alike(const parting *p, uint32_t a, uint32_t b) {
  uint32_t k = 0;
  while (k < p->states->n_classes && p->of[next_of(p->states, a, k)] == p->of[next_of(p->states, b, k)]) k++;
  return k == p->states->n_classes && p->of[a] == p->of[b];
}

static uint16_t finer_part(parting *p, uint32_t state) {
  enum { SLOTS = sizeof p->slots / sizeof *p->slots };
  uint32_t at = hash_of(p, state) % SLOTS;
  while (p->slots[at] && !lead_alike(p, p->firsts[p->slots[at] - 1], state)) at = (at + 1) % SLOTS;
  if (!p->slots[at]) {
    p->firsts[p->n++] = (uint16_t)state;
    p->slots[at] = (uint16_t)p->n;
  }
  return (uint16_t)(p->slots[at] - 1);
}

/* Parts what leads to different parts; returns whether something did. */
static bool refine(parting *p) {
  uint32_t before = p->n;
  p->n = 0;
  memset(p->slots, 0, sizeof p->slots);
  for (uint32_t state = 0; state < p->states->n; state++) p->finer[state] = finer_part(p, state);
  memcpy(p->of, p->finer, sizeof p->of);
  return p->n > before;
}

void kgi_states_join(kgi_states *states, uint32_t n_ends, uint16_t now[KGI_MOST_STATES]) {
  parting p = {.states = states, .n = n_ends + 1};
  for (uint32_t state = 0; state < states->n; state++) p.of[state] = (uint16_t)(state < n_ends ? state : n_ends);
  while (refine(&p)) continue;
  for (uint32_t part = 0; part < p.n; part++)
    for (uint32_t k = 0; k < states->n_classes; k++)
      states->next[part * states->n_classes + k] = p.of[next_of(states, p.firsts[part], k)];
  memcpy(now, p.of, sizeof p.of);
  states->n = p.n;
}
