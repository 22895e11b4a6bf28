#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"

enum { MOST_DIGITS = 10, MOST_PLACES = MOST_DIGITS + 4 };

/* All exact. */
static const double tens[MOST_PLACES + 1] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6, 1e7,
                                             1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};

size_t kgi_number_whole(char *out, uint64_t value) {
  char digits[20];
  size_t n = 0;
  do digits[n++] = (char)('0' + value % 10);
  while (value /= 10);
  for (size_t i = 0; i < n; i++) out[i] = digits[n - 1 - i];
  return n;
}

void kgi_number_padded(char *out, unsigned value, int digits) {
  for (; digits > 0; value /= 10) out[--digits] = (char)('0' + value % 10);
}

static size_t print(char *out, double value, int digits) {
  kgi_plain plain;
  bool is_plain = kgi_plain_begin(&plain);
  int n = snprintf(out, KGI_NUMBER_SIZE - 1, "%.*g", digits, value);
  if (is_plain) kgi_plain_end(&plain);
  return n > 0 ? (size_t)n : 0;
}

/* The digits of value * 10^places, rounded; UINT64_MAX where that is too close to the middle to be told. */
static uint64_t scale(double value, int places) {
  static const double doubt = 1e-4; /* far above the error of one multiplication below 10^11 */
  double scaled = value * tens[places], whole = floor(scaled), rest = scaled - whole;
  if (fabs(rest - 0.5) < doubt) return UINT64_MAX;
  return (uint64_t)whole + (rest > 0.5);
}

/* Writes `scaled` / 10^places without needless zeros. */
static size_t put_scaled(char *out, uint64_t scaled, int places) {
  for (; places > 0 && scaled % 10 == 0; places--) scaled /= 10;
  char digits[KGI_NUMBER_SIZE];
  size_t n = kgi_number_whole(digits, scaled), behind = (size_t)places, len = 0;
  if (n > behind) {
    memcpy(out, digits, n - behind);
    len = n - behind;
  } else {
    out[len++] = '0';
  }
  if (!behind) return len;
  out[len++] = '.';
  for (; n < behind; behind--) out[len++] = '0';
  memcpy(out + len, digits + n - behind, behind);
  return len + behind;
}

/* How many places behind the point `digits` digits reach; the value is at least 0.0001. */
static int places_of(double value, int digits) {
  static const double least[] = {1, 0.1, 0.01, 0.001};
  int places = digits - 1;
  for (; places > 0 && value >= tens[digits - places];) places--;
  for (size_t i = 0; i < sizeof least / sizeof *least && value < least[i]; i++) places++;
  return places;
}

static size_t put_positive(char *out, double value, int digits) {
  if (value < tens[digits] && value == floor(value)) return kgi_number_whole(out, (uint64_t)value);
  if (value < 1 / tens[4] || value >= tens[digits] - 1) return print(out, value, digits);
  int places = places_of(value, digits);
  uint64_t scaled = scale(value, places);
  return scaled == UINT64_MAX ? print(out, value, digits) : put_scaled(out, scaled, places);
}

size_t kgi_number_real(char *out, double value, int digits) {
  if (!isfinite(value)) value = 0;
  bool is_negative = signbit(value);
  if (is_negative) out[0] = '-';
  return is_negative + put_positive(out + is_negative, fabs(value), digits);
}

double kgi_number_widen(float value) {
  enum { MOST_WHOLE = 1 << FLT_MANT_DIG }; /* whole numbers up to there are exact */
  double wide = (double)value;
  if (wide == floor(wide) && fabs(wide) <= MOST_WHOLE) return wide;
  char text[KGI_NUMBER_SIZE];
  for (int digits = 1; digits <= FLT_DECIMAL_DIG; digits++) {
    snprintf(text, sizeof text, "%.*g", digits, (double)value);
    wide = strtod(text, NULL);
    if ((float)wide == value) break;
  }
  return wide;
}
