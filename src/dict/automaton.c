#include "dict/automaton.h"

#include <string.h>

enum { WORDS = KGI_MOST_POSITIONS / 64 };

uint32_t kgi_positions_next(const kgi_positions *set, uint32_t at) {
  for (uint32_t word = at / 64; word < WORDS; word++) {
    uint64_t bits = set->bits[word];
    if (word == at / 64) bits &= ~(uint64_t)0 << at % 64;
    if (bits) return word * 64 + (uint32_t)__builtin_ctzll(bits);
  }
  return KGI_MOST_POSITIONS;
}

void kgi_positions_add(kgi_positions *set, uint32_t position) {
  set->bits[position / 64] |= (uint64_t)1 << position % 64;
}

void kgi_positions_join(kgi_positions *set, const kgi_positions *other) {
  for (int i = 0; i < WORDS; i++) set->bits[i] |= other->bits[i];
}

void kgi_automaton_begin(kgi_automaton *automaton) {
  automaton->n = KGI_END + 1;
  automaton->n_sets = 0;
  automaton->takes[KGI_END] = 0;
  automaton->next[KGI_END] = (kgi_positions){{0}};
}

static bool has(const kgi_positions *set, uint32_t position) { return set->bits[position / 64] >> position % 64 & 1; }

void kgi_piece_link(kgi_automaton *automaton, const kgi_positions *from, const kgi_positions *then) {
  for (uint32_t p = 0; (p = kgi_positions_next(from, p)) < KGI_MOST_POSITIONS; p++)
    kgi_positions_join(&automaton->next[p], then);
}

/* A new position; KGI_END once all are taken. */
static uint32_t new_position(kgi_automaton *automaton, const kgi_bytes *bytes) {
  enum { MOST_SETS = sizeof automaton->sets / sizeof *automaton->sets };
  uint32_t set = 0;
  while (set < automaton->n_sets && memcmp(&automaton->sets[set], bytes, sizeof *bytes) != 0) set++;
  if (set == MOST_SETS || automaton->n == KGI_MOST_POSITIONS) return KGI_END;
  if (set == automaton->n_sets) automaton->sets[automaton->n_sets++] = *bytes;
  uint32_t position = automaton->n++;
  automaton->takes[position] = (uint8_t)set;
  automaton->next[position] = (kgi_positions){{0}};
  return position;
}

kgi_piece kgi_piece_step(kgi_automaton *automaton, const kgi_bytes *bytes) {
  kgi_piece piece = {.empty = false};
  uint32_t position = new_position(automaton, bytes);
  kgi_positions_add(&piece.first, position);
  if (position != KGI_END) kgi_positions_add(&piece.last, position);
  return piece;
}

kgi_piece kgi_piece_text(kgi_automaton *automaton, kg_str text) {
  kgi_piece piece = {.empty = text.len == 0};
  kgi_positions *next = &piece.first;
  uint32_t position = KGI_END;
  for (size_t i = 0; i < text.len; i++) {
    kgi_bytes byte = {{0}};
    kgi_add_byte(&byte, (unsigned char)text.ptr[i]);
    position = new_position(automaton, &byte);
    kgi_positions_add(next, position);
    if (position == KGI_END) break;
    next = &automaton->next[position];
  }
  if (position != KGI_END) kgi_positions_add(&piece.last, position);
  return piece;
}

kgi_piece kgi_piece_chain(kgi_automaton *automaton, const kgi_piece *a, const kgi_piece *b) {
  kgi_piece chain = {a->first, b->last, a->empty && b->empty};
  kgi_piece_link(automaton, &a->last, &b->first);
  if (a->empty) kgi_positions_join(&chain.first, &b->first);
  if (b->empty) kgi_positions_join(&chain.last, &a->last);
  return chain;
}

kgi_piece kgi_piece_either(const kgi_piece *a, const kgi_piece *b) {
  kgi_piece either = {a->first, a->last, a->empty || b->empty};
  kgi_positions_join(&either.first, &b->first);
  kgi_positions_join(&either.last, &b->last);
  return either;
}

kgi_piece kgi_piece_repeat(kgi_automaton *automaton, const kgi_piece *piece) {
  kgi_piece_link(automaton, &piece->last, &piece->first);
  return *piece;
}

/* --- pieces that begin with another one --- */

/* Positions from `from` on that stand for two at a time, one of what is ahead and one of the piece. */
typedef struct product {
  kgi_automaton *automaton;
  uint32_t from;
  struct pair {
    uint32_t ahead, piece;
  } pairs[KGI_MOST_POSITIONS];
} product;

static bool shares_byte(const kgi_bytes *a, const kgi_bytes *b, kgi_bytes *shared) {
  uint64_t any = 0;
  for (int i = 0; i < 256 / 64; i++) any |= shared->bits[i] = a->bits[i] & b->bits[i];
  return any != 0;
}

/* Adds the position of a pair to a set, if there is a byte that both take. */
static void add_pair(product *p, uint32_t ahead, uint32_t piece, kgi_positions *set) {
  kgi_automaton *automaton = p->automaton;
  kgi_bytes shared;
  if (ahead == KGI_END || piece == KGI_END) {
    kgi_positions_add(set, piece);
    return;
  }
  const kgi_bytes *sets = automaton->sets;
  if (!shares_byte(&sets[automaton->takes[ahead]], &sets[automaton->takes[piece]], &shared)) return;
  uint32_t at = automaton->n; /* most are those of late */
  while (at > p->from && (p->pairs[at - 1].ahead != ahead || p->pairs[at - 1].piece != piece)) at--;
  at = at > p->from ? at - 1 : new_position(automaton, &shared);
  p->pairs[at] = (struct pair){ahead, piece};
  kgi_positions_add(set, at);
}

static void add_pairs(product *p, const kgi_positions *ahead, const kgi_positions *piece, kgi_positions *set) {
  for (uint32_t a = 0; (a = kgi_positions_next(ahead, a)) < KGI_MOST_POSITIONS; a++)
    for (uint32_t b = 0; (b = kgi_positions_next(piece, b)) < KGI_MOST_POSITIONS; b++) add_pair(p, a, b, set);
}

kgi_piece kgi_piece_demand(kgi_automaton *automaton, const kgi_piece *ahead, const kgi_piece *piece) {
  product p; /* not set to zero: most of it is room */
  p.automaton = automaton;
  p.from = automaton->n;
  kgi_piece both = {.last = piece->last, .empty = ahead->empty && piece->empty};
  const kgi_positions end = {{1}};
  kgi_piece_link(automaton, &ahead->last, &end);
  add_pairs(&p, &ahead->first, &piece->first, &both.first);
  if (ahead->empty) kgi_positions_join(&both.first, &piece->first);
  if (piece->empty) kgi_positions_join(&both.first, &ahead->first);
  for (uint32_t at = p.from; at < automaton->n; at++) {
    const kgi_positions *next = &automaton->next[p.pairs[at].ahead];
    add_pairs(&p, next, &automaton->next[p.pairs[at].piece], &automaton->next[at]);
    if (!has(&piece->last, p.pairs[at].piece)) continue;
    if (has(next, KGI_END))
      kgi_positions_add(&both.last, at);
    else
      kgi_positions_join(&automaton->next[at], next);
  }
  return both;
}
