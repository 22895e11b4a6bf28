/* Sixteen bytes of a text compared at once. */
#ifndef KGI_BASE_LANE_H
#define KGI_BASE_LANE_H

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { KGI_LANE = 16 };

/* A vector of the compiler's: `lane == 'x'` compares each byte. Bytes outside ASCII are below 0. */
typedef signed char kgi_lane __attribute__((vector_size(KGI_LANE)));

static inline kgi_lane kgi_lane_at(const char *bytes) {
  kgi_lane lane;
  memcpy(&lane, bytes, sizeof lane);
  return lane;
}

/* The same of fewer bytes, filled up with NULs. */
static inline kgi_lane kgi_lane_of(const char *bytes, size_t len) {
  char filled[KGI_LANE] = {0};
  memcpy(filled, bytes, len);
  return kgi_lane_at(filled);
}

/* A bit for each byte of a comparison's outcome. */
static inline unsigned kgi_lane_bits(kgi_lane yes) {
#ifdef __SSE2__
  return (unsigned)_mm_movemask_epi8((__m128i)yes);
#else
  unsigned bits = 0;
  for (int i = 0; i < KGI_LANE; i++) bits |= (unsigned)(yes[i] & 1) << i;
  return bits;
#endif
}

/* A bit for each of up to sixty-four bytes that is from `low` to `high`; a lane can be read from each of them on. */
static inline uint64_t kgi_lane_find(const char *bytes, size_t n, signed char low, signed char high) {
  uint64_t found = 0;
  for (size_t at = 0; at < n; at += KGI_LANE) {
    kgi_lane lane = kgi_lane_at(bytes + at);
    found |= (uint64_t)kgi_lane_bits((lane >= low) & (lane <= high)) << at;
  }
  return n < 64 ? found & ~(UINT64_MAX << n) : found;
}

#endif
