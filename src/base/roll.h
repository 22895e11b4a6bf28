/* A hash of bytes that grows from left to right, from which that of any part follows in constant time.
 *
 * The bytes are read as one number to the base of 256, modulo the prime 2^61 - 1 (Karp and Rabin, Efficient randomized
 * pattern-matching algorithms, 1987). By that modulus, to shift is to rotate. */
#ifndef KGI_BASE_ROLL_H
#define KGI_BASE_ROLL_H

#include <stddef.h>
#include <stdint.h>

enum {
  KGI_ROLL_BITS = 61,
  KGI_ROLL_STEP = 7 /* bytes that may be added at a time */
};

#define KGI_ROLL_PRIME (((uint64_t)1 << KGI_ROLL_BITS) - 1)

/* Sums are kept below 2^61; zero may also stand there as the prime. */
static inline uint64_t kgi_roll_reduce(uint64_t sum) { return (sum & KGI_ROLL_PRIME) + (sum >> KGI_ROLL_BITS); }

/* `sum` with `len` bytes behind it, still all zero. */
static inline uint64_t kgi_roll_shift(uint64_t sum, size_t len) {
  unsigned bits = 8 * (unsigned)len % KGI_ROLL_BITS;
  return ((sum << bits) & KGI_ROLL_PRIME) | sum >> (KGI_ROLL_BITS - bits);
}

/* Appends up to seven bytes, given as the big-endian number that they are. */
static inline uint64_t kgi_roll_add(uint64_t sum, uint64_t bytes, size_t len) {
  unsigned bits = 8 * (unsigned)len;
  return kgi_roll_reduce((((sum << bits) & KGI_ROLL_PRIME) | sum >> (KGI_ROLL_BITS - bits)) + bytes);
}

/* The hash that a sum stands for, spread over all 64 bits; different for different bytes, seven at most. */
static inline uint64_t kgi_roll_hash(uint64_t sum) {
  if (sum == KGI_ROLL_PRIME) sum = 0;
  sum *= 0x9E3779B97F4A7C15u;
  return sum ^ sum >> 32;
}

/* The hash of the `len` bytes between two sums. */
static inline uint64_t kgi_roll_between(uint64_t from, uint64_t to, size_t len) {
  return kgi_roll_hash(kgi_roll_reduce(to + KGI_ROLL_PRIME - kgi_roll_shift(from, len)));
}

#endif
