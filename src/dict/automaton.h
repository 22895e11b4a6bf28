/* What a regular expression lets stand byte by byte, as an automaton: its positions are the places in the expression
 * that take one byte; each knows what bytes it takes, and which positions may take the next (Glushkov 1961).
 *
 * It may let more stand than the expression does, but never less: that is what it is good for (see glance.h). */
#ifndef KGI_DICT_AUTOMATON_H
#define KGI_DICT_AUTOMATON_H

#include <stdbool.h>
#include <stdint.h>

#include <kgextract/base.h>

enum {
  KGI_END = 0, /* a position that takes nothing: whoever comes there has seen enough */
  KGI_MOST_POSITIONS = 1024
};

typedef struct kgi_positions {
  uint64_t bits[KGI_MOST_POSITIONS / 64];
} kgi_positions;

typedef struct kgi_bytes {
  uint64_t bits[256 / 64];
} kgi_bytes;

/* A piece of the expression: where it begins and ends, and whether it may be empty. */
typedef struct kgi_piece {
  kgi_positions first, last;
  bool empty;
} kgi_piece;

/* What is not yet taken up of the arrays is not set. */
typedef struct kgi_automaton {
  uint32_t n, n_sets;  /* positions, with KGI_END; sets of bytes */
  kgi_bytes sets[256]; /* each once */
  uint8_t takes[KGI_MOST_POSITIONS];
  kgi_positions next[KGI_MOST_POSITIONS];
} kgi_automaton;

static inline bool kgi_has_byte(const kgi_bytes *set, unsigned char c) { return set->bits[c / 64] >> c % 64 & 1; }
static inline void kgi_add_byte(kgi_bytes *set, unsigned char c) { set->bits[c / 64] |= (uint64_t)1 << c % 64; }

void kgi_automaton_begin(kgi_automaton *automaton);

/* The first position of the set from `at` on; KGI_MOST_POSITIONS if there is none. */
uint32_t kgi_positions_next(const kgi_positions *set, uint32_t at);
void kgi_positions_add(kgi_positions *set, uint32_t position);
void kgi_positions_join(kgi_positions *set, const kgi_positions *other);

/* Lets `then` stand behind each of some positions. */
void kgi_piece_link(kgi_automaton *automaton, const kgi_positions *from, const kgi_positions *then);

/* One byte of a set; once there is no room for it, the end. */
kgi_piece kgi_piece_step(kgi_automaton *automaton, const kgi_bytes *bytes);
/* The bytes of a text, in order. */
kgi_piece kgi_piece_text(kgi_automaton *automaton, kg_str text);
/* One piece behind the other. */
kgi_piece kgi_piece_chain(kgi_automaton *automaton, const kgi_piece *a, const kgi_piece *b);
/* One piece or the other. */
kgi_piece kgi_piece_either(const kgi_piece *a, const kgi_piece *b);
/* A piece several times. */
kgi_piece kgi_piece_repeat(kgi_automaton *automaton, const kgi_piece *piece);
/* A piece that begins with what another one lets stand: (?=ahead)piece. Where `ahead` goes on behind the piece, what
 * else stands there is not looked at. */
kgi_piece kgi_piece_demand(kgi_automaton *automaton, const kgi_piece *ahead, const kgi_piece *piece);

#endif
