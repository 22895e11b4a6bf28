/* A hash of bytes that is put together from those of its parts, wherever they were cut.
 *
 * The bytes are read as one number to the base of 256, modulo the prime 2^61 - 1 (Karp and Rabin, Efficient randomized
 * pattern-matching algorithms, 1987). By that modulus, to shift is to rotate. */
#ifndef KGI_BASE_ROLL_H
#define KGI_BASE_ROLL_H

#include <stddef.h>
#include <stdint.h>

enum {
  KGI_ROLL_BITS = 61,
  KGI_ROLL_STEP = 7 /* bytes that are below the modulus as they stand */
};

#define KGI_ROLL_PRIME (((uint64_t)1 << KGI_ROLL_BITS) - 1)

/* The sum of `left` with `right`, the sum of `len` bytes, behind it. Zero may also stand there as the prime. */
static inline uint64_t kgi_roll_join(uint64_t left, uint64_t right, size_t len) {
  unsigned bits = 8 * (unsigned)len % KGI_ROLL_BITS;
  uint64_t sum = (((left << bits) & KGI_ROLL_PRIME) | left >> (KGI_ROLL_BITS - bits)) + right;
  return (sum & KGI_ROLL_PRIME) + (sum >> KGI_ROLL_BITS);
}

/* The hash that a sum stands for, spread over all 64 bits; different for different bytes, seven at most. */
static inline uint64_t kgi_roll_hash(uint64_t sum) {
  if (sum == KGI_ROLL_PRIME) sum = 0;
  sum *= 0x9E3779B97F4A7C15u;
  return sum ^ sum >> 32;
}

#endif
