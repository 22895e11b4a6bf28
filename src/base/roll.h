/* A hash of bytes that is put together from those of its parts, wherever they were cut.
 *
 * The bytes are read as one number to the base of 256, the first one as the lowest digit, modulo the prime 2^61 - 1
 * (Karp and Rabin, Efficient randomized pattern-matching algorithms, 1987). By that modulus, to shift is to rotate. */
#ifndef KGI_BASE_ROLL_H
#define KGI_BASE_ROLL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
  KGI_ROLL_BITS = 61,
  KGI_ROLL_STEP = 7, /* bytes that are below the modulus as they stand */
  KGI_ROLL_MOST = 15 /* bytes that kgi_roll_sum takes */
};

#define KGI_ROLL_PRIME (((uint64_t)1 << KGI_ROLL_BITS) - 1)

/* Up to twice the prime and a bit more, taken down to the prime at most: zero may also stand there as that. */
static inline uint64_t kgi_roll_reduce(uint64_t sum) { return (sum & KGI_ROLL_PRIME) + (sum >> KGI_ROLL_BITS); }

/* The sum of the bytes of `left`, `len` of them, with those of `right` behind. */
static inline uint64_t kgi_roll_join(uint64_t left, size_t len, uint64_t right) {
  unsigned bits = 8 * (unsigned)len % KGI_ROLL_BITS;
  return kgi_roll_reduce(left + ((right << bits & KGI_ROLL_PRIME) | right >> (KGI_ROLL_BITS - bits)));
}

/* Eight of some bytes as a number, those behind the first `len` of all of them taken as zeros. */
static inline uint64_t kgi_roll_eight(const char *bytes, size_t len, size_t from) {
  static const uint64_t masks[] = {UINT64_MAX, UINT64_MAX, 0, 0};
  uint64_t eight, mask;
  memcpy(&eight, bytes + from, sizeof eight);
  memcpy(&mask, (const char *)masks + 2 * sizeof mask - len + from, sizeof mask);
  return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? eight & mask : __builtin_bswap64(eight & mask);
}

/* The sum of the first `len` of sixteen bytes, KGI_ROLL_MOST at most. */
static inline uint64_t kgi_roll_sum(const char *bytes, size_t len) {
  uint64_t low = kgi_roll_eight(bytes, len, 0), high = kgi_roll_eight(bytes, len, 8);
  return kgi_roll_reduce((low & KGI_ROLL_PRIME) + (low >> KGI_ROLL_BITS) + (high << (64 - KGI_ROLL_BITS)));
}

/* The hash that a sum stands for, spread over all 64 bits; different for different bytes, seven at most. */
static inline uint64_t kgi_roll_hash(uint64_t sum) {
  if (sum == KGI_ROLL_PRIME) sum = 0;
  sum *= 0x9E3779B97F4A7C15u;
  return __builtin_bswap64(sum ^ sum >> 32);
}

#endif
