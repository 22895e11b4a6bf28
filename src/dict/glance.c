#include "dict/glance.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/str.h"
#include "dict/states.h"
#include "dict/syntax.h"

enum { FAILED = KGI_GLANCE_FAILED, PASSED = KGI_GLANCE_PASSED, FIRST };
enum { MOST_STATES = KGI_MOST_STATES, STATE_SLOTS = 2 * MOST_STATES, BYTES = KGI_BYTES };

/* A state is the set of the positions that may take the next byte. */
typedef struct making {
  kgi_automaton automaton;
  uint32_t needs;
  uint8_t class_of[BYTES];
  kgi_bytes sets_of[BYTES]; /* by class: numbers of the automaton's sets that have its bytes */
  kgi_positions states[MOST_STATES];
  size_t n_starts;
  uint16_t *starts; /* by lead */
  uint32_t n_classes, n_states;
  uint16_t slots[STATE_SLOTS]; /* states by hash */
  uint16_t here[KGI_MOST_POSITIONS];
  size_t n_here; /* positions of the state that is looked at */
} making;

static const kgi_bytes capitals = {{0, 0x7FFFFFE}};                                          /* A to Z */
static const kgi_bytes brackets = {{(uint64_t)1 << '(', 0, 0, (uint64_t)1 << (0xEF - 192)}}; /* ( and what may be （ */

/* --- classes of bytes --- */

static bool are_same(const kgi_bytes *a, const kgi_bytes *b) {
  uint64_t differ = 0;
  for (int i = 0; i < BYTES / 64; i++) differ |= a->bits[i] ^ b->bits[i];
  return differ == 0;
}

/* Bytes that the same of the automaton's sets have are of one class. */
static void find_classes(making *m) {
  for (unsigned c = 0; c < BYTES; c++) {
    kgi_bytes sets = {{0}};
    for (uint32_t set = 0; set < m->automaton.n_sets; set++)
      if (kgi_has_byte(&m->automaton.sets[set], (unsigned char)c)) kgi_add_byte(&sets, (unsigned char)set);
    uint32_t k = 0;
    while (k < m->n_classes && !are_same(&m->sets_of[k], &sets)) k++;
    if (k == m->n_classes) m->sets_of[m->n_classes++] = sets;
    m->class_of[c] = (uint8_t)k;
  }
}

/* --- states --- */

/* The state of these positions, a new one if there is room; else anything passes. */
static uint16_t state_of(making *m, const kgi_positions *positions) {
  const kg_str bytes = {(const char *)positions, sizeof *positions};
  if (kgi_positions_next(positions, 0) == KGI_END) return PASSED;
  if (kgi_positions_next(positions, 0) == KGI_MOST_POSITIONS) return FAILED;
  size_t slot = kgi_hash(bytes) % STATE_SLOTS;
  for (; m->slots[slot]; slot = (slot + 1) % STATE_SLOTS) {
    const kgi_positions *known = &m->states[m->slots[slot]];
    if (kgi_str_eq(bytes, (kg_str){(const char *)known, sizeof *known})) return m->slots[slot];
  }
  if (m->n_states == MOST_STATES) return PASSED;
  m->states[m->n_states] = *positions;
  return m->slots[slot] = (uint16_t)m->n_states++;
}

/* Looks at the state of these positions. */
static void enter(making *m, const kgi_positions *positions) {
  m->n_here = 0;
  for (uint32_t p = 0; (p = kgi_positions_next(positions, p)) < KGI_MOST_POSITIONS; p++)
    m->here[m->n_here++] = (uint16_t)p;
}

/* Adds what may stand behind a byte of a class. */
static void advance(const making *m, uint32_t k, kgi_positions *to) {
  for (size_t i = 0; i < m->n_here; i++)
    if (kgi_has_byte(&m->sets_of[k], m->automaton.takes[m->here[i]]))
      kgi_positions_join(to, &m->automaton.next[m->here[i]]);
}

static char other_case(char c) { return (char)(kgi_is_letter(c) ? c ^ ('a' ^ 'A') : c); }

/* The state behind a lead. */
static uint16_t state_behind(making *m, const kgi_positions *first, kg_str lead) {
  kgi_positions at = *first;
  for (size_t i = 0; i < lead.len && kgi_positions_next(&at, 0) != KGI_END; i++) {
    kgi_positions to = {{0}};
    enter(m, &at);
    advance(m, m->class_of[(unsigned char)lead.ptr[i]], &to);
    advance(m, m->class_of[(unsigned char)other_case(lead.ptr[i])], &to);
    at = to;
  }
  return state_of(m, &at);
}

/* Finds where each lead leaves off. */
static void find_starts(making *m, const kgi_positions *first, kg_str leads) {
  for (size_t i = 0; i < m->n_starts; i++) {
    kg_str lead = {0};
    if (leads.len) kgi_str_split(&leads, '|', &lead);
    m->starts[i] = state_behind(m, first, lead);
  }
}

/* What a state leads to; classes of which it tells apart no bytes lead to the same. */
static void find_next(making *m, uint32_t state, uint16_t *next) {
  struct {
    kgi_bytes sets;
    uint16_t next;
  } seen[BYTES];
  size_t n = 0;
  kgi_bytes own = {{0}};
  enter(m, &m->states[state]);
  for (size_t i = 0; i < m->n_here; i++) kgi_add_byte(&own, m->automaton.takes[m->here[i]]);
  for (uint32_t k = 0; k < m->n_classes; k++) {
    kgi_bytes sets = m->sets_of[k];
    for (int i = 0; i < BYTES / 64; i++) sets.bits[i] &= own.bits[i];
    size_t same = 0;
    while (same < n && !are_same(&seen[same].sets, &sets)) same++;
    if (same == n) {
      kgi_positions to = {{0}};
      advance(m, k, &to);
      seen[n].sets = sets;
      seen[n++].next = state_of(m, &to);
    }
    next[k] = seen[same].next;
  }
}

/* Finds all states that can be reached, a step at a time, and what they lead to. */
static bool find_states(making *m, kgi_states *all) {
  uint32_t n_classes = m->n_classes;
  uint16_t *next = malloc((size_t)MOST_STATES * n_classes * sizeof *next);
  if (!next) return false;
  memset(next, 0, (size_t)FIRST * n_classes * sizeof *next);
  for (uint32_t state = FIRST; state < m->n_states; state++) find_next(m, state, next + (size_t)state * n_classes);
  *all = (kgi_states){m->n_states, n_classes, next};
  return true;
}

/* A state as a byte; anything passes where there are too many. */
static uint8_t byte_of(uint16_t state) { return (uint8_t)(state < BYTES ? state : PASSED); }

/* Puts all that was made into one piece of memory, the table of states at the begin of a line of the cache. */
static kgi_glance *pack(const making *m, const kgi_states *states, const uint16_t now[MOST_STATES]) {
  enum { LINE = 64, HEAD = offsetof(kgi_glance, tables) };
  uint32_t n = states->n < BYTES ? states->n : BYTES, class_bits = 0;
  while (1u << class_bits < states->n_classes) class_bits++;
  size_t next = (HEAD + m->n_starts + LINE - 1) / LINE * LINE;
  size_t size = (next + ((size_t)n << class_bits) + LINE - 1) / LINE * LINE;
  kgi_glance *glance = aligned_alloc(LINE, size);
  if (!glance) return NULL;
  memset(glance, 0, size);
  glance->size = (uint32_t)size;
  glance->needs = m->needs;
  glance->next = (uint32_t)next - HEAD;
  glance->class_bits = class_bits;
  memcpy(glance->class_of, m->class_of, sizeof glance->class_of);
  for (size_t i = 0; i < m->n_starts; i++) glance->tables[i] = byte_of(now[m->starts[i]]);
  for (uint32_t state = 0; state < n; state++)
    for (uint32_t k = 0; k < states->n_classes; k++)
      glance->tables[glance->next + (state << class_bits | k)] = byte_of(states->next[state * states->n_classes + k]);
  return glance;
}

static kgi_glance *make_table(making *m) {
  kgi_states all;
  uint16_t now[MOST_STATES];
  if (!find_states(m, &all)) return NULL;
  kgi_states_join_classes(&all, m->class_of);
  kgi_states_join(&all, FIRST, now);
  kgi_glance *glance = pack(m, &all, now);
  free(all.next);
  return glance;
}

/* --- needs --- */

static bool is_part(const kgi_bytes *part, const kgi_bytes *whole) {
  uint64_t more = 0;
  for (int i = 0; i < BYTES / 64; i++) more |= part->bits[i] & ~whole->bits[i];
  return more == 0;
}

/* Whether no way from these positions to the end is without such a byte. */
static bool needs(const kgi_automaton *automaton, kgi_positions reached, const kgi_bytes *bytes) {
  kgi_positions left = reached;
  for (uint32_t p; (p = kgi_positions_next(&left, 0)) < KGI_MOST_POSITIONS;) {
    if (p == KGI_END) return false;
    bool is_needed = is_part(&automaton->sets[automaton->takes[p]], bytes);
    for (size_t i = 0; i < sizeof left.bits / sizeof *left.bits; i++) {
      if (!is_needed) left.bits[i] |= automaton->next[p].bits[i] & ~reached.bits[i];
      reached.bits[i] |= left.bits[i];
    }
    left.bits[p / 64] &= ~((uint64_t)1 << p % 64);
  }
  return true;
}

/* What is needed behind each of the leads. */
static void find_needs(making *m) {
  kgi_positions behind = {{0}};
  for (size_t i = 0; i < m->n_starts; i++) {
    uint16_t start = m->starts[i];
    if (start == PASSED) kgi_positions_add(&behind, KGI_END);
    if (start >= FIRST) kgi_positions_join(&behind, &m->states[start]);
  }
  if (needs(&m->automaton, behind, &capitals)) m->needs |= KGI_SHOWS_CAPITAL;
  if (needs(&m->automaton, behind, &brackets)) m->needs |= KGI_SHOWS_BRACKET;
}

static kgi_glance *make(making *m, kg_str regex, kg_str shared, kg_str leads) {
  kgi_piece whole;
  kgi_automaton_begin(&m->automaton);
  m->n_classes = 0;
  m->needs = 0;
  m->n_states = FIRST;
  memset(m->slots, 0, sizeof m->slots);
  if (!kgi_syntax_read(regex, shared, &m->automaton, &whole)) return NULL;
  const kgi_positions end = {{1}};
  kgi_piece_link(&m->automaton, &whole.last, &end);
  if (whole.empty) kgi_positions_add(&whole.first, KGI_END);
  find_classes(m);
  find_starts(m, &whole.first, leads);
  find_needs(m);
  return make_table(m);
}

kgi_glance *kgi_glance_new(kg_str regex, kg_str shared, kg_str leads) {
  size_t n_starts = 1;
  for (size_t i = 0; i < leads.len; i++) n_starts += leads.ptr[i] == '|';
  making *m = malloc(sizeof *m); /* large, and mostly room */
  uint16_t *starts = calloc(n_starts, sizeof *starts);
  kgi_glance *glance = NULL;
  if (m && starts) {
    m->starts = starts;
    m->n_starts = n_starts;
    glance = make(m, regex, shared, leads);
  }
  free(starts);
  free(m);
  return glance;
}
