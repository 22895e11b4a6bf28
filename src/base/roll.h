/* A hash of bytes that grows from left to right, from which that of any part follows in constant time.
 *
 * The bytes are read as one number to the base of 256, modulo the prime 2^61 - 1 (Karp and Rabin, Efficient randomized
 * pattern-matching algorithms, 1987). By that modulus a shift is a rotation, so no step multiplies. */
#ifndef KGI_BASE_ROLL_H
#define KGI_BASE_ROLL_H

#include <stddef.h>
#include <stdint.h>

enum { KGI_ROLL_BITS = 61, KGI_ROLL_STEP = 7 }; /* bytes that may be added at a time */

#define KGI_ROLL_PRIME (((uint64_t)1 << KGI_ROLL_BITS) - 1)

/* `sum` times two to the power of `bits`, below 61. */
static inline uint64_t kgi_roll_shift(uint64_t sum, unsigned bits) {
  return ((sum << bits) & KGI_ROLL_PRIME) | sum >> (KGI_ROLL_BITS - bits);
}

/* Appends up to seven bytes, given as the big-endian number that they are. */
static inline uint64_t kgi_roll_add(uint64_t sum, uint64_t bytes, size_t len) {
  sum = kgi_roll_shift(sum, 8 * (unsigned)len) + bytes;
  return (sum & KGI_ROLL_PRIME) + (sum >> KGI_ROLL_BITS);
}

/* The hash of the `len` bytes between two sums, spread over all 64 bits. */
static inline uint64_t kgi_roll_between(uint64_t from, uint64_t to, size_t len) {
  uint64_t h = to + KGI_ROLL_PRIME - kgi_roll_shift(from, 8 * (unsigned)len % KGI_ROLL_BITS);
  h = (h & KGI_ROLL_PRIME) + (h >> KGI_ROLL_BITS);
  if (h == KGI_ROLL_PRIME) h = 0;
  h *= 0x9E3779B97F4A7C15u;
  return h ^ h >> 32;
}

#endif
