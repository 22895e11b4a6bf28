/* A hash of bytes that is put together from those of its parts, wherever they were cut.
 *
 * The bytes are read as one number to the base of 256, the first one as the lowest digit, modulo 2^64 - 1 (in the way
 * of Karp and Rabin, Efficient randomized pattern-matching algorithms, 1987). By that modulus, to shift is to rotate.
 */
#ifndef KGI_BASE_ROLL_H
#define KGI_BASE_ROLL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { KGI_ROLL_MOST = 16 }; /* bytes that kgi_roll_sum takes */

/* What the sum has too much to stand in 64 bits comes in again from below: it is never 0 if one of them is not. */
static inline uint64_t kgi_roll_add(uint64_t a, uint64_t b) { return a + b + (a + b < a); }

/* The sum of the bytes of `left`, `len` of them, with those of `right` behind. */
static inline uint64_t kgi_roll_join(uint64_t left, size_t len, uint64_t right) {
  unsigned bits = 8 * (unsigned)len % 64;
  return kgi_roll_add(left, right << bits | right >> (-bits % 64));
}

/* Eight of some bytes as a number, those behind the first `len` of all of them taken as zeros. */
static inline uint64_t kgi_roll_eight(const char *bytes, size_t len, size_t from) {
  static const uint64_t masks[] = {UINT64_MAX, UINT64_MAX, 0, 0};
  uint64_t eight, mask;
  memcpy(&eight, bytes + from, sizeof eight);
  memcpy(&mask, (const char *)masks + KGI_ROLL_MOST - len + from, sizeof mask);
  return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? eight & mask : __builtin_bswap64(eight & mask);
}

/* The sum of the first `len` of sixteen bytes. */
static inline uint64_t kgi_roll_sum(const char *bytes, size_t len) {
  return kgi_roll_add(kgi_roll_eight(bytes, len, 0), kgi_roll_eight(bytes, len, 8));
}

/* The sum of any number of bytes, behind which KGI_ROLL_MOST more can be read. */
static inline uint64_t kgi_roll_sum_all(const char *bytes, size_t len) {
  if (len <= KGI_ROLL_MOST) return kgi_roll_sum(bytes, len);
  uint64_t sum = 0;
  for (size_t at = 0, step; at < len; at += step) {
    step = len - at < KGI_ROLL_MOST ? len - at : KGI_ROLL_MOST;
    sum = kgi_roll_join(sum, at, kgi_roll_sum(bytes + at, step));
  }
  return sum;
}

/* The hash that a sum stands for, spread over all 64 bits; different for different bytes, eight at most. */
static inline uint64_t kgi_roll_hash(uint64_t sum) {
  sum *= 0x9E3779B97F4A7C15u;
  return __builtin_bswap64(sum ^ sum >> 32);
}

#endif
